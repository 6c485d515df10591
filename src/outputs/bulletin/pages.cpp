// SPDX-License-Identifier: MIT
#include "outputs/bulletin/pages.h"

#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "compose/citation.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform::bulletin {

namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--ink:#1d2228;--soft:#56606b;--paper:#fdfcfa;--line:#d9d5ce;--link:#0b5394}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e3;--soft:#a9b0b8;--paper:#17191c;--line:#3a3f45;--link:#8ab8f0}}
body{margin:0 auto;max-width:42rem;padding:1rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h1{line-height:1.2;margin:.5rem 0}
h2{font-size:1.15rem;line-height:1.3;margin:0}
article{padding:1.1rem 0;border-top:1px solid var(--line)}
article p{margin:.35rem 0 0}
.meta{color:var(--soft);font-size:.9rem}
ul{padding-left:1.2rem}
footer{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:.75rem;color:var(--soft);font-size:.9rem}
)";

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

// "2026-11-23T09:00" → "23 November 2026", or the text itself where it is no date.
std::string day_in_words(std::string_view date) {
  auto parts = split(date.substr(0, 10), '-');
  auto month = parts.size() == 3 ? parse_integer(parts[1]) : std::nullopt;
  auto day = parts.size() == 3 ? parse_integer(parts[2]) : std::nullopt;
  if (!month || !day || *month < 1 || *month > 12) return std::string(date.substr(0, 10));
  return fmt::format("{} {} {}", *day, kMonths[static_cast<std::size_t>(*month - 1)], parts[0]);
}

std::string slot_in_words(std::string_view slot) {
  std::string day = day_in_words(slot);
  return slot.size() < 16 ? day : fmt::format("{}, {}", day, slot.substr(11, 5));
}

std::string time_element(std::string_view slot) {
  return fmt::format("<time datetime=\"{}\">{}</time>", escape_html(slot), escape_html(slot_in_words(slot)));
}

std::string language_attribute(const Language& language) {
  return language.empty() ? "" : fmt::format(" lang=\"{}\"", escape_html(language));
}

std::string heading_of(const Issue& issue) {
  return issue.heading.empty() ? clean_line(issue.broadcast).str() : issue.heading.str();
}

// `root`: the way from the page to the folder, "" or "../".
std::string page(const Masthead& masthead, std::string_view title, std::string_view root, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n"
      "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Atom feed\" href=\"{1}feed.atom\">\n"
      "<link rel=\"alternate\" type=\"application/feed+json\" title=\"JSON Feed\" href=\"{1}feed.json\">\n"
      "<style>{2}</style>\n</head>\n<body>\n{3}"
      "<footer><p>{4}. New issues as <a href=\"{1}feed.atom\">Atom feed</a> or "
      "<a href=\"{1}feed.json\">JSON Feed</a>.</p></footer>\n</body>\n</html>\n",
      escape_html(title), root, kStyle, body, escape_html(masthead.title.view()));
}

std::string names(const std::vector<Text>& texts) {
  std::vector<std::string> words;
  for (const Text& text : texts) words.push_back(text.str());
  return join(words, ", ");
}

std::string paragraph(std::string_view classes, std::string_view html) {
  return html.empty() ? std::string{} : fmt::format("<p class=\"{}\" dir=\"auto\">{}</p>\n", classes, html);
}

// DOIs may hold what means something else in a URL: "10.1002/(SICI)1097(199806)49:8<693::AID#4>3.0".
std::string doi_link(const std::string& doi) {
  std::string path = replace_all(replace_all(replace_all(doi, "%", "%25"), "#", "%23"), "?", "%3F");
  auto url = parse_url("https://doi.org/" + path);
  if (doi.empty() || !url) return {};
  return fmt::format("<a href=\"{0}\">{0}</a>", escape_html(url->str()));
}

// "A. Author, B. Author · Journal 12(3), 45–60 · 23 November 2026 · https://doi.org/…"
std::string about(const Item& item) {
  std::vector<std::string> pieces;
  for (const std::string& words :
       {names(item.authors), journal_line(item.work), day_in_words(item.date), names(item.sources)})
    if (!words.empty()) pieces.push_back(escape_html(words));
  if (std::string doi = doi_link(item.work.doi); !doi.empty()) pieces.push_back(std::move(doi));
  return join(pieces, " · ");
}

std::string paragraphs(const Text& text) {
  std::string html;
  for (std::string_view line : split(text.view(), '\n'))
    if (!trim(line).empty()) html += fmt::format("<p dir=\"auto\">{}</p>\n", escape_html(trim(line)));
  return html;
}

std::string article(const Item& item) {
  std::string title = escape_html(!item.title.empty() ? item.title.view()
                                  : item.link.empty() ? std::string_view("Untitled")
                                                      : std::string_view(item.link.str()));
  if (item.link.is_http()) title = fmt::format("<a href=\"{}\">{}</a>", escape_html(item.link.str()), title);
  return fmt::format("<article{}>\n<h2 dir=\"auto\">{}</h2>\n", language_attribute(item.language), title) +
         paragraphs(item.summary) + paragraph("meta", about(item)) + paragraph("meta", escape_html(names(item.tags))) +
         "</article>\n";
}

std::string listed(const Issue& issue) {
  std::string name = issue_name(issue.broadcast, issue.slot);
  auto stories = static_cast<long long>(issue.items().size());
  return fmt::format(
      "<li><a href=\"issues/{}.html\"{} dir=\"auto\">{}</a><br>\n<span class=\"meta\">{} · {}</span></li>\n",
      escape_html(name), language_attribute(issue.language), escape_html(heading_of(issue)), time_element(issue.slot),
      counted(stories, "story", "stories"));
}

}  // namespace

std::string issue_page(const Masthead& masthead, const Issue& issue) {
  std::string body = fmt::format(
      "<header>\n<p class=\"meta\"><a href=\"../index.html\">{}</a></p>\n<h1{} dir=\"auto\">{}</h1>\n"
      "<p class=\"meta\">{}</p>\n</header>\n<main{}>\n",
      escape_html(masthead.title.view()), language_attribute(issue.language), escape_html(heading_of(issue)),
      time_element(issue.slot), language_attribute(issue.language));
  for (const Item& item : issue.items()) body += article(item);
  std::string title = fmt::format("{}, {}", heading_of(issue), day_in_words(issue.slot));
  return page(masthead, title, "../", body + "</main>\n");
}

std::string index_page(const Masthead& masthead, const std::vector<Issue>& issues) {
  std::string body = fmt::format("<header>\n<h1 dir=\"auto\">{}</h1>\n</header>\n<main>\n<h2>Issues</h2>\n",
                                 escape_html(masthead.title.view()));
  if (issues.empty()) body += "<p>Nothing yet.</p>\n";
  if (!issues.empty()) body += "<ul>\n";
  for (const Issue& issue : issues) body += listed(issue);
  if (!issues.empty()) body += "</ul>\n";
  return page(masthead, masthead.title.view(), "", body + "</main>\n");
}

}  // namespace twinform::bulletin
