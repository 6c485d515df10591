// SPDX-License-Identifier: MIT
#include "feed/repair_json.h"

#include <fmt/format.h>

#include <string>
#include <utility>

#include "base/strings.h"

namespace twinform {

namespace {

class JsonMender {
 public:
  explicit JsonMender(std::string_view text) { out_.reserve(text.size()); }

  // False when the document is whole, or can't be understood any further.
  bool take(char c) {
    if (in_string_) return take_in_string(c);
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return true;
    bool behind_string = !out_.empty() && out_.back() == '"';
    if (behind_string && (c == '"' || is_alpha(c) || is_digit(c))) return false;  // a quotation mark was not escaped
    if (c == '{' || c == '[') closers_ += c == '{' ? '}' : ']';
    if (c == '}' || c == ']') return close(c);
    in_string_ = c == '"';
    out_ += c;
    return true;
  }

  Repaired finish() && {
    if (!done_) {
      out_.resize(whole_);
      out_.append(whole_closers_.rbegin(), whole_closers_.rend());
    }
    return {std::move(out_), done_};
  }

 private:
  bool take_in_string(char c) {
    if (static_cast<unsigned char>(c) < ' ') {
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      in_string_ = escaped_ || c != '"';
      escaped_ = !escaped_ && c == '\\';
      out_ += c;
    }
    return true;
  }

  bool close(char c) {
    if (closers_.empty() || closers_.back() != c) return false;
    if (out_.ends_with(',')) out_.pop_back();
    out_ += c;
    closers_.pop_back();
    done_ = closers_.empty();
    // An item of the document's own list.
    if (closers_ == "}]") {
      whole_ = out_.size();
      whole_closers_ = closers_;
    }
    return !done_;
  }

  std::string out_, closers_, whole_closers_;
  std::size_t whole_ = 0;
  bool in_string_ = false, escaped_ = false, done_ = false;
};

}  // namespace

Repaired repair_json(std::string_view text) {
  JsonMender mender(text);
  for (char c : text) {
    if (!mender.take(c)) break;
  }
  return std::move(mender).finish();
}

}  // namespace twinform
