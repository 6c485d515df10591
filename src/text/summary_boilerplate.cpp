// SPDX-License-Identifier: MIT
#include "text/summary_boilerplate.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// How the lines begin that belong to a page rather than to its words; folded.
constexpr auto kOpenings = std::to_array<std::string_view>({"read more",
                                                            "read the full",
                                                            "read on",
                                                            "continue reading",
                                                            "click here",
                                                            "share this",
                                                            "share on",
                                                            "share:",
                                                            "tweet this",
                                                            "filed under",
                                                            "posted in",
                                                            "posted by",
                                                            "posted on",
                                                            "tags:",
                                                            "tagged:",
                                                            "categories:",
                                                            "keywords:",
                                                            "key words:",
                                                            "photo credit",
                                                            "photo by",
                                                            "image credit",
                                                            "image:",
                                                            "photo:",
                                                            "subscribe",
                                                            "sign up",
                                                            "follow us",
                                                            "advertisement",
                                                            "leave a comment",
                                                            "copyright",
                                                            "(c) ",
                                                            "all rights",
                                                            "doi:",
                                                            "https://doi.org",
                                                            "this post was",
                                                            "this article was originally",
                                                            "originally published",
                                                            "published by",
                                                            "related:",
                                                            "related articles",
                                                            "see also:",
                                                            "view comments",
                                                            "comments off",
                                                            "weiterlesen",
                                                            "mehr lesen",
                                                            "lire la suite",
                                                            "leer mas",
                                                            "seguir leyendo",
                                                            "leggi tutto",
                                                            "continua a leggere",
                                                            "lees meer",
                                                            "czytaj dalej",
                                                            "leia mais",
                                                            "citati dalej",
                                                            "skip to"});

struct Label {
  std::string_view word;
  Section section;
};

constexpr auto kLabels = std::to_array<Label>({
    {"abstract", Section::none},
    {"summary", Section::none},
    {"resume", Section::none},
    {"resumen", Section::none},
    {"zusammenfassung", Section::none},
    {"background", Section::background},
    {"introduction", Section::background},
    {"context", Section::background},
    {"importance", Section::background},
    {"objective", Section::background},
    {"objectives", Section::background},
    {"aim", Section::background},
    {"aims", Section::background},
    {"purpose", Section::background},
    {"hintergrund", Section::background},
    {"method", Section::methods},
    {"methods", Section::methods},
    {"methodology", Section::methods},
    {"design", Section::methods},
    {"setting", Section::methods},
    {"participants", Section::methods},
    {"methoden", Section::methods},
    {"result", Section::results},
    {"results", Section::results},
    {"findings", Section::results},
    {"ergebnisse", Section::results},
    {"resultats", Section::results},
    {"resultados", Section::results},
    {"conclusion", Section::conclusion},
    {"conclusions", Section::conclusion},
    {"interpretation", Section::conclusion},
    {"discussion", Section::conclusion},
    {"significance", Section::conclusion},
    {"schlussfolgerung", Section::conclusion},
    {"schlussfolgerungen", Section::conclusion},
    {"fazit", Section::conclusion},
    {"approach", Section::methods},
    {"originality", Section::background},
    {"limitations", Section::background},
    {"implications", Section::conclusion},
    {"conclusiones", Section::conclusion},
    {"conclusioni", Section::conclusion},
    {"conclusoes", Section::conclusion},
});

const Label* find_label(std::string_view word) {
  std::string folded = fold(word);
  auto found = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& label) { return label.word == folded; });
  return found == kLabels.end() ? nullptr : &*found;
}

// "Ann Doe, John Roe, Lee Poe": three names or more and nothing but names.
bool is_list_of_names(std::string_view sentence) {
  if (std::count(sentence.begin(), sentence.end(), ',') < 2 || sentence.ends_with('.')) return false;
  std::vector<std::string_view> words = split_words(sentence);
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return (word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3 || word == "and" ||
           word == "&";
  });
}

constexpr auto kVerbs = std::to_array<std::string_view>(
    {"propose",  "present",      "introduce",  "develop",  "describe",  "show",    "demonstrate",  "provide",
     "explore",  "investigate",  "prove",      "find",     "design",    "study",   "analyze",      "analyse",
     "devise",   "extend",       "establish",  "argue",    "suggest",   "address", "formulate",    "examine",
     "proposes", "presents",     "introduces", "develops", "describes", "shows",   "demonstrates", "provides",
     "explores", "investigates", "studies",    "analyzes", "analyses",  "argues",  "examines",     "addresses"});

bool is_verb(const std::string& word) { return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end(); }

bool is_kind_of_writing(const std::string& word) {
  return word == "paper" || word == "article" || word == "work" || word == "study" || word == "chapter" ||
         word == "thesis" || word == "report";
}

// In other languages one word, or two, says so.
bool is_foreign_cue(const std::string& first, const std::string& second) {
  static constexpr auto kPairs = std::to_array<std::pair<std::string_view, std::string_view>>({{"wir", "zeigen"},
                                                                                               {"wir", "stellen"},
                                                                                               {"wir", "untersuchen"},
                                                                                               {"diesem", "beitrag"},
                                                                                               {"dieser", "artikel"},
                                                                                               {"diesem", "artikel"},
                                                                                               {"der", "beitrag"},
                                                                                               {"nous", "proposons"},
                                                                                               {"nous", "presentons"},
                                                                                               {"nous", "montrons"},
                                                                                               {"cet", "article"},
                                                                                               {"este", "articulo"},
                                                                                               {"este", "trabajo"},
                                                                                               {"este", "artigo"},
                                                                                               {"neste", "artigo"},
                                                                                               {"questo", "articolo"},
                                                                                               {"dit", "artikel"}});
  return std::any_of(kPairs.begin(), kPairs.end(),
                     [&](const auto& pair) { return pair.first == first && pair.second == second; });
}

// "Design/methodology/approach: …" and "Practical implications – …": up to three words, of which one is a label.
Labelled read_long_label(std::string_view sentence) {
  constexpr std::size_t kLongest = 48;
  std::size_t colon = sentence.substr(0, kLongest).find(':');
  if (colon == sentence.npos || colon + 1 >= sentence.size() || !is_space(sentence[colon + 1]))
    return {Section::none, sentence};
  std::vector<std::string> words = folded_words(sentence.substr(0, colon));
  if (words.empty() || words.size() > 3) return {Section::none, sentence};
  for (const std::string& word : words) {
    if (const Label* label = find_label(word)) return {label->section, trim(sentence.substr(colon + 1))};
  }
  return {Section::none, sentence};
}

// "Abstract We follow …": a heading that lost its line. Behind "Abstract" no "art" begins so.
bool opens_an_abstract(std::string_view words) {
  constexpr std::string_view kBeginnings[] = {"We ",  "This ",      "The ",      "In ",
                                              "Our ", "Background", "Objective", "Purpose"};
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings),
                     [&](std::string_view beginning) { return words.starts_with(beginning); });
}

// What WordPress appends to each entry of a feed: how the line begins, and how it goes on; folded.
constexpr std::pair<std::string_view, std::string_view> kAppended[] = {{"the post ", "appeared first on"},
                                                                       {"the post ", "first appeared on"},
                                                                       {"der beitrag ", "erschien zuerst auf"},
                                                                       {"la entrada ", "se publico primero en"},
                                                                       {"la entrada ", "aparece primero en"},
                                                                       {"l'article ", "est apparu en premier sur"},
                                                                       {"l’article ", "est apparu en premier sur"},
                                                                       {"l'articolo ", "proviene da"},
                                                                       {"l’articolo ", "proviene da"},
                                                                       {"o post ", "apareceu primeiro em"},
                                                                       {"het bericht ", "verscheen eerst op"}};

}  // namespace

Labelled read_label(std::string_view sentence) {
  constexpr std::string_view kHeading = "Abstract ";
  if (sentence.starts_with(kHeading) && opens_an_abstract(sentence.substr(kHeading.size())))
    return read_label(sentence.substr(kHeading.size()));
  std::size_t end = sentence.find_first_of(": \n.");
  std::string_view word = sentence.substr(0, end);
  const Label* label = word.size() < 24 ? find_label(word) : nullptr;
  if (label == nullptr) return read_long_label(sentence);
  if (end == sentence.npos) return {label->section, {}};
  bool shouted = word.size() > 3 && word[1] >= 'A' && word[1] <= 'Z';
  std::string_view mark = sentence.substr(end);
  bool marked = mark[0] == ':' || mark[0] == '\n' || mark.starts_with(" -") || mark.starts_with(" –") ||
                (mark[0] == '.' && mark.size() > 1);
  if (!shouted && !marked) return read_long_label(sentence);
  std::size_t words = mark.find_first_not_of(" \n:.-");
  return {label->section, words == mark.npos ? std::string_view{} : mark.substr(words)};
}

bool is_boilerplate(std::string_view sentence) {
  if (sentence.starts_with("©") || is_list_of_names(sentence)) return true;
  constexpr std::size_t kLongest = 300;
  if (sentence.size() > kLongest) return false;
  std::string folded = fold(sentence);
  std::string_view bare = std::string_view(folded).substr(std::min(folded.find_first_not_of("[(>"), folded.size()));
  bool appended = std::any_of(std::begin(kAppended), std::end(kAppended), [&](const auto& line) {
    return bare.starts_with(line.first) && bare.find(line.second) != bare.npos;
  });
  if (appended) return true;
  if (folded.find("all rights reserved") != folded.npos) return true;
  return std::any_of(kOpenings.begin(), kOpenings.end(),
                     [&](std::string_view opening) { return bare.starts_with(opening); });
}

bool says_what_was_done(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (is_foreign_cue(words[i], words[i + 1])) return true;
    bool work = words[i] == "this" && is_kind_of_writing(words[i + 1]);
    if (!work && words[i] != "we") continue;
    std::size_t verb = i + (work ? 2 : 1);
    for (std::size_t k = verb; k < std::min(verb + 3, words.size()); ++k) {
      if (is_verb(words[k])) return true;
    }
  }
  return false;
}

}  // namespace twinform
