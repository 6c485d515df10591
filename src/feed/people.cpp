// SPDX-License-Identifier: MIT
#include "feed/people.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "feed/constructs.h"
#include "feed/xml_base.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr std::size_t kPeople = 500;

bool is_address(std::string_view text) {
  auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find(' ') == std::string_view::npos;
}

// "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>", "Jane Doe (jane@example.org)", an address, or a name.
Person person_of(std::string_view text) {
  text = trim(text);
  Person person;
  for (auto [open, close] : {std::pair('(', ')'), std::pair('<', '>')}) {
    auto from = text.find(open), to = text.rfind(close);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) continue;
    std::string_view outer = trim(text.substr(0, from)), inner = trim(text.substr(from + 1, to - from - 1));
    if (istarts_with(inner, "mailto:")) inner.remove_prefix(7);
    if (is_address(outer)) return {clean_line(inner), clean_line(outer).str(), {}};
    if (is_address(inner)) return {clean_line(outer), clean_line(inner).str(), {}};
    if (outer.empty() && open == '(') return person_of(inner);
  }
  if (istarts_with(text, "mailto:")) text.remove_prefix(7);
  if (is_address(text)) {
    person.email = clean_line(text).str();
  } else {
    person.name = clean_line(text);
  }
  return person;
}

// "J.", "J. R.", "JR", "J.-P.": given names shortened, as they stand behind a family name.
bool is_initials(std::string_view text) {
  std::size_t letters = 0;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z')
      ++letters;
    else if (c != '.' && c != '-' && c != ' ')
      return false;
  }
  return letters > 0 && letters <= 4;
}

std::size_t words_in(std::string_view text) { return split_words(text).size(); }

std::vector<std::string_view> trimmed_pieces(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (std::string_view piece : split(text, separator))
    if (!trim(piece).empty()) pieces.push_back(trim(piece));
  return pieces;
}

// Cuts at the word "and" in languages that lists of names come in (or "&"), never inside a word.
std::vector<std::string_view> split_at_and(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kWords{" and ", " & ",  " und ", " et ", " y ",
                                                          " e ",   " og ", " och ", " и "};
  std::vector<std::string_view> pieces;
  for (;;) {
    std::size_t at = std::string_view::npos, length = 0;
    for (std::string_view word : kWords)
      if (auto found = text.find(word); found < at) at = found, length = word.size();
    if (at == std::string_view::npos) break;
    pieces.push_back(trim(text.substr(0, at)));
    text.remove_prefix(at + length);
  }
  pieces.push_back(trim(text));
  return pieces;
}

// "Smith, J., Doe, A." pairs up; "Jane Doe, John Roe" is a list; "Doe, Jane" is one name.
std::vector<std::string> split_at_commas(std::string_view text) {
  auto pieces = trimmed_pieces(text, ',');
  std::vector<std::string> names;
  bool pairs = pieces.size() >= 2 && pieces.size() % 2 == 0;
  for (std::size_t i = 1; pairs && i < pieces.size(); i += 2) pairs = is_initials(pieces[i]);
  if (pairs) {
    for (std::size_t i = 0; i + 1 < pieces.size(); i += 2)
      names.push_back(std::string(pieces[i]) + ", " + std::string(pieces[i + 1]));
    return names;
  }
  bool list = pieces.size() >= 2 && std::ranges::all_of(pieces, [](auto one) { return words_in(one) >= 2; });
  if (!list) return {std::string(text)};
  names.assign(pieces.begin(), pieces.end());
  return names;
}

bool looks_like_names(std::span<const std::string_view> pieces) {
  return std::ranges::all_of(
      pieces, [](std::string_view piece) { return words_in(piece) >= 2 || piece.find(',') != std::string_view::npos; });
}

void add_lump(std::vector<Person>& people, std::string_view lump) {
  auto pieces = split_at_and(lump);
  std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
  // "Simon and Schuster" is one name: both sides have to look like a person's.
  if (pieces.size() > 1 && !looks_like_names(pieces)) pieces = {lump};
  for (std::string_view piece : pieces) {
    while (piece.ends_with(',')) piece = trim(piece.substr(0, piece.size() - 1));
    for (const std::string& name : split_at_commas(piece)) add_person(people, person_of(name));
  }
}

bool is_nobody(const Person& person) { return person.name.empty() && person.email.empty() && person.page.empty(); }

bool are_one(const Person& one, const Person& other) {
  if (!one.name.empty()) return one.name == other.name;
  return one.email.empty() ? one.page == other.page : one.email == other.email;
}

Person structured_person(const Feed::Document& document, pugi::xml_node element) {
  Person person;
  for (pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    switch (local_name(without_prefix(child.name()))) {
      case Name::name:
      case Name::title: person.name = line_of(document, child); break;
      case Name::email:
      case Name::mbox: person.email = line_of(document, child).str(); break;
      case Name::uri:
      case Name::url:
      case Name::homepage: person.page = resolve_at(document, child, text_of(child, document.xml.entities)); break;
      default: break;
    }
  }
  return person;
}

bool is_author_credit(pugi::xml_node element) {
  std::string_view role = raw_attribute(element, "role");
  return iequals(role, "author") || iequals(role, "writer") || iequals(role, "reporter");
}

std::vector<Person> people_in(const Feed::Document& document, const FoundField& field) {
  if (field.name.name == Name::credit && !is_author_credit(field.node)) return {};
  if (has_elements(field.node)) {
    Person person = structured_person(document, field.node);
    if (!is_nobody(person)) return {person};
  }
  std::vector<Person> people = split_people(line_of(document, field.node).view());
  std::string uri = attribute_of(field.node, "href", document.xml.entities);
  if (people.size() == 1 && !uri.empty()) people[0].page = resolve_at(document, field.node, uri);
  return people;
}

}  // namespace

void add_person(std::vector<Person>& people, Person person) {
  if (is_nobody(person) || people.size() >= kPeople) return;
  for (Person& known : people) {
    if (!are_one(person, known)) continue;
    if (known.email.empty()) known.email = person.email;
    if (known.page.empty()) known.page = person.page;
    return;
  }
  people.push_back(std::move(person));
}

std::vector<Person> split_people(std::string_view text) {
  text = trim(text);
  if (istarts_with(text, "by ")) text = trim(text.substr(3));
  std::vector<Person> people;
  if (text.find('@') != std::string_view::npos && text.find(';') == std::string_view::npos) {
    add_person(people, person_of(text));
    return people;
  }
  std::string list(text);
  for (std::string_view separator : {"|", " / ", "、", "；"}) list = replace_all(std::move(list), separator, ";");
  for (std::string_view lump : trimmed_pieces(list, ';')) add_lump(people, lump);
  return people;
}

std::vector<Person> authors_of(const Feed::Document& document, const Fields& fields) {
  std::vector<Person> people;
  int rank = -1;
  for (const FoundField& field : fields.all()) {
    if (field.field.slot != FeedSlot::author) continue;
    if (!people.empty() && field.field.rank != rank) break;
    rank = field.field.rank;
    for (Person& person : people_in(document, field)) add_person(people, std::move(person));
  }
  // An address alone beside a name is the same person's, as with RSS <author> and <dc:creator>.
  auto is_nameless = [](const Person& person) { return person.name.empty(); };
  if (people.size() == 2 && is_nameless(people[0]) != is_nameless(people[1])) {
    Person& named = people[is_nameless(people[0]) ? 1 : 0];
    if (named.email.empty()) named.email = people[is_nameless(people[0]) ? 0 : 1].email;
  }
  if (!std::ranges::all_of(people, is_nameless)) std::erase_if(people, is_nameless);
  return people;
}

}  // namespace twinform
