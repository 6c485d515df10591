// SPDX-License-Identifier: MIT
#include "ledger/record_text.h"

#include <algorithm>
#include <array>

#include "text/clean.h"

namespace twinform {

namespace {

constexpr char kUnit = '\x1f', kLink = '1';  // ASCII's unit separator

constexpr std::array kFields = {&StoryRecord::doi,   &StoryRecord::date,  &StoryRecord::container, &StoryRecord::volume,
                                &StoryRecord::issue, &StoryRecord::pages, &StoryRecord::abstract};

void append(std::string& text, std::string_view field) {
  text += kUnit;
  auto begin = static_cast<std::ptrdiff_t>(text.size());
  text += is_valid_utf8(field) ? std::string(field) : repair_utf8(field);
  auto unfit = [](char c) { return c == kUnit || c == '\0'; };
  text.erase(std::remove_if(text.begin() + begin, text.end(), unfit), text.end());
}

}  // namespace

std::string record_to_text(const KnownRecord& known) {
  std::string text;
  if (known.own_link) text += kLink;
  for (auto field : kFields) append(text, known.record.*field);
  for (const std::string& author : known.record.authors) append(text, author);
  return text;
}

void record_from_text(std::string_view text, KnownRecord& known) {
  known.own_link = text.starts_with(kLink);
  std::size_t field = 0;
  for (auto at = text.find(kUnit); at != std::string_view::npos; at = text.find(kUnit)) {
    text.remove_prefix(at + 1);
    std::string value(text.substr(0, text.find(kUnit)));
    if (field < kFields.size())
      known.record.*kFields[field++] = std::move(value);
    else
      known.record.authors.push_back(std::move(value));
  }
}

}  // namespace twinform
