// SPDX-License-Identifier: MIT
// Names of people, however a feed lumps them.
#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "feed/document.h"
#include "feed/fields.h"

namespace twinform {

// "Smith, J.; Doe, A. and Lee, K.", "Jane Doe and John Roe", "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>".
// A name with a comma stays whole where it is "Family, Given".
std::vector<Person> split_people(std::string_view text);

// The authors among the fields: of the best vocabulary that names any, each once.
std::vector<Person> authors_of(const Feed::Document& document, const Fields& fields);

// Adds a person unless the name is there already.
void add_person(std::vector<Person>& people, Person person);

}  // namespace twinform
