// SPDX-License-Identifier: MIT
#include "feed/xml_info.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/constructs.h"
#include "feed/dates.h"
#include "feed/links.h"
#include "feed/media.h"
#include "feed/people.h"
#include "feed/scholarly.h"
#include "feed/xml_base.h"
#include "text/language.h"

namespace twinform {

namespace {

bool is_entry(pugi::xml_node node) {
  Name name = local_name(without_prefix(node.name()));
  return name == Name::item || name == Name::entry || name == Name::items;
}

// The channel's own elements, and RSS 1.0's <image> beside it.
Fields channel_fields(const Feed::Document& document, pugi::xml_node root, pugi::xml_node channel) {
  Fields fields;
  for (auto child = channel.first_child(); child; child = child.next_sibling())
    if (child.type() == pugi::node_element && !is_entry(child)) fields.add(document.xml.scope.resolve(child), child);
  for (pugi::xml_node child : root.children()) {
    bool beside = channel != root && child.type() == pugi::node_element && child != channel && !is_entry(child);
    if (beside && has_elements(child)) fields.add(document.xml.scope.resolve(child), child);
  }
  fields.sort();
  return fields;
}

Url page_of(Feed::Document& document, const Fields& fields, pugi::xml_node channel) {
  LinkChoice choice;
  for (const FoundField& field : fields.all())
    if (field.field.slot == FeedSlot::link && !iequals(rel_of(field.node), "self")) choice.add(field);
  if (!choice.found())
    return resolve_at(document, channel, attribute_of(channel, "href", document.xml.entities));  // CDF
  std::string href = choice.as_written().empty() ? text_of(choice.element(), document.xml.entities)
                                                 : decode_xml(choice.as_written(), document.xml.entities);
  document.info.written_page = trim(href);
  return resolve_at(document, choice.element(), href);
}

Url self_of(const Feed::Document& document, const Fields& fields) {
  for (const FoundField& field : fields.all())
    if (field.field.slot == FeedSlot::link && iequals(rel_of(field.node), "self"))
      return resolve_at(document, field.node, decode_xml(href_of(field.node), document.xml.entities));
  return document.base;
}

std::optional<Seconds> period_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, long long>, 5> kPeriods{
      {{"hourly", 3600}, {"daily", 86400}, {"weekly", 604800}, {"monthly", 2592000}, {"yearly", 31536000}}};
  for (auto [period, seconds] : kPeriods)
    if (iequals(period, name)) return Seconds{seconds};
  return std::nullopt;
}

// RSS 0.91 counts hours from 1 to 24, later ones from 0 to 23: 24 is midnight.
std::uint32_t hours_in(const Feed::Document& document, pugi::xml_node skip_hours) {
  std::uint32_t hours = 0;
  for (pugi::xml_node child : skip_hours.children()) {
    auto hour = parse_integer(trim(text_of(child, document.xml.entities)));
    if (hour && *hour >= 0 && *hour <= 24) hours |= 1U << static_cast<unsigned>(*hour % 24);
  }
  return hours;
}

std::uint32_t days_in(const Feed::Document& document, pugi::xml_node skip_days) {
  static constexpr std::array<std::string_view, 7> kDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  std::uint32_t days = 0;
  for (pugi::xml_node child : skip_days.children())
    for (std::size_t day = 0; day < kDays.size(); ++day)
      if (istarts_with(trim(text_of(child, document.xml.entities)), kDays[day])) days |= 1U << day;
  return days;
}

// The syndication module (http://purl.org/rss/1.0/modules/syndication/) says so many times a period; ttl is in minutes.
Manners manners_of(const Feed::Document& document, const Fields& fields) {
  Manners manners;
  std::optional<Seconds> period;
  long long frequency = 1;
  for (const FoundField& field : fields.all()) {
    if (field.field.slot != FeedSlot::rhythm) continue;
    std::string text(trim(text_of(field.node, document.xml.entities)));
    auto number = parse_integer(text);
    bool positive = number && *number > 0;
    switch (field.name.name) {
      case Name::ttl: manners.ttl = Seconds{positive ? std::min(*number, 1'000'000LL) * 60 : 0}; break;
      case Name::updateperiod: period = period_of(text); break;
      case Name::updatefrequency: frequency = positive ? *number : 1; break;
      case Name::skiphours: manners.skip_hours = hours_in(document, field.node); break;
      default: manners.skip_days = days_in(document, field.node); break;
    }
  }
  if (manners.ttl == Seconds{0} && period) manners.ttl = std::max(Seconds{60}, Seconds{*period / frequency});
  return manners;
}

Language language_of(const Feed::Document& document, const Fields& fields, pugi::xml_node channel) {
  if (auto node = fields.first(FeedSlot::language))
    if (Language language = canonical_language(trim(text_of(node, document.xml.entities))); !language.empty())
      return language;
  return language_at(channel);
}

// Open Journal Systems names the feed like the journal.
bool is_of_journal_software(pugi::xml_node channel) {
  std::string_view generator = trim(channel.child_value("generator"));
  return generator.starts_with("Open Journal Systems") || generator.starts_with("OJS ");
}

}  // namespace

void read_xml_info(Feed::Document& document, pugi::xml_node root, pugi::xml_node channel) {
  FeedInfo& info = document.info;
  Fields fields = channel_fields(document, root, channel);
  info.self = self_of(document, fields);
  if (document.base.empty()) document.base = info.self;
  if (auto base = raw_attribute(channel, "base"); info.format == "cdf" && !base.empty())
    document.base = resolve_at(document, channel, base);
  info.page = page_of(document, fields, channel);
  if (document.base.empty()) document.base = info.page;
  if (auto title = fields.first(FeedSlot::title)) info.title = title_of(document, title);
  if (auto description = fields.first(FeedSlot::summary))
    info.description = words_of(document, description, base_of(document, description));
  if (Language language = language_of(document, fields, channel); !language.empty()) info.language = language;
  info.authors = authors_of(document, fields);
  if (auto images = media_of(document, fields).images; !images.empty()) info.icon = images.front();
  info.updated = date_of(document, fields, FeedSlot::updated);
  if (!info.updated) info.updated = date_of(document, fields, FeedSlot::published);
  info.manners = manners_of(document, fields);
  document.work = work_in(document, fields, {});
  if (document.work.journal.empty())
    document.work.journal = is_of_journal_software(channel) ? info.title : journal_in_title(info.title);
}

}  // namespace twinform
