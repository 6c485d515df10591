// SPDX-License-Identifier: MIT
#include "outputs/item.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "samples.h"
#include "text/clean.h"

namespace twinform {

using namespace test;

TEST_CASE("an item survives JSON") {
  Story told = story("A study", "https://a.example/1?x=1&y=2", "It found something.\nTwice.");
  told.source_title = clean_line("Ariadne");
  told.lead.authors = {
      {.name = clean_line("Ada Writer")}, {.name = clean_line("Ada Writer")}, {.email = "x@example.org"}};
  told.lead.categories = {clean_line("Data"), clean_line("OpenAccess")};
  told.tags = {clean_line("OpenAccess")};
  told.lead.published = from_rfc3339("2026-11-20T00:00:00Z").value();
  told.lead.work.doi = "10.1000/xyz";
  told.lead.work.journal = clean_line("Journal of Things");
  Item item = item_of(told);
  CHECK(item.authors.size() == 1);
  CHECK(item.tags == std::vector{clean_line("OpenAccess"), clean_line("Data")});
  CHECK(item.sources == std::vector{clean_line("Ariadne")});
  CHECK(item.date == "2026-11-20T00:00:00Z");
  CHECK(item_from(to_json(item)) == item);
}

TEST_CASE("a work's own date wins over the feed's") {
  Story told = story("A study", "https://a.example/1");
  told.lead.published = from_rfc3339("2026-11-20T00:00:00Z").value();
  told.lead.work.publication_date = "2026-10";
  CHECK(item_of(told).date == "2026-10");
}

TEST_CASE("members without a value are left out") { CHECK(dump_json(to_json(Item{})) == "{}"); }

}  // namespace twinform
