// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// The name of a journal, of proceedings or of a site, as catalogues write it: "Proc. of the 11th Int. Conf. on Agents (AGE '12)".
struct Container {
  std::vector<std::string> words;     // folded, the telling ones; without subtitle, place, translation, numbers
  std::vector<std::string> acronyms;  // folded; of capitals only, where not all of it is
  bool empty() const { return words.empty(); }
};

enum class ContainerLikeness {
  alike,
  unclear,
  different
};  // unclear: an acronym, and a meeting by its name; a university, and all theses

Container read_container(std::string_view name);
ContainerLikeness likeness(const Container& a, const Container& b);

// Not yet in the journal that another record may name: arXiv, SSRN and the like.
bool is_preprint_server(const Container& container);

}  // namespace twinform
