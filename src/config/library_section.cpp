// SPDX-License-Identifier: MIT
#include "config/sections.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr int kMostBacklog = 10'000;

// On the clock of the machine, as cron does it, unless the library says where it is.
Zone standard_zone() { return find_zone("local").value_or(Zone()); }

}  // namespace

std::optional<Zone> read_zone(TableReader& table, std::string_view key) {
  const TomlMember* member = table.find(key, TomlValue::Kind::text, "\"Europe/London\"");
  if (member == nullptr) return std::nullopt;
  if (auto zone = find_zone(member->value.text))
    return *zone;
  else
    table.error_in(member->value, zone.error());
  return std::nullopt;
}

LibrarySettings read_library(const TomlDocument& document, Problems& problems) {
  LibrarySettings library;
  if (!document.library) {
    library.zone = standard_zone();
    return library;
  }
  TableReader table = document.library->reader(problems);
  library.name = table.line("name").value_or(Text());
  library.contact = table.line("contact").value_or(Text()).str();
  bool zone_given = table.find("timezone") != nullptr;
  library.zone = zone_given ? read_zone(table, "timezone").value_or(Zone()) : standard_zone();
  library.links = read_links(table).value_or(library.links);
  library.merge = read_merge(table).value_or(library.merge);
  library.quiet = read_quiet(table).value_or(QuietHours());
  library.closed = read_closed(table, library.zone).value_or(Closures());
  library.language = table.language("language").value_or("");
  library.summary = read_summary(table).value_or(SummaryProgram());
  library.backlog = static_cast<int>(table.integer("backlog", 0, kMostBacklog).value_or(0));
  table.finish({{"tz", "timezone"},
                {"zone", "timezone"},
                {"email", "contact"},
                {"mail", "contact"},
                {"title", "name"},
                {"holidays", "closed"}});
  return library;
}

}  // namespace twinform
