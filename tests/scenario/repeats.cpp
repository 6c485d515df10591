// SPDX-License-Identifier: MIT
// Plays rows of the table of repeats: repeats TABLE NAME… A feed is looked at day after day, while it does to its entries what the
// row says; nothing may be posted twice and nothing be lost. Each row is played with entries that have a text and a date, only a date,
// and neither.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/clock.h"
#include "base/strings.h"
#include "fault_table.h"
#include "stage.h"
#include "support/mastodon_double.h"

namespace twinform::test {

namespace {

struct Words {
  std::string_view title, text;
};

constexpr std::array<Words, 8> kEntries{{
    {"Harbour library to stay open for another year",
     "The council decided on Tuesday night that the branch library in the harbour district stays open until the end of "
     "next year, and that its hours on Saturdays grow by three."},
    {"The library of things opens in the old print shop",
     "Readers may borrow sewing machines, drills and telescopes from the first of December on, for two weeks at a "
     "time, "
     "as soon as the shelves are up."},
    {"Metadata licences in open repositories remain unclear",
     "A survey of four hundred repositories finds that only one in five states under which licence its metadata may be "
     "reused, although most say that it is open."},
    {"Volunteers wanted to transcribe a botanist's letters",
     "The archive has digitised eleven thousand letters of the botanist and invites everybody to transcribe them on a "
     "platform that reads handwriting half by itself."},
    {"Shared catalogue cuts interlibrary loans by a third",
     "Requests fell by a third since the consortium opened its catalogue, and staff now spend the time saved on "
     "teaching "
     "and on what is really rare."},
    {"Headphones and lamps on loan in the reading room",
     "From spring on there are noise-cancelling headphones and lamps, after students asked for quieter places in the "
     "weeks before the examinations."},
    {"Lost manuscript found in a private collection",
     "What was thought to be gone since the fire has turned up in a drawer, and the national library has bought it "
     "with "
     "the help of donors."},
    {"Every sheet of the map collection on one map",
     "The collection now shows all editions on a time line, and lets anybody correct the place names that they know "
     "better than we do."},
}};

constexpr std::string_view kDayFormat = "2026-11-{:02}T{}Z";

// One play of a row, in one form.
class Story {
 public:
  Story(const toml::table& row, std::string form) : row_(row), form_(std::move(form)) {}

  std::vector<std::string> play() {
    home_.write("token", MastodonDouble::token());
    std::filesystem::permissions(home_ / "token", std::filesystem::perms::owner_read);
    home_.write("twinform.toml", config());
    for (const auto& look : *row_["looks"].as_array()) play_look(*look.as_table());
    if (auto asked = row_["why"].value<std::string>()) check_words(run(now_, {"why", *asked}, 0), row_);
    return std::move(complaints_);
  }

 private:
  std::string config() const {
    std::string sources, extra = row_["source"].value_or(std::string{});
    for (std::string_view name : {"blog", "other"})
      if (name == "blog" || row_.contains("every_other"))
        sources +=
            fmt::format("[sources.{0}]\nurl = \"{1}/{0}\"\nallow_private = true\n{2}\n", name, server_.url(""), extra);
    return fmt::format(R"([library]
name = "Test"
{}[outputs.fediverse]
type = "mastodon"
server = "{}"
token = {{ file = "token" }}
allow_private = true
[broadcasts.all]
from = ["*"]
to = ["fediverse"]
post = "{{title}}"
)",
                       sources, server_.url(""));
  }

  void play_look(const toml::table& look) {
    ++number_;
    now_ = look["at"].value_or(fmt::format(kDayFormat, 19 + number_, "09:00:00"));
    if (look.contains("shows")) serve("blog", look, "shows", "every");
    if (look.contains("other")) serve("other", look, "other", "every_other");
    std::size_t before = double_.statuses().size();
    check_words(run(now_, {"run"}, look["exit"].value_or(0)), look);
    check_posts(look, before);
  }

  void serve(const std::string& source, const toml::table& look, std::string_view shows, std::string_view every) {
    std::string items;
    look[shows].as_array()->for_each([&](const toml::value<std::int64_t>& n) { items += item(n.get(), look, every); });
    std::string title = look["title"].value_or(row_["title"].value_or(std::string{"The blog of the library"}));
    Reply feed{.body = fmt::format("<rss version=\"2.0\"><channel><title>{}</title><link>https://blog.example/</link>{}"
                                   "</channel></rss>\n",
                                   title, items)};
    bool away = look["redirect"].value_or(false);
    server_.on(away ? "/away" : "/" + source, conditional(feed));
    if (away) server_.on("/" + source, always(Reply{.status = 302, .headers = {{"Location", server_.url("/away")}}}));
  }

  // Of an entry of this look: what the look says of this one, else of all, else what the row says of all.
  std::string value(const toml::table& look, std::int64_t n, std::string_view every, std::string_view key,
                    std::string standard) const {
    auto said = look[fmt::format("entry_{}", n)][key].value<std::string>();
    if (!said) said = look[every][key].value<std::string>();
    if (!said) said = row_[every][key].value<std::string>();
    std::string text = said.value_or(std::move(standard));
    text = replace_all(std::move(text), "{now}", now_);
    text = replace_all(std::move(text), "{n}", std::to_string(n));
    return replace_all(std::move(text), "{look}", std::to_string(number_));
  }

  std::string item(std::int64_t n, const toml::table& look, std::string_view every) const {
    auto of = [&](std::string_view key, std::string standard) {
      return escaped(value(look, n, every, key, std::move(standard)));
    };
    const Words& words = kEntries.at(static_cast<std::size_t>(n));
    std::string item = element("title", of("title", std::string(words.title))) +
                       element("link", of("link", fmt::format("https://blog.example/post/{}", n))) +
                       element("guid", of("guid", fmt::format("tag:blog.example,2026:{}", n)));
    if (form_ == "whole") item += element("description", of("text", std::string(words.text)));
    if (form_ != "bare") item += element("pubDate", of("date", fmt::format(kDayFormat, 10 + n, "08:00:00")));
    return "<item>" + item + value(look, n, every, "more", "") + "</item>";
  }

  static std::string escaped(std::string text) {
    text = replace_all(std::move(text), "&", "&amp;");
    return replace_all(std::move(text), "<", "&lt;");
  }

  static std::string element(std::string_view name, const std::string& text) {
    std::string_view no_link = name == "guid" ? " isPermaLink=\"false\"" : "";
    return text.empty() ? std::string() : fmt::format("<{0}{2}>{1}</{0}>", name, text, no_link);
  }

  std::string run(const std::string& now, std::vector<std::string> arguments, int exit) {
    arguments.insert(arguments.end(), {"--config", "twinform.toml"});
    auto finished = run_program(home_, now, std::move(arguments));
    if (!finished) {
      complain("the program can't be started: " + finished.error().what);
      return {};
    }
    std::string all = finished->output + finished->errors;
    if (finished->exit_code != exit)
      complain(fmt::format("exit code {} instead of {}:\n{}", finished->exit_code, exit, all));
    return all;
  }

  void check_words(const std::string& all, const toml::table& table) {
    for (const std::string& words : strings_at(table, "says"))
      if (all.find(words) == std::string::npos) complain(fmt::format("does not say \"{}\", but\n{}", words, all));
  }

  // What is new on the server, in any order.
  void check_posts(const toml::table& look, std::size_t before) {
    std::vector<std::string> found, expected;
    for (const DoubleStatus& status : double_.statuses()) found.push_back(status.text);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(before));
    if (const toml::array* posts = look["posts"].as_array())
      posts->for_each([&](const toml::value<std::int64_t>& n) {
        expected.push_back(
            value(look, n.get(), "every", "title", std::string(kEntries.at(static_cast<std::size_t>(n.get())).title)));
      });
    std::ranges::sort(found);
    std::ranges::sort(expected);
    if (found != expected)
      complain(fmt::format("posted [{}] instead of [{}]", join(found, "; "), join(expected, "; ")));
  }

  void complain(const std::string& what) {
    complaints_.push_back(fmt::format("{}, look {}: {}", form_, number_, what));
  }

  const toml::table& row_;
  std::string form_, now_;
  int number_ = 0;
  TempDir home_;
  HttpServer server_;
  MastodonDouble double_{server_, MastodonKind::searchable};
  std::vector<std::string> complaints_;
};

std::vector<std::string> play_in_each_form(const toml::table& row) {
  std::vector<std::string> forms = strings_at(row, "forms"), complaints;
  if (forms.empty()) forms = {"whole", "dated", "bare"};
  for (const std::string& form : forms) std::ranges::move(Story(row, form).play(), std::back_inserter(complaints));
  return complaints;
}

}  // namespace

}  // namespace twinform::test

int main(int argc, char** argv) {
  using namespace twinform::test;
  return play_faults(argc, argv, play_in_each_form);
}
