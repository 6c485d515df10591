// SPDX-License-Identifier: MIT
// Any text as a template: it is made of known fields and filters, or its mistake has a place within it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "compose/template.h"
#include "text/clean.h"
#include "text/maths.h"

using namespace twinform;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const TemplatePiece& piece) {
  require(piece.literal.empty() != piece.field.empty());
  require(piece.field.empty() || std::ranges::count(template_fields(), piece.field) == 1);
  for (const TemplateFilter& filter : piece.filters) require(!filter.name.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  if (is_valid_utf8(text)) require(plain_maths(text).size() <= 3 * size);
  auto parsed = parse_template(text);
  if (!parsed) {
    require(parsed.error().where.column >= 0 && parsed.error().where.column <= static_cast<int>(size) + 1);
    return 0;
  }
  require(parsed->text == text);
  for (const TemplatePiece& piece : parsed->pieces) check(piece);
  return 0;
}
