// SPDX-License-Identifier: MIT
#include "config/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/strings.h"

namespace twinform {

namespace {

Error make(Place place, std::string what, std::string hint) {
  return {.kind = ErrorKind::config, .what = std::move(what), .where = std::move(place), .hint = std::move(hint)};
}

}  // namespace

void Problems::error(const ConfigFile& file, const TomlSpot& spot, std::string what, std::string hint) {
  error(file, file.place(spot), std::move(what), std::move(hint));
}

void Problems::error(const ConfigFile& file, Place place, std::string what, std::string hint) {
  errors_.push_back({file.index(), make(std::move(place), std::move(what), std::move(hint))});
}

void Problems::warning(const ConfigFile& file, const TomlSpot& spot, std::string what, std::string hint) {
  warnings_.push_back({file.index(), make(file.place(spot), std::move(what), std::move(hint))});
}

void Problems::error_in_string(const ConfigFile& file, const TomlSpot& spot, Error error) {
  error.kind = ErrorKind::config;
  error.where =
      error.where.column > 0 ? file.place_in_string(spot, error.where.column, error.where.length) : file.place(spot);
  errors_.push_back({file.index(), std::move(error)});
}

void Problems::error(Error error) { errors_.push_back({0, std::move(error)}); }

std::string Problems::near(std::string_view word, std::span<const std::string> names, std::string otherwise) {
  constexpr int kMost = 200'000;  // a thousand wrong names among thousands must not take minutes
  if (comparisons_ > kMost) return otherwise;
  comparisons_ += static_cast<int>(names.size());
  auto found = did_you_mean(word, names);
  return found ? fmt::format("did you mean \"{}\"?", *found) : otherwise;
}

std::string known_names(std::string_view kind, std::span<const std::string> names, std::string otherwise) {
  constexpr std::size_t kMost = 8;
  if (names.empty()) return otherwise;
  auto shown = names.first(std::min(kMost, names.size()));
  return fmt::format("the {} are {}{}", kind, fmt::join(shown, ", "), shown.size() < names.size() ? ", …" : "");
}

std::vector<Error> Problems::take(std::vector<Problem>& problems) {
  std::ranges::stable_sort(
      problems, {}, [](const Problem& p) { return std::tuple(p.file, p.error.where.line, p.error.where.column); });
  std::vector<Error> errors;
  for (Problem& problem : problems) errors.push_back(std::move(problem.error));
  problems.clear();
  return errors;
}

}  // namespace twinform
