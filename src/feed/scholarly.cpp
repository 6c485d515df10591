// SPDX-License-Identifier: MIT
#include "feed/scholarly.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/citation.h"
#include "feed/constructs.h"
#include "feed/identifiers.h"
#include "feed/links.h"
#include "feed/people.h"
#include "text/clean.h"
#include "text/html.h"

namespace twinform {

namespace {

constexpr std::size_t kTypes = 20;

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void fill(Text& field, Text value) {
  if (field.empty()) field = std::move(value);
}

bool is_address(std::string_view text) { return text.find("://") != std::string_view::npos; }

void read_identifier(Bibliographic& work, std::string_view text) {
  fill(work.doi, is_address(text) ? doi_in_url(text) : doi_in(text));
  fill(work.pmid, pmid_in(text));
  fill(work.arxiv, arxiv_in(text));
  if (ifind(text, "issn") != std::string_view::npos) fill(work.issn, issn_in(text));
  if (auto isbn = ifind(text, "isbn"); isbn != std::string_view::npos) fill(work.isbn, isbn_in(text.substr(isbn + 4)));
}

void read_citation(Bibliographic& work, const Citation& citation) {
  fill(work.journal, clean_line(citation.journal));
  fill(work.volume, citation.volume);
  fill(work.issue, citation.issue);
  fill(work.pages, citation.pages);
  fill(work.publication_date, citation.date);
}

bool is_scholarly(const Bibliographic& work) {
  return !work.doi.empty() || !work.pmid.empty() || !work.volume.empty() || !work.issn.empty();
}

// A licence by its address or its short name; a mere statement of copyright is none.
std::string licence_in(const Feed::Document& document, const FoundField& field) {
  std::string text = decode_xml(href_of(field.node), document.xml.entities);
  if (text.empty()) text = line_of(document, field.node).str();
  bool stated = field.field.rank <= 1 || field.field.slot == FeedSlot::link;
  auto at = text.find("creativecommons.org/");
  if (at == std::string::npos) return stated || istarts_with(text, "cc ") || istarts_with(text, "cc-") ? text : "";
  auto begin = text.rfind("http", at);
  if (begin == std::string::npos) return text;
  return text.substr(begin, text.find_first_of(" \t<>\")", begin) - begin);
}

// The pages of an article whose first and last page stand apart.
struct PageEnds {
  std::string first, last;
  std::string range() const {
    return first.empty() || last.empty() || first == last ? first + (first.empty() ? last : "") : first + "-" + last;
  }
};

class WorkReader {
 public:
  explicit WorkReader(const Feed::Document& document) : document_(document) {}

  void read(const FoundField& field) {
    if (field.field.slot == FeedSlot::licence || field.name.name == Name::link)
      return fill(work_.licence, licence_in(document_, field));
    Text line = line_of(document_, field.node);
    if (field.field.slot == FeedSlot::published && field.name.ns != Ns::prism)
      return fill(dublin_date_, iso_date_in(line.view()));
    std::string text = line.str();
    if (text.empty()) text = decode_xml(href_of(field.node), document_.xml.entities);
    if (text.empty()) return;
    switch (field.name.name) {
      case Name::identifier: return read_identifier(work_, text);
      case Name::ispartof: fill(work_.issn, issn_in(text)); return;
      case Name::source: return read_source(text);
      case Name::bibliographiccitation: return read_citation(work_, parse_citation(text));
      case Name::publisher: return fill(work_.publisher, line);
      case Name::type:
      case Name::genre:
      case Name::contenttype:
      case Name::section: return add_type(text);
      default: return field.name.ns == Ns::prism ? read_prism(field.name.name, line, text) : void();
    }
  }

  Bibliographic finish() {
    fill(work_.pages, ends_.range());
    fill(work_.publication_date, std::move(cover_date_));
    fill(work_.publication_date, std::move(online_date_));
    if (is_scholarly(work_)) fill(work_.publication_date, std::move(dublin_date_));
    Citation source = parse_citation(source_);
    if (!source.empty() || is_scholarly(work_)) read_citation(work_, source);
    return std::move(work_);
  }

  // Where all that says which work it is says nothing else, its address does.
  void read_address(const Entry& entry) {
    read_identifier(work_, entry.guid);
    if (entry.link.is_http()) read_identifier(work_, entry.link.str());
  }

 private:
  // Vocabularies name types by addresses: "http://purl.org/dc/dcmitype/Dataset", "info:eu-repo/semantics/article".
  void add_type(std::string_view text) {
    bool is_term = is_address(text) || istarts_with(text, "info:");
    Text type = clean_line(is_term ? text.substr(text.find_last_of("/#") + 1) : text);
    bool known = std::ranges::find(work_.types, type) != work_.types.end();
    if (!type.empty() && !known && work_.types.size() < kTypes) work_.types.push_back(std::move(type));
  }

  // A journal, a citation, or the journal's ISSN.
  void read_source(const std::string& text) {
    if (is_address(text)) return;
    fill(work_.doi, doi_in(text));
    std::string issn = issn_in(text);
    if (!issn.empty() && text.size() <= issn.size())
      fill(work_.issn, issn);
    else
      fill(source_, text);
  }

  void read_prism(Name name, const Text& line, const std::string& text) {
    switch (name) {
      case Name::doi: return fill(work_.doi, doi_in(text));
      case Name::url: return fill(work_.doi, doi_in_url(text));
      case Name::issn: return fill(work_.issn, issn_in(text));
      case Name::eissn: return fill(work_.eissn, issn_in(text));
      case Name::isbn: return fill(work_.isbn, isbn_in(text));
      case Name::publicationname: return fill(work_.journal, line);
      case Name::volume: return fill(work_.volume, text);
      case Name::number:
      case Name::issueidentifier: return fill(work_.issue, text);
      case Name::startingpage: return fill(ends_.first, text);
      case Name::endingpage: return fill(ends_.last, text);
      case Name::pagerange: return fill(work_.pages, replace_all(replace_all(text, "\xE2\x80\x93", "-"), " - ", "-"));
      case Name::publicationdate: return fill(work_.publication_date, iso_date_in(text));
      case Name::coverdate:
      case Name::coverdisplaydate: return fill(cover_date_, iso_date_in(text));
      case Name::onlinedate: return fill(online_date_, iso_date_in(text));
      default: return;
    }
  }

  const Feed::Document& document_;
  Bibliographic work_;
  PageEnds ends_;
  std::string cover_date_, online_date_, dublin_date_, source_;
};

// Addresses and cut-off strings did not all pass the door to Text.
void clean(Bibliographic& work) {
  for (std::string* field : {&work.doi, &work.issn, &work.eissn, &work.isbn, &work.pmid, &work.arxiv, &work.volume,
                             &work.issue, &work.pages, &work.publication_date, &work.licence})
    if (!field->empty()) *field = clean_line(*field).str();
}

void inherit(Bibliographic& work, const Bibliographic& journal) {
  fill(work.journal, journal.journal);
  fill(work.issn, journal.issn);
  fill(work.eissn, journal.eissn);
  fill(work.publisher, journal.publisher);
  fill(work.licence, journal.licence);
}

bool belongs_to_work(const FoundField& field) {
  bool prism =
      field.name.ns == Ns::prism && field.field.slot != FeedSlot::title && field.field.slot != FeedSlot::summary;
  bool identifier = field.name.name == Name::identifier;
  bool licence_link = field.field.slot == FeedSlot::link && iequals(rel_of(field.node), "license");
  bool date = field.field.slot == FeedSlot::published && field.name.ns != Ns::core && field.name.ns != Ns::atom;
  return prism || identifier || licence_link || date || field.field.slot == FeedSlot::work ||
         field.field.slot == FeedSlot::licence;
}

// Where there is no description but a scholarly work, the content begins with it.
Text beginning_of_content(const Bibliographic& work, const Entry& entry) {
  if (!entry.summary.empty()) return {};
  std::string_view beginning = std::string_view(entry.content.markup).substr(0, 4096);
  bool promising = is_scholarly(work) || beginning.find("doi:") != std::string_view::npos;
  return promising ? html_to_text({std::string(beginning), {}}) : Text{};
}

// Where "doi:" stands, in any case. Colons are rarer than letters.
std::size_t doi_label(std::string_view text) {
  for (auto colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1))
    if (colon >= 3 && iequals(text.substr(colon - 3, 3), "doi")) return colon - 3;
  return std::string_view::npos;
}

void read_description(Bibliographic& work, Entry& entry) {
  Text beginning = beginning_of_content(work, entry);
  std::string_view text = beginning.empty() ? entry.summary.view() : beginning.view();
  Citation citation = find_citation(text);
  read_citation(work, citation);
  if (entry.authors.empty() && !citation.authors.empty()) entry.authors = split_people(citation.authors);
  if (auto at = doi_label(text.substr(0, 20'000)); at != std::string_view::npos)
    fill(work.doi, doi_in(text.substr(at, 300)));
  if (istarts_with(text, "arxiv:")) fill(work.arxiv, arxiv_in(text.substr(0, 64)));
}

}  // namespace

Bibliographic work_in(const Feed::Document& document, const Fields& fields, const Entry& entry) {
  WorkReader reader(document);
  for (const FoundField& field : fields.all())
    if (belongs_to_work(field)) reader.read(field);
  reader.read_address(entry);
  return reader.finish();
}

void complete_work(const Feed::Document& document, Entry& entry) {
  Bibliographic& work = entry.work;
  read_description(work, entry);
  if (is_scholarly(work) && work.volume.empty()) read_citation(work, citation_in_path(entry.link.path()));
  bool in_journal = is_scholarly(document.work) || !document.work.journal.empty();
  if (is_scholarly(work) || in_journal) inherit(work, document.work);
  clean(work);
}

Text journal_in_title(const Text& feed_title) {
  static constexpr std::array<std::string_view, 5> kBefore{"ScienceDirect Publication: ", "Latest Results for ",
                                                           "Wiley: ", "Taylor & Francis: ", "tandf: "};
  static constexpr std::array<std::string_view, 5> kBehind{": Table of Contents", " Current Issue", " Advance Access",
                                                           " Advance Articles", " Latest Articles"};
  std::string_view title = feed_title.view();
  for (std::string_view before : kBefore)
    if (istarts_with(title, before)) title.remove_prefix(before.size());
  for (std::string_view behind : kBehind)
    if (title.ends_with(behind)) title.remove_suffix(behind.size());
  return title.size() == feed_title.view().size() ? Text{} : clean_line(title);
}

}  // namespace twinform
