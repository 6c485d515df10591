// SPDX-License-Identifier: MIT
// A server that we did not write, for as long as this lives: a script of this folder starts and stops it.
#pragma once

#include <map>
#include <string>

#include "support/temp_dir.h"

namespace twinform::test {

class RealServer {
 public:
  // `script` as in "snac2.sh". Ends the program with 77 where the server can't be had.
  explicit RealServer(std::string script);
  RealServer(const RealServer&) = delete;
  RealServer& operator=(const RealServer&) = delete;
  ~RealServer();

  // What the script prints behind the word when it starts the server: said("base").
  const std::string& said(const std::string& word) const { return said_.at(word); }

 private:
  std::string script_;
  TempDir folder_;
  std::map<std::string, std::string> said_;
};

}  // namespace twinform::test
