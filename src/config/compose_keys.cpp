// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "config/sections.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/unicode.h"

namespace twinform {

namespace {

using Parse = Result<Template> (*)(std::string_view);

Template read_words(TableReader& table, std::string_view key, Parse parse, std::string_view example,
                    Template otherwise) {
  const TomlMember* words = table.find(key, TomlValue::Kind::text, example);
  if (words == nullptr) return otherwise;
  auto parsed = parse(words->value.text);
  if (parsed) return *std::move(parsed);
  table.error_in(words->value, parsed.error());
  return otherwise;
}

// Words around stories.
Template read_frame(TableReader& table, std::string_view key) {
  return read_words(table, key, parse_frame, "\"New on {date}\"", {});
}

Template read_more(TableReader& table) {
  Template more = read_frame(table, "more");
  if (more.text.empty()) return more;
  bool counts =
      std::ranges::any_of(more.pieces, [](const TemplatePiece& p) { return p.field == "n" && p.filters.empty(); });
  bool alone = std::ranges::all_of(
      more.pieces, [](const TemplatePiece& p) { return (p.field.empty() || p.field == "n") && p.section == 0; });
  if (!counts)
    table.error(table.find("more")->value, "more does not say how many", "put {n} where the number goes");
  else if (!alone)
    table.error(table.find("more")->value, "more has no fields but {n}, and no sections", "leave the others out");
  return more;
}

Visibility read_visibility(TableReader& table) {
  return table
      .choice<Visibility>("visibility", {{"public", Visibility::public_},
                                         {"unlisted", Visibility::unlisted},
                                         {"followers", Visibility::followers},
                                         {"direct", Visibility::direct}})
      .value_or(Visibility::unset);
}

GroupBy read_group_by(TableReader& table, Form form) {
  auto by = table.choice<GroupBy>("group_by",
                                  {{"source", GroupBy::source}, {"tag", GroupBy::tag}, {"topic", GroupBy::topic}});
  if (by && form == Form::single)
    table.error(table.find("group_by")->value, "group_by works for digests and threads only",
                "leave it out, or set form = \"digest\"");
  return by.value_or(GroupBy::none);
}

bool read_numbering(TableReader& table, Form form) {
  bool numbered = table.choice<bool>("numbering", {{"none", false}, {"1/n", true}}).value_or(false);
  if (numbered && form != Form::thread)
    table.error(table.find("numbering")->value, "only threads are numbered", "leave it out, or set form = \"thread\"");
  return numbered;
}

}  // namespace

Template read_template(TableReader& table, std::string_view key, Template otherwise) {
  return read_words(table, key, named_or_written, "\"{title} {link}\"", std::move(otherwise));
}

ComposeRules read_compose(TableReader& table, const LibrarySettings& library) {
  constexpr int kMostTags = 30, kMostCharacters = 100'000;
  ComposeRules rules;
  rules.form =
      table.choice<Form>("form", {{"single", Form::single}, {"digest", Form::digest}, {"thread", Form::thread}})
          .value_or(rules.form);
  rules.post = read_template(table, "post", standard_template(rules.form));
  rules.heading = read_frame(table, "heading");
  rules.greeting = read_frame(table, "greeting");
  rules.sign_off = read_frame(table, "sign_off");
  rules.more = read_more(table);
  rules.group_by = read_group_by(table, rules.form);
  rules.numbered = read_numbering(table, rules.form);
  rules.visibility = read_visibility(table);
  rules.content_warning = table.line("content_warning").value_or(Text());
  rules.max_hashtags = static_cast<int>(table.integer("hashtags", 0, kMostTags).value_or(rules.max_hashtags));
  rules.hashtag_aliases = library.hashtags;
  rules.images = table.boolean("images").value_or(rules.images);
  rules.alt = read_words(table, "alt", parse_template, "\"{title}\"", {});
  rules.summary_characters =
      static_cast<std::size_t>(table.integer("summary_characters", 0, kMostCharacters)
                                   .value_or(static_cast<std::int64_t>(rules.summary_characters)));
  rules.language = table.language("language").value_or(library.language);
  return rules;
}

std::optional<SummaryProgram> read_summary(TableReader& table) {
  constexpr Seconds kMost{600};
  constexpr std::string_view kExample = "{ command = [\"my-model\", \"--short\"], timeout = \"30 s\" }";
  auto inner = table.inner("summary", kExample);
  if (!inner) return std::nullopt;
  SummaryProgram program{.command = inner->program("command")};
  if (inner->find("command") == nullptr)
    inner->error("summary has no command", fmt::format("write summary = {}, or command = [] for none", kExample));
  program.timeout = inner->duration("timeout").value_or(program.timeout);
  if (program.timeout > kMost)
    inner->error(inner->find("timeout")->value, "timeout has to be ten minutes at most", "write timeout = \"30 s\"");
  inner->finish({{"program", "command"}, {"argv", "command"}, {"wait", "timeout"}, {"time", "timeout"}});
  return program;
}

HashtagAliases read_hashtags(const TomlDocument& document, Problems& problems) {
  HashtagAliases aliases;
  if (!document.hashtags) return aliases;
  TableReader table = document.hashtags->reader(problems);
  for (const TomlMember& alias : document.hashtags->table->value.members) {
    if (table.find(alias.key, TomlValue::Kind::text, "\"DigitalLibraries\"") == nullptr) continue;
    std::string subject = fold(clean_line(alias.key).view());
    if (alias.value.text.empty()) {
      aliases.emplace(std::move(subject), Text());
    } else if (auto tag = hashtag(alias.value.text)) {
      aliases.emplace(std::move(subject), *std::move(tag));
    } else {
      table.error(alias.value, fmt::format("\"{}\" is no hashtag on every network", printable(alias.value.text)),
                  "write letters and digits only, as in \"DigitalLibraries\", or \"\" for none");
    }
  }
  return aliases;
}

}  // namespace twinform
