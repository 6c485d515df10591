// SPDX-License-Identifier: MIT
#include "feed/media.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/constructs.h"
#include "feed/links.h"
#include "feed/xml_base.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr std::size_t kMedia = 500;
constexpr std::size_t kMediaDepth = 4;  // media:group > media:content > media:thumbnail

std::string media_type_in(const Feed::Document& document, pugi::xml_node element) {
  return to_lower(clean_line(attribute_of(element, "type", document.xml.entities)).view());
}

Text description_below(const Feed::Document& document, pugi::xml_node element) {
  for (pugi::xml_node child : element.children())
    if (iequals(without_prefix(child.name()), "description")) return line_of(document, child);
  return {};
}

// The picture of who wrote it, which blogs and forges add to every entry.
bool is_portrait(const Url& url) {
  std::string_view host = url.host();
  return host.ends_with("gravatar.com") || host == "avatars.githubusercontent.com";
}

class MediaReader {
 public:
  explicit MediaReader(const Feed::Document& document) : document_(document) {}

  void read(const FoundField& field) {
    switch (field.field.slot) {
      case FeedSlot::enclosure: file(field.node, raw_attribute(field.node, "length"), {}); break;
      case FeedSlot::link:
        if (iequals(rel_of(field.node), "enclosure")) file(field.node, raw_attribute(field.node, "length"), {});
        break;
      case FeedSlot::content: elsewhere(field.node); break;
      case FeedSlot::media: media(field.node); break;
      case FeedSlot::image: image(field.node); break;
      default: break;
    }
  }

  // Full pictures come before cover art, and that before thumbnails.
  Media finish() {
    for (auto* images : {&pictures_, &logos_, &thumbnails_})
      for (Image& one : *images)
        if (!is_portrait(one.url)) add_image(media_.images, std::move(one));
    return std::move(media_);
  }

 private:
  void file(pugi::xml_node element, std::string_view size, const Text& description) {
    if (media_.enclosures.size() >= kMedia) return;
    std::string href = decode_xml(href_of(element), document_.xml.entities);
    if (href.empty()) href = text_of(element, document_.xml.entities);
    Url url = resolve_at(document_, element, href);
    if (url.empty()) return;
    std::string type = media_type_in(document_, element);
    if (is_image(type, raw_attribute(element, "medium"), url)) pictures_.push_back({url, description});
    add_enclosure(media_.enclosures, {url, type, parse_size(size)});
  }

  // Atom's <content src>: a file, unless it is a page (RFC 4287 §4.1.3.2).
  void elsewhere(pugi::xml_node content) {
    Url url = resolve_at(document_, content, attribute_of(content, "src", document_.xml.entities));
    std::string type = media_type_in(document_, content);
    if (!url.empty() && type.find("html") == std::string::npos) add_enclosure(media_.enclosures, {url, type, {}});
  }

  // Walks down groups and contents without recursion.
  void media(pugi::xml_node top) {
    std::vector<std::pair<pugi::xml_node, std::size_t>> open{{top, 0}};
    while (!open.empty() && pictures_.size() + thumbnails_.size() < kMedia) {
      auto [node, depth] = open.back();
      open.pop_back();
      Name name = local_name(without_prefix(node.name()));
      if (name == Name::content) file(node, raw_attribute(node, "filesize"), description_below(document_, node));
      if (name == Name::thumbnail) thumbnail(node);
      if (depth >= kMediaDepth) continue;
      for (pugi::xml_node child = node.last_child(); child; child = child.previous_sibling())
        if (child.type() == pugi::node_element) open.emplace_back(child, depth + 1);
    }
  }

  void thumbnail(pugi::xml_node node) {
    Url url = resolve_at(document_, node, attribute_of(node, "url", document_.xml.entities));
    if (url.empty()) url = resolve_at(document_, node, text_of(node, document_.xml.entities));
    if (!url.empty()) thumbnails_.push_back({url, description_below(document_, node)});
  }

  // <itunes:image href>, RSS <image><url>, Atom <logo>.
  void image(pugi::xml_node node) {
    if (logos_.size() >= kMedia) return;
    std::string href = decode_xml(href_of(node), document_.xml.entities);
    Text description;
    for (pugi::xml_node child : node.children()) {
      Name name = local_name(without_prefix(child.name()));
      if (name == Name::url && href.empty()) href = text_of(child, document_.xml.entities);
      if (name == Name::description) description = line_of(document_, child);
    }
    if (href.empty() && !has_elements(node)) href = text_of(node, document_.xml.entities);
    if (Url url = resolve_at(document_, node, href); !url.empty()) logos_.push_back({url, description});
  }

  const Feed::Document& document_;
  Media media_;
  std::vector<Image> pictures_, thumbnails_, logos_;
};

}  // namespace

std::optional<std::int64_t> parse_size(std::string_view text) {
  std::string digits;
  for (char c : trim(text.substr(0, text.find('.')))) {
    if (is_digit(c))
      digits.push_back(c);
    else if (c != ',' && c != ' ')
      return std::nullopt;
  }
  auto size = parse_integer(digits);
  return size ? std::optional<std::int64_t>(*size) : std::nullopt;
}

bool is_image(std::string_view media_type, std::string_view medium, const Url& url) {
  if (!media_type.empty()) return media_type.starts_with("image/");
  if (!medium.empty()) return iequals(medium, "image");
  static constexpr std::array<std::string_view, 7> kEndings{".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"};
  std::string path = to_lower(url.path());
  return std::ranges::any_of(kEndings, [&](std::string_view ending) { return path.ends_with(ending); });
}

void add_enclosure(std::vector<Enclosure>& enclosures, Enclosure enclosure) {
  for (Enclosure& known : enclosures) {
    if (known.url != enclosure.url) continue;
    if (known.media_type.empty()) known.media_type = enclosure.media_type;
    if (!known.bytes) known.bytes = enclosure.bytes;
    return;
  }
  enclosures.push_back(std::move(enclosure));
}

void add_image(std::vector<Image>& images, Image image) {
  for (Image& known : images) {
    if (known.url != image.url) continue;
    if (known.description.empty()) known.description = image.description;
    return;
  }
  images.push_back(std::move(image));
}

Media media_of(const Feed::Document& document, const Fields& fields) {
  MediaReader reader(document);
  for (const FoundField& field : fields.all()) reader.read(field);
  return reader.finish();
}

}  // namespace twinform
