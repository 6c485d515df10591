// SPDX-License-Identifier: MIT
// What the styles of citation.h are put together from. For citation.cpp only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/names.h"
#include "model/story.h"

namespace twinform {

enum class WorkKind { article, book, page };

struct CitedWork {
  WorkKind kind = WorkKind::page;
  std::vector<PersonName> authors;
  std::string title;      // without a full stop at its end
  std::string date;       // publication_date()
  std::string container;  // the journal, or the source
  std::string publisher, volume, issue, pages, doi;
  std::string link;
};
CitedWork cited_work(const Story& story);
bool is_ahead_of_print(const CitedWork& work);  // an article that has no place yet

std::string apa_authors(const std::vector<PersonName>& authors);        // "Smith, J. A., & Doe, B."; more than 20: §9.8
std::string vancouver_authors(const std::vector<PersonName>& authors);  // "Smith JA, Doe B"; six, then et al
std::string chicago_authors(const std::vector<PersonName>& authors);    // families; more than three: the first et al.

std::string_view month_name(std::string_view date);  // "November" of "2026-11-02"; "" where there is none
int day_number(std::string_view date);               // 2 of "2026-11-02"
std::string vancouver_date(std::string_view date);   // "2026 Nov 2"

bool is_article_number(std::string_view pages);       // "e1013", "101234"
std::string en_dashed(std::string_view pages);        // "41–58"
std::string shortened_pages(std::string_view pages);  // "284-7" of "284-287"

std::string short_title(std::string_view title);       // four words at most, no article in front
std::string significant_word(std::string_view title);  // folded; the first that says something

}  // namespace twinform
