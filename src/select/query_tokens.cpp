// SPDX-License-Identifier: MIT
#include "select/query_tokens.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr int kNearStandard = 10;
constexpr int kNearMost = 1'000;
constexpr std::string_view kProfile = "profile";

class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> all() {
    for (skip_space(); at_ < text_.size(); skip_space()) {
      Token token = TRY(next());
      at_ = token.at + token.size;
      tokens_.push_back(token);
    }
    tokens_.push_back({.kind = TokenKind::end, .at = text_.size()});
    return std::move(tokens_);
  }

 private:
  void skip_space() {
    while (at_ < text_.size()) {
      std::size_t after = at_;
      if (!is_white_space(next_code_point(text_, after))) return;
      at_ = after;
    }
  }

  Token sign(TokenKind kind) const { return {.kind = kind, .at = at_, .size = 1}; }

  Result<Token> next() {
    switch (text_[at_]) {
      case '(': return sign(TokenKind::open);
      case ')': return sign(TokenKind::close);
      case '-': return sign(TokenKind::not_);
      case '"': return phrase(R"(")", 1);
      default: break;
    }
    if (text_.substr(at_).starts_with("“") || text_.substr(at_).starts_with("„")) return phrase("”", 3);
    return word();
  }

  // Typographic quotation marks come from word processors; a straight one may close them.
  Result<Token> phrase(std::string_view closing, std::size_t opening) {
    std::size_t begin = at_ + opening;
    std::size_t end = std::min(text_.find(closing, begin), text_.find('"', begin));
    if (end == std::string_view::npos) {
      return fail(
          query_error(text_, at_, opening, "this quotation mark is not closed", "add the second one after the phrase"));
    }
    std::size_t mark = text_[end] == '"' ? 1 : closing.size();
    bool truncated = end + mark < text_.size() && text_[end + mark] == '*';
    Token token{.kind = TokenKind::words, .text = text_.substr(begin, end - begin), .at = at_, .truncated = truncated};
    token.quoted = true;
    token.size = end + mark + (truncated ? 1 : 0) - at_;
    return token;
  }

  std::size_t word_end() const {
    std::size_t end = at_;
    while (end < text_.size()) {
      std::size_t after = end;
      char32_t c = next_code_point(text_, after);
      if (is_white_space(c) || c == '(' || c == ')' || c == '"' || c == U'“' || c == U'”' || c == U'„') break;
      end = after;
    }
    return end;
  }

  Result<Token> word() {
    std::string_view word = text_.substr(at_, std::max(word_end(), at_ + 1) - at_);
    if (auto colon = word.find(':'); colon != std::string_view::npos && is_name(word.substr(0, colon))) {
      return field(word.substr(0, colon));
    }
    Token token{.kind = TokenKind::words, .text = word, .at = at_, .size = word.size()};
    if (word == "AND" || word == "&&") token.kind = TokenKind::and_;
    if (word == "OR" || word == "||") token.kind = TokenKind::or_;
    if (word == "NOT") token.kind = TokenKind::not_;
    if (word == "NEAR" || word.starts_with("NEAR/")) return near(token);
    if (token.kind == TokenKind::words) TRY(truncation(token));
    return token;
  }

  static bool is_name(std::string_view word) { return !word.empty() && std::ranges::all_of(word, is_alpha); }

  Result<Token> field(std::string_view name) const {
    Token token{.kind = TokenKind::field, .at = at_, .size = name.size() + 1};
    if (find_field(name, token.field)) return token;
    std::vector<std::string> names(field_names().begin(), field_names().end());
    names.emplace_back(kProfile);
    if (iequals(name, kProfile)) token.kind = TokenKind::profile;
    if (token.kind == TokenKind::profile) return token;
    auto near_name = did_you_mean(to_lower(name), names);
    std::string hint = near_name
                           ? fmt::format(R"(did you mean "{}:"?)", *near_name)
                           : fmt::format("fields are {}; words with a colon go in quotation marks", join(names, ", "));
    return fail(query_error(text_, at_, name.size(), fmt::format(R"(there is no field "{}")", name), std::move(hint)));
  }

  Result<Token> near(Token token) const {
    token.kind = TokenKind::near;
    token.distance = kNearStandard;
    if (token.text == "NEAR") return token;
    auto distance = parse_integer(token.text.substr(5));
    if (!distance || *distance < 1 || *distance > kNearMost) {
      return fail(query_error(text_, at_, token.size, fmt::format("NEAR/ wants a number from 1 to {}", kNearMost),
                              "NEAR/5: at most five words further on, in either direction"));
    }
    token.distance = static_cast<int>(*distance);
    return token;
  }

  Result<void> truncation(Token& token) const {
    if (token.text.ends_with('*')) {
      token.text.remove_suffix(1);
      token.truncated = true;
    }
    auto star = token.text.find('*');
    if (star == std::string_view::npos) return {};
    return fail(
        query_error(text_, at_ + star, 1, "\"*\" stands only at the end of a word", "write it as: colo* OR color"));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> query_tokens(std::string_view text) { return Tokeniser(text).all(); }

Error query_error(std::string_view text, std::size_t at, std::size_t size, std::string what, std::string hint) {
  auto column = static_cast<int>(count_code_points(text.substr(0, at))) + 1;
  auto length = static_cast<int>(count_code_points(text.substr(at, size)));
  return {.kind = ErrorKind::config,
          .what = std::move(what),
          .where = {.column = column, .length = std::max(length, 1), .excerpt = std::string(text)},
          .hint = std::move(hint)};
}

}  // namespace twinform
