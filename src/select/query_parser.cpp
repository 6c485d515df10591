// SPDX-License-Identifier: MIT
// NOT binds tighter than AND, AND than OR; NEAR joins two terms. A stack of operators instead of recursion.
#include <fmt/format.h>

#include "base/limits.h"
#include "base/strings.h"
#include "select/query_node.h"
#include "select/query_tokens.h"
#include "text/unicode.h"

namespace twinform {

namespace {

int strength(TokenKind kind) {
  switch (kind) {
    case TokenKind::or_: return 1;
    case TokenKind::and_: return 2;
    case TokenKind::not_: return 3;
    default: return 0;
  }
}

StepKind step_of(TokenKind kind) {
  if (kind == TokenKind::not_) return StepKind::not_;
  return kind == TokenKind::and_ ? StepKind::and_ : StepKind::or_;
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, const FindProfile& find_profile)
      : text_(text), tokens_(std::move(tokens)), find_profile_(find_profile) {}

  Result<Query::Node> parse() {
    while (token().kind != TokenKind::end) TRY(wants_operand_ ? operand() : after_operand());
    TRY(finish());
    return std::move(node_);
  }

 private:
  struct Waiting {
    Token token;         // an operator, or "("
    QueryField outer{};  // "(": the field that holds again behind it
  };

  const Token& token() const { return tokens_[next_]; }

  tl::unexpected<Error> wrong(const Token& at, std::string what, std::string hint = {}) const {
    return fail(query_error(text_, at.at, at.size, std::move(what), std::move(hint)));
  }

  Result<void> operand() {
    switch (token().kind) {
      case TokenKind::words: return term();
      case TokenKind::not_: waiting_.push_back({token()}); break;
      case TokenKind::open: open(); break;
      case TokenKind::field: return in_field();
      case TokenKind::profile: return profile();
      default: return nothing_here();
    }
    ++next_;
    return {};
  }

  Result<void> nothing_here() const {
    const Token& at = token();
    if (at.kind == TokenKind::close) return wrong(at, "these parentheses hold nothing", "write a term between them");
    return wrong(at, fmt::format("a term is missing before {}", text_.substr(at.at, at.size)));
  }

  void open() {
    waiting_.push_back({token(), field_});
    field_ = term_field_.value_or(field_);
    term_field_.reset();
  }

  Result<void> in_field() {
    term_field_ = token().field;
    ++next_;
    if (token().kind == TokenKind::words || token().kind == TokenKind::open) return {};
    return wrong(tokens_[next_ - 1], "no term follows this field",
                 R"(write it as title:word, title:"two words" or title:(a OR b))");
  }

  Result<void> after_operand() {
    switch (token().kind) {
      case TokenKind::close: return close();
      case TokenKind::and_:
      case TokenKind::or_: push(token()); break;
      case TokenKind::near:
        return wrong(token(), "NEAR joins two words or phrases", R"(write it as: open NEAR/3 access)");
      default: push({.kind = TokenKind::and_, .at = token().at}); return {};
    }
    ++next_;
    return {};
  }

  void push(const Token& binary) {
    while (!waiting_.empty() && strength(waiting_.back().token.kind) >= strength(binary.kind)) emit_waiting();
    waiting_.push_back({binary});
    wants_operand_ = true;
  }

  // Not not: nothing, so that profiles in profiles grow no further than their terms.
  void emit_waiting() {
    StepKind kind = step_of(waiting_.back().token.kind);
    waiting_.pop_back();
    if (kind == StepKind::not_ && node_.steps.back().kind == kind)
      node_.steps.pop_back();
    else
      node_.steps.push_back({.kind = kind});
  }

  Result<void> close() {
    while (!waiting_.empty() && waiting_.back().token.kind != TokenKind::open) emit_waiting();
    if (waiting_.empty()) return wrong(token(), "this parenthesis was never opened");
    field_ = waiting_.back().outer;
    waiting_.pop_back();
    ++next_;
    return {};
  }

  Result<void> finish() {
    if (wants_operand_) {
      if (next_ == 0) return wrong(token(), "the query is empty", "write what to look for, or leave it out");
      return wrong(tokens_[next_ - 1], "a term is missing after this");
    }
    for (; !waiting_.empty(); emit_waiting()) {
      if (waiting_.back().token.kind == TokenKind::open)
        return wrong(waiting_.back().token, "this parenthesis is not closed");
    }
    return {};
  }

  Result<Phrase> phrase(const Token& at, QueryField field) const {
    bool isbn = field == QueryField::isbn;  // feeds' are digits only
    Phrase phrase{compared_words(isbn ? replace_all(std::string(at.text), "-", "") : at.text), at.truncated};
    phrase.any_form = is_prose(field) && !at.quoted && !at.truncated;
    if (!phrase.words.empty()) return phrase;
    return wrong(at, "there is no letter or digit to look for here");
  }

  Result<Years> years(const Token& at) const {
    if (auto years = find_years(at.text)) return *years;
    return wrong(at, "this is no year", "write it as year:2026, year:2020-2024, year:>=2020 or year:202*");
  }

  Result<void> term() {
    Term term{.field = term_field_.value_or(field_)};
    std::size_t begin = token().at;
    bool year = term.field == QueryField::year && !token().truncated;
    if (year) term.years = TRY(years(token()));
    if (!year) term.phrase = TRY(phrase(token(), term.field));
    term_field_.reset();
    ++next_;
    term.written = written(term.field, begin);
    if (term.years || token().kind != TokenKind::near) return add(std::move(term));
    for (bool first = true; token().kind == TokenKind::near; first = false) {
      TRY(beside(term));
      term.written = written(term.field, begin);
      begin = tokens_[next_ - 1].at;
      Phrase joint = *term.beside;
      TRY(add(Term(term)));
      if (!first) node_.steps.push_back({.kind = StepKind::and_});
      term.phrase = std::move(joint);  // a NEAR b NEAR c: b is near c
    }
    return {};
  }

  // From `begin` to the token before this one.
  std::string written(QueryField field, std::size_t begin) const {
    const Token& last = tokens_[next_ - 1];
    std::string words(text_.substr(begin, last.at + last.size - begin));
    return field == QueryField::any ? words : field_names()[static_cast<std::size_t>(field)] + ":" + words;
  }

  Result<void> beside(Term& term) {
    const Token& near = token();
    term.distance = near.distance;
    ++next_;
    if (token().kind == TokenKind::field && token().field == term.field) ++next_;
    if (token().kind != TokenKind::words) return wrong(near, "NEAR joins two words or phrases of one field");
    term.beside = TRY(phrase(token(), term.field));
    ++next_;
    return {};
  }

  Result<void> add(Term term) {
    if (node_.terms.size() == limits::kQueryTerms) {
      return wrong(tokens_[next_ - 1], fmt::format("a query has at most {} terms", limits::kQueryTerms));
    }
    node_.steps.push_back({.kind = StepKind::term, .term = node_.terms.size()});
    node_.terms.push_back(std::move(term));
    wants_operand_ = false;
    return {};
  }

  // A profile has fields of its own, as a saved search has elsewhere.
  Result<void> profile() {
    const Token name = tokens_[next_ + 1];
    if (name.kind != TokenKind::words || name.truncated) {
      return wrong(token(), "no name follows", "write it as profile:name, with a name of [profiles]");
    }
    if (field_ != QueryField::any) {
      return wrong(token(), "a profile can't stand in a field's parentheses", "write it outside of them");
    }
    Result<Query> named = find_profile_(name.text);
    if (!named) return wrong(name, named.error().what, named.error().hint);
    next_ += 2;
    return add(named->root(), name.text);
  }

  Result<void> add(const Query::Node& named, std::string_view profile) {
    for (Step step : named.steps) {
      if (step.kind != StepKind::term) {
        node_.steps.push_back(step);
        continue;
      }
      Term term = named.terms[step.term];
      if (term.profile.empty()) term.profile = profile;
      TRY(add(std::move(term)));
    }
    return {};
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  const FindProfile& find_profile_;
  std::size_t next_ = 0;
  bool wants_operand_ = true;
  QueryField field_ = QueryField::any;    // of the parentheses around
  std::optional<QueryField> term_field_;  // of the next term alone
  std::vector<Waiting> waiting_;
  Query::Node node_;
};

}  // namespace

Result<Query> no_profiles(std::string_view name) {
  return fail(ErrorKind::config, fmt::format("there is no profile \"{}\"", name),
              "profiles stand in the configuration: [profiles]");
}

Result<Query> parse_query(std::string_view text, const FindProfile& find_profile) {
  auto tokens = TRY(query_tokens(text));
  auto node = TRY(Parser(text, std::move(tokens), find_profile).parse());
  return Query(std::string(text), std::make_shared<const Query::Node>(std::move(node)));
}

}  // namespace twinform
