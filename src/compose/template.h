// SPDX-License-Identifier: MIT
// "{title}\n\n{summary}[\n– {authors}]\n\n{link} {hashtags}"
#pragma once

#include <span>
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

// Of stories: title summary link source authors doi journal date published hashtags tags volume issue pages published_in cite
// language n number heading. Errors carry the column in Error::where and name a near field.
Result<Template> parse_template(std::string_view text);
// For the words around stories, of which they know nothing: date n number.
Result<Template> parse_frame(std::string_view text);
const std::vector<std::string>& template_fields();
// truncate:N (characters), sentences:N, upper, lower, strip (the mark at the end), default:WORDS. Links and hashtags take none.
// Of some fields only: date:STYLE (short, medium, long, iso), join:SEPARATOR, cite:STYLE, plural:FORMS (text/plural.h).
const std::vector<std::string>& template_filters();

// Is the field in it?
bool says(const Template& form, std::string_view field);

struct ReadyMade {
  std::string_view name, text;
};
std::span<const ReadyMade> ready_made_templates();
// A word alone is the name of a ready-made template; anything else is one itself.
Result<Template> named_or_written(std::string_view words);
// Words that stand for themselves, whatever is in them.
Template literal_template(std::string words);

}  // namespace twinform
