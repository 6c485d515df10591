// SPDX-License-Identifier: MIT
// What we know of the places we post to.
#include "base/json.h"
#include "ledger/database.h"

namespace twinform {

namespace {

// The names and the order of the enumerators are what older ledgers hold: add at the end.
std::string limits_to_json(const Limits& limits) {
  return dump_json(Json{{"software", limits.software},
                        {"account", limits.account},
                        {"service", static_cast<int>(limits.text.service)},
                        {"max_length", limits.text.max_length},
                        {"max_bytes", limits.text.max_bytes},
                        {"url_length", limits.text.url_length},
                        {"max_media", limits.max_media},
                        {"max_description", limits.max_description},
                        {"image_bytes", limits.images.max_bytes},
                        {"image_pixels", limits.images.max_pixels},
                        {"image_types", limits.images.types},
                        {"guarantee", static_cast<int>(limits.guarantee)},
                        {"key_window", limits.key_window.count()},
                        {"note", limits.note}});
}

int small_at(const Json& json, std::string_view key, int least, int most, int otherwise) {
  std::int64_t value = integer_at(json, key, otherwise);
  return value < least || value > most ? otherwise : static_cast<int>(value);
}

constexpr int kManyMedia = 1'000'000;

ImageLimits images_from_json(const Json& json) {
  ImageLimits images{.max_bytes = integer_at(json, "image_bytes", 0),
                     .max_pixels = integer_at(json, "image_pixels", 0)};
  const Json& types = member(json, "image_types");
  for (std::size_t i = 0; types.is_array() && i < types.size(); ++i)
    if (types[i].is_string()) images.types.push_back(types[i].get<std::string>());
  return images;
}

std::optional<Limits> limits_from_json(std::string_view text) {
  auto json = parse_json(text);
  if (!json) return std::nullopt;  // "" before a probe; what can't be read is asked for again
  auto service = small_at(*json, "service", 0, static_cast<int>(Service::microblog), 0);
  auto guarantee =
      small_at(*json, "guarantee", 0, static_cast<int>(Guarantee::blind), static_cast<int>(Guarantee::blind));
  return Limits{.software = string_at(*json, "software"),
                .account = string_at(*json, "account"),
                .text = {.service = static_cast<Service>(service),
                         .max_length = integer_at(*json, "max_length", 0),
                         .max_bytes = integer_at(*json, "max_bytes", 0),
                         .url_length = small_at(*json, "url_length", 0, kManyMedia, 0)},
                .max_media = small_at(*json, "max_media", 0, kManyMedia, 0),
                .max_description = integer_at(*json, "max_description", 0),
                .images = images_from_json(*json),
                .guarantee = static_cast<Guarantee>(guarantee),
                .key_window = Seconds{integer_at(*json, "key_window", 0)},
                .note = string_at(*json, "note")};
}

OutputRecord read_output(Row row) {
  return {.name = row.text(0),
          .limits = limits_from_json(row.view(1)),
          .probed = row.maybe_instant(2),
          .paused = row.text(3),
          .not_before = row.maybe_instant(4),
          .failures = row.small(5),
          .down_since = row.maybe_instant(6),
          .last_error = row.text(7)};
}

}  // namespace

Result<OutputRecord> Ledger::output(std::string_view name) {
  constexpr std::string_view kSelect =
      "SELECT name, limits, probed, paused, not_before, failures, down_since, last_error FROM output WHERE name = ?1";
  auto found = TRY(database_->sql.first(kSelect, read_output, name));
  return found ? std::move(*found) : OutputRecord{.name = std::string(name)};
}

Result<void> Ledger::store(const OutputRecord& record) {
  constexpr std::string_view kUpsert =
      "INSERT INTO output (name, limits, probed, paused, not_before, failures, down_since, last_error)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (name) DO UPDATE SET limits = excluded.limits,"
      " probed = excluded.probed, paused = excluded.paused, not_before = excluded.not_before,"
      " failures = excluded.failures, down_since = excluded.down_since, last_error = excluded.last_error";
  return database_->sql.run(kUpsert, record.name, record.limits ? limits_to_json(*record.limits) : "", record.probed,
                            record.paused, record.not_before, record.failures, record.down_since, record.last_error);
}

}  // namespace twinform
