// SPDX-License-Identifier: MIT
// "{title}\n\n{summary}[\n– {authors}]\n\n{link} {hashtags}"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/draft.h"

namespace twinform {

// What a field goes through before it is said: "{title|truncate:80}".
struct TemplateFilter {
  std::string name;
  std::string argument;  // behind the colon
};

// A piece is the template's own words or a field. Sections in square brackets vanish, punctuation and all, when a field in them is
// empty; "{{", "}}", "[[" and "]]" stand for themselves.
struct TemplatePiece {
  std::string literal;  // or, when empty,
  std::string field;    // "title", …
  int section = 0;
  std::vector<TemplateFilter> filters = {};  // of the field, in their order
};

struct Template {
  std::string text;
  std::vector<TemplatePiece> pieces;
};

// Fields: title summary link source authors doi journal date hashtags tags volume issue pages language n heading.
// Errors carry the column in Error::where and name a near field.
Result<Template> parse_template(std::string_view text);
const std::vector<std::string>& template_fields();
// truncate:N (characters), sentences:N, upper, lower, strip (the mark at the end), default:WORDS. Links and hashtags take none.
const std::vector<std::string>& template_filters();

}  // namespace twinform
