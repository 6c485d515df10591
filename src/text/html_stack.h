// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/html_elements.h"

namespace twinform {

// The open elements, outermost first. A depth is the number of elements down to one and with it; 0 is none. Every
// question is answered without a look through the stack, so that end tags that nothing answers cost nothing.
class HtmlStack {
 public:
  struct Open {
    const HtmlElement* element = nullptr;
    const HtmlElement* shown = nullptr;  // what it is read as: the second part of <msup> as <sup>
    std::string_view name;               // as written; elements that we don't know are told apart by it
    bool hidden = false;
    unsigned parts = 0;  // of MathML that were met in it
    bool ended = false;  // a phrase whose end tag came inside a block within it: it closes when that block has
    std::uint32_t older_kind = 0, older_same = 0;  // the depth of the next one out of its kind, and of its name
  };

  std::size_t size() const { return opens_.size(); }
  bool empty() const { return opens_.empty(); }
  const Open& top() const { return opens_.back(); }
  unsigned next_part() { return ++opens_.back().parts; }
  void push(const HtmlElement& element, const HtmlElement& shown, std::string_view name, bool hidden);
  Open pop();
  void end(std::size_t depth);  // only of the innermost of its name

  bool has(HtmlKinds kinds) const { return (present_ & kinds) != 0; }
  std::size_t innermost(HtmlKinds kinds) const;
  std::size_t innermost(const HtmlElement& element, std::string_view name) const;  // that has not ended
  // The outermost of these that is deeper than `depth`; the cost grows with how many of them are.
  std::size_t outermost(HtmlKinds kinds, std::size_t depth) const;

 private:
  static constexpr std::size_t kUnknownNames = 64;  // names that we don't know share so many places
  static std::size_t place_of(const HtmlElement& element, std::string_view name);
  const Open& at(std::size_t depth) const { return opens_[depth - 1]; }

  std::vector<Open> opens_;
  HtmlKinds present_ = 0;
  std::array<std::uint32_t, kHtmlKinds> innermost_kind_{};
  std::array<std::uint32_t, kHtmlElements + kUnknownNames> innermost_same_{};
};

}  // namespace twinform
