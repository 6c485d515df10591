// SPDX-License-Identifier: MIT
#include "feed/xml_feed.h"

#include <algorithm>

#include "base/hash.h"
#include "base/limits.h"
#include "base/strings.h"
#include "feed/fields.h"
#include "feed/links.h"
#include "feed/xml_info.h"

namespace twinform {

namespace {

bool is_element(pugi::xml_node node, Name name) {
  return node.type() == pugi::node_element && local_name(without_prefix(node.name())) == name;
}

std::string_view sole_text(pugi::xml_node element, bool& sole, bool& escaped) {
  pugi::xml_node text;
  sole = true;
  for (auto child = element.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_pcdata && trim(child.value()).empty()) continue;
    if (text || child.type() == pugi::node_element) sole = false;
    text = child;
  }
  escaped = text.type() == pugi::node_pcdata;
  return trim(text.value());
}

// The element's text, as a view where that can be had.
std::string_view text_view(Feed::Document& document, pugi::xml_node element, bool decode) {
  bool sole = true, escaped = false;
  std::string_view text = sole_text(element, sole, escaped);
  bool as_it_is = !decode || !escaped || text.find('&') == std::string_view::npos;
  if (sole && as_it_is && text.find("<![CDATA[") == std::string_view::npos) return text;
  return trim(document.keep(text_of(element, document.xml.entities)));
}

std::uint64_t mix(std::uint64_t hash, std::string_view text) { return (hash ^ hash64(text)) * 0x9E3779B97F4A7C15ULL; }

std::uint64_t mix_attributes(std::uint64_t hash, pugi::xml_node element) {
  for (auto attribute = element.first_attribute(); attribute; attribute = attribute.next_attribute())
    hash = mix(hash, attribute.value());
  return hash;
}

// Of all text and attributes from the element down, so that escaped, CDATA and XHTML content count alike.
std::uint64_t mix_element(std::uint64_t hash, pugi::xml_node top) {
  pugi::xml_node node = top;
  for (;;) {
    hash = node.type() == pugi::node_element ? mix_attributes(hash, node) : mix(hash, trim(node.value()));
    pugi::xml_node next = node.first_child();
    while (!next && node != top) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    if (!next) return hash;
    node = next;
  }
}

bool is_read_by_people(FeedSlot slot) {
  return slot == FeedSlot::title || slot == FeedSlot::summary || slot == FeedSlot::content ||
         slot == FeedSlot::author || slot == FeedSlot::enclosure;
}

// Finds what identity needs in one pass over an entry's children.
class RawReader {
 public:
  RawReader(Feed::Document& document, pugi::xml_node item) : document_(document), item_(item) {}

  RawEntry read() {
    Scope own;
    const Scope* scope = &document_.xml.scope;
    if (Scope::declares(item_)) {
      own = *scope;
      own.add(item_, true);
      scope = &own;
    }
    for (auto child = item_.first_child(); child; child = child.next_sibling())
      if (child.type() == pugi::node_element) see(child, scope->resolve(child));
    return finish();
  }

 private:
  void see(pugi::xml_node child, QName name) {
    FeedField field = field_of(name);
    if (field.slot == FeedSlot::title) prefer(title_, title_rank_, field, child);
    if (field.slot == FeedSlot::id) prefer(id_, id_rank_, field, child);
    if (field.slot == FeedSlot::published) date_ = child;
    if (field.slot == FeedSlot::link) link_.add({field, name, child});
    if (field.slot == FeedSlot::enclosure) link_.add_enclosure(href_of(child));
    if (is_read_by_people(field.slot)) hash_ = mix_element(hash_, child);
  }

  static void prefer(pugi::xml_node& best, int& best_rank, FeedField field, pugi::xml_node child) {
    if (field.rank >= best_rank || is_blank(child)) return;
    best = child;
    best_rank = field.rank;
  }

  RawEntry finish() {
    if (date_) document_.date_orders.see(date_.child_value());
    RawEntry raw;
    raw.title = text_view(document_, title_, false);
    raw.guid = guid();
    offer_guid(raw.guid);
    raw.link = link();
    // With nothing else to tell two entries apart, the date has to.
    if (raw.guid.empty() && raw.link.empty() && date_) raw.date_hash = mix_element(0, date_);
    raw.content_hash = hash_;
    return raw;
  }

  std::string_view guid() {
    std::string_view about = raw_attribute(item_, "about");
    if (id_ && (id_rank_ < 3 || about.empty())) return text_view(document_, id_, true);
    return decoded(about);
  }

  void offer_guid(std::string_view guid) {
    bool is_guid = id_ && id_rank_ == 0;
    bool permanent = is_guid ? !iequals(raw_attribute(id_, "ispermalink"), "false") : !id_;
    if (!is_guid || permanent) link_.add_identifier({}, guid, permanent);
  }

  std::string_view link() {
    if (!link_.as_written().empty()) return decoded(link_.as_written());
    if (link_.element()) return text_view(document_, link_.element(), true);
    return decoded(raw_attribute(item_, "href"));  // CDF
  }

  std::string_view decoded(std::string_view attribute) {
    if (attribute.find('&') == std::string_view::npos) return attribute;
    return document_.keep(decode_xml(attribute, document_.xml.entities));
  }

  Feed::Document& document_;
  pugi::xml_node item_, title_, id_, date_;
  int title_rank_ = 255, id_rank_ = 255;
  LinkChoice link_;
  std::uint64_t hash_ = 0;
};

// Entries stand in the channel, beside it (RSS 1.0), or in an <items> of either.
void collect_items(pugi::xml_node parent, std::vector<pugi::xml_node>& items, std::vector<pugi::xml_node>& channels) {
  for (auto child = parent.first_child(); child; child = child.next_sibling()) {
    if (child.type() != pugi::node_element) continue;
    Name name = local_name(without_prefix(child.name()));
    if (name == Name::item || name == Name::entry) items.push_back(child);
    if (name == Name::channel || name == Name::items) channels.push_back(child);
  }
}

bool is_atom(pugi::xml_node root) { return is_element(root, Name::feed) || is_element(root, Name::entry); }

std::string atom_format(pugi::xml_node root) {
  std::string_view name = root.name();
  auto colon = name.find(':');
  std::string declaration = colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  std::string_view uri = root.attribute(declaration.c_str()).value();
  bool old = uri.find("purl.org/atom/ns") != std::string_view::npos;
  return old || (uri.empty() && raw_attribute(root, "version") == "0.3") ? "atom-0.3" : "atom-1.0";
}

std::string rdf_format(pugi::xml_node root) {
  for (pugi::xml_attribute attribute : root.attributes())
    if (std::string_view(attribute.value()).find("netscape.com/rdf/simple/0.9") != std::string_view::npos)
      return "rss-0.90";
  return "rss-1.0";
}

std::string rss_format(pugi::xml_node root) {
  std::string_view version = raw_attribute(root, "version");
  for (std::string_view known : {"0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "1.1"})
    if (version.starts_with(known)) return "rss-" + std::string(known);
  return "rss-2.0";
}

std::string format_of(pugi::xml_node root) {
  if (is_atom(root)) return atom_format(root);
  if (is_element(root, Name::rdf)) return rdf_format(root);
  if (is_element(root, Name::rss)) return rss_format(root);
  if (raw_attribute(root, "xmlns").find("rss1.1") != std::string_view::npos) return "rss-1.1";
  bool addressed = has_attribute(root, "href") || has_attribute(root.child("item"), "href") ||
                   has_attribute(root.child("ITEM"), "href");
  return addressed ? "cdf" : "rss-2.0";
}

}  // namespace

pugi::xml_node feed_root(const pugi::xml_document& tree) {
  for (pugi::xml_node node : tree.children())
    for (Name name : {Name::rss, Name::rdf, Name::feed, Name::channel, Name::entry})
      if (is_element(node, name)) return node;
  return {};
}

void read_xml_feed(Feed::Document& document, pugi::xml_node root) {
  XmlSource& xml = document.xml;
  document.info.format = format_of(root);
  xml.atom = is_atom(root);
  xml.scope.atom_is_core(xml.atom);
  xml.scope.add(root, false);
  std::vector<pugi::xml_node> parents{root};
  if (is_element(root, Name::entry)) xml.items.push_back(root);
  for (std::size_t i = 0; i < parents.size(); ++i) {
    if (i > 0) xml.scope.add(parents[i], false);
    collect_items(parents[i], xml.items, parents);
  }
  constexpr auto kPlace = &pugi::xml_node::offset_debug;  // those outside of the channel were found first
  if (!std::ranges::is_sorted(xml.items, {}, kPlace)) std::ranges::sort(xml.items, {}, kPlace);
  if (xml.items.size() > limits::kEntriesPerFeed) {
    document.warn("only the first " + std::to_string(limits::kEntriesPerFeed) + " entries were read");
    xml.items.resize(limits::kEntriesPerFeed);
  }
  document.entries.reserve(xml.items.size());
  for (pugi::xml_node item : xml.items) {
    RawEntry raw = RawReader(document, item).read();
    raw.index = document.entries.size();
    document.entries.push_back(raw);
  }
  auto channel = std::ranges::find_if(parents, [](auto one) { return is_element(one, Name::channel); });
  read_xml_info(document, root, channel == parents.end() ? root : *channel);
}

}  // namespace twinform
