// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "text/html_elements.h"
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
  struct Open {
    const HtmlElement* element;
    std::string_view name;  // as written; elements that we don't know are told apart by it
    bool hidden;
    bool ended;  // a phrase whose end tag came inside a block within it: it closes when that block has
  };

  void take_token();
  void take_text();
  void take_start_tag();
  void take_end_tag();
  void take_hidden_start_tag();

  bool open(HtmlEvent& event);
  void push(bool hidden);
  bool close_last(HtmlEvent& event);
  bool give_text(HtmlEvent& event);

  bool has_place() const;
  bool visible() const { return hidden_ == 0; }
  bool is_structure(const Open& open) const;
  void count(const Open& open, bool opens);
  std::size_t size_when_open(HtmlKind kind) const;
  void end_phrase();
  void end_structure();
  bool is_same(const Open& open) const;

  HtmlTokens tokens_;
  HtmlToken token_;
  const HtmlElement* element_ = nullptr;  // of token_
  bool opening_ = false;                  // token_ opens when all that it closes has
  std::string pending_;                   // text as decoded
  std::string words_;                     // text as given
  std::vector<Open> stack_;
  std::size_t keep_ = 0;                      // the stack is on its way down to this size
  std::array<std::size_t, 32> open_kinds_{};  // how many of each HtmlKind are on the stack …
  std::uint32_t present_ = 0;                 // … and a bit for each that is
  std::size_t structures_ = 0, phrases_ = 0, hidden_ = 0, quotes_ = 0;
};

}  // namespace twinform
