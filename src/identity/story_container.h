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
  bool is_meeting = false;
  bool is_side_volume = false;      // "CHI EA '19: Extended Abstracts of …" beside "CHI '19: Proceedings of …"
  bool holds_theses = false;        // of a university, or of all
  bool is_preprint_server = false;  // arXiv, SSRN and the like
  bool empty() const { return words.empty(); }
};

enum class ContainerLikeness {
  alike,
  unclear,
  different
};  // unclear: an acronym, and a meeting by its name; a university, and all theses

Container read_container(std::string_view name);
ContainerLikeness likeness(const Container& a, const Container& b);

}  // namespace twinform
