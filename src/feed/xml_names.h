// SPDX-License-Identifier: MIT
// What an element of a feed means, whatever prefix, namespace URI or case it was written with.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace twinform {

// The vocabularies we know. `core` is the feed format's own, whichever it is; `atom` are Atom elements inside another format.
enum class Ns : std::uint8_t {
  core,
  atom,
  rdf,
  dc,
  dcterms,
  content,
  prism,
  media,
  itunes,
  googleplay,
  podcast,
  syndication,
  feedburner,
  cc,
  xhtml,
  other
};

// Local names that some vocabulary uses; `unknown` for all others.
enum class Name : std::uint8_t {
  unknown,
  // documents and their parts
  rss,
  rdf,
  feed,
  channel,
  item,
  items,
  entry,
  image,
  textinput,
  source,
  html,
  opml,
  // the fields of feeds and entries
  title,
  link,
  guid,
  id,
  description,
  summary,
  content,
  encoded,
  fullitem,
  body,
  div,
  subtitle,
  tagline,
  info,
  abstract_,
  category,
  subject,
  keywords,
  keyword,
  author,
  creator,
  contributor,
  managingeditor,
  webmaster,
  owner,
  name,
  email,
  uri,
  url,
  homepage,
  mbox,
  language,
  icon,
  logo,
  group,
  thumbnail,
  credit,
  enclosure,
  alternateenclosure,
  origlink,
  origenclosurelink,
  comments,
  rights,
  copyright,
  license,
  license_url,
  // dates and rhythm
  pubdate,
  published,
  issued,
  created,
  date,
  updated,
  modified,
  lastbuilddate,
  available,
  ttl,
  skiphours,
  skipdays,
  updateperiod,
  updatefrequency,
  // bibliography
  identifier,
  doi,
  issn,
  eissn,
  isbn,
  publicationname,
  volume,
  number,
  issueidentifier,
  startingpage,
  endingpage,
  pagerange,
  publicationdate,
  coverdate,
  coverdisplaydate,
  modificationdate,
  onlinedate,
  publisher,
  ispartof,
  bibliographiccitation,
  teaser,
  section,
  type,
  genre,
  contenttype,
};

struct QName {
  Ns ns = Ns::other;
  Name name = Name::unknown;
  bool operator==(const QName&) const = default;
};

// Case does not count.
Name local_name(std::string_view local);
// The part behind the last colon.
std::string_view without_prefix(std::string_view name);
// By URI, however it is spelled: scheme, "www.", trailing slash, white space and case do not count.
// Ns::core for the namespaces of RSS, Ns::other for what is not known.
Ns namespace_of_uri(std::string_view uri);
// By the prefix that everybody uses, for prefixes that nobody declared.
Ns namespace_of_prefix(std::string_view prefix);

// The declarations in force at an entry. Views live as long as the tree.
class Scope {
 public:
  // In an Atom document Atom's elements are the core; in others they are guests where they carry a prefix.
  void atom_is_core(bool yes) { atom_is_core_ = yes; }
  // Adds the declarations on this element. A default namespace counts only below `core_may_be_named` elements: on the
  // root many a feed names a wrong one.
  void add(pugi::xml_node element, bool with_default);
  static bool declares(pugi::xml_node element);
  QName resolve(pugi::xml_node element) const;

 private:
  Ns prefixed(pugi::xml_node element, std::string_view prefix) const;
  Ns unprefixed(pugi::xml_node element) const;
  std::vector<std::pair<std::string_view, Ns>> prefixes_;
  Ns default_ = Ns::core;
  bool atom_is_core_ = false;
};

}  // namespace twinform
