// SPDX-License-Identifier: MIT
#include "feed/repair.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "feed/xml_names.h"

namespace twinform {

namespace {

bool is_name_start(char c) { return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_name_char(char c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '.' || c == ':'; }

// White space, and the control characters that some write into tags.
bool is_gap(char c) { return static_cast<unsigned char>(c) <= ' '; }

bool is_void_html(std::string_view name) {
  static constexpr std::array kVoid{"br",   "hr",  "img",   "input", "meta", "wbr",
                                    "area", "col", "embed", "track", "param"};
  return std::ranges::any_of(kVoid, [&](std::string_view one) { return iequals(one, name); });
}

// Elements with words in them, where a feed's own element can't stand.
bool is_leaf(Name name) {
  switch (name) {
    case Name::title:
    case Name::link:
    case Name::guid:
    case Name::id:
    case Name::pubdate:
    case Name::published:
    case Name::updated:
    case Name::enclosure:
    case Name::category:
    case Name::language:
    case Name::creator:
    case Name::date:
    case Name::thumbnail:
    case Name::name:
    case Name::email:
    case Name::uri:
    case Name::url:
    case Name::comments:
    case Name::lastbuilddate:
    case Name::ttl:
    case Name::subject: return true;
    default: return false;
  }
}

bool holds_html(Name name) {
  return name == Name::description || name == Name::content || name == Name::encoded || name == Name::summary ||
         name == Name::body || name == Name::div;
}

bool is_entry(Name name) { return name == Name::item || name == Name::entry; }

constexpr std::string_view kCdata = "<![CDATA[";

struct Open {
  std::string_view name, local;
  std::uint8_t key = 0;  // key_of(local)
  Name known = Name::unknown;
  std::size_t written_at = 0;  // where its start tag begins in the output
};

// The same for names that are the same but for case, and seldom for others.
std::uint8_t key_of(std::string_view local) {
  std::uint32_t key = 0;
  for (char c : local) key = key * 31 + static_cast<unsigned char>(to_lower(c));
  return static_cast<std::uint8_t>(key ^ key >> 8U);
}

class Mender {
 public:
  Mender(std::string_view text, const RepairStart& start) : text_(text), at_(start.at) {
    for (std::string_view name : start.open) push(name, 0);
  }

  Repaired run() {
    out_.reserve(text_.size() + text_.size() / 16);
    out_.append(text_.substr(0, at_));
    if (at_ == 0) skip_to_root();
    while (at_ < text_.size() && !done_) step();
    return finish();
  }

 private:
  // What stands before the document (notices, blank lines, tags of an error page) is none of it.
  void skip_to_root() {
    for (std::size_t at = text_.find('<'); at != std::string_view::npos; at = text_.find('<', at + 1)) {
      Name name = local_name(without_prefix(name_at(at + 1)));
      if (name != Name::rss && name != Name::rdf && name != Name::feed && name != Name::channel && name != Name::opml)
        continue;
      at_ = at;
      return;
    }
  }

  std::string_view name_at(std::size_t at) const {
    auto end = at;
    if (end < text_.size() && is_name_start(text_[end]))
      while (end < text_.size() && is_name_char(text_[end]) && end - at < 256) ++end;
    return text_.substr(at, end - at);
  }

  void step() {
    auto tag = std::min(text_.find('<', at_), text_.size());
    if (!open_.empty()) out_.append(text_.substr(at_, tag - at_));
    at_ = tag;
    if (at_ == text_.size()) return;
    std::string_view rest = text_.substr(at_);
    if (istarts_with(rest, kCdata))
      cdata();
    else if (rest.starts_with("<!--"))
      skip_to("-->", comments_end_);
    else if (rest.starts_with("<?"))
      skip_to("?>", instructions_end_);
    else if (rest.starts_with("<!"))
      skip_to(">", declarations_end_);
    else if (rest.starts_with("</"))
      end_tag();
    else
      start_tag();
  }

  // To behind `end`; once it is known that no such end comes any more, to the next tag or behind the next ">".
  void skip_to(std::string_view end, bool& more) {
    auto found = more ? text_.find(end, at_) : std::string_view::npos;
    more = found != std::string_view::npos;
    at_ = more ? found + end.size() : tag_end(at_ + 1);
  }

  // Behind the next ">", or at the next "<" where that comes first.
  std::size_t tag_end(std::size_t at) const {
    auto end = std::min(text_.find_first_of("<>", at), text_.size());
    return end < text_.size() && text_[end] == '>' ? end + 1 : end;
  }

  void cdata() {
    at_ += kCdata.size();
    auto end = no_more_cdata_ends_ ? std::string_view::npos : text_.find("]]>", at_);
    if (end != std::string_view::npos) {
      if (!open_.empty()) out_.append(kCdata).append(text_.substr(at_, end + 3 - at_));
      at_ = end + 3;
      return;
    }
    // Nothing ends it: what follows is read as if it had never begun.
    no_more_cdata_ends_ = true;
  }

  void end_tag() {
    std::string_view name = name_at(after_gap(at_ + 2));
    at_ = tag_end(at_ + 2);
    if (at_ == text_.size() && text_.back() != '>') return;
    std::string_view local = without_prefix(name);
    if (open_keys_[key_of(local)] == 0) return;
    auto same = [&](const Open& open) { return open.name.size() == name.size() && iequals(open.name, name); };
    auto alike = [&](const Open& open) { return open.local.size() == local.size() && iequals(open.local, local); };
    auto found = std::find_if(open_.rbegin(), open_.rend(), same);
    if (found == open_.rend()) found = std::find_if(open_.rbegin(), open_.rend(), alike);
    if (found == open_.rend()) return;
    close(found - open_.rbegin() + 1);
    done_ = open_.empty();
  }

  void push(std::string_view name, std::size_t written_at) {
    std::string_view local = without_prefix(name);
    open_.push_back({name, local, key_of(local), local_name(local), written_at});
    ++open_keys_[open_.back().key];
  }

  void close(std::ptrdiff_t count) {
    for (; count > 0; --count) close_last();
  }

  void close_last() {
    out_.append("</").append(open_.back().name).append(">");
    --open_keys_[open_.back().key];
    open_.pop_back();
  }

  // HTML would take "<y" for a tag where XML's "&lt;" is decoded, so there it is escaped for both.
  void escape_one() {
    ++at_;
    bool twice = at_ < text_.size() && is_alpha(text_[at_]) && html_depth() > 0 && open_.front().known != Name::feed;
    out_.append(twice ? "&amp;lt;" : "&lt;");
  }

  // "< title>" is a tag where title is an element of feeds.
  std::size_t name_begin() const {
    auto begin = after_gap(at_ + 1);
    bool known = begin > at_ + 1 && local_name(without_prefix(name_at(begin))) != Name::unknown;
    auto end = after_gap(begin + name_at(begin).size());
    return known && end < text_.size() && text_[end] == '>' ? begin : at_ + 1;
  }

  std::size_t after_gap(std::size_t at) const {
    while (at < text_.size() && is_gap(text_[at])) ++at;
    return at;
  }

  // Does a tag begin with `name`, which ends at `after`? Addresses in angle brackets don't; "<item<title>" does.
  bool begins_tag(std::string_view name, std::size_t after, Name known) const {
    if (name.empty() || name.back() == ':' || after >= text_.size()) return false;
    char next = text_[after];
    return is_gap(next) || next == '>' || next == '/' || next == '"' || (next == '<' && known != Name::unknown);
  }

  void start_tag() {
    auto begin = name_begin();
    std::string_view name = name_at(begin);
    auto after = begin + name.size();
    Name known = local_name(without_prefix(name));
    if (at_ < no_tag_before_ || !begins_tag(name, after, known)) return escape_one();
    make_room(known);
    auto written_at = out_.size();
    out_.append("<").append(name);
    bool has_href = false;
    auto end = text_[after] == '<' ? std::optional(after) : attributes(after, has_href);
    if (!end) {
      out_.resize(written_at);
      return escape_one();
    }
    bool closed = text_[*end - 1] == '/' || is_void_html(name) || (known == Name::link && has_href) ||
                  open_.size() >= limits::kXmlDepth;
    at_ = text_[*end] == '>' ? *end + 1 : *end;
    out_.append(closed ? "/>" : ">");
    if (!closed) push(name, written_at);
  }

  // An entry ends where the next begins; a field without an end tag ends where the next field begins, and HTML where a
  // field that HTML does not have does.
  void make_room(Name coming) {
    if (is_entry(coming)) {
      auto last = std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return is_entry(open.known); });
      if (last != open_.rend()) close(last - open_.rbegin() + 1);
      while (!open_.empty() && open_.back().known == Name::unknown) close_last();  // HTML left over between entries
    } else if (auto html = html_depth(); html > 0) {
      if (is_leaf(coming) && coming != Name::title && coming != Name::link) close(html);
    } else if (!open_.empty() && coming != Name::unknown && coming != Name::div && is_leaf(open_.back().known)) {
      close_last();
    }
  }

  // How many elements have to be closed to leave the outermost that holds HTML; 0 outside of such.
  std::ptrdiff_t html_depth() const {
    std::ptrdiff_t depth = 0, found = 0;
    for (auto open = open_.rbegin(); open != open_.rend() && depth < 8 && !is_entry(open->known); ++open) {
      ++depth;
      if (holds_html(open->known)) found = depth;
    }
    return found;
  }

  // Writes the attributes from `at` on; the place of the tag's ">", or none when it never comes. What was read in vain
  // is not read again for a tag within it, which would take quadratic time.
  std::optional<std::size_t> attributes(std::size_t at, bool& has_href) {
    for (;;) {
      while (at < text_.size() && (is_gap(text_[at]) || text_[at] == '/' || text_[at] == '"' || text_[at] == '\''))
        ++at;
      if (at >= text_.size() || text_[at] == '<') {
        no_tag_before_ = at;
        return std::nullopt;
      }
      if (text_[at] == '>') return at;
      std::string_view name = name_at(at);
      if (name.empty()) {
        ++at;
        continue;
      }
      at = value(at + name.size(), name);
      has_href = has_href || (iequals(name, "href") && !out_.ends_with("=\"\""));
    }
  }

  static bool holds_tag(std::string_view text) {
    auto close = text.find('>');
    return close != std::string_view::npos && text.find('<', close) != std::string_view::npos;
  }

  // One attribute's value, in whatever quotes; where the next may begin.
  std::size_t value(std::size_t at, std::string_view name) {
    auto begin = after_gap(at);
    if (begin >= text_.size() || text_[begin] != '=') return write(name, {}, at);
    begin = after_gap(begin + 1);
    if (begin >= text_.size()) return write(name, {}, begin);
    if (char quote = text_[begin]; quote == '"' || quote == '\'') {
      auto end = text_.find(quote, begin + 1);
      bool lost = end == std::string_view::npos || holds_tag(text_.substr(begin + 1, end - begin - 1));
      if (!lost) return write(name, text_.substr(begin + 1, end - begin - 1), end + 1);
      ++begin;
    }
    auto end = begin;
    while (end < text_.size() && !is_gap(text_[end]) && text_[end] != '>' && text_[end] != '<') ++end;
    if (end > begin && end < text_.size() && text_[end] == '>' && text_[end - 1] == '/') --end;
    return write(name, text_.substr(begin, end - begin), end);
  }

  std::size_t write(std::string_view name, std::string_view value, std::size_t next) {
    out_.append(" ").append(name).append("=\"");
    for (char c : value) out_ += c == '"' ? std::string_view("&quot;") : c == '<' ? "&lt;" : std::string_view(&c, 1);
    out_.append("\"");
    return next;
  }

  Repaired finish() {
    bool complete = done_;
    for (std::size_t i = 0; i < open_.size() && !complete; ++i) {
      if (!is_entry(open_[i].known)) continue;
      out_.resize(open_[i].written_at);
      open_.resize(i);
    }
    while (!open_.empty()) close_last();
    return {std::move(out_), complete};
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0, no_tag_before_ = 0;
  std::vector<Open> open_;
  std::array<std::size_t, 256> open_keys_{};  // how many are open with each key: most stray end tags have none
  bool done_ = false, no_more_cdata_ends_ = false;
  bool comments_end_ = true, instructions_end_ = true, declarations_end_ = true;
};

}  // namespace

Repaired repair_xml(std::string_view text, const RepairStart& start) { return Mender(text, start).run(); }

}  // namespace twinform
