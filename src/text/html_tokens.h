// SPDX-License-Identifier: MIT
// The HTML standard's tokeniser (§13.2.5) for reading text: no tree, no copies, linear in the markup.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace twinform {

enum class HtmlTokenKind {
  text,      // character references not yet decoded
  raw_text,  // as it stands: what <style>, <script>, <xmp> and their like hold
  start_tag,
  end_tag,
};

struct HtmlAttribute {
  std::string_view name;   // as written
  std::string_view value;  // as written, without quotes, character references not yet decoded; "" for none
};

struct HtmlToken {
  HtmlTokenKind kind = HtmlTokenKind::text;
  std::string_view text;  // a tag's name, as written
  std::vector<HtmlAttribute> attributes;
  bool self_closing = false;

  // The first of that (lower case) name, as the standard has it; null where there is none.
  const HtmlAttribute* find(std::string_view name) const;
};

// All views are into the markup, which has to outlive them. Comments, doctypes and processing instructions are passed
// over. Three departures from the standard, because feeds are often made of XML: "<![CDATA[" and its "]]>" are left
// out, as is an end marker at the very end, and what they hold is read on as markup; a self-closing tag of an element
// that holds raw text is believed when no end tag follows, and an <iframe> is then taken for one; only a tag's first kMaxAttributes attributes are kept.
class HtmlTokens {
 public:
  static constexpr std::size_t kMaxAttributes = 1000;

  explicit HtmlTokens(std::string_view markup);
  // The next token, in place of `token`; false at the end.
  bool next(HtmlToken& token);

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool read_text(HtmlToken& token);
  std::size_t end_of_text() const;
  bool read_raw_text(HtmlToken& token);
  std::size_t end_of_raw_text() const;
  std::size_t end_of_script() const;
  void enter_raw_text(HtmlToken& token);

  bool read_markup(HtmlToken& token);
  bool read_tag(HtmlTokenKind kind, HtmlToken& token);
  bool read_attributes(HtmlToken& token);
  HtmlAttribute read_attribute();
  std::string_view read_value();
  void skip_declaration();
  void skip_comment();
  void skip_past(char c);
  void skip_space();

  bool done() const { return at_ >= markup_.size(); }
  bool has(std::string_view piece) const { return markup_.substr(at_).starts_with(piece); }

  std::string_view markup_;
  std::size_t at_ = 0;
  std::size_t open_cdata_ = 0;
  std::size_t raw_ = kNone;        // the raw-text element that we are in
  std::uint32_t without_end_ = 0;  // a bit for each raw-text element of which no end tag is left
};

}  // namespace twinform
