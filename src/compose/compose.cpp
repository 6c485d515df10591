// SPDX-License-Identifier: MIT
#include "compose/compose.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "compose/fields.h"
#include "compose/filters.h"
#include "compose/groups.h"
#include "compose/images.h"
#include "compose/summary.h"
#include "compose/wording.h"
#include "text/clean.h"
#include "text/maths.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// A ready word of ours, as it would stand in a configuration.
Template ours(std::string_view words) { return parse_frame(words).value_or(Template{}); }

std::string escaped(std::string url) {
  for (std::string_view brace : {"{", "}", "[", "]"})
    url = replace_all(std::move(url), brace, std::string(brace).append(brace));
  return url;
}

class Composer {
 public:
  Composer(const ComposeRules& rules, const Occasion& occasion, std::size_t stories)
      : rules_(rules), occasion_(occasion), stories_(stories) {}

  Draft single(Story story) const {
    Draft draft = blank();
    if (!story.lead.language.empty()) draft.language = story.lead.language;
    if (rules_.images) draft.media = images_of(story, context());
    Part part;
    add_line(part, rules_.greeting, "\n");
    part.passages.push_back(passage(story, 0));
    add_line(part, rules_.sign_off, "");
    draft.parts.push_back(std::move(part));
    draft.stories.push_back(std::move(story));
    return draft;
  }

  Draft digest(std::vector<Story> stories) const {
    Draft draft = blank();
    draft.more = more();
    Part part;
    add_line(part, rules_.greeting, "\n");
    part.passages.push_back(opening("\n"));
    for (std::size_t i = 0; i < stories.size(); ++i) {
      part.passages.push_back(grouped(passage(stories[i], i), stories, i));
      part.passages.back().droppable = true;
    }
    add_line(part, rules_.sign_off, "");
    draft.parts.push_back(std::move(part));
    draft.stories = std::move(stories);
    return draft;
  }

  Draft thread(std::vector<Story> stories) const {
    Draft draft = blank();
    Part head;
    add_line(head, rules_.greeting, "\n");
    head.passages.push_back(opening("\n\n"));
    head.passages.back().blocks.push_back(
        {Role::literal, frame_words(ours(wording(rules_.language).stories), context())});
    draft.parts.push_back(std::move(head));
    for (std::size_t i = 0; i < stories.size(); ++i)
      draft.parts.push_back({{grouped(passage(stories[i], i), stories, i)}});
    add_line(draft.parts.back(), rules_.sign_off, "");
    if (rules_.numbered) number(draft.parts);
    draft.stories = std::move(stories);
    return draft;
  }

 private:
  FieldContext context() const { return {rules_, occasion_, stories_}; }

  Draft blank() const {
    Draft draft;
    draft.broadcast = occasion_.broadcast;
    draft.slot = occasion_.slot;
    draft.at = occasion_.at;
    draft.heading = heading();
    draft.form = rules_.form;
    draft.language = rules_.language;
    draft.visibility = rules_.visibility;
    draft.content_warning = rules_.content_warning;
    return draft;
  }

  Text heading() const {
    Text words = clean_line(frame_words(rules_.heading, context()).view());
    return words.empty() ? clean_line(occasion_.broadcast) : words;
  }

  // With the page where all of it is; what is in its address stands for itself.
  Text more() const {
    std::string words = rules_.more.pieces.empty() ? std::string(wording(rules_.language).more) : rules_.more.text;
    return clean_line(occasion_.bulletin_page.empty() ? words : words + ": " + escaped(occasion_.bulletin_page));
  }

  void add_line(Part& part, const Template& line, std::string_view gap) const {
    Text words = frame_words(line, context());
    if (words.empty()) return;
    bool first = part.passages.empty();
    part.passages.push_back({{{Role::literal, clean_text((first ? "" : "\n") + words.str() + std::string(gap))}}});
  }

  Passage opening(std::string_view gap) const {
    Passage passage;
    passage.blocks.push_back({Role::heading, heading()});
    passage.blocks.push_back({Role::literal, clean_text(gap)});
    return passage;
  }

  Passage passage(const Story& story, std::size_t index) const {
    Passage passage;
    passage.blocks = fill_in(rules_.post, story, context());
    passage.story = index;
    return passage;
  }

  // Under the name of its group, where it is the first of it.
  Passage grouped(Passage passage, const std::vector<Story>& stories, std::size_t index) const {
    if (rules_.group_by == GroupBy::none) return passage;
    Text group = group_of(stories[index], rules_.group_by);
    if (index > 0 && fold(group_of(stories[index - 1], rules_.group_by).view()) == fold(group.view())) return passage;
    if (group.empty()) group = clean_line(wording(rules_.language).other);
    passage.blocks.insert(
        passage.blocks.begin(),
        {{Role::literal, clean_text("\n")}, {Role::attribution, std::move(group)}, {Role::literal, clean_text("\n")}});
    return passage;
  }

  static void number(std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      std::vector<Block>& blocks = parts[i].passages.front().blocks;
      blocks.insert(blocks.begin(), {Role::literal, clean_text(fmt::format("{}/{} ", i + 1, parts.size()))});
    }
  }

  const ComposeRules& rules_;
  const Occasion& occasion_;
  std::size_t stories_;
};

}  // namespace

Template standard_template(Form form) {
  static constexpr std::string_view kSingle = "{title}\n\n{summary}\n\n[{source}: ]{link}\n\n{hashtags}";
  static constexpr std::string_view kLine = "• {title} {link}";
  return parse_template(form == Form::digest ? kLine : kSingle).value_or(Template{});
}

Template standard_correction(const Language& language) {
  std::string_view gap = language.starts_with("fr") ? " " : "";  // no-break
  return parse_template(fmt::format("{}{}: {{title}}\n\n{{link}}", wording(language).corrected, gap))
      .value_or(Template{});
}

Text more_words(std::size_t n, const Language& language) {
  return clean_line(count_in_words(ours(wording(language).more), static_cast<long long>(n), language));
}

std::vector<Draft> compose(const ComposeRules& rules, std::vector<Story> stories, const Occasion& occasion) {
  for (Story& story : stories) {
    if (story.summary.empty()) story.summary = summary_of(story.lead, rules.summary_characters, rules.language);
    story.summary = clean_text(plain_maths(story.summary.view()));
  }
  if (rules.form != Form::single && rules.group_by != GroupBy::none) sort_into_groups(stories, rules.group_by);
  Composer composer(rules, occasion, stories.size());
  std::vector<Draft> drafts;
  if (stories.empty()) return drafts;
  if (rules.form == Form::digest) return {composer.digest(std::move(stories))};
  if (rules.form == Form::thread) return {composer.thread(std::move(stories))};
  for (Story& story : stories) drafts.push_back(composer.single(std::move(story)));
  return drafts;
}

}  // namespace twinform
