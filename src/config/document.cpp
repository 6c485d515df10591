// SPDX-License-Identifier: MIT
#include "config/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/limits.h"
#include "text/clean.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr std::size_t kMostFiles = 100;

// Names stand in messages, in the ledger and in `from = ["tag:…"]`.
bool is_good_name(const std::string& name) {
  return !name.empty() && name != "*" && !name.starts_with("tag:") && !name.starts_with('-') &&
         clean_line(name).str() == name;
}

class DocumentReader {
 public:
  DocumentReader(TomlDocument& document, Problems& problems) : document_(document), problems_(problems) {}

  void read(const Path& main) {
    if (auto text = read_file(main, limits::kConfigBytes)) {
      add_file(main, *std::move(text));
    } else {
      problems_.error(
          Error{.kind = ErrorKind::config, .what = text.error().what, .hint = "write a first one with: twinform init"});
    }
    for (std::size_t i = 0; i < waiting_.size(); ++i) include(waiting_[i].first, *waiting_[i].second);
  }

 private:
  void add_file(const Path& path, std::string text) {
    seen_.insert(identity(path));
    const ConfigFile& file = document_.files.emplace_back(path, document_.files.size(), std::move(text));
    Result<TomlValue> parsed = parse_toml(file.text());
    if (!parsed) {
      TomlSpot spot{parsed.error().where.line, parsed.error().where.column, 0, 0};
      spot.end_line = spot.line, spot.end_column = spot.column + 1;
      problems_.error(file, spot, parsed.error().what, parsed.error().hint);
      return;
    }
    read_root(file, document_.roots.emplace_back(*std::move(parsed)));
  }

  static std::string identity(const Path& path) {
    std::error_code failed;
    Path canonical = std::filesystem::weakly_canonical(path, failed);
    return failed ? path.string() : canonical.string();
  }

  void read_root(const ConfigFile& file, const TomlValue& root) {
    TableReader reader(file, root, TomlSpot{1, 1, 1, 2}, "", problems_);
    for (const TomlValue* path : reader.strings("include")) waiting_.emplace_back(&file, path);
    if (auto state = reader.text("state")) document_.state = file.resolve(*state);
    if (const TomlMember* library = reader.find("library", TomlValue::Kind::table, "{ name = \"…\" }")) {
      set_table(file, *library, document_.library);
    }
    if (const TomlMember* monitor = reader.find("monitor", TomlValue::Kind::table, "{ touch = \"…\" }")) {
      set_table(file, *monitor, document_.monitor);
    }
    if (const TomlMember* hashtags = reader.find("hashtags", TomlValue::Kind::table, "{ \"Libraries\" = \"…\" }")) {
      set_table(file, *hashtags, document_.hashtags);
    }
    if (const TomlMember* profiles = reader.find("profiles", TomlValue::Kind::table, "{ news = '\"open access\"' }")) {
      for (const TomlMember& profile : profiles->value.members) add_profile(file, profile);
    }
    add_sections(file, reader.find("sources"), document_.sources);
    add_sections(file, reader.find("outputs"), document_.outputs);
    add_sections(file, reader.find("broadcasts"), document_.broadcasts);
    reader.finish({{"source", "sources"},
                   {"feeds", "sources"},
                   {"feed", "sources"},
                   {"output", "outputs"},
                   {"broadcast", "broadcasts"},
                   {"profile", "profiles"},
                   {"queries", "profiles"},
                   {"hashtag", "hashtags"},
                   {"aliases", "hashtags"},
                   {"includes", "include"},
                   {"monitoring", "monitor"},
                   {"ledger", "state"}});
  }

  void set_table(const ConfigFile& file, const TomlMember& table, std::optional<NamedTable>& place) {
    std::string title = fmt::format("[{}]", table.key);
    if (place) {
      problems_.error(file, table.spot, fmt::format("{} stands in {} too", title, place->file->path().string()),
                      "keep one of them");
      return;
    }
    place = NamedTable{table.key, title, &file, &table};
  }

  void add_sections(const ConfigFile& file, const TomlMember* group, std::vector<NamedTable>& sections) {
    if (group == nullptr) return;
    if (group->value.kind != TomlValue::Kind::table) {
      problems_.error(file, group->spot, fmt::format("{} has to be tables with names", group->key),
                      fmt::format("write [{}.NAME]", group->key));
      return;
    }
    for (const TomlMember& table : group->value.members) add_section(file, group->key, table, sections);
  }

  void add_section(const ConfigFile& file, const std::string& group, const TomlMember& table,
                   std::vector<NamedTable>& sections) {
    std::string title = fmt::format("[{}.{}]", group, printable(table.key));
    if (table.value.kind != TomlValue::Kind::table) {
      problems_.error(file, table.spot, fmt::format("{} is no table", title),
                      fmt::format("each of {} has a name: [{}.NAME]", group, group));
    } else {
      add_named(file, group, {table.key, std::move(title), &file, &table}, sections);
    }
  }

  void add_profile(const ConfigFile& file, const TomlMember& profile) {
    std::string title = fmt::format("profiles.{}", printable(profile.key));
    if (profile.value.kind != TomlValue::Kind::text) {
      problems_.error(file, profile.spot,
                      fmt::format("{} has to be a string, not {}", title, name_of(profile.value.kind)),
                      "write name = 'query'");
    } else {
      add_named(file, "profiles", {profile.key, std::move(title), &file, &profile}, document_.profiles);
    }
  }

  void add_named(const ConfigFile& file, const std::string& group, NamedTable table, std::vector<NamedTable>& tables) {
    const TomlSpot& spot = table.table->spot;
    if (!is_good_name(table.name)) {
      problems_.error(file, spot, fmt::format("\"{}\" can't be a name", printable(table.name)),
                      "use letters, digits, - and _");
    } else if (auto [first, is_new] = names_.emplace(group + "." + table.name, &file); !is_new) {
      problems_.error(file, spot, fmt::format("{} stands in {} too", table.title, first->second->path().string()),
                      "give one of them another name");
    } else {
      tables.push_back(std::move(table));
    }
  }

  void include(const ConfigFile* file, const TomlValue& value) {
    Path path = file->path().has_parent_path() && Path(value.text).is_relative()
                    ? file->path().parent_path() / value.text
                    : Path(value.text);
    path = path.lexically_normal();
    if (seen_.contains(identity(path))) return;
    if (document_.files.size() >= kMostFiles) {
      problems_.error(*file, value.spot, fmt::format("more than {} files are included", kMostFiles));
      return;
    }
    auto text = read_file(path, limits::kConfigBytes);
    if (text)
      add_file(path, *std::move(text));
    else
      problems_.error(*file, value.spot, text.error().what);
  }

  TomlDocument& document_;
  Problems& problems_;
  std::vector<std::pair<const ConfigFile*, const TomlValue*>> waiting_;
  std::unordered_set<std::string> seen_;
  std::unordered_map<std::string, const ConfigFile*> names_;
};

}  // namespace

void read_document(const Path& file, TomlDocument& document, Problems& problems) {
  DocumentReader(document, problems).read(file);
}

}  // namespace twinform
