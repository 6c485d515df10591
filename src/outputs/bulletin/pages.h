// SPDX-License-Identifier: MIT
// The bulletin as people and feed readers see it: HTML, Atom 1.0 (RFC 4287), JSON Feed 1.1 (jsonfeed.org/version/1.1).
// Pure, and the same bytes for the same issues whenever they are made.
#pragma once

#include <string>
#include <vector>

#include "outputs/bulletin/issue.h"

namespace twinform::bulletin {

struct Masthead {
  Text title;                // "Northfield University Library: new this week"
  Text publisher;            // who is speaking
  std::string url;           // where the folder is on the web, ending in "/"; "" where it is not
  std::string name;          // the output's name: an identity for feeds that have no address
  std::size_t entries = 50;  // stories kept in the feeds
};

// `issues` newest first.
std::string issue_page(const Masthead& masthead, const Issue& issue);
std::string index_page(const Masthead& masthead, const std::vector<Issue>& issues);
std::string atom_feed(const Masthead& masthead, const std::vector<Issue>& issues);
std::string json_feed(const Masthead& masthead, const std::vector<Issue>& issues);

}  // namespace twinform::bulletin
