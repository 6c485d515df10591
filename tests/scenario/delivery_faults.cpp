// SPDX-License-Identifier: MIT
// Plays rows of the fault table of delivery: delivery_faults TABLE NAME… Each is the same story with another fault in its middle, on
// a server that knows keys and on one that is searched: two posts go to the server and to a folder of pages, and with the first the
// fault happens; then all is well, and the program runs until it has nothing left to do.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/strings.h"
#include "fault_table.h"
#include "stage.h"
#include "support/mastodon_double.h"

namespace twinform::test {

namespace {

constexpr const char* kFeed = R"(<rss version="2.0"><channel><title>Journal</title>
<item><title>Second</title><link>https://journal.example/2</link></item>
<item><title>First</title><link>https://journal.example/1</link></item></channel></rss>)";
const std::string kFaultAt = "2026-11-23T09:00:00Z";
// As a timer would call it: soon, later, after the longest wait that a server may ask for.
const std::vector<std::string> kLater = {"2026-11-23T09:10:00Z", "2026-11-23T09:20:00Z", "2026-11-23T11:00:00Z",
                                         "2026-11-24T11:00:00Z"};

class Story {
 public:
  Story(const toml::table& fault, MastodonKind kind) : fault_(fault), double_(server_, kind) {}

  std::vector<std::string> play() {
    home_.write("token", MastodonDouble::token());
    std::filesystem::permissions(home_ / "token", std::filesystem::perms::owner_read);
    home_.write("journal.xml", kFeed);
    cause();
    check_words(run(kFaultAt, {"run"}, static_cast<int>(fault_["exit"].value_or(1))));
    check_posts(strings_at(fault_, "posts"), "after the fault");
    check_state();
    if (!std::filesystem::exists(home_ / "page" / "index.html")) complain("the other output got nothing");
    broken_ = false;
    for (const std::string& command : strings_at(fault_, "mended_by")) mend(command);
    settle();
    check_each_is_there_once();
    return std::move(complaints_);
  }

 private:
  std::string config() const {
    return fmt::format(R"(
[library]
backlog = 10
[sources.journal]
url = "journal.xml"
[outputs.fediverse]
type = "mastodon"
server = "{}"
token = {{ file = "token" }}
allow_private = true
timeout = 1
[outputs.page]
type = "bulletin"
path = "page"
[broadcasts.all]
from = ["*"]
to = ["fediverse", "page"]
post = "{{title}}"
)",
                       broken_ ? fault_["server"].value_or(server_.url("")) : server_.url(""));
  }

  void cause() {
    double_.set_now(from_rfc3339(kFaultAt).value());
    for (const std::string& name : strings_at(fault_, "faults")) double_.fail_next(fault_named(name));
    bool replies = fault_.contains("status") || fault_.contains("raw") || fault_.contains("mute");
    auto fill = [](std::string text) { return text; };
    if (replies) double_.answer_next(reply_in(fault_, fill), fault_["acted"].value_or(false));
  }

  std::string run(const std::string& now, std::vector<std::string> arguments, std::optional<int> exit) {
    home_.write("twinform.toml", config());
    arguments.insert(arguments.end(), {"--config", "twinform.toml"});
    auto finished = run_program(home_, now, arguments);
    if (!finished) {
      complain("the program can't be started: " + finished.error().what);
      return {};
    }
    exit_code_ = finished->exit_code;
    if (exit && exit_code_ != *exit)
      complain(fmt::format("exit code {} instead of {} at {}:\n{}{}", exit_code_, *exit, now, finished->output,
                           finished->errors));
    return finished->output + finished->errors;
  }

  void mend(const std::string& command) {
    std::vector<std::string> words;
    for (std::string_view word : split(command, ' ')) words.emplace_back(word);
    run(kFaultAt, words, 0);
  }

  void settle() {
    for (const std::string& now : kLater) {
      double_.set_now(from_rfc3339(now).value());
      run(now, {"run"}, std::nullopt);
      if (exit_code_ == 0) return;
    }
    complain("it never comes to rest");
  }

  void check_words(const std::string& all) {
    for (const std::string& words : strings_at(fault_, "says"))
      if (all.find(words) == std::string::npos) complain(fmt::format("does not say \"{}\", but\n{}", words, all));
  }

  std::vector<std::string> texts() const {
    std::vector<std::string> found;
    for (const DoubleStatus& status : double_.statuses()) found.push_back(status.text);
    return found;
  }

  void check_posts(const std::vector<std::string>& expected, std::string_view when) {
    if (texts() != expected)
      complain(fmt::format("{}, the posts are [{}] instead of [{}]", when, join(texts(), ", "), join(expected, ", ")));
  }

  // Of the first post, as the ledger keeps it.
  void check_state() {
    std::string state = fault_["state"].value_or(std::string{"unknown"});
    auto shown = parse_json(run(kFaultAt, {"outbox", "show", "1", "--json"}, 0));
    if (!shown || string_at(*shown, "state") != state)
      complain(fmt::format("the first post is kept as {}, not {}", shown ? string_at(*shown, "state") : "?", state));
  }

  void check_each_is_there_once() {
    std::vector<std::string> found = texts();
    std::ranges::sort(found);
    if (found != std::vector<std::string>{"First", "Second"})
      complain(fmt::format("in the end the posts are [{}]", join(found, ", ")));
  }

  void complain(std::string what) { complaints_.push_back(std::move(what)); }

  const toml::table& fault_;
  TempDir home_;
  HttpServer server_;
  MastodonDouble double_;
  bool broken_ = true;
  int exit_code_ = 0;
  std::vector<std::string> complaints_;
};

std::vector<std::string> play_on_both(const toml::table& fault) {
  std::vector<std::string> complaints;
  for (auto [name, kind] : {std::pair("keyed", MastodonKind::keyed), {"searchable", MastodonKind::searchable}}) {
    std::vector<std::string> only = strings_at(fault, "only");
    if (!only.empty() && std::ranges::find(only, name) == only.end()) continue;
    for (const std::string& complaint : Story(fault, kind).play())
      complaints.push_back(fmt::format("{}: {}", name, complaint));
  }
  return complaints;
}

}  // namespace

}  // namespace twinform::test

int main(int argc, char** argv) { return twinform::test::play_faults(argc, argv, twinform::test::play_on_both); }
