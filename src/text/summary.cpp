// SPDX-License-Identifier: MIT
// Sentences nearest to the text's tf-idf centroid, which the title's words weigh down: shared facts in text/summary.h.
#include "text/summary.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "text/clean.h"
#include "text/sentences.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr double kTitleWeight = 1.0;

struct Candidate {
  std::string_view text;
  std::size_t characters = 0;
  std::map<std::string, double> words;
  double score = 0;
};

using Weights = std::unordered_map<std::string, double>;

Weights inverse_frequencies(const std::vector<Candidate>& candidates) {
  Weights weights;
  for (const Candidate& candidate : candidates) {
    for (const auto& [word, count] : candidate.words) weights[word] += 1;
  }
  auto total = static_cast<double>(candidates.size());
  for (auto& [word, weight] : weights) weight = std::log(1 + total / weight);
  return weights;
}

double norm(const std::map<std::string, double>& words, const Weights& weights) {
  double sum = 0;
  for (const auto& [word, count] : words) {
    auto weight = weights.find(word);
    if (weight != weights.end()) sum += count * count * weight->second * weight->second;
  }
  return std::sqrt(sum);
}

void score(std::vector<Candidate>& candidates, const Text& title) {
  Weights weights = inverse_frequencies(candidates);
  Weights centroid;
  auto add = [&](const std::map<std::string, double>& words, double share) {
    double length = norm(words, weights);
    if (length == 0) return;
    for (const auto& [word, count] : words) {
      auto weight = weights.find(word);
      if (weight != weights.end()) centroid[word] += share * count * weight->second / length;
    }
  };
  for (const Candidate& candidate : candidates) add(candidate.words, 1.0 / static_cast<double>(candidates.size()));
  std::map<std::string, double> title_words;
  for (std::string& word : folded_words(title.view())) title_words[std::move(word)] += 1;
  add(title_words, kTitleWeight);
  for (Candidate& candidate : candidates) {
    double dot = 0;
    for (const auto& [word, count] : candidate.words) dot += count * weights[word] * centroid[word];
    double length = norm(candidate.words, weights);
    candidate.score = length == 0 ? 0 : dot / length;
  }
}

bool is_boilerplate(std::string_view sentence, const std::string& folded_title) {
  std::string folded = fold(sentence);
  return folded == folded_title ||
         (folded.starts_with("the post ") && folded.find("appeared first on") != folded.npos) ||
         folded == "read more" || folded == "continue reading" || folded.starts_with("©") ||
         folded.starts_with("copyright ");
}

std::vector<Candidate> read_candidates(const Text& title, const Text& text, const Language& language) {
  std::vector<Candidate> candidates;
  std::string folded_title = fold(title.view());
  for (std::string_view sentence : sentences(text.view(), language)) {
    if (is_boilerplate(sentence, folded_title)) continue;
    Candidate candidate;
    candidate.text = sentence;
    candidate.characters = count_code_points(sentence);
    for (std::string& word : folded_words(sentence)) candidate.words[std::move(word)] += 1;
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace

Text summarise(const Text& title, const Text& text, std::size_t max_characters, const Language& language) {
  std::vector<Candidate> candidates = read_candidates(title, text, language);
  score(candidates, title);
  std::vector<std::size_t> order(candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return candidates[a].score > candidates[b].score; });
  std::set<std::size_t> chosen;
  std::size_t used = 0;
  for (std::size_t i : order) {
    std::size_t needed = candidates[i].characters + (chosen.empty() ? 0 : 1);
    if (used + needed > max_characters) continue;
    used += needed;
    chosen.insert(i);
  }
  std::string summary;
  for (std::size_t i : chosen) summary.append(summary.empty() ? "" : " ").append(candidates[i].text);
  return clean_text(summary);
}

}  // namespace twinform
