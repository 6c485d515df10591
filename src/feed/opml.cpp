// SPDX-License-Identifier: MIT
#include "feed/opml.h"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>

#include "base/limits.h"
#include "base/strings.h"
#include "feed/xml_load.h"
#include "feed/xml_names.h"
#include "feed/xml_text.h"
#include "text/charset.h"
#include "text/clean.h"
#include "text/escape.h"
#include "text/url.h"

namespace twinform {

namespace {

// Each feed has its folders' names and its categories: what is long would be long as often as there are feeds.
constexpr std::size_t kFolderDepth = 32;
constexpr std::size_t kCategories = 32;
constexpr std::size_t kNameBytes = 200;

bool is_named(pugi::xml_node node, std::string_view name) { return iequals(node.name(), name); }

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node child : parent.children())
    if (is_named(child, name)) return child;
  return {};
}

class OpmlReader {
 public:
  explicit OpmlReader(DeclaredEntities entities) : entities_(std::move(entities)) {}

  // Document order, with a stack of open folders instead of recursion.
  std::vector<Subscription> read(pugi::xml_node body) {
    pugi::xml_node node = body.first_child();
    std::size_t depth = 0;
    while (node && found_.size() < limits::kEntriesPerFeed) {
      bool hidden = is_comment(node);
      if (!hidden) outline(node);
      if (node.first_child() && !hidden) {
        if (depth++ < kFolderDepth) folders_.push_back(clean_line(title_of(node).view(), kNameBytes));
        node = node.first_child();
        continue;
      }
      while (node != body && !node.next_sibling()) {
        node = node.parent();
        if (node != body && depth-- <= kFolderDepth) folders_.pop_back();
      }
      if (node == body) break;
      node = node.next_sibling();
    }
    return std::move(found_);
  }

 private:
  Text title_of(pugi::xml_node node) const {
    for (const char* attribute : {"title", "text"}) {
      Text title = clean_line(attribute_of(node, attribute, entities_), limits::kTitleBytes);
      if (!title.empty()) return title;
    }
    return {};
  }

  // Commented out, with all that is below it.
  bool is_comment(pugi::xml_node node) const { return iequals(attribute_of(node, "iscomment", entities_), "true"); }

  // "/Arts/Maps,news": a comma parts categories, a slash the steps of one.
  std::vector<Text> categories_of(pugi::xml_node node) const {
    std::vector<Text> categories;
    std::string written = attribute_of(node, "category", entities_);
    for (std::string_view path : split(written, ',')) {
      for (std::string_view step : split(path, '/')) {
        Text category = clean_line(step, kNameBytes);
        if (!category.empty() && categories.size() < kCategories) categories.push_back(std::move(category));
      }
    }
    return categories;
  }

  void outline(pugi::xml_node node) {
    std::string address = attribute_of(node, "xmlurl", entities_);
    if (!is_named(node, "outline") || address.empty()) return;
    if (istarts_with(address, "feed:"))
      address = istarts_with(address, "feed://") ? "http" + address.substr(4) : address.substr(5);
    auto url = parse_url(address);
    if (!url) return;
    auto page = parse_url(attribute_of(node, "htmlurl", entities_));
    Subscription subscription{
        *std::move(url), page ? *std::move(page) : Url{}, title_of(node), {}, categories_of(node)};
    for (const Text& folder : folders_)
      if (!folder.empty()) subscription.folders.push_back(folder);
    found_.push_back(std::move(subscription));
  }

  DeclaredEntities entities_;
  std::vector<Text> folders_;
  std::vector<Subscription> found_;
};

std::string category_list(const std::vector<Text>& categories) {
  std::vector<std::string> plain;
  for (const Text& category : categories)
    if (category.view().find_first_of(",/") == std::string_view::npos) plain.push_back(category.str());
  return join(plain, ",");
}

std::string outline_of(const Subscription& subscription) {
  std::string title = escape_html(subscription.title.empty() ? subscription.url.str() : subscription.title.view());
  std::string out = "<outline type=\"rss\" text=\"" + title + "\" title=\"" + title + "\" xmlUrl=\"" +
                    escape_html(subscription.url.str()) + "\"";
  if (!subscription.page.empty()) out += " htmlUrl=\"" + escape_html(subscription.page.str()) + "\"";
  std::string categories = category_list(subscription.categories);
  if (!categories.empty()) out += " category=\"" + escape_html(categories) + "\"";
  return out + "/>\n";
}

std::string indent(std::size_t depth) { return std::string(4 + 2 * depth, ' '); }

// Closes and opens folder outlines so that those of `wanted` are open.
void move_to(std::string& out, std::vector<Text>& open, const std::vector<Text>& wanted) {
  std::size_t same = 0;
  while (same < open.size() && same < wanted.size() && open[same] == wanted[same]) ++same;
  for (; open.size() > same; open.pop_back()) out += indent(open.size() - 1) + "</outline>\n";
  for (; open.size() < wanted.size(); open.push_back(wanted[open.size()]))
    out += indent(open.size()) + "<outline text=\"" + escape_html(wanted[open.size()].view()) + "\">\n";
}

// Where the outlines are; of a list that lost its outer elements too.
pugi::xml_node outlines_of(const pugi::xml_document& tree, SubscriptionList& list) {
  if (pugi::xml_node root = child_named(tree, "opml")) {
    pugi::xml_node body = child_named(root, "body");
    return body ? body : root;
  }
  pugi::xml_node body = child_named(tree, "body");
  if (!body && child_named(tree, "outline")) body = tree;
  if (body) list.warnings.emplace_back("the outermost element is not <opml>");
  return body;
}

}  // namespace

Result<SubscriptionList> parse_opml(std::string_view xml) {
  Decoded decoded = decode_charset(std::string(xml), {}, declared_encoding(xml));
  std::erase(decoded.utf8, '\0');
  pugi::xml_document tree;
  XmlNotes notes;
  SubscriptionList list;
  pugi::xml_node outlines = load_xml(tree, decoded.utf8, notes) ? outlines_of(tree, list) : pugi::xml_node{};
  if (!outlines) return fail(ErrorKind::input, "not an OPML list of feeds", "its outermost element has to be <opml>");
  std::ranges::move(notes.warnings, std::back_inserter(list.warnings));
  list.subscriptions = OpmlReader(declared_entities(doctype_of(decoded.utf8))).read(outlines);
  if (list.subscriptions.size() == limits::kEntriesPerFeed)
    list.warnings.push_back(fmt::format("no more than the first {} feeds were read", limits::kEntriesPerFeed));
  return list;
}

std::string write_opml(const std::vector<Subscription>& subscriptions, const Text& title) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>" +
                    escape_html(title.view()) + "</title>\n  </head>\n  <body>\n";
  std::vector<Text> open;
  for (const Subscription& subscription : subscriptions) {
    move_to(out, open, subscription.folders);
    out += indent(open.size()) + outline_of(subscription);
  }
  move_to(out, open, {});
  return out + "  </body>\n</opml>\n";
}

}  // namespace twinform
