// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "compose/template.h"

namespace twinform {
namespace {

constexpr std::array<ReadyMade, 5> kReadyMade{
    {{"abstract", "{title}[\n{authors}]\n\n{summary}\n\n[{published_in}\n]{link}\n\n{hashtags}"},
     {"citation", "{cite|cite:apa}\n\n{hashtags}"},
     {"digest-list", "• {title|strip|truncate:100}[ ({authors})] {link}"},
     {"headline", "{title}\n\n{link}\n\n{hashtags}"},
     {"new-issue", "[{published_in}:\n\n]{title}[\n{authors}]\n\n{link}\n\n{hashtags}"}}};

// "headlin", but not "Something new!": a template without a field says the same of every story.
bool is_name(std::string_view words) {
  return !words.empty() &&
         std::all_of(words.begin(), words.end(), [](char c) { return is_alpha(c) || c == '-' || c == '_'; });
}

}  // namespace

std::span<const ReadyMade> ready_made_templates() { return kReadyMade; }

Result<Template> named_or_written(std::string_view words) {
  if (!is_name(words)) return parse_template(words);
  auto found =
      std::find_if(kReadyMade.begin(), kReadyMade.end(), [&](const ReadyMade& one) { return one.name == words; });
  if (found != kReadyMade.end()) return parse_template(found->text);
  std::vector<std::string> names;
  for (const ReadyMade& one : kReadyMade) names.emplace_back(one.name);
  std::string name(words);
  auto near = did_you_mean(name, names);
  Error error{.kind = ErrorKind::config,
              .what = "there is no template \"" + name + "\"",
              .hint = near ? "did you mean \"" + *near + "\"?" : "the templates are " + join(names, ", ")};
  error.where.column = 1;
  error.where.length = static_cast<int>(name.size());
  return fail(std::move(error));
}

}  // namespace twinform
