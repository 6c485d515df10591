// SPDX-License-Identifier: MIT
// Stories as a document to read: for `digest`, bulletin pages and mail.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"

namespace twinform {

enum class DocumentFormat { text, markdown, html, json };

struct Document {
  Text title;
  std::string date;  // as it is to be read
  Language language;
  std::vector<Story> stories;
  Text closing;  // "and 12 more"; may be empty
};

// html: a whole page, valid, without script, light and dark. json: {"title","date","items":[…]} with JSON Feed 1.1 names.
std::string render_document(const Document& document, DocumentFormat format);

// An <article> with heading, summary, and who, where and when; all of it escaped.
std::string story_as_html(const Story& story);
// A whole HTML page with our style sheet around `body`, which is markup; so is `extra_head`.
std::string html_page(const Text& title, const Language& language, std::string_view body,
                      std::string_view extra_head = {});
// The names and forms of JSON Feed 1.1 (`items[]`), one line.
std::string story_as_json(const Story& story);

}  // namespace twinform
