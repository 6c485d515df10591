// SPDX-License-Identifier: MIT
#include "text/summary_score.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "text/sentences.h"
#include "text/summary_boilerplate.h"
#include "text/summary_rank.h"
#include "text/unicode.h"

namespace twinform::summary {
namespace {

// Tuned on abstracts of SciTLDR's development set, so that titles, cues and openings help and do not rule.
constexpr double kTitleWeight = 1.0;
constexpr double kCueBonus = 1.0;
constexpr double kOpeningOfAbstract = 0.5;  // how much less the last sentence weighs than the first
constexpr double kLead = 1.5;               // how much more the first sentence of news weighs
constexpr double kLeadFades = 4.0;          // sentences
constexpr double kNoLead = 0.35;            // share of the text asked for at which its beginning no longer matters
constexpr std::size_t kFewestToRank = 8;    // what a graph of fewer sentences says is chance
constexpr double kNews = 1.3;               // how much nearer to the title the beginning of news is than the rest
// Code points; in a longer text "we found" is something that somebody says.
constexpr std::size_t kLongestAbstract = 4000;

double section_weight(Section section) {
  switch (section) {
    case Section::background: return 0.7;
    case Section::methods: return 0.6;
    case Section::results: return 1.2;
    case Section::conclusion: return 2.0;
    case Section::none: break;
  }
  return 1.0;
}

struct Sentence {
  Candidate candidate;
  double title_similarity = 0;
  Section section = Section::none;
  bool says_what_was_done = false;
};

class Scorer {
 public:
  Scorer(const Text& title, std::size_t room) : title_words_(folded_words(title.view())), room_(room) {}

  void read(const Text& text, const Language& language) {
    Section section = Section::none;
    for (std::string_view whole : sentences(text.view(), language)) {
      Labelled labelled = read_label(whole);
      if (labelled.words.data() != whole.data()) section = labelled.section;
      if (labelled.words.empty() || is_boilerplate(labelled.words)) continue;
      add(labelled.words, section);
    }
  }

  std::vector<Candidate> score() {
    weigh();
    bool abstract = is_abstract();
    double lead = abstract ? 0 : lead_weight();
    if (!abstract && share() >= kNoLead && sentences_.size() >= kFewestToRank) rank();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      Sentence& s = sentences_[i];
      double place = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(1, sentences_.size() - 1));
      s.candidate.score *= section_weight(s.section) * (abstract && s.says_what_was_done ? 1 + kCueBonus : 1);
      if (abstract && s.section == Section::none) s.candidate.score *= 1 - kOpeningOfAbstract * place;
      s.candidate.score *= 1 + lead * std::exp(-static_cast<double>(i) / kLeadFades);
      candidates.push_back(std::move(s.candidate));
    }
    return candidates;
  }

 private:
  void add(std::string_view words, Section section) {
    std::vector<std::string> folded = folded_words(words);
    if (folded.empty() || repeats_title(folded)) return;
    Sentence sentence;
    sentence.candidate.words = words;
    sentence.candidate.characters = count_code_points(words);
    sentence.section = section;
    sentence.says_what_was_done = says_what_was_done(folded);
    for (std::string& word : folded) count(sentence.candidate.vector, number_of(std::move(word)));
    tidy(sentence.candidate.vector);
    for (const Weight& weight : sentence.candidate.vector) ++sentences_with_[weight.word];
    total_ += sentence.candidate.characters;
    sentences_.push_back(std::move(sentence));
  }

  bool repeats_title(const std::vector<std::string>& words) const {
    return words.size() <= title_words_.size() && std::equal(words.begin(), words.end(), title_words_.begin());
  }

  std::uint32_t number_of(std::string word) {
    auto [at, is_new] = numbers_.try_emplace(std::move(word), static_cast<std::uint32_t>(sentences_with_.size()));
    if (is_new) sentences_with_.push_back(0);
    return at->second;
  }

  static void count(Vector& vector, std::uint32_t word) { vector.push_back({word, 1}); }

  static void tidy(Vector& vector) {
    std::sort(vector.begin(), vector.end(), [](const Weight& a, const Weight& b) { return a.word < b.word; });
    Vector merged;
    for (const Weight& weight : vector) {
      if (merged.empty() || merged.back().word != weight.word) {
        merged.push_back(weight);
      } else {
        merged.back().value += weight.value;
      }
    }
    vector = std::move(merged);
  }

  void normalise(Vector& vector) const {
    double squares = 0;
    for (Weight& weight : vector) {
      double rarity = std::log(1 + static_cast<double>(sentences_.size()) / sentences_with_[weight.word]);
      weight.value = static_cast<float>(weight.value * rarity);
      squares += static_cast<double>(weight.value) * weight.value;
    }
    if (squares <= 0) return;
    for (Weight& weight : vector) weight.value = static_cast<float>(weight.value / std::sqrt(squares));
  }

  Vector title_vector() const {
    Vector vector;
    for (const std::string& word : title_words_) {
      auto known = numbers_.find(word);
      if (known != numbers_.end()) vector.push_back({known->second, 1});
    }
    tidy(vector);
    normalise(vector);
    return vector;
  }

  void weigh() {
    std::vector<double> centroid(sentences_with_.size());
    for (Sentence& sentence : sentences_) {
      normalise(sentence.candidate.vector);
      for (const Weight& weight : sentence.candidate.vector) {
        centroid[weight.word] += weight.value / static_cast<double>(sentences_.size());
      }
    }
    Vector title = title_vector();
    for (Sentence& sentence : sentences_) {
      for (const Weight& weight : sentence.candidate.vector)
        sentence.candidate.score += weight.value * centroid[weight.word];
      sentence.title_similarity = similarity(sentence.candidate.vector, title);
      sentence.candidate.score += kTitleWeight * sentence.title_similarity;
    }
  }

  bool is_abstract() const {
    return total_ <= kLongestAbstract &&
           std::any_of(sentences_.begin(), sentences_.end(), [](const Sentence& s) { return s.says_what_was_done; });
  }

  double share() const { return total_ == 0 ? 1 : static_cast<double>(room_) / static_cast<double>(total_); }

  // Where much of a text is asked for, what matters is how much of it a sentence covers.
  void rank() {
    std::vector<const Vector*> vectors;
    for (const Sentence& sentence : sentences_) vectors.push_back(&sentence.candidate.vector);
    std::vector<double> ranks = text_rank(vectors, sentences_with_.size());
    for (std::size_t i = 0; i < sentences_.size(); ++i) sentences_[i].candidate.score = ranks[i];
  }

  // News say at once what their title says, or what the rest goes on about; reviews and essays do not. A long extract needs no
  // beginning.
  double lead_weight() const {
    constexpr std::size_t kOpening = 2;
    if (sentences_.size() <= kOpening) return kLead;
    double opening = 0, rest = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      (i < kOpening ? opening : rest) += title_words_.empty() ? sentence.candidate.score : sentence.title_similarity;
    }
    bool news = opening / kOpening > kNews * rest / static_cast<double>(sentences_.size() - kOpening);
    return news ? kLead * std::max(0.0, 1 - share() / kNoLead) : 0;
  }

  std::vector<std::string> title_words_;
  std::size_t room_, total_ = 0;
  std::vector<Sentence> sentences_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> sentences_with_;  // by word: in how many sentences it stands
};

}  // namespace

double similarity(const Vector& a, const Vector& b) {
  double sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->word == y->word) {
      sum += static_cast<double>(x++->value) * y++->value;
    } else {
      x->word < y->word ? static_cast<void>(++x) : static_cast<void>(++y);
    }
  }
  return sum;
}

std::vector<Candidate> scored_sentences(const Text& title, const Text& text, std::size_t room,
                                        const Language& language) {
  Scorer scorer(title, room);
  scorer.read(text, language);
  return scorer.score();
}

}  // namespace twinform::summary
