// SPDX-License-Identifier: MIT
#include "compose/fit.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "compose/cut.h"
#include "compose/filters.h"
#include "compose/layout.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/escape.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::size_t kWorthSaying = 20;  // graphemes; a summary cut shorter than this is left out

struct Word {
  Role role = Role::literal;
  std::string text;
  int section = 0;
};

// A part's passages with the feed's words made harmless, and what has been taken away so far.
class Fitter {
 public:
  Fitter(const Part& part, const Draft& draft, const TextRules& rules)
      : part_(part),
        draft_(draft),
        rules_(rules),
        more_(parse_frame(draft.more.view()).value_or(literal_template(draft.more.str()))) {
    for (const Passage& passage : part.passages) {
      passages_.push_back(harmless(passage));
      if (passage.droppable) ++droppable_;
    }
  }

  Result<Fitted> fit() {
    kept_ = droppable_;
    if (fits()) return finish(false);
    if (droppable_ > 0) drop_lines();
    if (!fits()) shorten_all();
    if (!fits())
      return fail(ErrorKind::refused, "not even the link fits", "raise the output's limit or shorten the template");
    return finish(true);
  }

 private:
  std::vector<Word> harmless(const Passage& passage) const {
    std::vector<Word> words;
    for (const Block& block : passage.blocks) {
      Text text = is_from_feed(block.role) ? defuse(block.text, rules_.service) : block.text;
      words.push_back({block.role, text.str(), block.section});
    }
    return words;
  }

  std::string more() const {
    if (kept_ == droppable_) return {};
    return count_in_words(more_, static_cast<long long>(droppable_ - kept_), draft_.language);
  }

  std::string laid_out() const {
    std::vector<LaidBlock> blocks;
    std::size_t droppable_seen = 0;
    std::string closing = more();
    auto begin_line = [&] {
      if (!blocks.empty()) blocks.push_back({Role::literal, "\n"});
    };
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      bool drops = part_.passages[i].droppable && droppable_seen++ >= kept_;
      if (drops && droppable_seen < droppable_) continue;
      begin_line();
      if (drops) {
        blocks.push_back({Role::literal, closing});  // in the place of the last
      } else {
        for (const Word& word : passages_[i]) blocks.push_back({word.role, word.text});
      }
    }
    return lay_out(blocks, rules_.service);
  }

  bool fits() const { return measure(laid_out(), rules_, draft_.content_warning.view()).fits; }

  // As many of the droppable passages as fit, in their order, but one at least: that one can be shortened.
  void drop_lines() {
    std::size_t low = 1, high = droppable_;
    while (low < high) {
      kept_ = (low + high + 1) / 2;
      if (fits()) {
        low = kept_;
      } else {
        high = kept_ - 1;
      }
    }
    kept_ = low;
  }

  void shorten_all() {
    std::vector<Word*> tags = words_of(Role::tag);
    std::vector<std::string> dropped_tags = take_away(tags);
    for (Role role : {Role::summary, Role::attribution, Role::literal, Role::heading, Role::title}) {
      if (fits()) break;
      give(role);
    }
    if (!fits()) remove_all_but_links();
    for (std::size_t i = 0; i < tags.size() && fits(); ++i) restore(*tags[i], dropped_tags[i]);
  }

  std::vector<Word*> words_of(Role role) {
    std::vector<Word*> words;
    std::size_t droppable_seen = 0;
    for (std::size_t i = 0; i < passages_.size(); ++i) {
      if (part_.passages[i].droppable && droppable_seen++ >= kept_) continue;
      for (Word& word : passages_[i]) {
        if (word.role == role && !word.text.empty()) words.push_back(&word);
      }
    }
    return words;
  }

  static std::vector<std::string> take_away(const std::vector<Word*>& words) {
    std::vector<std::string> taken;
    for (Word* word : words) taken.push_back(std::exchange(word->text, {}));
    return taken;
  }

  void restore(Word& word, std::string text) {
    word.text = std::move(text);
    if (!fits()) word.text.clear();
  }

  // The last of a role gives first.
  void give(Role role) {
    std::vector<Word*> words = words_of(role);
    for (auto word = words.rbegin(); word != words.rend() && !fits(); ++word) {
      switch (role) {
        case Role::summary: shorten_word(**word, kWorthSaying); break;
        case Role::heading:
        case Role::title: shorten_word(**word, 1); break;
        case Role::attribution: drop_with_section(**word); break;
        default: break;
      }
    }
  }

  void shorten_word(Word& word, std::size_t least) {
    std::string text = std::exchange(word.text, {});
    if (!fits()) return vanish(word);
    std::string kept = shorten(text, draft_.language, [&](std::string_view head) {
      word.text = head;
      return fits();
    });
    word.text = std::move(kept);
    if (count_graphemes(word.text) < std::min(least, count_graphemes(text))) vanish(word);
  }

  void vanish(Word& word) {
    word.text.clear();
    drop_with_section(word);
  }

  void drop_with_section(Word& gone) {
    gone.text.clear();
    if (gone.section == 0) return;
    for (std::vector<Word>& passage : passages_) {
      bool same = !passage.empty() && &gone >= &passage.front() && &gone <= &passage.back();
      for (Word& word : passage) {
        if (same && word.section == gone.section && word.role != Role::link) word.text.clear();
      }
    }
  }

  void remove_all_but_links() {
    for (std::vector<Word>& passage : passages_) {
      for (Word& word : passage) {
        if (word.role == Role::literal && trim(word.text).empty()) continue;
        if (word.role != Role::link) word.text = word.role == Role::literal ? " " : "";
      }
    }
  }

  Result<Fitted> finish(bool shortened) const {
    Fitted fitted;
    fitted.text = clean_text(laid_out());
    fitted.length = measure(fitted.text.view(), rules_, draft_.content_warning.view()).value;
    fitted.left_out = droppable_ - kept_;
    fitted.shortened = shortened;
    std::size_t droppable_seen = 0;
    for (const Passage& passage : part_.passages) {
      if (passage.droppable && droppable_seen++ >= kept_) continue;
      if (passage.story) fitted.stories.push_back(*passage.story);
    }
    return fitted;
  }

  const Part& part_;
  const Draft& draft_;
  const TextRules& rules_;
  Template more_;
  std::vector<std::vector<Word>> passages_;
  std::size_t droppable_ = 0, kept_ = 0;
};

}  // namespace

Result<Fitted> fit(const Part& part, const Draft& draft, const TextRules& rules) {
  return Fitter(part, draft, rules).fit();
}

}  // namespace twinform
