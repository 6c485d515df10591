// SPDX-License-Identifier: MIT
#include "feed/links.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "feed/xml_text.h"

namespace twinform {

namespace {

constexpr int kOriginal = 300, kOwn = 200, kGuest = 150, kPermanent = 100, kLast = 10;

bool is_web(std::string_view href) { return istarts_with(href, "http://") || istarts_with(href, "https://"); }

bool has_other_scheme(std::string_view href) {
  auto colon = href.find(':');
  return !is_web(href) && colon != std::string_view::npos && colon < href.find_first_of("/?#");
}

// 0: leads nowhere that a reader wants to go.
int score_of_rel(std::string_view rel) {
  static constexpr std::array<std::pair<std::string_view, int>, 5> kScores{
      {{"alternate", 60}, {"via", -120}, {"related", -130}, {"self", -170}, {"enclosure", -140}}};
  for (auto [name, score] : kScores)
    if (iequals(rel, name)) return score;
  return -1000;
}

int score_of_type(std::string_view type) {
  if (type.empty()) return 10;
  return type.find("html") != std::string_view::npos ? 20 : -20;
}

}  // namespace

bool leads_somewhere(std::string_view href) {
  static constexpr std::array<std::string_view, 4> kSchemes{"javascript:", "vbscript:", "data:", "about:"};
  return std::ranges::none_of(kSchemes, [&](std::string_view scheme) { return istarts_with(href, scheme); });
}

std::string_view href_of(pugi::xml_node link) {
  for (std::string_view name : {"href", "resource", "url"})
    if (auto href = raw_attribute(link, name); !href.empty()) return href;
  return {};
}

std::string_view rel_of(pugi::xml_node link) {
  std::string_view rel = raw_attribute(link, "rel");
  if (auto slash = rel.rfind('/'); rel.starts_with("http") && slash != std::string_view::npos)
    rel = rel.substr(slash + 1);
  return rel.empty() ? "alternate" : rel;
}

void LinkChoice::offer(int score, pugi::xml_node element, std::string_view text) {
  if (score <= score_) return;
  score_ = score;
  element_ = element;
  text_ = text;
}

void LinkChoice::add(const FoundField& field) {
  std::string_view href = href_of(field.node);
  if (href.empty() && is_blank(field.node)) return;
  std::string_view text = href.empty() ? trim(field.node.child_value()) : href;
  if (!leads_somewhere(text)) return;
  int score = field.name.ns == Ns::core ? kOwn : kGuest;
  if (field.name.name == Name::origlink) score = kOriginal;
  if (field.name.name == Name::url) score = kPermanent - 20;
  score += score_of_rel(rel_of(field.node)) + score_of_type(raw_attribute(field.node, "type"));
  if (has_other_scheme(text)) score -= 60;
  offer(score, field.node, href);
}

void LinkChoice::add_identifier(pugi::xml_node element, std::string_view text, bool names_itself_permanent) {
  if (is_web(text)) offer(names_itself_permanent ? kPermanent : kLast, element, text);
}

void LinkChoice::add_enclosure(std::string_view href) {
  if (is_web(href)) offer(kLast + 1, {}, href);
}

}  // namespace twinform
