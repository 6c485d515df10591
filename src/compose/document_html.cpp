// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "base/strings.h"
#include "compose/document.h"
#include "compose/document_story.h"
#include "compose/fields.h"
#include "text/escape.h"

namespace twinform {
namespace {

constexpr std::string_view kStyle =
    R"(:root { color-scheme: light dark; --ink: #1d1d21; --soft: #5a5a66; --paper: #fbfaf7; --line: #dedad0; --link: #0b5a8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e1; --soft: #a9a7a2; --paper: #17181b; --line: #34363c; --link: #8ec7f0; }
}
* { box-sizing: border-box; }
body { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; overflow-wrap: break-word; }
h1 { margin: 1rem 0 0; font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 0 0 .35rem; font-size: 1.2rem; line-height: 1.35; text-wrap: pretty; }
p { margin: 0 0 .5rem; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
a:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; }
article { padding: 1.4rem 0; border-top: 1px solid var(--line); }
header { padding-bottom: 1.2rem; }
.date, .byline, .closing, footer { color: var(--soft); font-size: .92rem; }
)";

std::string heading_of(const Story& story) {
  std::string title = escape_html(headline(story).view());
  if (!story.lead.link.is_http()) return title;
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(story.lead.link.str()), title);
}

std::string byline_of(const Story& story) {
  std::string line = escape_html(byline(story));
  std::string day = day_of(story);
  if (day.empty()) return line;
  return line.substr(0, line.size() - day.size()) + fmt::format("<time datetime=\"{}\">{}</time>", day, day);
}

std::string language_attribute(const Language& language) {
  return language.empty() ? std::string() : fmt::format(" lang=\"{}\"", escape_html(language));
}

}  // namespace

std::string story_as_html(const Story& story) {
  std::string html =
      fmt::format("<article{}>\n<h2>{}</h2>\n", language_attribute(story.lead.language), heading_of(story));
  if (!story.summary.empty() && !story.lead.title.empty())
    html += fmt::format("<p>{}</p>\n", escape_html(story.summary.view()));
  if (std::string line = byline_of(story); !line.empty()) html += fmt::format("<p class=\"byline\">{}</p>\n", line);
  return html + "</article>\n";
}

std::string html_page(const Text& title, const Language& language, std::string_view body, std::string_view extra_head) {
  return fmt::format(
      "<!DOCTYPE html>\n<html{}>\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<title>{}</title>\n{}<style>\n{}</style>\n</head>\n"
      "<body>\n{}</body>\n</html>\n",
      language_attribute(language), escape_html(title.view()), extra_head, kStyle, body);
}

}  // namespace twinform
