// SPDX-License-Identifier: MIT
// Announcements of a program's new version.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// "quillpad 2.1.0", "quillpad v2.1", "Quillpad 2.1 released"; not "Chapter 2.1" and "Report of 12.03.2026".
bool names_a_release(std::string_view title);

// Takes off what each announcement says in its own way: "quillpad v2.1.0 is now available" is "quillpad 2 1 0". Of folded words.
void keep_name_and_version(std::vector<std::string>& words);

}  // namespace twinform
