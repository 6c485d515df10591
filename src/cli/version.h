// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform {

std::string_view version();  // "0.1.0"
// "twinform/0.1.0 (library@example.org)", as publishers ask.
std::string user_agent(std::string_view contact);

}  // namespace twinform
