// SPDX-License-Identifier: MIT
// Posts as plain words on standard output, counted as a network counts if asked: for rehearsals, and for pipes.
#pragma once

#include <memory>
#include <vector>

#include "outputs/adapter.h"

namespace twinform {

std::vector<OptionSpec> terminal_options();
std::unique_ptr<Adapter> make_terminal(const OutputSettings& settings, const Surroundings& surroundings);

}  // namespace twinform
