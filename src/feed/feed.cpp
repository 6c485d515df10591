// SPDX-License-Identifier: MIT
#include "feed/feed.h"

#include <algorithm>

#include "base/json.h"
#include "base/limits.h"
#include "base/strings.h"
#include "feed/document.h"
#include "feed/json_feed.h"
#include "feed/not_a_feed.h"
#include "feed/repair_json.h"
#include "feed/xml_entry.h"
#include "feed/xml_feed.h"
#include "feed/xml_load.h"
#include "text/charset.h"
#include "text/language.h"

namespace twinform {

namespace {

// UTF-16 shows by the zeros beside its first "<" (XML 1.0, appendix F); a byte order mark says it to the decoder.
void mark_utf16(std::string& body) {
  if (body.size() < 4) return;
  if (body[0] == '<' && body[1] == '\0' && body[2] != '\0' && body[3] == '\0') body.insert(0, "\xFF\xFE");
  if (body[0] == '\0' && body[1] == '<' && body[2] == '\0' && body[3] != '\0') body.insert(0, "\xFE\xFF");
}

// A declaration that can be read byte by byte is not in the encoding that it claims.
std::string declared_charset(std::string_view body) {
  std::string label = to_lower(declared_encoding(body));
  bool wide = label.starts_with("utf-16") || label.starts_with("utf-32") || label.starts_with("ucs-") ||
              label.starts_with("iso-10646");
  return wide ? "utf-8" : label;
}

void cap(std::string& body, Feed::Document& document) {
  if (body.size() <= limits::kFeedBytes) return;
  body.resize(limits::kFeedBytes);
  document.info.complete = false;
  document.warn("only the first 64 MiB were read");
}

void drop_nuls(std::string& text, Feed::Document& document) {
  if (text.find('\0') == std::string::npos) return;
  std::erase(text, '\0');
  document.warn("NUL characters were removed");
}

std::string to_utf8(std::string body, std::string_view content_type, Feed::Document& document) {
  cap(body, document);
  mark_utf16(body);
  std::string declared = declared_charset(body);
  Decoded decoded = decode_charset(std::move(body), charset_of(content_type), declared);
  document.info.charset = std::move(decoded.charset);
  for (std::string& warning : decoded.warnings) document.warn(std::move(warning));
  drop_nuls(decoded.utf8, document);
  return std::move(decoded.utf8);
}

bool is_json(std::string_view text) {
  text = trim(text);
  return text.starts_with('{') || (text.starts_with('[') && text.find('<') == std::string_view::npos);
}

Result<void> read_json(Feed::Document& document, std::string_view text) {
  auto root = parse_json(trim(text));
  if (!root) {
    Repaired repaired = repair_json(trim(text));
    auto mended = parse_json(repaired.text);
    if (!mended) return fail(ErrorKind::input, "looks like JSON, but " + root.error().what);
    document.warn(root.error().what + " and was mended");
    if (!repaired.complete) document.break_off();
    root = std::move(mended);
  }
  document.json.root = std::make_unique<Json>(*std::move(root));
  return read_json_feed(document);
}

Result<void> read_xml(Feed::Document& document, std::string_view text) {
  XmlNotes notes;
  bool loaded = !is_html_page(text) && load_xml(document.xml.tree, text, notes);
  pugi::xml_node root = loaded ? feed_root(document.xml.tree) : pugi::xml_node{};
  if (!root) return fail(why_not_a_feed(text, document.xml.tree, document.base));
  document.xml.entities = declared_entities(doctype_of(text));
  for (std::string& warning : notes.warnings) document.warn(std::move(warning));
  if (!notes.complete) document.break_off();
  read_xml_feed(document, root);
  return {};
}

}  // namespace

Feed::Feed(std::unique_ptr<Document> document) : document_(std::move(document)) {}
Feed::Feed(Feed&&) noexcept = default;
Feed& Feed::operator=(Feed&&) noexcept = default;
Feed::~Feed() = default;

const FeedInfo& Feed::info() const { return document_->info; }
const std::vector<RawEntry>& Feed::entries() const { return document_->entries; }

Result<Feed> parse_feed(std::string body, const Url& base, std::string_view content_type,
                        std::string_view content_language) {
  auto document = std::make_unique<Feed::Document>();
  if (base.is_http()) document->base = base;  // beside a file stands nothing that others can reach
  document->info.language = canonical_language(trim(content_language.substr(0, content_language.find(','))));
  std::string text = to_utf8(std::move(body), content_type, *document);
  if (trim(text).empty()) return fail(ErrorKind::input, "an empty document, not a feed");
  TRY(is_json(text) ? read_json(*document, text) : read_xml(*document, text));
  return Feed(std::move(document));
}

Entry read_entry(const Feed& feed, const RawEntry& raw) {
  const Feed::Document& document = feed.document();
  return document.json.root ? read_json_entry(document, raw) : read_xml_entry(document, raw);
}

JsonExtras json_extras(const Feed& feed, const RawEntry& raw) {
  const Feed::Document& document = feed.document();
  return document.json.root ? read_json_extras(document, raw) : JsonExtras{};
}

}  // namespace twinform
