// SPDX-License-Identifier: MIT
#include "feed/scholarly.h"

namespace twinform {

Bibliographic work_of(const Feed::Document&, const Fields&, const Entry& entry) {
  Bibliographic work;
  complete_work(work, entry);
  return work;
}

void complete_work(Bibliographic&, const Entry&) {}

}  // namespace twinform
