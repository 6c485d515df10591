// SPDX-License-Identifier: MIT
#include "feed/repair.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/limits.h"
#include "base/strings.h"
#include "feed/xml_names.h"

namespace twinform {

namespace {

bool is_name_start(char c) { return is_alpha(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool is_name_char(char c) { return is_name_start(c) || is_digit(c) || c == '-' || c == '.' || c == ':'; }

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

struct Open {
  std::string_view name;
  Name known = Name::unknown;
  std::size_t written_at = 0;  // where its start tag begins in the output
};

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  Repaired run() {
    out_.reserve(text_.size() + text_.size() / 16);
    skip_to_root();
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
    if (rest.starts_with("<![CDATA["))
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

  // To behind `end`, or behind the next ">" once it is known that no such end comes any more.
  void skip_to(std::string_view end, bool& more) {
    auto found = more ? text_.find(end, at_) : std::string_view::npos;
    more = found != std::string_view::npos;
    if (!more) found = text_.find('>', at_), end = ">";
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  void cdata() {
    constexpr std::size_t kStart = 9;
    auto end = no_more_cdata_ends_ ? std::string_view::npos : text_.find("]]>", at_ + kStart);
    if (end != std::string_view::npos) {
      if (!open_.empty()) out_.append(text_.substr(at_, end + 3 - at_));
      at_ = end + 3;
      return;
    }
    // Nothing ends it: what follows is read as if it had never begun.
    no_more_cdata_ends_ = true;
    at_ += kStart;
  }

  void end_tag() {
    std::string_view name = name_at(at_ + 2);
    auto close = text_.find('>', at_);
    if (close == std::string_view::npos) {
      at_ = text_.size();
      return;
    }
    at_ = close + 1;
    auto depth = open_.size();
    for (std::size_t up = 1; up <= depth; ++up) {
      if (!iequals(open_[open_.size() - up].name, name)) continue;
      for (; up > 0; --up) close_last();
      done_ = open_.empty();
      return;
    }
  }

  void close_last() {
    out_.append("</").append(open_.back().name).append(">");
    open_.pop_back();
  }

  void escape_one() {
    out_.append("&lt;");
    ++at_;
  }

  // "< title>" is a tag where title is an element of feeds.
  std::size_t name_begin() const {
    auto begin = at_ + 1;
    while (begin < text_.size() && is_space(text_[begin])) ++begin;
    bool known = begin > at_ + 1 && local_name(without_prefix(name_at(begin))) != Name::unknown;
    auto end = begin + name_at(begin).size();
    return known && end < text_.size() && text_[end] == '>' ? begin : at_ + 1;
  }

  void start_tag() {
    auto begin = name_begin();
    std::string_view name = name_at(begin);
    auto after = begin + name.size();
    bool tag = !name.empty() && after < text_.size() &&
               (is_space(text_[after]) || text_[after] == '>' || text_[after] == '/' || text_[after] == '"');
    if (!tag) return escape_one();
    Name known = local_name(without_prefix(name));
    make_room(known);
    auto written_at = out_.size();
    out_.append("<").append(name);
    bool has_href = false;
    auto end = attributes(after, has_href);
    if (!end) {
      out_.resize(written_at);
      return escape_one();
    }
    bool closed = text_[*end - 1] == '/' || is_void_html(name) || (known == Name::link && has_href) ||
                  open_.size() >= limits::kXmlDepth;
    at_ = *end + 1;
    out_.append(closed ? "/>" : ">");
    if (!closed) open_.push_back({name, known, written_at});
  }

  // An entry ends where the next begins; a field without an end tag ends where the next field begins.
  void make_room(Name coming) {
    if (is_entry(coming)) {
      auto depth = open_.size();
      for (std::size_t up = 1; up <= depth; ++up) {
        if (!is_entry(open_[open_.size() - up].known)) continue;
        for (; up > 0; --up) close_last();
        return;
      }
    } else if (!open_.empty() && coming != Name::unknown && coming != Name::div && is_leaf(open_.back().known) &&
               !in_html()) {
      close_last();
    }
  }

  bool in_html() const {
    for (auto open = open_.rbegin(); open != open_.rend() && open - open_.rbegin() < 8; ++open) {
      if (is_entry(open->known)) return false;
      if (holds_html(open->known)) return true;
    }
    return false;
  }

  // Writes the attributes from `at` on; the place of the tag's ">", or none when it never comes.
  std::optional<std::size_t> attributes(std::size_t at, bool& has_href) {
    for (;;) {
      while (at < text_.size() && (is_space(text_[at]) || text_[at] == '/' || text_[at] == '"' || text_[at] == '\''))
        ++at;
      if (at >= text_.size() || text_[at] == '<') return std::nullopt;
      if (text_[at] == '>') return at;
      std::string_view name = name_at(at);
      if (name.empty()) {
        ++at;
        continue;
      }
      at = value(at + name.size(), name);
      has_href = has_href || iequals(name, "href");
    }
  }

  static bool holds_tag(std::string_view text) {
    auto close = text.find('>');
    return close != std::string_view::npos && text.find('<', close) != std::string_view::npos;
  }

  // One attribute's value, in whatever quotes; where the next may begin.
  std::size_t value(std::size_t at, std::string_view name) {
    auto begin = at;
    while (begin < text_.size() && is_space(text_[begin])) ++begin;
    if (begin >= text_.size() || text_[begin] != '=') return write(name, name, at);
    ++begin;
    while (begin < text_.size() && is_space(text_[begin])) ++begin;
    if (begin >= text_.size()) return write(name, {}, begin);
    if (char quote = text_[begin]; quote == '"' || quote == '\'') {
      auto end = text_.find(quote, begin + 1);
      bool lost = end == std::string_view::npos || holds_tag(text_.substr(begin + 1, end - begin - 1));
      if (!lost) return write(name, text_.substr(begin + 1, end - begin - 1), end + 1);
      ++begin;
    }
    auto end = begin;
    while (end < text_.size() && !is_space(text_[end]) && text_[end] != '>' && text_[end] != '<') ++end;
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
  std::size_t at_ = 0;
  std::vector<Open> open_;
  bool done_ = false, no_more_cdata_ends_ = false;
  bool comments_end_ = true, instructions_end_ = true, declarations_end_ = true;
};

}  // namespace

Repaired repair_xml(std::string_view text) { return Mender(text).run(); }

}  // namespace twinform
