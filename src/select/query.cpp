// SPDX-License-Identifier: MIT
#include "select/query.h"

#include <algorithm>
#include <cmath>

#include "select/query_node.h"

namespace twinform {

namespace {

// Does one of `begins` (each `size` words long) have one of `others` at most `distance` words before or behind it?
bool any_near(const std::vector<std::uint32_t>& begins, std::size_t size, const std::vector<std::uint32_t>& others,
              std::size_t other_size, int distance) {
  return std::ranges::any_of(begins, [&](std::uint32_t begin) {
    std::int64_t earliest = std::int64_t{begin} - distance - static_cast<std::int64_t>(other_size) + 1;
    std::int64_t latest = std::int64_t{begin} + static_cast<std::int64_t>(size) - 1 + distance;
    auto as_signed = [](std::uint32_t at) { return std::int64_t{at}; };
    auto other = std::ranges::lower_bound(others, earliest, {}, as_signed);
    while (other != others.end() && *other == begin && *other <= latest) ++other;  // the same word is not beside itself
    return other != others.end() && *other <= latest;
  });
}

bool is_within(std::string_view word, const Years& years) {
  auto year = find_years(word);
  return year && years.first <= year->first && year->last <= years.last;
}

bool holds(const Term& term, Searchable& story) {
  const Words& words = story.words(term.field);
  if (term.years) return std::ranges::any_of(words.distinct(), [&](auto word) { return is_within(word, *term.years); });
  auto found = words.find(term.phrase);
  if (found.empty() || !term.beside) return !found.empty();
  return any_near(found, term.phrase.words.size(), words.find(*term.beside), term.beside->words.size(), term.distance);
}

void apply(const Step& step, std::vector<bool>& values) {
  if (step.kind == StepKind::not_) {
    values.back() = !values.back();
    return;
  }
  bool right = values.back();
  values.pop_back();
  values.back() = step.kind == StepKind::and_ ? values.back() && right : values.back() || right;
}

// A part of a query, and the terms that make it true or false.
struct Part {
  bool value = false;
  std::vector<std::size_t> terms;
};

// Those of its halves decide that have the value of the whole.
Part joined(StepKind kind, Part a, Part b) {
  if (a.value != b.value) return (kind == StepKind::and_) == a.value ? std::move(b) : std::move(a);
  a.terms.insert(a.terms.end(), b.terms.begin(), b.terms.end());
  return a;
}

// A hit in the title says more than one in the text; the tenth of a word says hardly more than the ninth.
double weight(const Term& term, Searchable& story) {
  constexpr double kTitleWeight = 3;
  auto hits = [&](QueryField field) { return static_cast<double>(story.words(field).find(term.phrase).size()); };
  bool anywhere = term.field == QueryField::any;
  return std::log1p(hits(term.field)) + (anywhere ? kTitleWeight * std::log1p(hits(QueryField::title)) : 0);
}

}  // namespace

bool Query::matches(const Story& story) const {
  Searchable searchable(story);
  return matches(searchable);
}

bool Query::matches(Searchable& story) const {
  std::vector<bool> values;
  for (const Step& step : root_->steps) {
    if (step.kind == StepKind::term) {
      values.push_back(holds(root_->terms[step.term], story));
    } else {
      apply(step, values);
    }
  }
  return values.back();
}

std::vector<Query::Decisive> Query::decisive(const Story& story) const {
  Searchable searchable(story);
  std::vector<Part> parts;
  for (const Step& step : root_->steps) {
    if (step.kind == StepKind::term) {
      parts.push_back({holds(root_->terms[step.term], searchable), {step.term}});
    } else if (step.kind == StepKind::not_) {
      parts.back().value = !parts.back().value;
    } else {
      Part right = std::move(parts.back());
      parts.pop_back();
      parts.back() = joined(step.kind, std::move(parts.back()), std::move(right));
    }
  }
  std::vector<Decisive> found;
  for (std::size_t i : parts.back().terms) {
    const Term& term = root_->terms[i];
    found.push_back({.term = term.written, .profile = term.profile, .holds = holds(term, searchable)});
  }
  return found;
}

double Query::relevance(const Story& story) const {
  Searchable searchable(story);
  return relevance(searchable);
}

double Query::relevance(Searchable& story) const {
  double sum = 0;
  for (const Term& term : root_->terms) sum += weight(term, story);
  return sum;
}

}  // namespace twinform
