// SPDX-License-Identifier: MIT
// The words and signs of a query; for this folder only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "select/searchable.h"

namespace twinform {

enum class TokenKind { words, field, profile, open, close, and_, or_, not_, near, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string_view text;               // words: without quotation marks and "*"
  std::size_t at = 0;                  // byte offset in the query
  std::size_t size = 0;                // bytes, as written
  QueryField field = QueryField::any;  // TokenKind::field
  int distance = 0;                    // TokenKind::near
  bool truncated = false;              // words: "preprint*"
  bool quoted = false;                 // words
};

// Ends with a token of TokenKind::end.
Result<std::vector<Token>> query_tokens(std::string_view text);

// An error that points into the query.
Error query_error(std::string_view text, std::size_t at, std::size_t size, std::string what, std::string hint = {});

}  // namespace twinform
