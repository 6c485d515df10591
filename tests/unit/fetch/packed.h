// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace twinform::test {

enum class Coding { gzip, zlib, raw_deflate };  // "deflate" on the web is either of the last two

std::string packed(std::string_view bytes, Coding coding = Coding::gzip);

}  // namespace twinform::test
