// SPDX-License-Identifier: MIT
// Logging in to a server that we did not write: snac2, whose forms the test fills in as a person does.
#include <doctest/doctest.h>

#include "outputs/adapter.h"
#include "outputs/login.h"
#include "servers/snac.h"
#include "text/url.h"

namespace twinform {

namespace {

using test::snac;

Http& http() {
  static auto pool = make_curl_http({.user_agent = "twinform-test"});
  return *pool;
}

OutputSettings output() {
  return {.name = "snac", .type = "mastodon", .options = {{"server", snac().base}, {"allow_private", true}}};
}

// What stands in `<input … name="NAME" value="…">`.
std::string hidden_field(std::string_view page, std::string_view name) {
  std::size_t at = page.find("name=\"" + std::string(name) + "\"");
  REQUIRE(at != std::string_view::npos);
  std::size_t begin = page.find("value=\"", at) + 7;
  return std::string(page.substr(begin, page.find('"', begin) - begin));
}

// Opens the address and fills in the form with alice's name and a password.
class Alice final : public AccountOwner {
 public:
  Alice(std::string redirect, std::string password) : redirect_(std::move(redirect)), password_(std::move(password)) {}
  std::string redirect() const override { return redirect_; }

  Result<Secret> visit(const Url& address) override {
    auto page = http().send({.url = address, .allow_private = true});
    REQUIRE(page);
    REQUIRE(page->status == 200);
    std::string form = "login=alice&passwd=" + percent_encode(password_);
    for (const char* field : {"redir", "cid", "state"})
      form += "&" + std::string(field) + "=" + percent_encode(hidden_field(page->body, field));
    auto answer = http().send({.method = "POST",
                               .url = parse_url(snac().base + "/oauth/x-snac-login").value(),
                               .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                               .body = form,
                               .allow_private = true});
    REQUIRE(answer);
    std::string_view place = find_header(answer->headers, "Location");
    return Secret(place.empty() ? answer->body : std::string(place.substr(place.find('?') + 1)));
  }

  Result<Secret> ask(std::string_view) override { return fail(ErrorKind::internal, "asked"); }

 private:
  std::string redirect_, password_;
};

// Whose token a login gives, as the server says.
Result<std::string> account_after(Alice alice) {
  static const SystemClock clock;
  const AdapterInfo& mastodon = *find_adapter("mastodon");
  OutputSettings complete = output();
  complete.options.emplace("token", TRY(mastodon.log_in(http(), output(), alice)));
  return TRY(mastodon.make(complete, {.clock = &clock, .print = {}, .library = {}})->probe(http())).account;
}

}  // namespace

TEST_CASE("a login to snac gives a token that is good") {
  std::string redirect;
  SUBCASE("by a code that the server shows") {}
  SUBCASE("by a browser that comes back") { redirect = "http://127.0.0.1:8/"; }
  auto account = account_after({redirect, snac().password});
  REQUIRE(account);
  CHECK(account->starts_with("@alice@127.0.0.1"));
}

// snac gives a token for any code; one that nobody's login made belongs to nobody.
TEST_CASE("what a wrong password at snac leads to is refused when it is tried") {
  auto account = account_after({"", "wrong"});
  REQUIRE_FALSE(account);
  CHECK(account.error().kind == ErrorKind::refused);
}

}  // namespace twinform
