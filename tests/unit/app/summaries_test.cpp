// SPDX-License-Identifier: MIT
// Programs that are asked for summaries; they write down how often.
#include "app/summaries.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <span>

#include "base/progress.h"
#include "support/temp_dir.h"
#include "text/clean.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

struct NoHttp final : Http {
  HttpResult send(const HttpRequest&) override { return {}; }
  void send_all(std::span<const HttpRequest>, const std::function<bool(std::size_t, HttpResult)>&) override {}
};

struct FixedClock final : Clock {
  Instant now() const override { return from_epoch(1'795'000'000); }
};

// A run, with a broadcast whose program runs the lines of a shell script, each time behind a note that it did.
class Run {
 public:
  explicit Run(const std::string& script, Seconds patience = Summaries::kPatience)
      : summaries_(context_, ledger_, patience) {
    Path file = folder_.write("program", "echo asked >>" + (folder_ / "asked").string() + "\n" + script + "\n");
    broadcast.name = "all";
    broadcast.summary.command = {"sh", file.string()};
  }

  Story story(std::string_view text) {
    Entry entry{.source = "a", .guid = std::string(text), .title = clean_line("A title")};
    entry.summary = clean_text(text);
    Sighting sighting{.guid = entry.guid, .link = "", .title = entry.title.view()};
    auto added = ledger_.add_entry(entry, entry_keys({&sighting, 1}, {})[0], {}, {}, false, clock_.now());
    REQUIRE(added);
    return {.id = added->record.story, .first_entry = added->record.id, .lead = std::move(entry)};
  }
  std::string summary(const Story& story, bool said = true) {
    std::vector<Story> stories{story};
    REQUIRE(summaries_.write(stories, broadcast, said));
    return stories[0].summary.str();
  }
  long asked() const {
    std::error_code none;
    auto bytes = std::filesystem::file_size(folder_ / "asked", none);
    return none ? 0 : static_cast<long>(bytes / std::string_view("asked\n").size());
  }
  std::vector<Error> warnings() { return summaries_.take_warnings(); }

  Settings settings;
  BroadcastSettings broadcast;
  std::function<bool()> interrupted = [] { return false; };

 private:
  TempDir folder_;
  NoHttp http_;
  FixedClock clock_;
  NoProgress progress_;
  Ledger ledger_ = *Ledger::open("none", LedgerMode::memory);
  Context context_{.settings = settings,
                   .http = http_,
                   .clock = clock_,
                   .progress = progress_,
                   .surroundings = {},
                   .interrupted = [this] { return interrupted(); }};
  Summaries summaries_;
};

const std::string kGood = "echo '{\"summary\": \"Theirs.\"}'";

}  // namespace

TEST_CASE("what a program answered is kept, and another text or length or command is another question") {
  Run run(kGood);
  Story story = run.story("Ours.");
  for (int i = 0; i < 2; ++i) CHECK(run.summary(story) == "Theirs.");
  story.lead.title = clean_line("Another title");
  run.summary(story);
  CHECK(run.asked() == 1);
  story.lead.summary = clean_text("Another text.");
  run.summary(story);
  CHECK(run.asked() == 2);
  run.broadcast.compose.summary_characters = 200;
  run.summary(story);
  CHECK(run.asked() == 3);
  run.broadcast.summary.command.emplace_back("--short");
  run.summary(story);
  CHECK(run.asked() == 4);
  CHECK(run.warnings().empty());
}

TEST_CASE("a program is not started for what no template says or where there is nothing to sum up") {
  Run run(kGood);
  CHECK(run.summary(run.story("Ours."), false) == "Ours.");
  CHECK(run.summary(run.story("")) == "");
  run.broadcast.compose.summary_characters = 0;
  CHECK(run.summary(run.story("Ours, too.")) == "");
  CHECK(run.asked() == 0);
}

TEST_CASE("a failure is asked about once in a run and told of once") {
  Run run("echo 'no model' >&2; exit 3");
  Story story = run.story("Ours.");
  for (int i = 0; i < 2; ++i) CHECK(run.summary(story) == "Ours.");
  CHECK(run.asked() == 1);
  run.summary(run.story("Another."));
  std::vector<Error> warnings = run.warnings();
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].what == "sh wrote no summary of 2 stories: it ended with exit code 3: no model");
  CHECK(warnings[0].context == std::vector<std::string>{"“A title”, broadcast all"});
  CHECK_FALSE(warnings[0].hint.empty());
  CHECK(run.warnings().empty());
}

TEST_CASE("a program that failed three times in a row is left alone") {
  Run run("exit 1");
  for (const char* text : {"One.", "Two.", "Three.", "Four.", "Five."}) run.summary(run.story(text));
  CHECK(run.asked() == 3);
}

TEST_CASE("nobody is asked when the time for a run's summaries is over or somebody wants an end") {
  Run late(kGood, Seconds{0});
  CHECK(late.summary(late.story("Ours.")) == "Ours.");
  Run ended(kGood);
  ended.interrupted = [] { return true; };
  CHECK(ended.summary(ended.story("Ours.")) == "Ours.");
  CHECK(late.asked() + ended.asked() == 0);
  CHECK(late.warnings().size() == 1);
}

TEST_CASE("a program that is thinking when somebody wants an end is ended") {
  Run run("sleep 600");
  int looks = 0;
  run.interrupted = [&] { return ++looks > 2; };
  CHECK(run.summary(run.story("Ours.")) == "Ours.");
  CHECK(run.warnings().at(0).what == "sh wrote no summary of 1 story: the run was interrupted");
}

TEST_CASE("a program does not get the variables that hold our credentials") {
  ::setenv("OUR_TOKEN", "s3cret", 1);
  ::setenv("CREDENTIALS_DIRECTORY", "/run/credentials", 1);
  ::setenv("ITS_KEY", "its", 1);
  Run run("echo \"{\\\"summary\\\": \\\"<$OUR_TOKEN$CREDENTIALS_DIRECTORY$ITS_KEY>\\\"}\"");
  run.settings.secret_variables = {"OUR_TOKEN"};
  CHECK(run.summary(run.story("Ours.")) == "<its>");
  for (const char* name : {"OUR_TOKEN", "CREDENTIALS_DIRECTORY", "ITS_KEY"}) ::unsetenv(name);
}
