// SPDX-License-Identifier: MIT
#include "compose/document.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/strings.h"
#include "compose/document_story.h"
#include "text/escape.h"

namespace twinform {
namespace {

std::string as_text(const Document& document) {
  std::string out = fmt::format("{}\n", document.title.str());
  if (!document.date.empty()) out += document.date + "\n";
  for (const Story& story : document.stories) {
    out += "\n" + story.lead.title.str() + "\n";
    if (!story.summary.empty()) out += story.summary.str() + "\n";
    if (std::string by = byline(story); !by.empty()) out += by + "\n";
    if (!story.lead.link.empty()) out += story.lead.link.str() + "\n";
  }
  if (!document.closing.empty()) out += "\n" + document.closing.str() + "\n";
  return out;
}

std::string markdown_link(const Story& story) {
  std::string title = escape_markdown(headline(story).view());
  if (story.lead.link.empty()) return title;
  std::string target = replace_all(replace_all(story.lead.link.str(), "(", "%28"), ")", "%29");
  return fmt::format("[{}]({})", title, target);
}

std::string as_markdown(const Document& document) {
  std::string out = fmt::format("# {}\n", escape_markdown(document.title.view()));
  if (!document.date.empty()) out += fmt::format("\n{}\n", escape_markdown(document.date));
  for (const Story& story : document.stories) {
    out += fmt::format("\n## {}\n", markdown_link(story));
    if (!story.summary.empty()) out += fmt::format("\n{}\n", escape_markdown(story.summary.view()));
    if (std::string by = byline(story); !by.empty()) out += fmt::format("\n*{}*\n", escape_markdown(by));
  }
  if (!document.closing.empty()) out += fmt::format("\n{}\n", escape_markdown(document.closing.view()));
  return out;
}

std::string as_html(const Document& document) {
  std::string body = fmt::format("<header>\n<h1>{}</h1>\n", escape_html(document.title.view()));
  if (!document.date.empty()) body += fmt::format("<p class=\"date\">{}</p>\n", escape_html(document.date));
  body += "</header>\n<main>\n";
  for (const Story& story : document.stories) body += story_as_html(story);
  if (!document.closing.empty())
    body += fmt::format("<p class=\"closing\">{}</p>\n", escape_html(document.closing.view()));
  return html_page(document.title, document.language, body + "</main>\n");
}

std::string as_json(const Document& document) {
  Json items = Json::array();
  for (const Story& story : document.stories) items.push_back(story_json(story));
  Json whole{{"title", document.title.str()}, {"date", document.date}};
  if (!document.language.empty()) whole["language"] = document.language;
  whole["items"] = std::move(items);
  if (!document.closing.empty()) whole["_closing"] = document.closing.str();
  return dump_json_pretty(whole) + "\n";
}

}  // namespace

std::string render_document(const Document& document, DocumentFormat format) {
  switch (format) {
    case DocumentFormat::text: return as_text(document);
    case DocumentFormat::markdown: return as_markdown(document);
    case DocumentFormat::html: return as_html(document);
    case DocumentFormat::json: return as_json(document);
  }
  return {};
}

}  // namespace twinform
