// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace twinform::test {

// What stands in a file; "" where there is none.
std::string bytes_of(const std::filesystem::path& file);

// What is expected of `file`, as FILE.golden says it. With TWINFORM_UPDATE_GOLDEN=1 that is written anew as `rendered` first.
std::string golden_of(const std::filesystem::path& file, const std::string& rendered);

}  // namespace twinform::test
