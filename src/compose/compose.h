// SPDX-License-Identifier: MIT
// Stories to a draft.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/template.h"
#include "model/draft.h"
#include "time/zone.h"

namespace twinform {

enum class GroupBy { none, source, tag, topic };  // topic: the first of the entry's categories that says something

// From a subject, folded, to the hashtag that stands for it; "" for none.
using HashtagAliases = std::map<std::string, Text, std::less<>>;

struct ComposeRules {
  Form form = Form::single;
  Template post;                     // of each story: a single post, a digest's line, a thread's part
  Template heading;                  // of digests, threads and bulletin pages; empty for the broadcast's name
  Template greeting, sign_off;       // the first and the last line; empty for none
  Template more;                     // "and {n} more"; empty for what the language says
  bool numbered = false;             // threads: "2/7" before each part
  GroupBy group_by = GroupBy::none;  // digests and threads
  Visibility visibility = Visibility::unset;
  Text content_warning;
  int max_hashtags = 3;
  HashtagAliases hashtag_aliases;
  bool images = true;
  Template alt;  // describes images of which the feed says nothing; empty: they are left out
  std::size_t summary_characters = 300;
  Language language;  // the library's; a story's own wins for a single post
};

// The templates that hold when a broadcast names none.
Template standard_template(Form form);
Template standard_correction(const Language& language);  // of an answer to a post that was corrected

struct Occasion {  // when and for whom
  std::string broadcast, slot;
  Instant at{};
  Zone zone = {};                  // of the broadcast
  long long number = 0;            // the how-manieth issue of the broadcast; 0: unknown
  std::string bulletin_page = {};  // where readers find all of it; "" for nowhere
};

// single: one draft a story; digest and thread: one for all. Stories are not empty.
std::vector<Draft> compose(const ComposeRules& rules, std::vector<Story> stories, const Occasion& occasion);

// "and 3 more", in the language.
Text more_words(std::size_t n, const Language& language);

// "#DigitalLibraries": each word capitalised, "#مكتبة_رقمية" where there are no capitals; none for what would not link (all digits, no
// letter) or says nothing. Aliases go first.
std::vector<Text> hashtags_for(const Story& story, int at_most, const HashtagAliases& aliases = {});
// The hashtag of these words, "#" or not; none where it would not link on every network.
std::optional<Text> hashtag(std::string_view words);
// Is it a category that tells a reader nothing, as "Uncategorized"?
bool says_nothing(std::string_view category);

}  // namespace twinform
