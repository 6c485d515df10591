// SPDX-License-Identifier: MIT
#include "compose/document_story.h"

#include "base/json.h"
#include "base/strings.h"
#include "compose/citation.h"
#include "compose/document.h"
#include "compose/fields.h"
#include "compose/names.h"
#include "text/clean.h"

namespace twinform {
namespace {

void set_text(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

Json authors_json(const Entry& entry) {
  Json authors = Json::array();
  for (const Person& author : entry.authors)
    if (!author.name.empty()) authors.push_back({{"name", author.name.str()}});
  return authors;
}

Json work_json(const Bibliographic& work) {
  Json json = Json::object();
  set_text(json, "doi", work.doi);
  set_text(json, "issn", work.issn);
  set_text(json, "journal", work.journal.str());
  set_text(json, "volume", work.volume);
  set_text(json, "issue", work.issue);
  set_text(json, "pages", work.pages);
  return json;
}

}  // namespace

Text headline(const Story& story) {
  if (!story.lead.title.empty()) return said_title(story);
  return story.summary.empty() ? clean_line(story.lead.link.str()) : story.summary;
}

std::string day_of(const Story& story) {
  auto at = story.lead.published ? story.lead.published : story.lead.updated;
  return at ? to_rfc3339(*at).substr(0, 10) : std::string();
}

std::string byline(const Story& story) {
  std::string journal = journal_line(story.lead.work);
  std::vector<std::string> parts;
  for (std::string part :
       {authors_line(story.lead.authors), journal.empty() ? source_title(story).str() : journal, day_of(story)}) {
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return clean_line(join(parts, " · ")).str();
}

Json story_json(const Story& story) {
  const Entry& lead = story.lead;
  Json item{{"id", lead.guid.empty() ? lead.link.str() : lead.guid}};
  set_text(item, "url", lead.link.str());
  set_text(item, "title", lead.title.str());
  set_text(item, "summary", story.summary.str());
  if (lead.published) item["date_published"] = to_rfc3339(*lead.published);
  if (lead.updated) item["date_modified"] = to_rfc3339(*lead.updated);
  if (!lead.authors.empty()) item["authors"] = authors_json(lead);
  for (const Text& category : lead.categories) item["tags"].push_back(category.str());
  set_text(item, "language", lead.language);
  set_text(item, "_source", lead.source);
  if (Json work = work_json(lead.work); !work.empty()) item["_work"] = std::move(work);
  return item;
}

std::string story_as_json(const Story& story) { return dump_json(story_json(story)); }

}  // namespace twinform
