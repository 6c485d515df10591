// SPDX-License-Identifier: MIT
#include "servers/real_server.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "base/strings.h"
#include "base/subprocess.h"
#include "support/places.h"

namespace twinform::test {

namespace {

constexpr int kSkip = 77;

// Without the test runner's assertions: it is gone when the server is stopped.
Finished run_script(const std::string& script, const std::string& verb, const TempDir& folder) {
  std::string file = (source_folder() / "tests/servers" / script).string();
  return run_command({.argv = {"sh", file, verb, folder.path().string()}, .timeout = std::chrono::seconds{300}})
      .value_or(Finished{.exit_code = 127});
}

}  // namespace

RealServer::RealServer(std::string script) : script_(std::move(script)) {
  Finished started = run_script(script_, "start", folder_);
  if (started.exit_code == kSkip) {
    std::cerr << started.errors;
    std::filesystem::remove_all(folder_.path());
    std::exit(kSkip);
  }
  INFO(started.errors);
  REQUIRE(started.exit_code == 0);
  for (std::string_view line : split(started.output, '\n')) {
    std::size_t space = line.find(' ');
    if (space != std::string_view::npos) said_.emplace(line.substr(0, space), line.substr(space + 1));
  }
}

RealServer::~RealServer() { run_script(script_, "stop", folder_); }

}  // namespace twinform::test
