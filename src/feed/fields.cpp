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
  Slot slot;
  std::uint8_t rank = 0;
};

constexpr std::array kRows{
    Row{Ns::core, Name::title, Slot::title, 0},
    Row{Ns::dc, Name::title, Slot::title, 1},
    Row{Ns::dcterms, Name::title, Slot::title, 1},
    Row{Ns::atom, Name::title, Slot::title, 2},
    Row{Ns::itunes, Name::title, Slot::title, 3},
    Row{Ns::prism, Name::title, Slot::title, 3},
    Row{Ns::media, Name::title, Slot::title, 4},

    Row{Ns::core, Name::summary, Slot::summary, 0},
    Row{Ns::core, Name::description, Slot::summary, 1},
    Row{Ns::core, Name::abstract_, Slot::summary, 2},
    Row{Ns::core, Name::subtitle, Slot::summary, 2},
    Row{Ns::core, Name::tagline, Slot::summary, 2},
    Row{Ns::atom, Name::summary, Slot::summary, 3},
    Row{Ns::atom, Name::subtitle, Slot::summary, 3},
    Row{Ns::dcterms, Name::abstract_, Slot::summary, 4},
    Row{Ns::dc, Name::description, Slot::summary, 5},
    Row{Ns::dcterms, Name::description, Slot::summary, 5},
    Row{Ns::itunes, Name::summary, Slot::summary, 6},
    Row{Ns::googleplay, Name::description, Slot::summary, 7},
    Row{Ns::prism, Name::teaser, Slot::summary, 7},
    Row{Ns::media, Name::description, Slot::summary, 8},
    Row{Ns::itunes, Name::subtitle, Slot::summary, 9},

    Row{Ns::content, Name::encoded, Slot::content, 0},
    Row{Ns::core, Name::content, Slot::content, 1},
    Row{Ns::core, Name::encoded, Slot::content, 2},
    Row{Ns::xhtml, Name::body, Slot::content, 3},
    Row{Ns::core, Name::body, Slot::content, 3},
    Row{Ns::xhtml, Name::div, Slot::content, 4},
    Row{Ns::atom, Name::content, Slot::content, 5},

    Row{Ns::core, Name::guid, Slot::id, 0},
    Row{Ns::core, Name::id, Slot::id, 1},
    Row{Ns::atom, Name::id, Slot::id, 2},
    Row{Ns::dc, Name::identifier, Slot::id, 4},

    Row{Ns::core, Name::pubdate, Slot::published, 0},
    Row{Ns::core, Name::published, Slot::published, 0},
    Row{Ns::core, Name::issued, Slot::published, 1},
    Row{Ns::core, Name::created, Slot::published, 2},
    Row{Ns::atom, Name::published, Slot::published, 3},
    Row{Ns::dc, Name::date, Slot::published, 4},
    Row{Ns::dcterms, Name::issued, Slot::published, 5},
    Row{Ns::dcterms, Name::available, Slot::published, 6},
    Row{Ns::dcterms, Name::created, Slot::published, 6},
    Row{Ns::dcterms, Name::date, Slot::published, 7},
    Row{Ns::core, Name::date, Slot::published, 7},
    Row{Ns::prism, Name::publicationdate, Slot::published, 8},
    Row{Ns::prism, Name::onlinedate, Slot::published, 8},

    Row{Ns::core, Name::updated, Slot::updated, 0},
    Row{Ns::core, Name::modified, Slot::updated, 1},
    Row{Ns::core, Name::lastbuilddate, Slot::updated, 1},
    Row{Ns::atom, Name::updated, Slot::updated, 2},
    Row{Ns::dcterms, Name::modified, Slot::updated, 3},
    Row{Ns::dc, Name::modified, Slot::updated, 3},
    Row{Ns::prism, Name::modificationdate, Slot::updated, 4},

    Row{Ns::feedburner, Name::origlink, Slot::link, 0},
    Row{Ns::core, Name::link, Slot::link, 1},
    Row{Ns::atom, Name::link, Slot::link, 2},
    Row{Ns::prism, Name::url, Slot::link, 3},
    Row{Ns::core, Name::url, Slot::link, 4},

    Row{Ns::core, Name::author, Slot::author, 0},
    Row{Ns::dc, Name::creator, Slot::author, 0},
    Row{Ns::dcterms, Name::creator, Slot::author, 1},
    Row{Ns::core, Name::managingeditor, Slot::author, 1},
    Row{Ns::dc, Name::author, Slot::author, 1},
    Row{Ns::core, Name::creator, Slot::author, 1},
    Row{Ns::atom, Name::author, Slot::author, 2},
    Row{Ns::itunes, Name::author, Slot::author, 3},
    Row{Ns::itunes, Name::owner, Slot::author, 4},
    Row{Ns::googleplay, Name::author, Slot::author, 4},
    Row{Ns::media, Name::credit, Slot::author, 5},

    Row{Ns::core, Name::category, Slot::category, 0},
    Row{Ns::dc, Name::subject, Slot::category, 0},
    Row{Ns::dcterms, Name::subject, Slot::category, 0},
    Row{Ns::prism, Name::keyword, Slot::category, 0},
    Row{Ns::atom, Name::category, Slot::category, 0},
    Row{Ns::media, Name::category, Slot::category, 0},
    Row{Ns::media, Name::keywords, Slot::category, 0},
    Row{Ns::itunes, Name::keywords, Slot::category, 0},
    Row{Ns::itunes, Name::category, Slot::category, 0},
    Row{Ns::core, Name::keywords, Slot::category, 0},

    Row{Ns::core, Name::enclosure, Slot::enclosure, 0},
    Row{Ns::media, Name::content, Slot::media, 0},
    Row{Ns::media, Name::group, Slot::media, 0},
    Row{Ns::media, Name::thumbnail, Slot::media, 0},
    Row{Ns::itunes, Name::image, Slot::image, 2},
    Row{Ns::googleplay, Name::image, Slot::image, 3},
    Row{Ns::core, Name::image, Slot::image, 0},
    Row{Ns::core, Name::logo, Slot::image, 1},
    Row{Ns::core, Name::icon, Slot::image, 1},

    Row{Ns::core, Name::language, Slot::language, 0},
    Row{Ns::dc, Name::language, Slot::language, 1},
    Row{Ns::dcterms, Name::language, Slot::language, 1},

    Row{Ns::cc, Name::license, Slot::licence, 0},
    Row{Ns::dcterms, Name::license, Slot::licence, 1},
    Row{Ns::dc, Name::rights, Slot::licence, 2},
    Row{Ns::dcterms, Name::rights, Slot::licence, 2},
    Row{Ns::core, Name::rights, Slot::licence, 3},
    Row{Ns::prism, Name::copyright, Slot::licence, 3},
    Row{Ns::prism, Name::rights, Slot::licence, 3},

    Row{Ns::dcterms, Name::identifier, Slot::work},
    Row{Ns::dcterms, Name::ispartof, Slot::work},
    Row{Ns::dcterms, Name::bibliographiccitation, Slot::work},
    Row{Ns::prism, Name::bibliographiccitation, Slot::work},
    Row{Ns::dc, Name::source, Slot::work},
    Row{Ns::dc, Name::publisher, Slot::work},
    Row{Ns::dcterms, Name::publisher, Slot::work},
    Row{Ns::prism, Name::doi, Slot::work},
    Row{Ns::prism, Name::issn, Slot::work},
    Row{Ns::prism, Name::eissn, Slot::work},
    Row{Ns::prism, Name::isbn, Slot::work},
    Row{Ns::prism, Name::publicationname, Slot::work},
    Row{Ns::prism, Name::volume, Slot::work},
    Row{Ns::prism, Name::number, Slot::work},
    Row{Ns::prism, Name::issueidentifier, Slot::work},
    Row{Ns::prism, Name::startingpage, Slot::work},
    Row{Ns::prism, Name::endingpage, Slot::work},
    Row{Ns::prism, Name::pagerange, Slot::work},
    Row{Ns::prism, Name::coverdate, Slot::work},
    Row{Ns::prism, Name::coverdisplaydate, Slot::work},
    Row{Ns::prism, Name::publisher, Slot::work},

    Row{Ns::core, Name::ttl, Slot::rhythm, 0},
    Row{Ns::syndication, Name::updateperiod, Slot::rhythm, 1},
    Row{Ns::syndication, Name::updatefrequency, Slot::rhythm, 2},
};

constexpr auto kNamespaceCount = static_cast<std::size_t>(Ns::other) + 1;
constexpr auto kNameCount = static_cast<std::size_t>(Name::section) + 1;

constexpr std::size_t cell_of(Ns ns, Name name) {
  return static_cast<std::size_t>(ns) * kNameCount + static_cast<std::size_t>(name);
}

constexpr auto kTable = [] {
  std::array<Field, kNamespaceCount * kNameCount> table{};
  for (const Row& row : kRows) table[cell_of(row.ns, row.name)] = {row.slot, row.rank};
  return table;
}();

}  // namespace

Field field_of(QName name) { return kTable[cell_of(name.ns, name.name)]; }

void Fields::add(QName name, pugi::xml_node node) {
  Field field = field_of(name);
  if (field.slot != Slot::none) found_.push_back({field, name, node});
}

void Fields::sort() {
  std::ranges::stable_sort(found_, {}, [](const FoundField& one) { return std::pair(one.field.slot, one.field.rank); });
}

const FoundField* Fields::best(Slot slot) const {
  auto found = std::ranges::find_if(
      found_, [&](const FoundField& one) { return one.field.slot == slot && !is_blank(one.node); });
  return found == found_.end() ? nullptr : &*found;
}

pugi::xml_node Fields::first(Slot slot) const {
  const FoundField* found = best(slot);
  return found == nullptr ? pugi::xml_node{} : found->node;
}

Fields fields_of(pugi::xml_node element, const Scope& scope) {
  Fields fields;
  for (pugi::xml_node child : element.children())
    if (child.type() == pugi::node_element) fields.add(scope.resolve(child), child);
  fields.sort();
  return fields;
}

}  // namespace twinform
