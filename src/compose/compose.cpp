// SPDX-License-Identifier: MIT
#include "compose/compose.h"

#include <algorithm>

#include "base/strings.h"
#include "compose/fields.h"
#include "text/clean.h"
#include "text/html.h"
#include "text/summary.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::size_t kRealSummary = 60;  // code points; a feed's summary shorter than this may be a teaser
constexpr std::size_t kMostImages = 4;

bool is_cut_off(std::string_view text) {
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

// The feed's own summary, unless it is a teaser and there is more to read.
Text text_to_summarise(const Entry& entry) {
  bool real = count_code_points(entry.summary.view()) >= kRealSummary && !is_cut_off(entry.summary.view()) &&
              fold(entry.summary.view()) != fold(entry.title.view());
  if (real || entry.content.markup.empty()) return entry.summary;
  Text content = html_to_text(entry.content, ImageWords::none);
  return content.view().size() >= entry.summary.view().size() ? content : entry.summary;
}

std::vector<Attachment> described_images(const Entry& entry) {
  std::vector<Attachment> media;
  for (const Image& image : entry.images) {
    if (media.size() == kMostImages) break;
    if (!image.description.empty() && image.url.is_http()) {
      media.push_back({.url = image.url, .description = image.description, .media_type = ""});
    }
  }
  return media;
}

class Composer {
 public:
  Composer(const ComposeRules& rules, const Occasion& occasion, std::size_t stories)
      : rules_(rules), occasion_(occasion), stories_(stories) {}

  Draft single(Story story) const {
    Draft draft = blank();
    draft.parts.push_back({{passage(story, 0)}});
    if (!story.lead.language.empty()) draft.language = story.lead.language;
    if (rules_.images) draft.media = described_images(story.lead);
    draft.stories.push_back(std::move(story));
    return draft;
  }

  Draft digest(std::vector<Story> stories) const {
    Draft draft = blank();
    draft.more = rules_.more.empty() ? clean_line("and {n} more") : rules_.more;
    Part part{{opening("\n")}};
    for (std::size_t i = 0; i < stories.size(); ++i) {
      part.passages.push_back(passage(stories[i], i));
      part.passages.back().droppable = true;
    }
    draft.parts.push_back(std::move(part));
    draft.stories = std::move(stories);
    return draft;
  }

  Draft thread(std::vector<Story> stories) const {
    Draft draft = blank();
    Passage head = opening("\n\n");
    head.blocks.push_back(
        {Role::literal, clean_line(counted(static_cast<long long>(stories.size()), "story", "stories"))});
    draft.parts.push_back({{std::move(head)}});
    for (std::size_t i = 0; i < stories.size(); ++i) draft.parts.push_back({{passage(stories[i], i)}});
    draft.stories = std::move(stories);
    return draft;
  }

 private:
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
    std::string text = rules_.heading.empty() ? occasion_.broadcast : rules_.heading.str();
    text = replace_all(std::move(text), "{date}", occasion_.date);
    return clean_line(replace_all(std::move(text), "{n}", std::to_string(stories_)));
  }

  Passage opening(std::string_view gap) const {
    Passage passage;
    passage.blocks.push_back({Role::heading, heading()});
    passage.blocks.push_back({Role::literal, clean_text(gap)});
    return passage;
  }

  Passage passage(const Story& story, std::size_t index) const {
    Passage passage;
    passage.blocks = fill_in(rules_.post, story, {rules_, occasion_, stories_});
    passage.story = index;
    return passage;
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

Template standard_correction() { return parse_template("Corrected: {title}\n\n{link}").value_or(Template{}); }

Text summary_of(const Entry& entry, std::size_t characters, const Language& otherwise) {
  const Language& language = entry.language.empty() ? otherwise : entry.language;
  Extract summary = extract(entry.title, text_to_summarise(entry), characters, language);
  return clean_line(summary.cut ? summary.text.str() + "…" : summary.text.str());
}

std::vector<Draft> compose(const ComposeRules& rules, std::vector<Story> stories, const Occasion& occasion) {
  for (Story& story : stories) {
    if (story.summary.empty()) story.summary = summary_of(story.lead, rules.summary_characters, rules.language);
  }
  Composer composer(rules, occasion, stories.size());
  std::vector<Draft> drafts;
  if (stories.empty()) return drafts;
  if (rules.form == Form::digest) return {composer.digest(std::move(stories))};
  if (rules.form == Form::thread) return {composer.thread(std::move(stories))};
  for (Story& story : stories) drafts.push_back(composer.single(std::move(story)));
  return drafts;
}

}  // namespace twinform
