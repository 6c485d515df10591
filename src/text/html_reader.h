// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/html_elements.h"
#include "text/html_stack.h"
#include "text/html_tokens.h"

namespace twinform {

enum class HtmlEventKind { text, open, close, single };

struct HtmlEvent {
  HtmlEventKind kind = HtmlEventKind::text;
  std::string_view text;                 // clean words; until the next call
  const HtmlElement* element = nullptr;  // of open, close and single (<br>, <hr>, <img>)
  const HtmlToken* tag = nullptr;        // of open and single: the attributes; until the next call
};

// What a person sees of markup, whatever state that is in: balanced elements and clean text. Of the standard's tree
// building it keeps what matters for text: which elements end which. What isn't seen (scripts, form controls, hidden
// elements …) does not come out. Its balanced output reads the same again, and no text depends on phrase elements.
class HtmlReader {
 public:
  static constexpr std::size_t kMaxDepth = 256;   // deeper structure is read without its tags
  static constexpr std::size_t kMaxPhrases = 64;  // and so are phrases

  explicit HtmlReader(std::string_view markup) : tokens_(markup) {}
  bool next(HtmlEvent& event);

 private:
  void take_token();
  void take_text();
  void take_start_tag();
  void take_end_tag();
  void take_hidden_start_tag();
  void take_part();

  bool open(HtmlEvent& event);
  void push(bool hidden);
  bool close_last(HtmlEvent& event);
  bool give_text(HtmlEvent& event);

  bool is_lost() const;
  bool in_scripted() const;
  bool visible() const { return hidden_ == 0; }
  bool is_structure(const HtmlElement& element, bool hidden) const;
  std::size_t size_when_open(HtmlKind kind) const;
  void end_phrase();
  void end_structure();

  HtmlTokens tokens_;
  HtmlToken token_;
  const HtmlElement* element_ = nullptr;  // of token_
  const HtmlElement* shown_ = nullptr;    // what it is read as
  bool opening_ = false;                  // token_ opens when all that it closes has
  bool hides_ = false;                    // … and it is hidden with all that it holds
  std::string pending_;                   // text as decoded
  std::string words_;                     // text as given
  HtmlStack stack_;
  std::size_t keep_ = 0;  // the stack is on its way down to this size
  std::size_t structures_ = 0, phrases_ = 0, hidden_ = 0, quotes_ = 0;
};

}  // namespace twinform
