// SPDX-License-Identifier: MIT
#include "outputs/bluesky/login.h"

namespace twinform {

Result<Secret> log_in_to_bluesky(Http&, const OutputSettings& settings, AccountOwner& owner) {
  return owner.ask("App password of " + option<std::string>(settings, "identifier"));
}

}  // namespace twinform
