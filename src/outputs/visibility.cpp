// SPDX-License-Identifier: MIT
#include "outputs/visibility.h"

namespace twinform {

std::string_view word_for(Visibility visibility) {
  switch (visibility) {
    case Visibility::unset: return "";
    case Visibility::public_: return "public";
    case Visibility::unlisted: return "unlisted";
    case Visibility::followers: return "private";
    case Visibility::direct: return "direct";
  }
  return "";
}

}  // namespace twinform
