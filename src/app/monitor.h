// SPDX-License-Identifier: MIT
// What a run tells those who watch over it: a sign of life, and figures.
#pragma once

#include <string>
#include <vector>

#include "app/status.h"

namespace twinform {

// After a run: touches and pings as [monitor] says when it was good, pings elsewhere when it was not, and writes the figures.
// What could not be told comes back; the run is no worse for it.
std::vector<Error> tell_monitor(const Context& context, bool good);

// Prometheus' text format (prometheus.io, "Exposition formats"), for the text file collector of its node exporter: names and
// units as its "Metric and label naming" has them, no timestamps.
std::string figures_for_prometheus(const StatusReport& report, bool good, Instant now);

}  // namespace twinform
