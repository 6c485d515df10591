// SPDX-License-Identifier: MIT
#include "select/profiles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "select/query_node.h"

namespace twinform {

namespace {

// A word that a story has to hold in a field, or one that begins so.
struct Need {
  QueryField field;
  std::string_view word;
  bool truncated;
  bool any_form;
  std::string_view written;  // with its accents, where it has any
  auto operator<=>(const Need&) const = default;
};

using Popularity = std::map<Need, std::size_t>;  // in how many terms

// One of these is in each story for which it holds; nothing: no word has to be. `cost`: how often they will be met, guessed from
// how many queries ask for them.
struct Needs {
  std::vector<Need> one_of;
  std::size_t cost = 0;
};

// Of a part of a query: what is in a story for which it is true, and for which it is false.
struct Both {
  std::optional<Needs> if_true, if_false;
};

template <typename See>
void each_need(const Term& term, const Phrase& phrase, See see) {
  for (std::size_t i = 0; i < phrase.words.size(); ++i) {
    const ComparedWord& word = phrase.words[i];
    bool truncated = phrase.truncated && i + 1 == phrase.words.size();
    see(Need{term.field, word.folded, truncated, phrase.any_form, word.written});
  }
}

template <typename See>
void each_need(const Term& term, See see) {
  each_need(term, term.phrase, see);
  if (term.beside) each_need(term, *term.beside, see);
}

Popularity popularity_in(const std::vector<Query>& queries) {
  Popularity popularity;
  for (const Query& query : queries) {
    for (const Term& term : query.root().terms) each_need(term, [&](const Need& need) { ++popularity[need]; });
  }
  return popularity;
}

// A beginning is met by many words.
std::size_t cost_of(const Need& need, const Popularity& popularity) {
  constexpr std::size_t kBeginning = 4;
  return popularity.at(need) * (need.truncated ? kBeginning : 1);
}

std::optional<Needs> cheapest(const Term& term, const Popularity& popularity) {
  std::optional<Needs> best;  // a span of years names no word
  each_need(term, [&](const Need& need) {
    std::size_t cost = cost_of(need, popularity);
    if (!best || cost < best->cost) best = Needs{{need}, cost};
  });
  return best;
}

std::optional<Needs> cheaper(std::optional<Needs> a, std::optional<Needs> b) {
  if (!a || !b) return a ? std::move(a) : std::move(b);
  return b->cost < a->cost ? std::move(b) : std::move(a);
}

std::optional<Needs> either(std::optional<Needs> a, std::optional<Needs> b) {
  if (!a || !b) return std::nullopt;
  a->one_of.insert(a->one_of.end(), b->one_of.begin(), b->one_of.end());
  a->cost += b->cost;
  return a;
}

Both joined(StepKind kind, Both a, Both b) {
  if (kind == StepKind::and_) {
    return {cheaper(std::move(a.if_true), std::move(b.if_true)), either(std::move(a.if_false), std::move(b.if_false))};
  }
  return {either(std::move(a.if_true), std::move(b.if_true)), cheaper(std::move(a.if_false), std::move(b.if_false))};
}

std::optional<Needs> needs_of(const Query& query, const Popularity& popularity) {
  std::vector<Both> parts;
  for (const Step& step : query.root().steps) {
    if (step.kind == StepKind::term) {
      parts.push_back({cheapest(query.root().terms[step.term], popularity), std::nullopt});
    } else if (step.kind == StepKind::not_) {
      std::swap(parts.back().if_true, parts.back().if_false);
    } else {
      Both right = std::move(parts.back());
      parts.pop_back();
      parts.back() = joined(step.kind, std::move(parts.back()), std::move(right));
    }
  }
  return std::move(parts.back().if_true);
}

void append(std::vector<std::uint32_t>& all, const std::vector<std::uint32_t>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Profiles::Profiles(std::vector<Query> queries) : queries_(std::move(queries)) {
  Popularity popularity = popularity_in(queries_);
  for (std::uint32_t i = 0; i < queries_.size(); ++i) {
    auto needs = needs_of(queries_[i], popularity);
    if (!needs) always_.push_back(i);
    if (!needs) continue;
    for (const Need& need : needs->one_of) {
      ComparedWord word{std::string(need.word), std::string(need.written)};
      lists_of(need.field, need.word, need.truncated)[word.folded].push_back(i);
      if (need.any_form) formed_.push_back({need.field, std::move(word), i});
    }
  }
}

Profiles::Lists& Profiles::lists_of(QueryField field, std::string_view word, bool truncated) {
  Field& lists = fields_[static_cast<std::size_t>(field)];
  if (!truncated) return lists.words;
  if (lists.beginnings.size() <= word.size()) lists.beginnings.resize(word.size() + 1);
  return lists.beginnings[word.size()];
}

void Profiles::look_up(const Field& field, std::string_view word, std::vector<std::uint32_t>& found) {
  if (auto list = field.words.find(word); list != field.words.end()) append(found, list->second);
  if (word.starts_with(':')) return;  // a form
  for (std::size_t size = 1; size < field.beginnings.size() && size <= word.size(); ++size) {
    const Lists& lists = field.beginnings[size];
    if (lists.empty()) continue;
    if (auto list = lists.find(word.substr(0, size)); list != lists.end()) append(found, list->second);
  }
}

std::vector<std::uint32_t> Profiles::candidates(Searchable& story) const {
  std::vector<std::uint32_t> found = always_;
  for (std::size_t i = 0; i < kFields; ++i) {
    if (fields_[i].empty()) continue;
    for (std::string_view word : story.words(static_cast<QueryField>(i)).distinct()) look_up(fields_[i], word, found);
  }
  std::ranges::sort(found);
  auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

void Profiles::learn(const Language& language) {
  Stemmer* stemmer = Stemmer::of(language);
  if (stemmer == nullptr || std::ranges::find(learnt_, stemmer) != learnt_.end()) return;
  learnt_.push_back(stemmer);
  for (const Formed& formed : formed_) {
    Lists& lists = lists_of(formed.field, formed.word.folded, false);
    lists[form_of(formed.word, *stemmer)].push_back(formed.query);
  }
}

std::vector<std::size_t> Profiles::matching(Searchable& story) {
  learn(story.story().lead.language);
  for (const Entry& entry : story.story().also_in) learn(entry.language);
  std::vector<std::size_t> matching;
  for (std::uint32_t i : candidates(story)) {
    if (queries_[i].matches(story)) matching.push_back(i);
  }
  return matching;
}

}  // namespace twinform
