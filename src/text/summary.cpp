// SPDX-License-Identifier: MIT
#include "text/summary.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "text/clean.h"
#include "text/summary_score.h"
#include "text/unicode.h"

namespace twinform {
namespace {

using summary::Candidate;

constexpr double kRedundancy = 0.5;       // how much of its score a sentence loses that says what another has said
constexpr std::size_t kWatched = 12;      // sentences whose repetition is watched for; more would take quadratic time
constexpr std::size_t kLeastUseful = 40;  // code points; less of a sentence than this says nothing

// The longest beginning of at most `room` code points that ends with a word; graphemes where there are no spaces.
std::string_view opening(std::string_view sentence, std::size_t room) {
  std::size_t end = 0, counted = 0, word_end = 0;
  for (std::size_t grapheme_end : grapheme_ends(sentence)) {
    counted += count_code_points(sentence.substr(end, grapheme_end - end));
    if (counted > room) break;
    end = grapheme_end;
    if (end == sentence.size() || is_space(sentence[end])) word_end = end;
  }
  std::string_view head = sentence.substr(0, word_end * 2 > end ? word_end : end);
  while (!head.empty() && (head.back() == ',' || head.back() == ';' || head.back() == ':')) head.remove_suffix(1);
  return trim(head);
}

std::vector<std::size_t> by_score(const std::vector<Candidate>& candidates) {
  std::vector<std::size_t> order(candidates.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return candidates[a].score > candidates[b].score; });
  return order;
}

// The best of order[next…] to its front.
void bring_best_forward(std::vector<std::size_t>& order, std::size_t next, const std::vector<Candidate>& candidates) {
  auto front = order.begin() + static_cast<std::ptrdiff_t>(next);
  auto best = std::max_element(front, order.end(),
                               [&](std::size_t a, std::size_t b) { return candidates[a].score < candidates[b].score; });
  std::iter_swap(front, best);
}

// Best first, as long as there is room; what repeats a chosen one falls behind.
std::vector<std::size_t> choose(std::vector<Candidate>& candidates, std::size_t room) {
  std::vector<std::size_t> order = by_score(candidates), chosen;
  for (std::size_t next = 0; next < order.size() && room > 0; ++next) {
    if (next < kWatched) bring_best_forward(order, next, candidates);
    const Candidate& best = candidates[order[next]];
    std::size_t needed = best.characters + (chosen.empty() ? 0 : 1);
    if (needed > room) continue;
    room -= needed;
    chosen.push_back(order[next]);
    for (std::size_t i = next + 1; i < order.size() && next < kWatched; ++i) {
      Candidate& other = candidates[order[i]];
      other.score *= 1 - kRedundancy * summary::similarity(best.vector, other.vector);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

bool ends_full_width(std::string_view words) {
  return words.ends_with("。") || words.ends_with("！") || words.ends_with("？") || words.ends_with("」");
}

}  // namespace

Extract extract(const Text& title, const Text& text, std::size_t max_characters, const Language& language) {
  std::vector<Candidate> candidates = summary::scored_sentences(title, text, max_characters, language);
  if (candidates.empty()) return {};
  const Candidate& best = *std::max_element(candidates.begin(), candidates.end(),
                                            [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
  if (best.characters > max_characters) {
    if (max_characters < kLeastUseful) return {};
    return {clean_text(opening(best.words, max_characters)), true};
  }
  std::string words;
  for (std::size_t i : choose(candidates, max_characters)) {
    words.append(words.empty() || ends_full_width(words) ? "" : " ").append(candidates[i].words);
  }
  return {clean_text(words), false};
}

Text summarise(const Text& title, const Text& text, std::size_t max_characters, const Language& language) {
  return extract(title, text, max_characters, language).text;
}

}  // namespace twinform
