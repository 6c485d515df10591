// SPDX-License-Identifier: MIT
// twinform.toml(5) and the program say the same: keys, options, fields, filters and examples.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "compose/template.h"
#include "config/load.h"
#include "outputs/adapter.h"
#include "select/query.h"
#include "support/places.h"
#include "support/temp_dir.h"
#include "time/recurrence.h"

using namespace twinform;
using twinform::test::TempDir;

namespace {

using Names = std::set<std::string>;

// The manual's lines, with characters that mdoc escapes as they are.
const std::string& manual() {
  static const std::string text = [] {
    std::string page = read_file(test::source_folder() / "man/twinform.toml.5", 1U << 20U).value();
    for (auto [escape, character] :
         {std::pair("\\(dq", "\""), {"\\(bu", "•"}, {"\\&", ""}, {"\\ ", " "}, {"\\e", "\\"}})
      page = replace_all(std::move(page), escape, character);
    return page;
  }();
  return text;
}

// From the line `.Ss title` or `.Sh TITLE` to the next heading of either kind, or, below .Sh, of that kind.
std::string part(std::string_view heading) {
  std::size_t begin = manual().find(fmt::format("\n{}\n", heading));
  if (begin == std::string::npos) return {};
  std::size_t next_part = manual().find("\n.Sh ", begin + 1);
  std::size_t end = heading.starts_with(".Ss") ? std::min(manual().find("\n.Ss ", begin + 1), next_part) : next_part;
  return manual().substr(begin, end - begin);
}

// What stands behind ".It Ic ", for example, on the lines that begin so.
std::vector<std::string> items(std::string_view text, std::string_view macro) {
  std::vector<std::string> found;
  std::string head = fmt::format(".It {} ", macro);
  for (std::string_view line : split(text, '\n')) {
    if (line.starts_with(head)) found.emplace_back(line.substr(head.size()));
  }
  return found;
}

Names keys_in_manual(std::string_view heading) {
  auto keys = items(part(heading), "Ic");
  return Names(keys.begin(), keys.end());
}

// The text about one key, up to the next.
std::string item(std::string_view heading, std::string_view key) {
  std::string text = part(heading) + "\n";
  std::size_t begin = text.find(fmt::format("\n.It Ic {}\n", key));
  return begin == std::string::npos ? "" : text.substr(begin, text.find("\n.It", begin + 1) - begin);
}

Names listed(std::string_view hint, std::string_view intro) {
  REQUIRE_MESSAGE(hint.starts_with(intro), hint);
  Names names;
  for (std::string_view name : split(hint.substr(intro.size()), ',')) names.emplace(trim(name));
  return names;
}

// The keys that a table knows, as it tells when it meets one that is like none of them.
Names known_keys(std::string_view table) {
  constexpr std::string_view kUnlike = "qqqqqqqqqqqqqqqqqqqq";
  TempDir folder;
  Loaded loaded =
      load_settings(folder.write("twinform.toml", replace_all(std::string(table), "KEY", kUnlike)), adapter_schemas());
  for (const Error& error : loaded.errors) {
    if (error.what.starts_with("unknown key")) return listed(error.hint, "the keys here are ");
  }
  return {};
}

}  // namespace

TEST_CASE("the manual names the keys of each table and no others") {
  CHECK(known_keys("[library]\nKEY = 1\n") == keys_in_manual(".Ss [library]"));
  CHECK(known_keys("[monitor]\nKEY = 1\n") == keys_in_manual(".Ss [monitor]"));
  CHECK(known_keys("[sources.a]\nKEY = 1\n") == keys_in_manual(".Ss [sources.NAME]"));
  CHECK(known_keys("[broadcasts.a]\nKEY = 1\n") == keys_in_manual(".Ss [broadcasts.NAME]"));
  CHECK(known_keys("[sources.a]\nbearer = { KEY = 1 }\n") == keys_in_manual(".Sh SECRETS"));
  Names top = keys_in_manual(".Ss The top of the file");
  top.insert({"library", "monitor", "hashtags", "profiles", "sources", "outputs", "broadcasts"});
  CHECK(known_keys("KEY = 1\n") == top);
}

TEST_CASE("the manual names the options of each output and no others") {
  for (const AdapterSchema& schema : adapter_schemas()) {
    CAPTURE(schema.type);
    Names keys = keys_in_manual(fmt::format(".Ss The output {}", schema.type));
    keys.merge(keys_in_manual(".Ss [outputs.NAME]"));
    CHECK(known_keys(fmt::format("[outputs.a]\ntype = \"{}\"\nKEY = 1\n", schema.type)) == keys);
    CHECK(item(".Ss [outputs.NAME]", "type").find(fmt::format("\"{}\"", schema.type)) != std::string::npos);
  }
}

TEST_CASE("the manual tells of each option of an output whether it is required and what is standard") {
  for (const AdapterSchema& schema : adapter_schemas()) {
    for (const OptionSpec& option : schema.options) {
      CAPTURE(schema.type);
      CAPTURE(option.key);
      std::string text = item(fmt::format(".Ss The output {}", schema.type), option.key);
      CHECK((text.find("required.") != std::string::npos) == option.required);
      CHECK(text.find(option.standard) != std::string::npos);
      for (std::string_view choice : option.choices)
        CHECK_MESSAGE(text.find(fmt::format("\"{}\"", choice)) != std::string::npos, choice);
    }
  }
}

TEST_CASE("whatever the manual sets as a key is one") {
  Names known;
  for (std::string_view table : {"KEY = 1\n", "[library]\nKEY = 1\n", "[monitor]\nKEY = 1\n", "[sources.a]\nKEY = 1\n",
                                 "[broadcasts.a]\nKEY = 1\n", "[sources.a]\nbearer = { KEY = 1 }\n"})
    known.merge(known_keys(table));
  for (const AdapterSchema& schema : adapter_schemas())
    known.merge(known_keys(fmt::format("[outputs.a]\ntype = \"{}\"\nKEY = 1\n", schema.type)));
  for (std::string_view line : split(manual(), '\n')) {
    if (!line.starts_with(".Ic ") || line.starts_with(".Ic twinform ")) continue;
    CHECK_MESSAGE(known.contains(std::string(split_words(line).at(1))), line);
  }
}

TEST_CASE("the manual names each field and filter of a template and no others") {
  Names fields, filters;
  for (const std::string& line : items(part(".Sh TEMPLATES"), "Cm")) {
    std::string lines = replace_all(line, " , ", "\n");
    for (std::string_view word : split(lines, '\n')) {
      std::string_view inside = trim(word).substr(1, trim(word).size() - 2);
      std::size_t bar = std::min(inside.find('|'), inside.size());
      fields.emplace(inside.substr(0, bar));
      if (bar < inside.size()) filters.emplace(inside.substr(bar + 1, inside.find(':', bar) - bar - 1));
      CHECK_MESSAGE(parse_template(trim(word)), word);
    }
  }
  CHECK(fields == Names(template_fields().begin(), template_fields().end()));
  CHECK(filters == Names(template_filters().begin(), template_filters().end()));
}

TEST_CASE("the manual names each field of a query and no others") {
  auto fields = items(part(".Sh QUERIES"), "Cm");
  auto unknown = parse_query("qqqqqqqqqqqqqqqqqqqq:x");
  REQUIRE(!unknown);
  std::string hint = unknown.error().hint;
  CHECK(listed(hint.substr(0, hint.find(';')), "fields are ") == Names(fields.begin(), fields.end()));
}

TEST_CASE("the schedules and queries of the manual can be read") {
  auto whens = items(part(".Ss when"), "Ql"), crons = items(part(".Ss cron"), "Ql");
  auto queries = items(part(".Sh QUERIES"), "Ql");
  CHECK(whens.size() > 10);
  CHECK(crons.size() > 3);
  CHECK(queries.size() > 5);
  for (const std::string& when : whens) CHECK_MESSAGE(parse_when(when), when);
  for (const std::string& cron : crons) CHECK_MESSAGE(parse_cron(cron), cron);
  for (const std::string& query : queries) CHECK_MESSAGE(parse_query(query), query);
}

TEST_CASE("the standard templates of the manual are those of the program") {
  for (Form form : {Form::single, Form::digest}) {
    std::string shown = replace_all(standard_template(form).text, "\n", "\\n");
    CHECK_MESSAGE(manual().find(fmt::format(".Dl \"{}\"", shown)) != std::string::npos, shown);
  }
  for (const ReadyMade& one : ready_made_templates()) {
    std::string shown = replace_all(std::string(one.text), "\n", "\\n");
    CHECK_MESSAGE(manual().find(fmt::format(".It Li {}\n.Dl \"{}\"", one.name, shown)) != std::string::npos, shown);
  }
}

TEST_CASE("the configurations that the manual shows load without a complaint") {
  ::setenv("MASTODON_TOKEN", "secret", 1);
  std::string text = part(".Sh EXAMPLES");
  int shown = 0;
  for (std::size_t at = text.find(".Bd -literal\n"); at != std::string::npos; at = text.find(".Bd -literal\n", at)) {
    at += std::string_view(".Bd -literal\n").size();
    TempDir folder;
    Loaded loaded =
        load_settings(folder.write("twinform.toml", text.substr(at, text.find("\n.Ed", at) - at)), adapter_schemas());
    for (const Error& error : loaded.errors) FAIL_CHECK(error.where.excerpt << "  " << error.what);
    for (const Error& warning : loaded.warnings) FAIL_CHECK(warning.where.excerpt << "  " << warning.what);
    ++shown;
  }
  CHECK(shown == 2);
}
