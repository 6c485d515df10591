// SPDX-License-Identifier: MIT
// What every use case works with.
#pragma once

#include <functional>
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
  std::function<bool()> interrupted;  // a signal asked us to stop: finish what is under way, start nothing
};

}  // namespace twinform
