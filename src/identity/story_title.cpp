// SPDX-License-Identifier: MIT
#include "identity/story_title.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/strings.h"
#include "identity/story_release.h"
#include "identity/story_title_words.h"
#include "text/html.h"
#include "text/unicode.h"

namespace twinform {

namespace {

constexpr std::size_t kWordsOfATitle = 3;  // what is left of one without its note

constexpr std::size_t kTellingRelease = 5;  // a program and its version

constexpr std::size_t kWordsRead = 80;  // the longest titles have fifty; comparing takes their square

using Words = std::vector<std::string>;
using title_words::Meaning;
using Meanings = std::vector<Meaning>;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string without_markup(std::string_view title) {
  bool marked = std::ranges::any_of(title, [](char c) { return c == '<' || c == '&'; });
  return marked ? html_to_text({.markup = std::string(title), .base = {}}).str() : std::string(title);
}

// "Title [Chinese]", "Title.[Erratum appears in …]": a cataloguer's note, as long as a title stays.
std::string_view without_note(std::string_view title) {
  auto open = title.find('[');
  bool at_end = title.ends_with(']') || title.ends_with("].");
  return at_end && open != std::string_view::npos && split_words(title.substr(0, open)).size() >= kWordsOfATitle
             ? trim(title.substr(0, open))
             : title;
}

std::string letters(std::string_view text) {
  std::string line = folded_line(text);
  std::erase(line, ' ');
  return line;
}

// Is it the site's own name, or its author's?
bool names_site(std::string_view part, std::string_view site) {
  std::string name = letters(part);
  return name.size() > 2 && letters(site).find(name) != std::string::npos;
}

// Is it all of a name there? "Review: …" of bookreviews.example is a review.
bool is_site(std::string_view part, std::string_view site) {
  std::string name = letters(part);
  Words words = folded_words(site);
  for (auto begin = words.begin(); begin != words.end() && name.size() > 2; ++begin) {
    std::string_view rest = name;
    for (auto word = begin; word != words.end() && rest.starts_with(*word); ++word) rest.remove_prefix(word->size());
    if (rest.empty()) return true;
  }
  return false;
}

// As std::string_view::rfind(), which compares at every byte.
std::size_t last_place(std::string_view text, std::string_view piece) {
  std::size_t last = std::string_view::npos;
  for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) last = at;
  return last;
}

// "Title | Site", "Title / Author", "Site: Title", "[Site] Title"
std::string_view without_site(std::string_view title, std::string_view site) {
  for (std::string_view bar : {" | ", " - ", " – ", " — ", " :: ", " / ", " by "}) {
    auto at = last_place(title, bar);
    if (at != std::string_view::npos && names_site(title.substr(at + bar.size()), site)) return title.substr(0, at);
  }
  auto colon = title.find_first_of(":]");
  bool first = colon != std::string_view::npos && colon + 1 < title.size() && is_site(title.substr(0, colon), site);
  return first ? trim(title.substr(colon + 1)) : title;
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  return std::min(text.find_first_not_of("0123456789", from), text.size()) - from;
}

// "2,400 tracings" and "2 400 tracings" as "2400 tracings"
std::string without_separators(std::string_view title) {
  std::string plain;
  std::size_t before = 0;  // digits just read
  for (std::size_t i = 0; i < title.size(); ++i) {
    bool may_separate = (title[i] == ',' || title[i] == ' ') && before > 0 && before <= 3;
    bool separates = may_separate && digits_at(title, i + 1) == 3;
    if (!separates) plain += title[i];
    before = is_digit(title[i]) ? before + 1 : separates ? before : 0;
  }
  return plain;
}

// Marks of news, which come and go: "UPDATED: …", "[Breaking] …", "UPDATE 2-…", "… (updated)".
std::string_view without_news_marks(std::string_view title) {
  std::string_view bare = title.substr(std::min(title.find_first_not_of("[(*"), title.size()));
  for (std::string_view mark : title_words::kNewsMarks) {
    if (!istarts_with(bare, mark)) continue;
    auto end = bare.find_first_not_of(" 0123456789", mark.size());
    if (end != std::string_view::npos && std::string_view(":-|])*!").find(bare[end]) != std::string_view::npos)
      return trim(bare.substr(end + 1));
  }
  for (std::string_view mark : {"(updated)", "(update)", "[updated]", "[update]", "- updated", "- update"})
    if (title.size() > mark.size() && iequals(title.substr(title.size() - mark.size()), mark))
      return trim(title.substr(0, title.size() - mark.size()));
  return title;
}

std::string_view notice_among(const Words& words) {
  std::string text = join(words, " ") + " ";
  for (const auto& [phrase, kind] : title_words::kNotices)
    if (phrase.size() < text.size() && text[phrase.size()] == ' ' && text.starts_with(phrase)) return kind;
  return {};
}

// The words of a title's end that is set apart: "Title (Retraction)", "Title: a reply", "Title - Authors' reply".
Words last_part(std::string_view title) {
  auto mark = title.find_last_of("([:");
  auto dash = last_place(title, " - ");
  if (dash != std::string_view::npos && (mark == std::string_view::npos || dash > mark)) mark = dash;
  if (mark == std::string_view::npos) return {};
  Words last = folded_words(title.substr(mark));
  if (!last.empty() && last.front() == "a") last.erase(last.begin());
  return last;
}

// "Study protocol for …", "…: protocol of a trial", "… (Protocol)": another work than what comes of it.
bool is_protocol(const Words& words) {
  auto at = std::ranges::find(words, "protocol");
  if (at == words.end()) return false;
  bool of_a_study = at != words.begin() && is_one_of(*std::prev(at), title_words::kStudies);
  bool for_a_study = std::next(at) != words.end() && is_one_of(*std::next(at), title_words::kProtocolOf);
  return of_a_study || for_a_study || std::next(at) == words.end();
}

std::string notice_of(const Words& words, std::string_view title) {
  if (std::string_view first = notice_among(words); !first.empty()) return std::string(first);
  Words last = last_part(title);
  std::string_view notice = notice_among(last);
  bool is_all = last.size() == 1 || is_one_of(join(last, " "), title_words::kNoticesAtTheEnd);
  if (!notice.empty() && is_all) return std::string(notice);
  return is_protocol(words) ? "protocol" : std::string{};
}

bool introduces_a_part(const Words& words) {
  auto stands = [&](std::span<const std::string_view> among) {
    return std::ranges::any_of(words, [&](const std::string& word) { return is_one_of(word, among); });
  };
  return !words.empty() && is_one_of(words.front(), title_words::kIntroductions) &&
         stands(title_words::kPartsOfAVolume);
}

// "7" of "07"
std::string without_zeros(const std::string& number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size() - 1));
}

// What a word counts, or "": figures anywhere; "i", "one" and "a" only behind "part" and its like.
std::string number_at(const Words& words, const Meanings& meanings, std::size_t i) {
  const std::string& word = words[i];
  const Meaning& meaning = meanings[i];
  if (std::ranges::any_of(word, is_digit)) return without_zeros(word);
  bool behind_part = i > 0 && meanings[i - 1].part;
  if (behind_part && word.size() == 1 && word != "i" && word != "v" && word != "x") return word;
  bool sure = word.size() > 1 || behind_part || i + 1 == words.size();
  if (meaning.roman > 0 && sure) return std::to_string(meaning.roman);
  if (meaning.spelt > 0 && behind_part) return std::to_string(meaning.spelt);
  if (meaning.ordinal > 0) return std::to_string(meaning.ordinal);
  // Articles, pronouns and what apostrophes leave name nothing.
  bool unit = i > 0 && std::ranges::all_of(words[i - 1], is_digit);  // "0.9 l"
  bool letter = word.size() == 1 && !unit && std::string_view("adeilosty").find(word[0]) == std::string_view::npos;
  return letter || meaning.time ? word : std::string{};
}

// A place a word; "" where it counts nothing.
Words numbers_by_word(const Words& words, const Meanings& meanings) {
  Words numbers;
  numbers.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) numbers.push_back(number_at(words, meanings, i));
  return numbers;
}

std::string language_of(const Words& words, const Meanings& meanings) {
  auto is_ascii = [](const std::string& word) { return static_cast<unsigned char>(word[0]) < 0x80; };
  if (std::ranges::count_if(words, is_ascii) * 2 < std::ssize(words)) return "und";  // of another script
  std::array<int, std::size(title_words::kLanguages)> hits{};
  for (const Meaning& meaning : meanings)
    for (std::size_t i = 0; meaning.languages >> i != 0; ++i) hits[i] += meaning.languages >> i & 1;
  auto most = std::ranges::max_element(hits);
  bool sure = *most > 0 && std::ranges::count(hits, *most) == 1;
  return sure ? std::string(title_words::kLanguages[most - hits.begin()]) : std::string{};
}

bool says_something(const std::string& word, const Meaning& meaning) {
  return word.size() > 2 && !meaning.is_english();
}

// Numbers and short words say nothing of what it is about, and "Letters to the editor" no more.
std::size_t count_telling(const Words& words, const Meanings& meanings, const Words& numbers) {
  std::string rest;
  std::size_t telling = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!numbers[i].empty() || meanings[i].part) continue;
    if (!rest.empty()) rest += ' ';
    rest += words[i];
    if (says_something(words[i], meanings[i])) ++telling;
  }
  return is_one_of(rest, title_words::kSections) ? 0 : telling;
}

// "HbA1c", not "2nd"
bool is_named(std::string_view word) { return std::ranges::count_if(word, is_alpha) > 1; }

Words telling_words(const Words& words, const Meanings& meanings, const Words& numbers) {
  Words telling;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool counts = std::ranges::find(numbers, words[i]) != numbers.end();
    if (says_something(words[i], meanings[i]) && (!counts || is_named(words[i]))) telling.push_back(words[i]);
  }
  return telling;
}

}  // namespace

StoryTitle read_story_title(std::string_view title, std::string_view site) {
  std::string plain = without_separators(without_markup(title));
  std::string_view core = without_note(without_news_marks(trim(plain)));
  StoryTitle read{.words = folded_words(without_site(core, site))};
  read.words.resize(std::min(read.words.size(), kWordsRead));
  bool release = names_a_release(plain);
  if (release) keep_name_and_version(read.words);
  if (std::ranges::any_of(plain, is_digit))  // "7 Sept.", not "Jan Sibelius"
    for (std::string& word : read.words) word = title_words::whole_month(word);
  Meanings meanings(read.words.size());
  std::ranges::transform(read.words, meanings.begin(), title_words::meaning_of);
  read.numbers = numbers_by_word(read.words, meanings);
  read.telling = count_telling(read.words, meanings, read.numbers);
  if (release && read.telling > 0) read.telling = std::max(read.telling, kTellingRelease);
  read.introduces = introduces_a_part(read.words);
  std::erase(read.numbers, "");
  std::ranges::sort(read.numbers);
  read.telling_words = telling_words(read.words, meanings, read.numbers);
  read.notice = notice_of(read.words, trim(plain));
  read.language = language_of(read.words, meanings);
  return read;
}

}  // namespace twinform
