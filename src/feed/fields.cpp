// SPDX-License-Identifier: MIT
#include "feed/fields.h"

#include <algorithm>
#include <array>

#include "feed/xml_text.h"

namespace twinform {

namespace {

struct Row {
  Ns ns;
  Name name;
  FeedSlot slot;
  std::uint8_t rank = 0;
};

constexpr std::array kRows{
    Row{Ns::core, Name::title, FeedSlot::title, 0},
    Row{Ns::dc, Name::title, FeedSlot::title, 1},
    Row{Ns::dcterms, Name::title, FeedSlot::title, 1},
    Row{Ns::atom, Name::title, FeedSlot::title, 2},
    Row{Ns::itunes, Name::title, FeedSlot::title, 3},
    Row{Ns::prism, Name::title, FeedSlot::title, 3},
    Row{Ns::media, Name::title, FeedSlot::title, 4},

    Row{Ns::core, Name::description, FeedSlot::summary, 0},
    Row{Ns::core, Name::summary, FeedSlot::summary, 1},
    Row{Ns::core, Name::abstract_, FeedSlot::summary, 2},
    Row{Ns::core, Name::subtitle, FeedSlot::summary, 2},
    Row{Ns::core, Name::tagline, FeedSlot::summary, 2},
    Row{Ns::core, Name::info, FeedSlot::summary, 3},
    Row{Ns::atom, Name::summary, FeedSlot::summary, 3},
    Row{Ns::atom, Name::subtitle, FeedSlot::summary, 3},
    Row{Ns::dcterms, Name::abstract_, FeedSlot::summary, 4},
    Row{Ns::dc, Name::description, FeedSlot::summary, 5},
    Row{Ns::dcterms, Name::description, FeedSlot::summary, 5},
    Row{Ns::itunes, Name::summary, FeedSlot::summary, 6},
    Row{Ns::googleplay, Name::description, FeedSlot::summary, 7},
    Row{Ns::prism, Name::teaser, FeedSlot::summary, 7},
    Row{Ns::media, Name::description, FeedSlot::summary, 8},
    Row{Ns::itunes, Name::subtitle, FeedSlot::summary, 9},

    Row{Ns::content, Name::encoded, FeedSlot::content, 0},
    Row{Ns::core, Name::content, FeedSlot::content, 1},
    Row{Ns::core, Name::encoded, FeedSlot::content, 2},
    Row{Ns::core, Name::fullitem, FeedSlot::content, 2},
    Row{Ns::xhtml, Name::body, FeedSlot::content, 3},
    Row{Ns::core, Name::body, FeedSlot::content, 3},
    Row{Ns::xhtml, Name::div, FeedSlot::content, 4},
    Row{Ns::atom, Name::content, FeedSlot::content, 5},

    Row{Ns::core, Name::guid, FeedSlot::id, 0},
    Row{Ns::core, Name::id, FeedSlot::id, 1},
    Row{Ns::atom, Name::id, FeedSlot::id, 2},
    Row{Ns::dc, Name::identifier, FeedSlot::id, 4},

    Row{Ns::core, Name::pubdate, FeedSlot::published, 0},
    Row{Ns::core, Name::published, FeedSlot::published, 0},
    Row{Ns::core, Name::issued, FeedSlot::published, 1},
    Row{Ns::core, Name::created, FeedSlot::published, 2},
    Row{Ns::atom, Name::published, FeedSlot::published, 3},
    Row{Ns::dc, Name::date, FeedSlot::published, 4},
    Row{Ns::dcterms, Name::issued, FeedSlot::published, 5},
    Row{Ns::dcterms, Name::available, FeedSlot::published, 6},
    Row{Ns::dcterms, Name::created, FeedSlot::published, 6},
    Row{Ns::dcterms, Name::date, FeedSlot::published, 7},
    Row{Ns::core, Name::date, FeedSlot::published, 7},
    Row{Ns::prism, Name::publicationdate, FeedSlot::published, 8},
    Row{Ns::prism, Name::onlinedate, FeedSlot::published, 8},

    Row{Ns::core, Name::updated, FeedSlot::updated, 0},
    Row{Ns::core, Name::modified, FeedSlot::updated, 1},
    Row{Ns::core, Name::lastbuilddate, FeedSlot::updated, 1},
    Row{Ns::atom, Name::updated, FeedSlot::updated, 2},
    Row{Ns::dcterms, Name::modified, FeedSlot::updated, 3},
    Row{Ns::dc, Name::modified, FeedSlot::updated, 3},
    Row{Ns::prism, Name::modificationdate, FeedSlot::updated, 4},

    Row{Ns::feedburner, Name::origlink, FeedSlot::link, 0},
    Row{Ns::core, Name::link, FeedSlot::link, 1},
    Row{Ns::atom, Name::link, FeedSlot::link, 2},
    Row{Ns::prism, Name::url, FeedSlot::link, 3},
    Row{Ns::core, Name::url, FeedSlot::link, 4},

    Row{Ns::core, Name::author, FeedSlot::author, 0},
    Row{Ns::dc, Name::creator, FeedSlot::author, 0},
    Row{Ns::dcterms, Name::creator, FeedSlot::author, 1},
    Row{Ns::core, Name::managingeditor, FeedSlot::author, 1},
    Row{Ns::dc, Name::author, FeedSlot::author, 1},
    Row{Ns::core, Name::creator, FeedSlot::author, 1},
    Row{Ns::atom, Name::author, FeedSlot::author, 2},
    Row{Ns::itunes, Name::author, FeedSlot::author, 3},
    Row{Ns::itunes, Name::owner, FeedSlot::author, 4},
    Row{Ns::googleplay, Name::author, FeedSlot::author, 4},
    Row{Ns::media, Name::credit, FeedSlot::author, 5},
    Row{Ns::core, Name::webmaster, FeedSlot::author, 6},

    Row{Ns::core, Name::category, FeedSlot::category, 0},
    Row{Ns::dc, Name::subject, FeedSlot::category, 0},
    Row{Ns::dcterms, Name::subject, FeedSlot::category, 0},
    Row{Ns::prism, Name::keyword, FeedSlot::category, 0},
    Row{Ns::atom, Name::category, FeedSlot::category, 0},
    Row{Ns::media, Name::category, FeedSlot::category, 0},
    Row{Ns::media, Name::keywords, FeedSlot::category, 0},
    Row{Ns::itunes, Name::keywords, FeedSlot::category, 0},
    Row{Ns::itunes, Name::category, FeedSlot::category, 0},
    Row{Ns::core, Name::keywords, FeedSlot::category, 0},

    Row{Ns::core, Name::enclosure, FeedSlot::enclosure, 0},
    Row{Ns::media, Name::content, FeedSlot::media, 0},
    Row{Ns::media, Name::group, FeedSlot::media, 0},
    Row{Ns::media, Name::thumbnail, FeedSlot::media, 0},
    Row{Ns::itunes, Name::image, FeedSlot::image, 2},
    Row{Ns::itunes, Name::link, FeedSlot::image, 3},
    Row{Ns::googleplay, Name::image, FeedSlot::image, 3},
    Row{Ns::core, Name::image, FeedSlot::image, 0},
    Row{Ns::core, Name::logo, FeedSlot::image, 1},
    Row{Ns::core, Name::icon, FeedSlot::image, 4},

    Row{Ns::core, Name::language, FeedSlot::language, 0},
    Row{Ns::dc, Name::language, FeedSlot::language, 1},
    Row{Ns::dcterms, Name::language, FeedSlot::language, 1},

    Row{Ns::cc, Name::license, FeedSlot::licence, 0},
    Row{Ns::dcterms, Name::license, FeedSlot::licence, 1},
    Row{Ns::podcast, Name::license, FeedSlot::licence, 1},
    Row{Ns::dc, Name::rights, FeedSlot::licence, 2},
    Row{Ns::dcterms, Name::rights, FeedSlot::licence, 2},
    Row{Ns::core, Name::rights, FeedSlot::licence, 3},
    Row{Ns::prism, Name::copyright, FeedSlot::licence, 3},
    Row{Ns::prism, Name::rights, FeedSlot::licence, 3},

    Row{Ns::dcterms, Name::identifier, FeedSlot::work},
    Row{Ns::dcterms, Name::ispartof, FeedSlot::work},
    Row{Ns::dcterms, Name::bibliographiccitation, FeedSlot::work},
    Row{Ns::prism, Name::bibliographiccitation, FeedSlot::work},
    Row{Ns::dc, Name::source, FeedSlot::work},
    Row{Ns::dc, Name::publisher, FeedSlot::work},
    Row{Ns::dcterms, Name::publisher, FeedSlot::work},
    Row{Ns::prism, Name::doi, FeedSlot::work},
    Row{Ns::prism, Name::issn, FeedSlot::work},
    Row{Ns::prism, Name::eissn, FeedSlot::work},
    Row{Ns::prism, Name::isbn, FeedSlot::work},
    Row{Ns::prism, Name::publicationname, FeedSlot::work},
    Row{Ns::prism, Name::volume, FeedSlot::work},
    Row{Ns::prism, Name::number, FeedSlot::work},
    Row{Ns::prism, Name::issueidentifier, FeedSlot::work},
    Row{Ns::prism, Name::startingpage, FeedSlot::work},
    Row{Ns::prism, Name::endingpage, FeedSlot::work},
    Row{Ns::prism, Name::pagerange, FeedSlot::work},
    Row{Ns::prism, Name::coverdate, FeedSlot::work},
    Row{Ns::prism, Name::coverdisplaydate, FeedSlot::work},
    Row{Ns::prism, Name::publisher, FeedSlot::work},
    Row{Ns::dc, Name::type, FeedSlot::work},
    Row{Ns::dcterms, Name::type, FeedSlot::work},
    Row{Ns::prism, Name::genre, FeedSlot::work},
    Row{Ns::prism, Name::contenttype, FeedSlot::work},
    Row{Ns::prism, Name::section, FeedSlot::work},

    Row{Ns::core, Name::ttl, FeedSlot::rhythm, 0},
    Row{Ns::core, Name::skiphours, FeedSlot::rhythm, 0},
    Row{Ns::core, Name::skipdays, FeedSlot::rhythm, 0},
    Row{Ns::syndication, Name::updateperiod, FeedSlot::rhythm, 1},
    Row{Ns::syndication, Name::updatefrequency, FeedSlot::rhythm, 2},
};

constexpr auto kNamespaceCount = static_cast<std::size_t>(Ns::other) + 1;
constexpr auto kNameCount = static_cast<std::size_t>(Name::contenttype) + 1;

constexpr std::size_t cell_of(Ns ns, Name name) {
  return static_cast<std::size_t>(ns) * kNameCount + static_cast<std::size_t>(name);
}

constexpr auto kTable = [] {
  std::array<FeedField, kNamespaceCount * kNameCount> table{};
  for (const Row& row : kRows) table[cell_of(row.ns, row.name)] = {row.slot, row.rank};
  return table;
}();

}  // namespace

FeedField field_of(QName name) { return kTable[cell_of(name.ns, name.name)]; }

void Fields::add(QName name, pugi::xml_node node) {
  FeedField field = field_of(name);
  if (field.slot != FeedSlot::none) found_.push_back({field, name, node});
}

void Fields::add_words(pugi::xml_node group, const Scope& scope) {
  for (pugi::xml_node child : group.children()) {
    QName name = scope.resolve(child);
    if (field_of(name).slot != FeedSlot::media) add(name, child);
    if (name != QName{Ns::media, Name::content}) continue;
    for (pugi::xml_node said : child.children()) add(scope.resolve(said), said);
  }
}

void Fields::sort() {
  std::ranges::stable_sort(found_, {}, [](const FoundField& one) { return std::pair(one.field.slot, one.field.rank); });
}

const FoundField* Fields::best(FeedSlot slot) const {
  auto found = std::ranges::find_if(
      found_, [&](const FoundField& one) { return one.field.slot == slot && !is_blank(one.node); });
  return found == found_.end() ? nullptr : &*found;
}

pugi::xml_node Fields::first(FeedSlot slot) const {
  const FoundField* found = best(slot);
  return found == nullptr ? pugi::xml_node{} : found->node;
}

Fields fields_of(pugi::xml_node element, const Scope& scope) {
  Fields fields;
  for (pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    QName name = scope.resolve(child);
    fields.add(name, child);
    if (name == QName{Ns::media, Name::group}) fields.add_words(child, scope);
  }
  fields.sort();
  return fields;
}

}  // namespace twinform
