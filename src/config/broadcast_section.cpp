// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/strings.h"
#include "config/profile_section.h"
#include "config/sections.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/language.h"
#include "text/unicode.h"

namespace twinform {

namespace {

// Names that broadcasts refer to, and which of them any broadcast uses.
class Register {
 public:
  void add(std::string name) {
    index_.emplace(name, names_.size());
    names_.push_back(std::move(name));
    used_.push_back(false);
  }
  std::optional<std::size_t> use(const std::string& name) {
    auto found = index_.find(name);
    if (found == index_.end()) return std::nullopt;
    used_[found->second] = true;
    return found->second;
  }
  const std::vector<std::string>& names() const { return names_; }
  bool is_used(std::size_t index) const { return used_[index]; }
  void use_at(std::size_t index) { used_[index] = true; }

 private:
  std::vector<std::string> names_;
  std::vector<bool> used_;
  std::unordered_map<std::string, std::size_t> index_;
};

std::string known_tables(std::string_view kind, const std::vector<std::string>& names) {
  return known_names(kind, names, fmt::format("there are no {} yet: begin a table [{}.NAME]", kind, kind));
}

class BroadcastReader {
 public:
  BroadcastReader(const TomlDocument& document, const LibrarySettings& library, std::span<const Source> sources,
                  Problems& problems)
      : document_(document), library_(library), sources_(sources), problems_(problems), profiles_(document, problems) {
    for (const NamedTable& section : document.sources) source_names_.add(section.name);
    for (const NamedTable& section : document.outputs) output_names_.add(section.name);
    for (const NamedTable& section : document.broadcasts) broadcast_names_.push_back(section.name);
    for (std::size_t i = 0; i < sources.size(); ++i) {
      for (const Text& tag : sources[i].tags) {
        auto& tagged = tagged_[fold(tag.view())];
        if (tagged.empty()) tags_.push_back(tag.str());
        tagged.push_back(i);
      }
    }
  }

  std::vector<BroadcastSettings> read() {
    std::vector<BroadcastSettings> broadcasts;
    for (const NamedTable& section : document_.broadcasts) broadcasts.push_back(read_one(section));
    warn_of_idle(document_.sources, source_names_, "no broadcast reads it");
    warn_of_idle(document_.outputs, output_names_, "no broadcast goes there");
    profiles_.finish();
    return broadcasts;
  }

 private:
  BroadcastSettings read_one(const NamedTable& section) {
    TableReader table = section.reader(problems_);
    BroadcastSettings broadcast;
    broadcast.name = section.name;
    broadcast.place = section.file->place(section.table->spot);
    broadcast.from = read_from(table);
    broadcast.to = read_to(table);
    broadcast.schedule = read_schedule(table, section.name, library_);
    broadcast.merge = read_merge(table).value_or(library_.merge);
    broadcast.selection = read_selection(table);
    broadcast.exclude_seen_in = read_exclude_seen_in(table, section.name);
    broadcast.compose = read_compose(table, library_);
    broadcast.post_for = read_post_for(table, broadcast.to);
    broadcast.summary = read_summary(table).value_or(library_.summary);
    broadcast.corrections = read_corrections(table, broadcast.compose);
    table.finish(
        {{"every", "when"},      {"schedule", "when"},      {"time", "when"},      {"at", "when"},
         {"tz", "timezone"},     {"zone", "timezone"},      {"sources", "from"},   {"feeds", "from"},
         {"outputs", "to"},      {"output", "to"},          {"filter", "match"},   {"query", "match"},
         {"template", "post"},   {"text", "post"},          {"limit", "at_most"},  {"max", "at_most"},
         {"sort", "order"},      {"cw", "content_warning"}, {"tags", "hashtags"},  {"lang", "language"},
         {"title", "heading"},   {"begins", "starts"},      {"start", "starts"},   {"ends", "until"},
         {"end", "until"},       {"holidays", "closed"},    {"group", "group_by"}, {"posts", "post_for"},
         {"footer", "sign_off"}, {"alt_text", "alt"},       {"profile", "match"},  {"exclude", "exclude_seen_in"}});
    return broadcast;
  }

  std::vector<std::string> read_from(TableReader& table) {
    std::vector<bool> chosen(sources_.size(), false);
    auto wanted = table.strings("from");
    if (wanted.empty() && table.find("from") == nullptr) {
      table.error(fmt::format("{} has no from", table.title()), "add from = [\"*\"] for all sources, or their names");
    }
    for (const TomlValue* name : wanted) choose_sources(table, *name, chosen);
    std::vector<std::string> from;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (!chosen[i]) continue;
      from.push_back(sources_[i].name);
      source_names_.use_at(i);
    }
    return from;
  }

  void choose_sources(TableReader& table, const TomlValue& name, std::vector<bool>& chosen) {
    if (name.text == "*") return chosen.assign(chosen.size(), true);
    if (name.text.starts_with("tag:")) return choose_tagged(table, name, chosen);
    if (auto index = source_names_.use(name.text)) {
      chosen[*index] = true;
    } else {
      table.error(name, fmt::format("there is no source \"{}\"", name.text),
                  problems_.near(name.text, source_names_.names(), known_tables("sources", source_names_.names())));
    }
  }

  void choose_tagged(TableReader& table, const TomlValue& name, std::vector<bool>& chosen) {
    std::string tag = clean_line(std::string_view(name.text).substr(4)).str();
    auto found = tagged_.find(fold(tag));
    if (found == tagged_.end()) {
      table.error(name, fmt::format("no source has the tag \"{}\"", tag),
                  problems_.near(tag, tags_, "add it to the tags of a source"));
      return;
    }
    for (std::size_t index : found->second) chosen[index] = true;
  }

  std::vector<std::string> read_to(TableReader& table) {
    std::vector<std::string> to;
    auto wanted = table.strings("to");
    if (wanted.empty() && table.find("to") == nullptr) {
      table.error(fmt::format("{} has no to", table.title()), known_tables("outputs", output_names_.names()));
    }
    for (const TomlValue* name : wanted) {
      if (!output_names_.use(name->text)) {
        table.error(*name, fmt::format("there is no output \"{}\"", name->text),
                    problems_.near(name->text, output_names_.names(), known_tables("outputs", output_names_.names())));
      } else if (std::ranges::find(to, name->text) == to.end()) {
        to.push_back(name->text);
      }
    }
    return to;
  }

  Selection read_selection(TableReader& table) {
    constexpr int kMost = 10'000;
    Selection selection;
    if (const TomlMember* match = table.find("match", TomlValue::Kind::text, "'\"open access\" -vacancy'")) {
      auto query = parse_query(match->value.text, [this](std::string_view name) { return profiles_.find(name); });
      if (query)
        selection.match = *std::move(query);
      else
        table.error_in(match->value, query.error());
    }
    selection.languages = read_languages(table);
    selection.max_age = table.duration("max_age");
    selection.at_most = static_cast<int>(table.integer("at_most", 0, kMost).value_or(0));
    selection.keep_rest = table.boolean("keep_rest").value_or(true);
    selection.order =
        table
            .choice<Order>("order",
                           {{"oldest", Order::oldest}, {"newest", Order::newest}, {"relevance", Order::relevance}})
            .value_or(selection.order);
    return selection;
  }

  std::vector<std::string> read_exclude_seen_in(TableReader& table, const std::string& own) {
    std::vector<std::string> others;
    for (const TomlValue* name : table.strings("exclude_seen_in")) {
      others.push_back(name->text);
      bool known = std::ranges::find(broadcast_names_, name->text) != broadcast_names_.end();
      if (name->text == own)
        table.error(*name, "a broadcast can't leave out its own stories", "it never posts one twice anyway");
      else if (!known)
        table.error(*name, fmt::format("there is no broadcast \"{}\"", printable(name->text)),
                    problems_.near(name->text, broadcast_names_, known_tables("broadcasts", broadcast_names_)));
    }
    return others;
  }

  static std::vector<Language> read_languages(TableReader& table) {
    std::vector<Language> languages;
    for (const TomlValue* tag : table.strings("languages")) {
      languages.push_back(canonical_language(tag->text));
      if (languages.back().empty())
        table.error(*tag, fmt::format("\"{}\" is no language tag", tag->text), "write it like \"en\" or \"pt-BR\"");
    }
    return languages;
  }

  static Corrections read_corrections(TableReader& table, const ComposeRules& rules) {
    Corrections corrections{.reply = read_template(table, "correction", standard_correction(rules.language))};
    const TomlMember* key = table.find("on_update");
    corrections.on_update =
        table
            .choice<OnUpdate>("on_update",
                              {{"ignore", OnUpdate::ignore}, {"edit", OnUpdate::edit}, {"reply", OnUpdate::reply}})
            .value_or(corrections.on_update);
    corrections.within = table.duration("update_window").value_or(corrections.within);
    if (corrections.on_update != OnUpdate::ignore && rules.form != Form::single)
      table.error(key->value, "on_update works for single posts only", "leave it out, or set form = \"single\"");
    return corrections;
  }

  // Other templates than `post` for some outputs.
  static std::map<std::string, Template> read_post_for(TableReader& table, const std::vector<std::string>& to) {
    std::map<std::string, Template> forms;
    auto inner = table.inner("post_for", "{ bluesky = \"headline\" }");
    if (!inner) return forms;
    for (const TomlMember& form : table.find("post_for")->value.members) {
      Template read = read_template(*inner, form.key, {});
      if (std::ranges::find(to, form.key) == to.end())
        inner->error(form.value, fmt::format("the broadcast does not go to \"{}\"", printable(form.key)),
                     fmt::format("it goes to {}", fmt::join(to, ", ")));
      else
        forms.emplace(form.key, std::move(read));
    }
    return forms;
  }

  void warn_of_idle(const std::vector<NamedTable>& sections, const Register& names, std::string_view why) {
    if (document_.broadcasts.empty()) return;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (!names.is_used(i))
        problems_.warning(*sections[i].file, sections[i].table->spot,
                          fmt::format("{} is not used: {}", sections[i].title, why));
    }
  }

  const TomlDocument& document_;
  const LibrarySettings& library_;
  std::span<const Source> sources_;
  Problems& problems_;
  ProfileReader profiles_;
  Register source_names_, output_names_;
  std::vector<std::string> broadcast_names_;
  std::unordered_map<std::string, std::vector<std::size_t>> tagged_;  // by folded tag
  std::vector<std::string> tags_;
};

}  // namespace

std::vector<BroadcastSettings> read_broadcasts(const TomlDocument& document, const LibrarySettings& library,
                                               std::span<const Source> sources, Problems& problems) {
  return BroadcastReader(document, library, sources, problems).read();
}

}  // namespace twinform
