// SPDX-License-Identifier: MIT
// Plays rows of the fault table: faults TABLE NAME… Each is the same story with another fault in its middle: a source is read for
// the first time, a day later its fetch goes wrong, a month later all is well again. TABLE.md says in words what faults.toml checks.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "fault_table.h"
#include "stage.h"
#include "support/mastodon_double.h"

namespace twinform::test {

namespace {

constexpr const char* kFirst =
    R"(<item><title>First</title><link>https://journal.example/1</link><guid isPermaLink="false">1</guid></item>)";
constexpr const char* kSecond =
    R"(<item><title>Second</title><link>https://journal.example/2</link><guid isPermaLink="false">2</guid></item>)";

const std::string kFirstAt = "2026-11-23T09:00:00Z", kFaultAt = "2026-11-24T09:00:00Z",
                  kWellAgainAt = "2026-12-24T09:00:00Z";

std::string feed(std::string_view items) {
  return fmt::format("<rss version=\"2.0\"><channel><title>Journal</title>{}</channel></rss>\n", items);
}

class Story {
 public:
  explicit Story(const toml::table& fault) : fault_(fault) {}

  std::vector<std::string> play() {
    home_.write("token", MastodonDouble::token());
    std::filesystem::permissions(home_ / "token", std::filesystem::perms::owner_read);
    bool named = fault_["etag"].value_or(true);
    serve_feed(feed(kFirst), named ? "\"one\"" : "");
    run(kFirstAt, 0);
    server_.on("/feed", always(reply_in(fault_, [this](std::string text) { return filled(std::move(text)); })));
    server_.on("/page", answer("<!doctype html><title>Back soon</title><p>We are mending it.", "text/html"));
    server_.on("/moved", conditional(Reply{.headers = {{"ETag", "\"two\""}}, .body = both()}));
    check_words(run(kFaultAt, fault_["exit"].value_or(1)));
    check_posts(strings_at(fault_, "posts"), "after the fault");
    serve_feed(both(), "\"two\"");
    std::size_t asked = server_.requests("/feed").size();
    bool never = fault_["later"].value<std::string>() == "never";
    run(kWellAgainAt, never ? 1 : 0);
    check_request(asked);
    check_posts(fault_.contains("in_the_end") ? strings_at(fault_, "in_the_end")
                                              : std::vector<std::string>{never ? "" : "Second"},
                "in the end");
    return std::move(complaints_);
  }

 private:
  static std::string both() { return feed(std::string(kSecond) + kFirst); }

  std::string filled(std::string text) const {
    text = replace_all(std::move(text), "{server}", server_.url(""));
    text = replace_all(std::move(text), "{port}", std::to_string(server_.port()));
    text = replace_all(std::move(text), "{much}", std::string(50'000, 'x'));
    text = replace_all(std::move(text), "{long}", std::string(400'000, 'x'));
    text = replace_all(std::move(text), "{first}", kFirst);
    return replace_all(std::move(text), "{second}", kSecond);
  }

  std::string config() const {
    return filled(fmt::format(R"(
[library]
name = "Test"
[sources.journal]
url = "{{server}}/feed"
allow_private = true
{}
[outputs.fediverse]
type = "mastodon"
server = "{{server}}"
token = {{ file = "token" }}
allow_private = true
[broadcasts.all]
from = ["*"]
to = ["fediverse"]
post = "{{title}}"
)",
                              fault_["source"].value_or(std::string{})));
  }

  std::string faulty_config() const {
    std::string text = config();
    if (auto url = fault_["url"].value<std::string>()) text = replace_all(text, server_.url("/feed"), filled(*url));
    if (!fault_["allow_private"].value_or(true)) text.replace(text.find("allow_private = true"), 20, "");
    return text;
  }

  void serve_feed(std::string body, std::string etag) {
    Reply reply{.body = std::move(body)};
    if (!etag.empty()) reply.headers.emplace_back("ETag", std::move(etag));
    server_.on("/feed", conditional(reply));
  }

  std::string run(const std::string& now, int exit) {
    home_.write("twinform.toml", now == kFaultAt ? faulty_config() : config());
    auto finished = run_program(home_, now, {"run", "--config", "twinform.toml"});
    if (!finished) {
      complain("the program can't be started: " + finished.error().what);
      return {};
    }
    std::string all = finished->output + finished->errors;
    if (finished->exit_code != exit)
      complain(fmt::format("exit code {} instead of {} at {}:\n{}", finished->exit_code, exit, now, all));
    return all;
  }

  void check_words(const std::string& all) {
    for (const std::string& words : strings_at(fault_, "says"))
      if (all.find(filled(words)) == std::string::npos)
        complain(fmt::format("does not say \"{}\", but\n{}", words, all));
  }

  // The statuses on the server, oldest first; a piece of each is enough.
  void check_posts(std::vector<std::string> expected, std::string_view when) {
    std::erase(expected, "");
    std::vector<std::string> found;
    for (const DoubleStatus& status : double_.statuses()) found.push_back(status.text);
    bool same = std::ranges::equal(found, expected, [](const std::string& text, const std::string& piece) {
      return text.find(piece) != std::string::npos;
    });
    if (!same)
      complain(fmt::format("{}, the posts are [{}] instead of [{}]", when, join(found, ", "), join(expected, ", ")));
  }

  // Was the feed asked for again, and with the validators of the last good look?
  void check_request(std::size_t before) {
    std::string expected = fault_["later"].value_or(std::string{"conditional"});
    std::vector<Request> requests = server_.requests("/feed");
    std::string found = "never";
    if (requests.size() > before) found = requests.back().has_header("If-None-Match") ? "conditional" : "whole";
    if (found != expected) complain(fmt::format("the next fetch is {} instead of {}", found, expected));
  }

  void complain(std::string what) { complaints_.push_back(std::move(what)); }

  const toml::table& fault_;
  TempDir home_;
  HttpServer server_;
  MastodonDouble double_{server_, MastodonKind::searchable};
  std::vector<std::string> complaints_;
};

}  // namespace

}  // namespace twinform::test

int main(int argc, char** argv) {
  using namespace twinform::test;
  return play_faults(argc, argv, [](const toml::table& fault) { return Story(fault).play(); });
}
