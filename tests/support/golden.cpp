// SPDX-License-Identifier: MIT
#include "support/golden.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace twinform::test {

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

std::string golden_of(const std::filesystem::path& file, const std::string& rendered) {
  std::filesystem::path golden = file.string() + ".golden";
  if (std::getenv("TWINFORM_UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << rendered;
  return bytes_of(golden);
}

}  // namespace twinform::test
