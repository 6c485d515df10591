// SPDX-License-Identifier: MIT
#include "outputs/mastodon/login.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "../fake_http.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/strings.h"
#include "outputs/adapter.h"

namespace twinform {

using namespace test;

namespace {

const OutputSettings kOutput{
    .name = "fediverse", .type = "mastodon", .options = {{"server", std::string("https://social.example")}}};
constexpr const char* kMastodon43 =
    R"({"code_challenge_methods_supported":["S256"],"scopes_supported":["read","write","profile","read:accounts"]})";
constexpr const char* kApplication = R"({"client_id":"id","client_secret":"s3cret"})";

// Says yes to whatever is asked, as the server would send the browser back.
class Yes final : public AccountOwner {
 public:
  explicit Yes(std::string redirect = "") : redirect_(std::move(redirect)) {}
  std::string redirect() const override { return redirect_; }
  Result<Secret> visit(const Url& address) override {
    visited = address;
    return Secret("code=c0de&state=" + query("state"));
  }
  Result<Secret> ask(std::string_view) override { return fail(ErrorKind::internal, "asked"); }

  std::string query(std::string_view name) const {
    for (std::string_view pair : split(visited.query(), '&'))
      if (pair.starts_with(std::string(name) + "=")) return std::string(pair.substr(name.size() + 1));
    return {};
  }
  Url visited;

 private:
  std::string redirect_;
};

struct Server {
  HttpResult metadata = reply(404, "");
  HttpResult apps = reply(200, kApplication);
  HttpResult token = reply(200, R"({"access_token":"t0ken","token_type":"Bearer"})");
  FakeHttp http{[this](const HttpRequest& request) {
    if (request.url.path() == "/api/v1/apps") return apps;
    return request.url.path() == "/oauth/token" ? token : metadata;
  }};

  std::string log_in(AccountOwner& owner) {
    auto made = log_in_to_mastodon(http, kOutput, owner);
    return made ? made->reveal() : "error: " + one_line(made.error()) + " hint: " + made.error().hint;
  }
};

}  // namespace

TEST_CASE("a login registers and sends the owner to the server and redeems the code") {
  Server server;
  Yes owner;
  CHECK(server.log_in(owner) == "t0ken");
  REQUIRE(server.http.seen.size() == 3);
  Json application = parse_json(server.http.seen[1].body).value();
  CHECK(application == Json{{"client_name", "twinform"},
                            {"redirect_uris", "urn:ietf:wg:oauth:2.0:oob"},
                            {"scopes", "read:accounts read:statuses write:statuses write:media"}});
  CHECK(owner.visited.str().starts_with("https://social.example/oauth/authorize?response_type=code&client_id=id&"));
  CHECK(server.http.seen[2].body ==
        "grant_type=authorization_code&code=c0de&client_id=id&client_secret=s3cret&"
        "redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob&"
        "scope=read%3Aaccounts%20read%3Astatuses%20write%3Astatuses%20write%3Amedia");
}

TEST_CASE("a server that knows PKCE is shown the challenge first and its verifier with the code") {
  Server server{.metadata = reply(200, kMastodon43)};
  Yes owner;
  CHECK(server.log_in(owner) == "t0ken");
  std::string body = server.http.seen.back().body;
  std::string verifier = body.substr(body.find("code_verifier=") + 14);
  CHECK(verifier.size() == 43);
  CHECK(owner.query("code_challenge") == base64url(sha256(verifier)));
  CHECK(owner.query("code_challenge_method") == "S256");
}

TEST_CASE("a server that knows the scope profile gives no more than that") {
  Server server{.metadata = reply(200, kMastodon43)};
  Yes owner;
  server.log_in(owner);
  CHECK(owner.query("scope") == "profile%20read%3Astatuses%20write%3Astatuses%20write%3Amedia");
}

TEST_CASE("no two logins share a state") {
  Server server;
  Yes one, two;
  server.log_in(one);
  server.log_in(two);
  CHECK(one.query("state").size() == 22);
  CHECK(one.query("state") != two.query("state"));
}

TEST_CASE("a browser is sent back to where the owner listens") {
  Server server;
  Yes owner("http://127.0.0.1:8001/");
  server.log_in(owner);
  CHECK(owner.query("redirect_uri") == "http%3A%2F%2F127.0.0.1%3A8001%2F");
}

TEST_CASE("a registration that fails says what to do") {
  struct Row {
    HttpResult apps;
    const char* hint;
  };
  const std::vector<Row> rows = {{reply(404, "<html>"), "a server with the Mastodon API?"},
                                 {reply(200, "<html>"), "a server with the Mastodon API?"},
                                 {reply(200, "{}"), "a server with the Mastodon API?"},
                                 {reply(301, ""), "set `server`"},
                                 {reply(403, R"({"error":"closed"})"), "make an access token"},
                                 {reply(422, R"({"error":"closed"})"), "make an access token"},
                                 {reply(429, R"({"error":"Too many requests"})"), "a quarter of an hour"}};
  for (const Row& row : rows) {
    Server server{.apps = row.apps};
    Yes owner;
    std::string said = server.log_in(owner);
    CAPTURE(said);
    CHECK(said.find(row.hint, said.find("hint: ")) != std::string::npos);
    CHECK(owner.visited.empty());
  }
}

TEST_CASE("a code that the server does not take is told without the code") {
  Server server{.token = reply(400, R"({"error":"invalid_grant","error_description":"c0de is expired"})")};
  Yes owner;
  std::string said = server.log_in(owner);
  CHECK(said.find("answered 400: *** is expired") != std::string::npos);
  CHECK(said.find("begin again") != std::string::npos);
}

TEST_CASE("a server that can't be reached is an error before anything is asked") {
  Server server{.metadata = no_answer(false)};
  Yes owner;
  CHECK(server.log_in(owner).starts_with("error: connection lost"));
  CHECK(server.http.seen.size() == 1);
}

TEST_CASE("an adapter logs in exactly where one of its options is a secret") {
  for (const AdapterInfo& info : adapters()) {
    CAPTURE(info.schema.type);
    auto secrets = std::ranges::count(info.schema.options, OptionType::secret, &OptionSpec::type);
    CHECK(secrets == (info.log_in == nullptr ? 0 : 1));
  }
}

}  // namespace twinform
