// SPDX-License-Identifier: MIT
// Stories as a document to read: for `digest`, bulletin pages and mail.
#pragma once

#include <string>
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

}  // namespace twinform
