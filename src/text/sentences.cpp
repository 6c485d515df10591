// SPDX-License-Identifier: MIT
#include "text/sentences.h"

#include <algorithm>
#include <string>

#include "text/sentences_abbreviations.h"
#include "text/sentences_marks.h"
#include "text/spans.h"
#include "text/unicode.h"

namespace twinform {
namespace {

using spans::Runes;

class Splitter {
 public:
  Splitter(std::string_view text, const Language& language)
      : text_(text),
        runes_(text),
        language_(language),
        closings_(marks::closings(runes_)),
        items_(marks::list_items(runes_)) {}

  std::vector<std::string_view> split() {
    for (std::size_t i = 0; i < runes_.size();) i = step(i);
    end_sentence(runes_.size());
    return std::move(sentences_);
  }

 private:
  // Where to go on.
  std::size_t step(std::size_t i) {
    if (items_[i]) end_sentence(i);
    if (runes_[i] == U'\n') {
      if (line_ends_sentence(i)) end_sentence(i);
      return i + 1;
    }
    if (!marks::is_terminal(runes_[i], language_)) return i + 1;
    Stop stop = read_stop(i);
    if (is_end(stop)) end_sentence(stop.end);
    return std::max(stop.end, i + 1);
  }

  // A run of terminal marks with the quotation marks and brackets that close behind it.
  struct Stop {
    std::size_t begin, marks_end, end;
    bool spaced;  // ". . ."
  };

  Stop read_stop(std::size_t i) const {
    std::size_t end = i;
    while (marks::is_terminal(runes_[end], language_)) ++end;
    bool spaced = false;
    bool after_space = i == 0 || marks::is_space(runes_[i - 1]);
    while (after_space && runes_[end] == U' ' && runes_[end + 1] == U'.') {
      end += 2;
      spaced = true;
    }
    Stop stop{i, end, end, spaced};
    std::size_t closing = closings_[i];
    if (closing != 0 && skip_spaces(stop.end) == closing) stop.end = closing;  // "« Oui. »"
    while (marks::is_closing(runes_[stop.end]) || (closing != 0 && closing == stop.end)) ++stop.end;
    stop.end = marks::footnotes_end(runes_, stop.end);
    return stop;
  }

  std::size_t skip_spaces(std::size_t i) const {
    while (marks::is_space(runes_[i])) ++i;
    return i;
  }

  bool is_end(const Stop& stop) const {
    std::size_t closing = closings_[stop.begin];
    if (closing >= stop.end) return false;
    std::size_t next = skip_spaces(stop.end);
    if (next >= runes_.size() || runes_[next] == U'\n') return false;  // the text's or line's end decides
    char32_t mark = strongest_mark(stop);
    if (is_bracketed_aside(stop, next)) return false;
    if (mark >= 0x80 && mark != U'…') return stop.end == stop.marks_end || !is_hiragana(runes_[next]);
    if (next == stop.end) return was_space_forgotten(stop);
    std::size_t word = skip_dash(next);
    while (marks::is_opening(runes_[word])) ++word;
    if (marks::is_lower(runes_[word])) return word == next && ends_before_small_letter(stop);
    if (mark == U'.' || mark == U'…') return full_stop_ends(stop, word);
    return true;
  }

  // A long word that is no abbreviation, in a text that begins its sentences with small letters.
  bool ends_before_small_letter(const Stop& stop) const {
    constexpr std::size_t kShortest = 6;
    if (stop.end != stop.begin + 1 || runes_[stop.begin] != U'.') return false;
    Word word = word_before(stop.begin);
    if (word.end - word.begin < kShortest || word.begin == sentence_) return false;
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (!marks::is_lower(runes_[i])) return false;
    }
    return meaning(word) == Abbreviation::none;
  }

  // "…。", "...?": what ends the sentence.
  char32_t strongest_mark(const Stop& stop) const {
    for (std::size_t i = stop.begin; i < stop.marks_end; ++i) {
      if (runes_[i] != U'.' && runes_[i] != U'…' && runes_[i] != U' ') return runes_[i];
    }
    return runes_[stop.begin];
  }

  // "the hall (It is old.) is", where no small letter tells: the bracket stands within the sentence.
  bool is_bracketed_aside(const Stop& stop, std::size_t next) const {
    char32_t last = runes_[stop.end - 1];
    if (stop.end == stop.marks_end || (last != U')' && last != U'）') || !marks::is_caseless(runes_[next]))
      return false;
    std::size_t begin = sentence_;
    while (begin < stop.begin && marks::is_gap(runes_[begin])) ++begin;
    return closings_[begin] != stop.end - 1;
  }

  // "— Oui ? — dit-elle": who spoke.
  std::size_t skip_dash(std::size_t i) const { return runes_[i] == U'—' || runes_[i] == U'–' ? skip_spaces(i + 1) : i; }

  // 「…。」と: the sentence says who spoke.
  static bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }

  bool full_stop_ends(const Stop& stop, std::size_t next) const {
    std::size_t dots = stop.marks_end - stop.begin;
    if (stop.spaced) return dots > 5;
    if (dots > 1 || runes_[stop.begin] == U'…')
      return runes_[next] != U'(' && runes_[next - 1] != U'(' && !marks::is_caseless(runes_[next]);
    if (runes_[next] == U'.' || runes_[next] == U',') return runes_[next] == U'.';
    if (stop.end > stop.marks_end) return !is_list_number(word_before(stop.begin));
    return word_ends(word_before(stop.begin), next);
  }

  struct Word {
    std::size_t begin, end;
  };

  Word word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > sentence_ && !marks::is_space(runes_[begin - 1]) && runes_[begin - 1] != U'\n' &&
           !marks::is_opening(runes_[begin - 1])) {
      --begin;
    }
    while (begin < end && !spans::is_word(runes_[begin])) ++begin;
    return {begin, end};
  }

  Word word_at(std::size_t begin) const {
    std::size_t end = begin;
    while (end < runes_.size() && (spans::is_word(runes_[end]) || runes_[end] == U'\'')) ++end;
    return {begin, end};
  }

  bool starts_sentences(std::size_t next) const {
    Word word = word_at(next);
    return begins_sentences(runes_.slice(word.begin, word.end), language_);
  }

  // Does the full stop behind `word` end the sentence, when `next` begins with no small letter?
  bool word_ends(Word word, std::size_t next) const {
    std::size_t length = word.end - word.begin;
    constexpr std::size_t kLongestAbbreviation = 12;
    if (length == 0 || length > kLongestAbbreviation) return true;
    if (is_number(word)) {
      bool ordinal = has_ordinal_stops(language_) && length <= 2 && !is_counted(word) && !starts_sentences(next);
      return !ordinal && !is_list_number(word);
    }
    bool number_follows = spans::is_decimal(runes_[next]) || is_roman(word_at(next)) || runes_[next] == U'(';
    switch (meaning(word)) {
      case Abbreviation::never_ends: return false;
      case Abbreviation::with_number:
        if (number_follows) return false;
        break;
      case Abbreviation::ends_list: return !number_follows;
      case Abbreviation::may_end: return !number_follows && (starts_sentences(next) || is_clock_in_capitals(word));
      case Abbreviation::none: break;
    }
    if (is_roman(word, U"ivx") && is_list_number(word)) return false;
    if (length == 1 && spans::is_alphabetic(runes_[word.begin])) return initial_ends(word, next);
    return !is_dotted(word) || starts_sentences(next);
  }

  std::string lower(Word word) const { return to_lower_unicode(runes_.slice(word.begin, word.end), language_); }

  // The word before, where no more than its full stop and a space stand between; empty where not.
  Word abbreviation_before(Word word) const {
    if (word.begin < sentence_ + 3 || !marks::is_space(runes_[word.begin - 1]) || runes_[word.begin - 2] != U'.')
      return {word.begin, word.begin};
    return word_before(word.begin - 2);
  }

  // "т. д." and "EE. UU." are what they are without the space.
  Abbreviation meaning(Word word) const {
    constexpr std::size_t kLongestPiece = 2, kMostPieces = 3;
    std::string written = lower(word);
    Abbreviation alone = abbreviation(written, language_);
    for (std::size_t pieces = 1; pieces < kMostPieces; ++pieces) {
      Word before = abbreviation_before(word);
      if (before.end == before.begin || before.end - before.begin > kLongestPiece) break;
      written = lower(before) + '.' + written;
      Abbreviation joined = abbreviation(written, language_);
      if (joined != Abbreviation::none) return joined;
      word.begin = before.begin;
    }
    return alone;
  }

  // "Fig. 3.": no ordinal.
  bool is_counted(Word number) const {
    Word before = abbreviation_before(number);
    return before.end > before.begin && abbreviation(lower(before), language_) == Abbreviation::with_number;
  }

  bool is_number(Word word) const {
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (!spans::is_decimal(runes_[i])) return false;
    }
    return true;
  }

  // A number or letter that the sentence begins with.
  bool is_list_number(Word word) const {
    constexpr std::size_t kLongest = 3;
    for (std::size_t i = sentence_; i < word.begin; ++i) {
      if (spans::is_word(runes_[i])) return false;
    }
    return word.end - word.begin <= kLongest &&
           (is_number(word) || word.end == word.begin + 1 || is_roman(word, U"ivx"));
  }

  bool is_roman(Word word, std::u32string_view digits = U"IVXLC") const {
    for (std::size_t i = word.begin; i < word.end; ++i) {
      if (digits.find(runes_[i]) == digits.npos) return false;
    }
    return word.end > word.begin + 1;
  }

  bool is_clock_in_capitals(Word word) const {
    std::string_view letters = runes_.slice(word.begin, word.end);
    return letters == "P.M" || letters == "A.M";
  }

  // "J. Smith" goes on; "you and I. Did" and "vitamin C. The" do not.
  bool initial_ends(Word word, std::size_t next) const {
    if (!marks::is_upper(runes_[word.begin])) return starts_sentences(next) && !is_list_number(word);
    if (word.begin < sentence_ + 2) return false;
    if (runes_[word.begin - 1] == U'\'' || runes_[word.begin - 1] == U'″' || runes_[word.begin - 1] == U'°')
      return true;
    Word before = word_before(word.begin - 1);
    return marks::is_lower(runes_[before.begin]) && starts_sentences(next);
  }

  // "U.S.", "Ph.D.": letters with full stops between.
  bool is_dotted(Word word) const {
    if (!spans::is_alphabetic(runes_[word.begin])) return false;
    for (std::size_t i = word.begin + 1; i + 1 < word.end && i <= word.begin + 2; ++i) {
      if (runes_[i] == U'.') return true;
    }
    return false;
  }

  // "world.Today": no space, but no address either.
  bool was_space_forgotten(const Stop& stop) const {
    if (strongest_mark(stop) != U'.' && strongest_mark(stop) != U'…' && marks::is_ideographic(runes_[stop.end]))
      return true;
    if (stop.end != stop.begin + 1 || stop.begin < sentence_ + 2) return false;
    bool word_before_it = marks::is_lower(runes_[stop.begin - 1]) && marks::is_lower(runes_[stop.begin - 2]);
    bool number_before_it = spans::is_decimal(runes_[stop.begin - 1]);
    if (!(word_before_it || number_before_it) || !marks::is_upper(runes_[stop.end]) ||
        !marks::is_lower(runes_[stop.end + 1]))
      return false;
    return !marks::is_in_address(runes_, stop.begin);
  }

  // A wrapped line goes on with a small letter; a heading or list item is short or ends.
  bool line_ends_sentence(std::size_t newline) const {
    std::size_t next = skip_spaces(newline + 1);
    if (runes_[next] == U'\n' || next >= runes_.size()) return true;
    std::size_t last = newline;
    while (last > sentence_ && marks::is_space(runes_[last - 1])) --last;
    if (last == sentence_) return true;
    if (runes_[last - 1] == U'.' && !word_ends(word_before(last - 1), next)) return false;
    if (marks::is_terminal(runes_[last - 1], language_) || closings_[newline] > newline)
      return closings_[newline] <= newline;
    if (!marks::is_lower(runes_[next])) return true;
    return last == newline && words_before(last) < 3;
  }

  // Words of the line that ends there; three are counted.
  std::size_t words_before(std::size_t end) const {
    std::size_t words = 0;
    for (std::size_t i = end; i > sentence_ && runes_[i - 1] != U'\n' && words < 3; --i) {
      bool starts = i - 1 == sentence_ || marks::is_gap(runes_[i - 2]);
      if (starts && !marks::is_gap(runes_[i - 1])) ++words;
    }
    return words;
  }

  void end_sentence(std::size_t end) {
    std::size_t begin = sentence_, last = end;
    while (begin < last && marks::is_gap(runes_[begin])) ++begin;
    while (last > begin && marks::is_gap(runes_[last - 1])) --last;
    if (last > begin) add(begin, last);
    sentence_ = end;
  }

  // Marks without a word belong to what is before them.
  void add(std::size_t begin, std::size_t end) {
    std::string_view words = runes_.slice(begin, end);
    bool marks_only = true;
    for (std::size_t i = begin; i < end && marks_only; ++i)
      marks_only = marks::is_gap(runes_[i]) || is_punctuation(runes_[i]);
    if (!marks_only || sentences_.empty()) return sentences_.push_back(words);
    const char* first = sentences_.back().data();
    sentences_.back() = {first, static_cast<std::size_t>(words.data() + words.size() - first)};
  }

  std::string_view text_;
  Runes runes_;
  const Language& language_;
  std::vector<std::size_t> closings_;
  std::vector<bool> items_;
  std::size_t sentence_ = 0;  // where the present one begins
  std::vector<std::string_view> sentences_;
};

}  // namespace

std::vector<std::string_view> sentences(std::string_view text, const Language& language) {
  return Splitter(text, language).split();
}

}  // namespace twinform
