// SPDX-License-Identifier: MIT
// The main job, end to end: the real program with two sources and one output, against a server that we did not write.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/subprocess.h"
#include "servers/snac.h"
#include "support/http_server.h"
#include "support/places.h"
#include "support/temp_dir.h"

namespace twinform::test {

namespace {

constexpr const char* kConfiguration = R"(state = "state"

[library]
name = "Northfield University Library"
backlog = {backlog}

[sources.blog]
url = "{blog}"
allow_private = true

[sources.journal]
url = "journal.xml"

[outputs.fediverse]
type = "mastodon"
server = "{server}"
token = { file = "token" }
visibility = "public"
allow_private = true

[broadcasts.all]
from = ["*"]
to = ["fediverse"]
post = "{title}\n\n{link}"
)";

// One library: its folder, its two feeds (one over HTTP, one a file), and the stories in them. Links are its own, so that all
// tests can share one server.
class Library {
 public:
  explicit Library(int backlog = 0) {
    std::string text = replace_all(kConfiguration, "{backlog}", fmt::format("{}", backlog));
    text = replace_all(std::move(text), "{blog}", site_.url("/blog.xml"));
    folder_.write("twinform.toml", replace_all(std::move(text), "{server}", snac().base));
    folder_.write("token", snac().token);
    publish();
    std::filesystem::permissions(folder_ / "token", std::filesystem::perms(0600));
  }

  void add(std::string_view feed, std::string_view title) {
    titles_.emplace_back(title);
    items_[feed == "blog" ? 0 : 1] +=
        fmt::format("<item><title>{}</title><link>{}</link><guid isPermaLink=\"false\">{}</guid></item>\n", title,
                    link(title), title);
    publish();
  }

  Command command(std::vector<std::string> words, std::vector<std::string> around = {}) const {
    around.emplace_back(test::program());
    around.insert(around.end(), words.begin(), words.end());
    around.insert(around.end(), {"--config", "twinform.toml"});
    return {.argv = std::move(around), .timeout = std::chrono::seconds{120}, .directory = folder_.path()};
  }

  Finished run(std::vector<std::string> words = {"run"}) const { return run(command(std::move(words))); }

  static Finished run(const Command& command) {
    auto finished = run_command(command);
    REQUIRE(finished);
    return *finished;
  }

  // Until a run exits 0; each later than the one before, or nothing would be due again.
  void run_until_quiet() const {
    Instant now = SystemClock().now();
    for (int hour = 1; hour < 7; ++hour) {
      snac().wait_until_idle();
      setenv("TWINFORM_NOW", to_rfc3339(now + std::chrono::hours(hour)).c_str(), 1);
      Finished finished = run();
      unsetenv("TWINFORM_NOW");
      INFO(finished.output << finished.errors);
      if (finished.exit_code == 0) return;
    }
    FAIL("six runs and no quiet");
  }

  int standing(std::string_view title) const { return snac().standing(link(title)); }
  int standing_in_all() const { return snac().standing(folder_.path().filename().string()); }

  void check_each_once() const {
    for (const std::string& title : titles_) {
      INFO(title);
      CHECK(standing(title) == 1);
    }
    CHECK(standing_in_all() == static_cast<int>(titles_.size()));
    CHECK(trim(run({"outbox", "list"}).output) == "No posts.");
  }

  std::string trace_file() const { return (folder_ / "trace").string(); }

 private:
  std::string link(std::string_view title) const {
    return fmt::format("https://a.example/{}/{}", folder_.path().filename().string(), hash64_hex(title));
  }

  void publish() {
    auto feed = [](const std::string& items) {
      return "<rss version=\"2.0\"><channel><title>Feed</title>\n" + items + "</channel></rss>\n";
    };
    folder_.write("journal.xml", feed(items_[1]));
    std::string body = feed(items_[0]), tag = '"' + hash64_hex(body) + '"';
    site_.on("/blog.xml", [body, tag](const Request& request) {
      bool same = request.header("If-None-Match") == tag;
      return Reply{.status = same ? 304 : 200,
                   .headers = {{"ETag", tag}, {"Content-Type", "application/rss+xml"}},
                   .body = same ? "" : body};
    });
  }

  HttpServer site_;
  TempDir folder_;
  std::array<std::string, 2> items_;
  std::vector<std::string> titles_;
};

bool can_trace() {
  auto tried = run_command({.argv = {"strace", "-o", "/dev/null", "-e", "trace=close", "true"}});
  bool works = tried && tried->exit_code == 0;
  if (!works) MESSAGE("*** SKIPPED: no process can be traced here, so none is killed in the middle ***");
  return works;
}

Finished killed_at(const Library& library, std::string_view call, int number) {
  std::string inject = fmt::format("inject={}:signal=KILL:when={}", call, number);
  return Library::run(library.command({"run"}, {"strace", "-f", "-o", "/dev/null", "-e", inject}));
}

// How often a run that delivers makes the call.
int count_calls(const Library& library, std::string_view call) {
  Finished finished = Library::run(
      library.command({"run"}, {"strace", "-f", "-o", library.trace_file(), "-e", fmt::format("trace={}", call)}));
  REQUIRE(finished.exit_code == 0);
  std::ifstream trace(library.trace_file());
  int count = 0;
  for (std::string line; std::getline(trace, line);) count += line.find(std::string(call) + "(") != std::string::npos;
  return count;
}

// `./dev crash` asks for more than a test run does.
int rounds_of_ten_runs() {
  const char* asked = std::getenv("TWINFORM_TEST_ROUNDS");
  return asked == nullptr ? 4 : std::atoi(asked);
}

std::unique_ptr<Library> library_with_two_posts_to_send() {
  auto library = std::make_unique<Library>(5);
  library->add("blog", "Open access week");
  library->add("journal", "Reading rooms of 2026");
  return library;
}

}  // namespace

TEST_CASE("the first run posts nothing and then new entries are posted once") {
  Library library;
  library.add("blog", "Old news");
  library.add("journal", "Old article");
  CHECK(library.run().exit_code == 0);
  CHECK(library.standing_in_all() == 0);
  library.add("blog", "Fresh news");
  library.add("journal", "Fresh article");
  CHECK(library.run().exit_code == 0);
  for (int again = 0; again < 3; ++again) CHECK(library.run().exit_code == 0);
  CHECK(library.standing("Fresh news") == 1);
  CHECK(library.standing("Fresh article") == 1);
  CHECK(library.standing_in_all() == 2);
}

TEST_CASE("with a backlog the first run posts exactly so many of each source") {
  Library library(2);
  for (const char* title : {"One", "Two", "Three", "Four"}) library.add("blog", title);
  CHECK(library.run().exit_code == 0);
  CHECK(library.standing_in_all() == 2);
  CHECK(library.run().exit_code == 0);
  CHECK(library.standing_in_all() == 2);
}

TEST_CASE("a run that is killed while it delivers loses nothing and doubles nothing") {
  if (!can_trace()) return;
  for (const std::string call : {"sendto", "recvfrom", "fdatasync", "pwrite64"}) {
    int calls = count_calls(*library_with_two_posts_to_send(), call);
    REQUIRE(calls > 0);
    int killed = 0;
    for (int number : {calls / 2, calls * 2 / 3, calls * 5 / 6, calls}) {
      CAPTURE(call);
      CAPTURE(number);
      auto library = library_with_two_posts_to_send();
      killed += killed_at(*library, call, number).exit_code == 137;
      library->run_until_quiet();
      library->check_each_once();
    }
    CHECK(killed >= 3);  // the last call may be one that this run does not make
  }
}

TEST_CASE("the run right after a killed one waits until a search can tell") {
  if (!can_trace()) return;
  auto library = library_with_two_posts_to_send();
  int calls = count_calls(*library_with_two_posts_to_send(), "sendto");
  CHECK(killed_at(*library, "recvfrom", calls).exit_code == 137);
  CHECK(library->run().exit_code == 0);
  library->check_each_once();
}

TEST_CASE("of ten runs started together one works and the others leave politely") {
  auto library = std::make_unique<Library>(5);
  library->add("blog", "Out of the archive");
  for (int round = 0, rounds = rounds_of_ten_runs(); round < rounds; ++round) {
    library->add("journal", fmt::format("Round {}", round));
    std::vector<Finished> finished(10);
    std::vector<std::thread> threads;
    for (Finished& one : finished)
      threads.emplace_back([&library, &one] { one = run_command(library->command({"run"})).value_or(Finished{}); });
    for (std::thread& thread : threads) thread.join();
    int worked = 0;
    for (const Finished& one : finished) {
      INFO(one.errors);
      bool polite = one.exit_code == 3 && one.errors.find("another run of twinform") != std::string::npos;
      CHECK((one.exit_code == 0 || polite));
      worked += one.exit_code == 0;
    }
    CHECK(worked >= 1);
    library->check_each_once();
  }
}

}  // namespace twinform::test
