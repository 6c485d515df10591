// SPDX-License-Identifier: MIT
#include "feed/xml_names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"

namespace twinform {

namespace {

using Entry = std::pair<std::string_view, Name>;

constexpr std::array kNames{
    Entry{"rss", Name::rss},
    Entry{"rdf", Name::rdf},
    Entry{"feed", Name::feed},
    Entry{"channel", Name::channel},
    Entry{"item", Name::item},
    Entry{"items", Name::items},
    Entry{"entry", Name::entry},
    Entry{"image", Name::image},
    Entry{"textinput", Name::textinput},
    Entry{"source", Name::source},
    Entry{"html", Name::html},
    Entry{"opml", Name::opml},
    Entry{"title", Name::title},
    Entry{"link", Name::link},
    Entry{"guid", Name::guid},
    Entry{"id", Name::id},
    Entry{"description", Name::description},
    Entry{"summary", Name::summary},
    Entry{"content", Name::content},
    Entry{"encoded", Name::encoded},
    Entry{"fullitem", Name::fullitem},
    Entry{"body", Name::body},
    Entry{"div", Name::div},
    Entry{"subtitle", Name::subtitle},
    Entry{"tagline", Name::tagline},
    Entry{"info", Name::info},
    Entry{"abstract", Name::abstract_},
    Entry{"category", Name::category},
    Entry{"subject", Name::subject},
    Entry{"keywords", Name::keywords},
    Entry{"keyword", Name::keyword},
    Entry{"author", Name::author},
    Entry{"creator", Name::creator},
    Entry{"contributor", Name::contributor},
    Entry{"managingeditor", Name::managingeditor},
    Entry{"webmaster", Name::webmaster},
    Entry{"owner", Name::owner},
    Entry{"name", Name::name},
    Entry{"email", Name::email},
    Entry{"uri", Name::uri},
    Entry{"url", Name::url},
    Entry{"homepage", Name::homepage},
    Entry{"mbox", Name::mbox},
    Entry{"language", Name::language},
    Entry{"icon", Name::icon},
    Entry{"logo", Name::logo},
    Entry{"group", Name::group},
    Entry{"thumbnail", Name::thumbnail},
    Entry{"credit", Name::credit},
    Entry{"enclosure", Name::enclosure},
    Entry{"alternateenclosure", Name::alternateenclosure},
    Entry{"origlink", Name::origlink},
    Entry{"origenclosurelink", Name::origenclosurelink},
    Entry{"comments", Name::comments},
    Entry{"rights", Name::rights},
    Entry{"copyright", Name::copyright},
    Entry{"license", Name::license},
    Entry{"licence", Name::license},
    Entry{"license_ref", Name::license_url},
    Entry{"pubdate", Name::pubdate},
    Entry{"published", Name::published},
    Entry{"issued", Name::issued},
    Entry{"created", Name::created},
    Entry{"date", Name::date},
    Entry{"updated", Name::updated},
    Entry{"modified", Name::modified},
    Entry{"lastbuilddate", Name::lastbuilddate},
    Entry{"available", Name::available},
    Entry{"ttl", Name::ttl},
    Entry{"skiphours", Name::skiphours},
    Entry{"skipdays", Name::skipdays},
    Entry{"updateperiod", Name::updateperiod},
    Entry{"updatefrequency", Name::updatefrequency},
    Entry{"identifier", Name::identifier},
    Entry{"doi", Name::doi},
    Entry{"issn", Name::issn},
    Entry{"eissn", Name::eissn},
    Entry{"isbn", Name::isbn},
    Entry{"publicationname", Name::publicationname},
    Entry{"volume", Name::volume},
    Entry{"number", Name::number},
    Entry{"issueidentifier", Name::issueidentifier},
    Entry{"startingpage", Name::startingpage},
    Entry{"endingpage", Name::endingpage},
    Entry{"pagerange", Name::pagerange},
    Entry{"publicationdate", Name::publicationdate},
    Entry{"coverdate", Name::coverdate},
    Entry{"coverdisplaydate", Name::coverdisplaydate},
    Entry{"modificationdate", Name::modificationdate},
    Entry{"onlinedate", Name::onlinedate},
    Entry{"publisher", Name::publisher},
    Entry{"ispartof", Name::ispartof},
    Entry{"bibliographiccitation", Name::bibliographiccitation},
    Entry{"journal_ref", Name::bibliographiccitation},
    Entry{"journal_reference", Name::bibliographiccitation},
    Entry{"teaser", Name::teaser},
    Entry{"section", Name::section},
    Entry{"type", Name::type},
    Entry{"genre", Name::genre},
    Entry{"contenttype", Name::contenttype},
};

constexpr std::size_t kSlots = 512;
constexpr std::size_t kPrefixes = 64;
constexpr std::size_t kLongestName = 21;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr std::size_t slot_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (char c : name) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619U;
  return (hash ^ (hash >> 15U)) % kSlots;
}

constexpr auto kTable = [] {
  std::array<std::uint8_t, kSlots> table{};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    std::size_t slot = slot_of(kNames[i].first);
    while (table[slot] != 0) slot = (slot + 1) % kSlots;
    table[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return table;
}();

struct KnownNamespace {
  std::string_view uri, prefix;
  Ns ns;
};

// URIs without scheme and "www.", in lower case; a URI that begins with one of these is of that vocabulary.
constexpr std::array kNamespaces{
    KnownNamespace{"w3.org/2005/atom", "atom", Ns::atom},
    KnownNamespace{"w3.org/2005/atom", "a10", Ns::atom},
    KnownNamespace{"purl.org/atom/ns", "atom10", Ns::atom},
    KnownNamespace{"purl.org/atom", "atom03", Ns::atom},
    KnownNamespace{"w3.org/1999/02/22-rdf-syntax-ns", "rdf", Ns::rdf},
    KnownNamespace{"purl.org/rss/1.0/modules/content", "content", Ns::content},
    KnownNamespace{"purl.org/rss/1.0/modules/syndication", "sy", Ns::syndication},
    KnownNamespace{"purl.org/rss/1.0/modules/dc", "dc", Ns::dc},
    KnownNamespace{"purl.org/rss/1.0/modules/prism", "prism", Ns::prism},
    KnownNamespace{"purl.org/rss/1.0/modules", "", Ns::other},
    KnownNamespace{"purl.org/rss", "rss", Ns::core},
    KnownNamespace{"purl.org/net/rss1.1", "rss1", Ns::core},
    KnownNamespace{"backend.userland.com", "rss2", Ns::core},
    KnownNamespace{"blogs.law.harvard.edu/tech/rss", "", Ns::core},
    KnownNamespace{"my.netscape.com", "rss09", Ns::core},
    KnownNamespace{"channel.netscape.com", "", Ns::core},
    KnownNamespace{"rssboard.org", "", Ns::core},
    KnownNamespace{"purl.oclc.org/net/rss_2.0/enc", "enc", Ns::core},
    KnownNamespace{"purl.org/dc/terms", "dcterms", Ns::dcterms},
    KnownNamespace{"purl.org/dc/elements", "dc", Ns::dc},
    KnownNamespace{"dublincore.org", "dc11", Ns::dc},
    KnownNamespace{"prismstandard.org", "prism", Ns::prism},
    KnownNamespace{"arxiv.org/schemas/atom", "arxiv", Ns::prism},
    KnownNamespace{"search.yahoo.com/mrss", "media", Ns::media},
    KnownNamespace{"video.search.yahoo.com/mrss", "mrss", Ns::media},
    KnownNamespace{"tools.search.yahoo.com/mrss", "", Ns::media},
    KnownNamespace{"itunes.com/dtds/podcast-1.0", "itunes", Ns::itunes},
    KnownNamespace{"itunes.apple.com/dtds", "", Ns::itunes},
    KnownNamespace{"google.com/schemas/play-podcasts", "googleplay", Ns::googleplay},
    KnownNamespace{"podcastindex.org", "podcast", Ns::podcast},
    KnownNamespace{"github.com/podcastindex-org", "", Ns::podcast},
    KnownNamespace{"rssnamespace.org/feedburner", "feedburner", Ns::feedburner},
    KnownNamespace{"pheedo.com", "pheedo", Ns::feedburner},
    KnownNamespace{"backend.userland.com/creativecommonsrssmodule", "creativecommons", Ns::cc},
    KnownNamespace{"cyber.law.harvard.edu/rss/creativecommonsrssmodule", "", Ns::cc},
    KnownNamespace{"web.resource.org/cc", "cc", Ns::cc},
    KnownNamespace{"creativecommons.org", "license", Ns::cc},
    KnownNamespace{"w3.org/1999/xhtml", "xhtml", Ns::xhtml},
};

// The URI as the table has it.
std::string normal_uri(std::string_view uri) {
  std::string plain = to_lower(trim(uri));
  for (std::string_view prefix : {"https://", "http://", "www."})
    if (plain.starts_with(prefix)) plain.erase(0, prefix.size());
  return plain;
}

bool is_declaration(std::string_view attribute) {
  return attribute.starts_with("xmlns") && (attribute.size() == 5 || attribute[5] == ':');
}

}  // namespace

Name local_name(std::string_view local) {
  if (local.size() > kLongestName) return Name::unknown;
  for (std::size_t slot = slot_of(local); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const Entry& entry = kNames[kTable[slot] - 1U];
    if (iequals(entry.first, local)) return entry.second;
  }
  return Name::unknown;
}

std::string_view without_prefix(std::string_view name) {
  auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Ns namespace_of_uri(std::string_view uri) {
  std::string plain = normal_uri(uri);
  const KnownNamespace* best = nullptr;
  for (const KnownNamespace& known : kNamespaces)
    if (plain.starts_with(known.uri) && (best == nullptr || known.uri.size() > best->uri.size())) best = &known;
  return best == nullptr ? Ns::other : best->ns;
}

Ns namespace_of_prefix(std::string_view prefix) {
  for (const KnownNamespace& known : kNamespaces)
    if (!prefix.empty() && iequals(known.prefix, prefix)) return known.ns;
  return Ns::other;
}

bool Scope::declares(pugi::xml_node element) {
  for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute())
    if (is_declaration(attribute.name())) return true;
  return false;
}

void Scope::add(pugi::xml_node element, bool with_default) {
  for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    std::string_view name = attribute.name();
    if (!is_declaration(name)) continue;
    Ns ns = namespace_of_uri(attribute.value());
    if (name.size() > 6) {
      std::string_view prefix = name.substr(6);
      if (ns == Ns::other) ns = namespace_of_prefix(prefix);
      if (prefixes_.size() < kPrefixes) prefixes_.emplace_back(prefix, ns);
    } else if (with_default) {
      default_ = ns;
    }
  }
}

Ns Scope::prefixed(pugi::xml_node element, std::string_view prefix) const {
  for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    std::string_view name = attribute.name();
    if (!is_declaration(name) || name.size() <= 6 || name.substr(6) != prefix) continue;
    Ns ns = namespace_of_uri(attribute.value());
    return ns == Ns::other ? namespace_of_prefix(prefix) : ns;
  }
  for (auto known = prefixes_.rbegin(); known != prefixes_.rend(); ++known)
    if (known->first == prefix) return known->second;
  return namespace_of_prefix(prefix);
}

// An element without a prefix is the format's own unless it, or its entry, names another vocabulary that we know.
Ns Scope::unprefixed(pugi::xml_node element) const {
  Ns ns = default_;
  for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute())
    if (std::string_view(attribute.name()) == "xmlns") ns = namespace_of_uri(attribute.value());
  return ns == Ns::atom || ns == Ns::other ? Ns::core : ns;
}

QName Scope::resolve(pugi::xml_node element) const {
  std::string_view name = element.name();
  auto colon = name.find(':');
  if (colon == std::string_view::npos) return {unprefixed(element), local_name(name)};
  Ns ns = prefixed(element, name.substr(0, colon));
  if (ns == Ns::atom && atom_is_core_) ns = Ns::core;
  return {ns, local_name(name.substr(colon + 1))};
}

}  // namespace twinform
