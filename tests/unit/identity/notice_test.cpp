// SPDX-License-Identifier: MIT
#include "identity/notice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "identity/identity.h"

using namespace twinform;

namespace {

bool is_about(std::string_view notice, std::string_view work) {
  auto subjects = subjects_of_notice(notice);
  return std::ranges::find(subjects, title_hash(work)) != subjects.end();
}

}  // namespace

TEST_CASE("a notice names the work that it is about") {
  const std::string work = "Reading habits of herring gulls: a survey";
  for (std::string notice : {
           "Retraction: Reading Habits of Herring Gulls: A Survey",
           "Retraction Note: Reading habits of herring gulls: a survey",
           "RETRACTED: Reading habits of herring gulls: a survey",
           "Erratum to: Reading habits of herring gulls: a survey",
           "Correction to “Reading habits of herring gulls: a survey”",
           "Corrigendum to \"Reading habits of herring gulls: a survey\" [J. Doc. 12 (2024) 3–9]",
           "Author Correction: Reading habits of herring gulls: a survey",
           "Expression of Concern: Reading habits of herring gulls: a survey",
           "Reading habits of herring gulls: a survey (Retraction)",
           "Addendum: Reading habits of herring gulls – a survey",
       }) {
    INFO(notice);
    CHECK(is_about(notice, work));
  }
}

TEST_CASE("other titles are about no work but their own") {
  for (std::string title : {"Reading habits of herring gulls", "Reply to: Reading habits of herring gulls",
                            "Book review: Reading habits of herring gulls", "Erratum", "Correction: Letters"}) {
    INFO(title);
    CHECK(subjects_of_notice(title).empty());
  }
}
