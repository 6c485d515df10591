// SPDX-License-Identifier: MIT
#include "config/toml_nesting.h"

namespace twinform {

namespace {

constexpr int kDeepest = 32;

// Reads no more of TOML than it takes to tell brackets from words.
class NestingScanner {
 public:
  explicit NestingScanner(std::string_view text) : text_(text) {}

  Result<void> scan() {
    while (at_ < text_.size()) {
      step();
      if (depth_ > kDeepest || dots_ > kDeepest) return too_deep();
    }
    return {};
  }

 private:
  void step() {
    char c = text_[at_];
    if (c == '"' || c == '\'') return skip_string(c);
    if (c == '#') return skip_comment();
    ++at_;
    if (c == '\n') {
      ++line_;
      line_start_ = at_;
    }
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '.') ++dots_;
    if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[') dots_ = 0;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  void skip_string(char quote) {
    bool multiline = text_.substr(at_, 3) == std::string_view(quote == '"' ? "\"\"\"" : "'''");
    at_ += multiline ? 3 : 1;
    for (; at_ < text_.size(); ++at_) {
      char c = text_[at_];
      if (c == '\n') {
        if (!multiline) return;
        ++line_;
        line_start_ = at_ + 1;
      }
      if (c == '\\' && quote == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
        continue;
      }
      if (c != quote) continue;
      if (!multiline) return void(++at_);
      if (text_.substr(at_, 3).find_first_not_of(quote) == std::string_view::npos && at_ + 2 < text_.size()) {
        at_ += 3;
        while (at_ < text_.size() && text_[at_] == quote) ++at_;  // quotes may stand right before the closing ones
        return;
      }
    }
  }

  tl::unexpected<Error> too_deep() const {
    return fail(Error{.kind = ErrorKind::config,
                      .what = "this is nested too deeply",
                      .where = {.line = line_, .column = static_cast<int>(at_ - line_start_)},
                      .hint = "a configuration needs no more than a few levels"});
  }

  std::string_view text_;
  std::size_t at_ = 0, line_start_ = 0;
  int line_ = 1, depth_ = 0, dots_ = 0;
};

}  // namespace

Result<void> check_nesting(std::string_view toml) { return NestingScanner(toml).scan(); }

}  // namespace twinform
