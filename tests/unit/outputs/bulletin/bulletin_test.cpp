// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>
#include <unistd.h>

#include <map>

#include "../fake_http.h"
#include "../samples.h"
#include "base/file.h"
#include "base/subprocess.h"
#include "support/temp_dir.h"

namespace twinform {

using namespace test;

namespace {

std::unique_ptr<Adapter> bulletin_in(const std::filesystem::path& folder) {
  return adapter("bulletin", {{"path", folder.string()}, {"url", std::string("https://library.example/news")}});
}

std::map<std::string, std::string> files_in(const std::filesystem::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file())
      files[file.path().lexically_relative(folder)] = read_file(file.path(), 1U << 24U).value();
  return files;
}

Outcome send(const Adapter& one, const Post& post) {
  FakeHttp http = no_network();
  return one.send(http, post, one.limits());
}

Draft single(std::string_view title, std::string_view link) { return draft_of(story(title, link)); }

bool parses(std::string_view tool, const std::vector<std::string>& arguments, const std::filesystem::path& file) {
  std::vector<std::string> argv{std::string(tool)};
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  argv.push_back(file.string());
  auto ran = run_command({.argv = argv});
  if (!ran || ran->exit_code == 127) {
    MESSAGE("*** SKIPPED: no " << tool << " here, so nothing else than our own code has read the feed ***");
    return true;
  }
  INFO(ran->errors);
  return ran->exit_code == 0;
}

}  // namespace

TEST_CASE("a post becomes a page and stands in index and feeds") {
  TempDir folder;
  auto one = bulletin_in(folder / "bulletin");
  Outcome outcome = send(*one, post_of(*one, single("Open access", "https://a.example/1")));
  REQUIRE(outcome_name(outcome) == "sent");
  CHECK(std::get<Sent>(outcome).receipt.url == "https://library.example/news/issues/2026-11-23-0900-morning.html");
  auto files = files_in(folder / "bulletin");
  CHECK(files.size() == 5);
  for (std::string name :
       {"issues/2026-11-23-0900-morning.html", "issues/2026-11-23-0900-morning.json", "feed.atom", "feed.json"}) {
    CAPTURE(name);
    CHECK(files[name].find("Open access") != std::string::npos);
  }
  CHECK(files["index.html"].find("issues/2026-11-23-0900-morning.html") != std::string::npos);
}

TEST_CASE("posts of one slot join one page") {
  TempDir folder;
  auto one = bulletin_in(folder.path());
  send(*one, post_of(*one, single("First", "https://a.example/1")));
  send(*one, post_of(*one, single("Second", "https://a.example/2")));
  std::string page = files_in(folder.path())["issues/2026-11-23-0900-morning.html"];
  CHECK(page.find("First") < page.find("Second"));
  CHECK(page.find("Second") != std::string::npos);
}

TEST_CASE("a post that is sent twice changes nothing the second time") {
  TempDir folder;
  auto one = bulletin_in(folder.path());
  Post post = post_of(*one, single("Open access", "https://a.example/1"));
  Outcome first = send(*one, post);
  auto before = files_in(folder.path());
  Outcome second = send(*one, post);
  CHECK(files_in(folder.path()) == before);
  CHECK(std::get<Sent>(second).receipt.replayed);
  CHECK(std::get<Sent>(second).receipt.id == std::get<Sent>(first).receipt.id);
}

TEST_CASE("whatever an interruption left undone the next sending completes") {
  TempDir folder;
  auto one = bulletin_in(folder.path());
  Post post = post_of(*one, single("Open access", "https://a.example/1"));
  send(*one, post);
  auto whole = files_in(folder.path());
  for (std::string name : {"issues/2026-11-23-0900-morning.html", "index.html", "feed.atom", "feed.json"}) {
    std::filesystem::remove(folder / name);
    send(*one, post);
    CHECK(files_in(folder.path()) == whole);
  }
}

TEST_CASE("the same posts make the same bytes anywhere") {
  TempDir here, there;
  auto one = bulletin_in(here.path()), other = bulletin_in(there.path());
  Draft first = single("First", "https://a.example/1"), second = single("Second", "https://a.example/2");
  for (const Draft& draft : {first, second}) {
    send(*one, post_of(*one, draft));
    send(*other, post_of(*other, draft));
  }
  CHECK(files_in(here.path()) == files_in(there.path()));
}

TEST_CASE("find knows what stands in the folder") {
  TempDir folder;
  auto one = bulletin_in(folder.path());
  Post there = post_of(*one, single("First", "https://a.example/1")),
       absent = post_of(*one, single("Second", "https://a.example/2"));
  FakeHttp http = no_network();
  auto before = one->find(http, there, one->limits());
  REQUIRE(before);
  CHECK_FALSE(before->has_value());
  send(*one, there);
  auto found = one->find(http, there, one->limits()), missing = one->find(http, absent, one->limits());
  REQUIRE(found);
  CHECK(found->has_value());
  REQUIRE(missing);
  CHECK_FALSE(missing->has_value());
}

TEST_CASE("a folder that can't be made leaves the post for later with the reason") {
  auto one = bulletin_in("/proc/no-such-folder");
  Outcome outcome = send(*one, post_of(*one, single("First", "https://a.example/1")));
  CHECK(outcome_name(outcome) == "later");
  CHECK(error_of(outcome).what.find("/proc") != std::string::npos);
}

TEST_CASE("a full disk leaves the post for later with the reason") {
  TempDir folder;
  std::filesystem::create_directories(folder / "issues");
  std::filesystem::create_directory(folder / "issues/2026-11-23-0900-morning.json");
  auto one = bulletin_in(folder.path());
  CHECK(outcome_name(send(*one, post_of(*one, single("First", "https://a.example/1")))) == "later");
}

TEST_CASE("a damaged issue is named and never overwritten") {
  TempDir folder;
  auto path = folder.write("issues/2026-11-23-0900-morning.json", "{\"version\":1,");
  auto one = bulletin_in(folder.path());
  Outcome outcome = send(*one, post_of(*one, single("First", "https://a.example/1")));
  CHECK(outcome_name(outcome) == "later");
  CHECK(error_of(outcome).what.find("2026-11-23-0900-morning.json") != std::string::npos);
  CHECK(read_file(path, 100).value() == "{\"version\":1,");
}

TEST_CASE("a probe looks at the folder and makes nothing") {
  TempDir folder;
  FakeHttp http = no_network();
  auto limits = bulletin_in(folder / "a/b")->probe(http);
  REQUIRE(limits);
  CHECK(limits->guarantee == Guarantee::chosen_id);
  CHECK(files_in(folder.path()).empty());
  CHECK_FALSE(std::filesystem::exists(folder / "a"));
  CHECK_FALSE(bulletin_in(folder.write("file", "") / "a/b")->probe(http));
}

TEST_CASE("without a public address the receipt names the file") {
  TempDir folder;
  auto one = adapter("bulletin", {{"path", (folder / "my news").string()}});
  Outcome outcome = send(*one, post_of(*one, single("First", "https://a.example/1")));
  std::string url = std::get<Sent>(outcome).receipt.url;
  CHECK(url.starts_with("file:///"));
  CHECK(url.ends_with("/my%20news/issues/2026-11-23-0900-morning.html"));
}

TEST_CASE("the Atom feed is well-formed XML whatever stands in it") {
  TempDir folder;
  auto one = bulletin_in(folder.path());
  Story told = story("<a> & ]]> \x01\xEF\xBF\xBE\xff", "https://a.example/?a=1&b=2", "x < y && z\x0b");
  told.lead.authors = {{.name = told.lead.title}};
  REQUIRE(outcome_name(send(*one, post_of(*one, draft_of(told)))) == "sent");
  CHECK(parses("xmllint", {"--noout"}, folder / "feed.atom"));
}

}  // namespace twinform
