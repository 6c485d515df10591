// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace twinform {

// One line of the list; an empty list of hosts or values stands for all.
struct TrackingParameter {
  std::string name;  // lower case
  bool is_prefix = false;
  std::vector<std::string> hosts;   // with all below them
  std::vector<std::string> values;  // lower case, as the list writes them
};

// The text of config/tracking-parameters.txt, which explains its form; it stands in the program.
std::string_view tracking_parameters();

// By name. ErrorKind::input names the line.
Result<std::vector<TrackingParameter>> parse_tracking_list(std::string_view text);

}  // namespace twinform
