// SPDX-License-Identifier: MIT
// What every use case works with.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/progress.h"
#include "config/settings.h"
#include "fetch/http.h"
#include "outputs/adapter.h"

namespace twinform {

struct Context {
  const Settings& settings;
  Http& http;
  const Clock& clock;
  Progress& progress;
  Surroundings surroundings;
  std::function<bool()> interrupted = [] { return false; };  // a signal asked us to stop: finish what is under way
};

// ErrorKind::usage, with the names that there are, when the configuration has no such output.
Result<void> check_output(const Settings& settings, const std::string& name);

// The outputs of a configuration, made once.
class Outputs {
 public:
  explicit Outputs(const Context& context);
  const Adapter* find(const std::string& name) const;  // nullptr for what is not configured

 private:
  std::map<std::string, std::unique_ptr<Adapter>> adapters_;
};

}  // namespace twinform
