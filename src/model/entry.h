// SPDX-License-Identifier: MIT
// One element of a feed as read, and the bibliographic work that it may be about.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/text.h"
#include "model/url.h"

namespace twinform {

// BCP 47, in canonical case: "en", "pt-BR", "zh-Hant"; empty where unknown.
using Language = std::string;

// Markup as it came: untrusted, never printed or sent. text/html.h makes plain text or sanitised HTML of it.
struct Html {
  std::string markup;
  Url base;  // what relative references in it are relative to
  bool operator==(const Html&) const = default;
};

struct Person {
  Text name;
  std::string email;  // as written; "" where absent
  Url page;
  bool operator==(const Person&) const = default;
};

// RSS <enclosure>, Atom rel="enclosure", JSON Feed attachments, media:content.
struct Enclosure {
  Url url;
  std::string media_type;  // "audio/mpeg"; "" where unknown
  std::optional<std::int64_t> bytes;
  bool operator==(const Enclosure&) const = default;
};

struct Image {
  Url url;
  Text description;  // what the feed says of it (alt, media:description); never a file name
  bool operator==(const Image&) const = default;
};

// PRISM, Dublin Core and their like, in bibliographic terms. Every field may be empty.
struct Bibliographic {
  std::string doi;   // "10.1000/xyz", lower case, without resolver or "doi:"
  std::string issn;  // "1234-567X"
  std::string eissn;
  std::string isbn;  // digits (and X) only
  std::string pmid;
  std::string arxiv;  // "2401.01234" without version
  Text journal;
  std::string volume, issue;
  std::string pages;             // "12-34"
  std::string publication_date;  // ISO 8601, as precise as the feed: "2026", "2026-11", "2026-11-23"
  Text publisher;
  std::string licence;      // a URL or a name
  std::vector<Text> types;  // what kind of work, in the feed's words: "Review Article", "dataset"
  bool operator==(const Bibliographic&) const = default;
};

struct Entry {
  std::string source;  // the source's name in the configuration
  std::string guid;    // RSS guid, Atom id, rdf:about, JSON Feed id; as written, trimmed
  Url link;
  Text title, summary;  // summary: what the feed calls so, as plain text; may be empty
  Html content;         // the fullest markup that the feed gives
  std::optional<Instant> published, updated;
  std::vector<Person> authors;
  std::vector<Enclosure> enclosures;
  std::vector<Image> images;
  std::vector<Text> categories;
  Language language;
  Bibliographic work;
  bool operator==(const Entry&) const = default;
};

}  // namespace twinform
