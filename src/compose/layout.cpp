// SPDX-License-Identifier: MIT
#include "compose/layout.h"

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "text/count.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::string_view kWordJoiner = "\u2060";

struct Range {
  std::size_t begin = 0, end = 0;
};

class Setter {
 public:
  void add(const LaidBlock& block) {
    if (block.text.empty()) return;
    bool alone = block.role == Role::link || block.role == Role::tag;
    if (alone) stand_apart();
    std::size_t begin = put(block.text, alone);
    if (is_from_feed(block.role)) fed_.push_back({begin, out_.size()});
    if (alone) after_ = After::link;
  }

  std::string finish(Service service) {
    for (int round = 0; round < kRounds && part_accidents(service); ++round) {
    }
    return std::move(out_);
  }

 private:
  static constexpr int kRounds = 8;

  void stand_apart() {
    if (!out_.empty() && out_.back() != '(') space_ += 1;
  }

  // Where the first of it that is not white space came to stand.
  std::size_t put(std::string_view text, bool alone) {
    std::size_t begin = std::string::npos;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!alone && (text[i] == '\n' || text[i] == ' ')) {
        (text[i] == '\n' ? newline_ : space_) += 1;
        continue;
      }
      if (!alone) part_from_link(text.substr(i));
      set_space();
      if (begin == std::string::npos) begin = out_.size();
      out_ += text[i];
    }
    return begin == std::string::npos ? out_.size() : begin;
  }

  // One mark that every network leaves out of a link may follow it at once; anything else only after a space.
  void part_from_link(std::string_view text) {
    if (newline_ > 0 || space_ > 0) after_ = After::words;
    if (after_ == After::words) return;
    bool mark = after_ == After::link && std::string_view(".,;:!?)").find(text[0]) != std::string_view::npos;
    bool ends = text.size() == 1 || is_space(text[1]);
    after_ = mark && ends ? After::mark : After::words;
    if (!(mark && ends)) space_ = 1;
  }

  void set_space() {
    if (!out_.empty()) {
      if (newline_ > 0) {
        out_.append(std::min<std::size_t>(newline_, 2), '\n');
      } else if (space_ > 0) {
        out_ += ' ';
      }
    }
    newline_ = space_ = 0;
  }

  bool part_accidents(Service service) {
    std::vector<std::size_t> places;
    auto fed = fed_.begin();
    for (const Span& span : find_spans(out_, service)) {
      while (fed != fed_.end() && fed->end <= span.begin) ++fed;
      for (auto met = fed; met != fed_.end() && met->begin < span.end; ++met) {
        if (span.begin < met->end) places.push_back(parting(span, *met));
      }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (auto place = places.rbegin(); place != places.rend(); ++place) insert_joiner(*place);
    return !places.empty();
  }

  // Between the feed's words and what is around them, or else inside, behind the sigil, colon or full stop that makes it a link.
  std::size_t parting(const Span& span, const Range& fed) const {
    if (span.begin < fed.begin) return fed.begin;
    if (fed.end < span.end) return fed.end;
    std::size_t mark = out_.find_first_of("@#$:.", span.begin);
    std::size_t behind_first = span.begin;
    next_code_point(out_, behind_first);
    return mark < span.end ? mark + 1 : behind_first;
  }

  void insert_joiner(std::size_t place) {
    out_.insert(place, kWordJoiner);
    for (Range& fed : fed_) {
      if (fed.begin >= place) fed.begin += kWordJoiner.size();
      if (fed.end >= place) fed.end += kWordJoiner.size();
    }
  }

  std::string out_;
  std::vector<Range> fed_;
  std::size_t newline_ = 0, space_ = 0;
  enum class After { words, link, mark } after_ = After::words;
};

}  // namespace

bool is_from_feed(Role role) { return role == Role::title || role == Role::summary || role == Role::attribution; }

std::string lay_out(std::span<const LaidBlock> blocks, Service service) {
  Setter setter;
  for (const LaidBlock& block : blocks) setter.add(block);
  return setter.finish(service);
}

}  // namespace twinform
