// SPDX-License-Identifier: MIT
// A template, a title and a summary, each a line of the input, for every network and a limit from its first byte: what is composed
// fits, and its link is in it.
#include <cstdint>
#include <cstdlib>

#include "base/strings.h"
#include "compose/compose.h"
#include "compose/fit.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/url.h"

using namespace twinform;

namespace {

constexpr std::string_view kLink = "https://example.org/articles/42";

void require(bool holds) {
  if (!holds) std::abort();
}

Story story_of(std::string_view title, std::string_view summary) {
  Story story;
  story.lead.title = clean_line(title);
  story.lead.summary = clean_text(summary);
  story.lead.categories = {story.lead.title};
  story.lead.link = parse_url(kLink).value_or(Url{});
  return story;
}

void check(const Draft& draft, Service service, std::int64_t limit, bool has_link) {
  TextRules rules = standard_rules(service);
  rules.max_length = limit;
  for (const Part& part : draft.parts) {
    auto fitted = fit(part, draft, rules);
    if (!fitted) continue;
    require(measure(fitted->text.view(), rules).fits);
    require(!has_link || fitted->stories.empty() || fitted->text.view().find(kLink) != std::string_view::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  std::int64_t limit = 30 + data[0];
  std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<std::string_view> lines = split(bytes, '\n');
  auto form = parse_template(lines[0]);
  if (!form || lines.size() < 3) return 0;
  bool has_link = lines[0].find("{link}") != std::string_view::npos && lines[0].find('[') == std::string_view::npos;
  ComposeRules rules;
  rules.post = *form;
  for (Form shape : {Form::single, Form::digest, Form::thread}) {
    rules.form = shape;
    std::vector<Story> stories{story_of(lines[1], lines[2]), story_of(lines[2], lines[1])};
    for (const Draft& draft : compose(rules, std::move(stories), {"friday", "2026-11-27T16:00", {}})) {
      for (Service service : {Service::plain, Service::mastodon, Service::bluesky, Service::x})
        check(draft, service, limit, has_link);
    }
  }
  return 0;
}
