// SPDX-License-Identifier: MIT
// What a Feed keeps: the tree that the fields are read from, and the views into it.
#pragma once

#include <deque>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_fwd.h"
#include "feed/feed.h"
#include "feed/xml_names.h"
#include "feed/xml_text.h"
#include "time/date_order.h"

namespace twinform {

struct XmlSource {
  pugi::xml_document tree;
  DeclaredEntities entities;
  Scope scope;        // as of the channel
  bool atom = false;  // Atom's rules for text constructs and links
  std::vector<pugi::xml_node> items;
};

struct JsonSource {
  std::unique_ptr<Json> root;
  std::vector<const Json*> items;
};

struct Feed::Document {
  FeedInfo info;
  std::vector<RawEntry> entries;
  Bibliographic work;  // what holds for all entries: the journal, its ISSN
  Url base;            // what relative references are relative to when the feed does not say
  DateOrders date_orders;
  XmlSource xml;
  JsonSource json;
  std::deque<std::string> kept;  // strings that could not be views into the tree

  std::string_view keep(std::string text) { return kept.emplace_back(std::move(text)); }
  void warn(std::string warning) { info.warnings.push_back(std::move(warning)); }
  void break_off() {
    info.complete = false;
    warn("the document breaks off: only complete entries were kept");
  }
};

}  // namespace twinform
