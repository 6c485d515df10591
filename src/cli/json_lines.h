// SPDX-License-Identifier: MIT
// JSON in, JSON out, a value a line: what the `inspect` commands for texts have in common.
#pragma once

#include <functional>

#include "base/json_fwd.h"
#include "base/result.h"
#include "cli/session.h"

namespace twinform {

// Each line of standard input through `answer`, its answer printed at once, with the "id" of what it answers in front.
// A line that is no JSON object, or that `answer` refuses, gives {"error": …} and, in the end, exit code 1.
ExitCode answer_json_lines(Session& session, const std::function<Result<Json>(const Json&)>& answer);

// Each line of standard input to `take`, for answers that need them all. A line that is no JSON object gives {"error": …}
// and, in the end, exit code 1.
ExitCode read_json_lines(Session& session, const std::function<void(const Json&)>& take);

}  // namespace twinform
