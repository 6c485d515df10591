// SPDX-License-Identifier: MIT
#include <string_view>
#include <unordered_set>

#include "base/json.h"
#include "cli/commands.h"
#include "cli/json_lines.h"
#include "text/html.h"
#include "text/url.h"

namespace twinform {

namespace {

// The addresses of `found`, each once.
template <typename Found>
Json addresses(const std::vector<Found>& found) {
  Json list = Json::array();
  std::unordered_set<std::string_view> seen;
  for (const Found& one : found)
    if (seen.insert(one.url.str()).second) list.push_back(one.url.str());
  return list;
}

Result<Json> read_html(const Json& question) {
  if (!question.contains("html") || !question["html"].is_string())
    return fail({.kind = ErrorKind::input, .what = "there is no \"html\"", .hint = R"(such as {"html":"<p>…"})"});
  Html html{.markup = string_at(question, "html"), .base = {}};
  if (std::string base = string_at(question, "base"); !base.empty()) html.base = TRY(parse_url(base));
  // Links are those of the sanitised markup: nobody wants the others.
  Html safe{.markup = sanitise_html(html), .base = {}};
  return Json{{"text", html_to_text(html).str()},
              {"html", safe.markup},
              {"links", addresses(html_links(safe))},
              {"images", addresses(html_images(html))}};
}

}  // namespace

int command_inspect_html(Session& session, const Arguments&) { return answer_json_lines(session, read_html); }

}  // namespace twinform
