// SPDX-License-Identifier: MIT
// Which elements of an entry (or channel) can fill which field, and which is to be preferred: one table for all XML
// formats, since feeds mix them.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <vector>

#include "feed/xml_names.h"

namespace twinform {

enum class FeedSlot : std::uint8_t {
  none,
  title,
  summary,
  content,
  id,
  published,
  updated,
  link,
  author,
  category,
  enclosure,
  media,
  image,
  language,
  licence,
  work,
  rhythm
};

struct FeedField {
  FeedSlot slot = FeedSlot::none;
  std::uint8_t rank = 0;  // lower is better
};
FeedField field_of(QName name);

struct FoundField {
  FeedField field;
  QName name;
  pugi::xml_node node;
};

// The known fields of one element, best first within a slot.
class Fields {
 public:
  void add(QName name, pugi::xml_node node);
  // What a <media:group> and its files say of the entry. (A lone <media:content> is an attachment with words of its own.)
  void add_words(pugi::xml_node group, const Scope& scope);
  void sort();
  // The best that is not blank; null when there is none.
  pugi::xml_node first(FeedSlot slot) const;
  const FoundField* best(FeedSlot slot) const;
  const std::vector<FoundField>& all() const { return found_; }

 private:
  std::vector<FoundField> found_;
};

// `scope` as of the element's parent.
Fields fields_of(pugi::xml_node element, const Scope& scope);

}  // namespace twinform
