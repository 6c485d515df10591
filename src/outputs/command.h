// SPDX-License-Identifier: MIT
// An adapter outside the binary: a program that speaks twinform-adapter(7).
#pragma once

#include <memory>
#include <vector>

#include "outputs/adapter.h"

namespace twinform {

std::vector<OptionSpec> command_options();
std::unique_ptr<Adapter> make_command(const OutputSettings& settings, const Surroundings& surroundings);

}  // namespace twinform
