// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace twinform::test {

std::filesystem::path source_folder();  // the checkout
std::string program();                  // the twinform that was built with the tests

}  // namespace twinform::test
