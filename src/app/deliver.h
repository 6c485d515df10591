// SPDX-License-Identifier: MIT
// Pending posts → the network → receipts. May be killed anywhere and run again.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "app/queues.h"
#include "ledger/ledger.h"

namespace twinform {

struct Delivery {
  StoredPost post;      // in its new state
  std::string outcome;  // "sent", "later", "refused", "unknown", "found", "held"
  std::string detail;   // the server's words, or where it stands
};

struct DeliveryReport {
  std::vector<Delivery> deliveries;
  std::vector<Queue> queues;  // one an output whose posts wait for its sake
  std::int64_t waiting = 0;   // all that are still pending afterwards
  bool all_arrived = true;    // but for those that wait for their turn
};

// One failing post holds up neither other outputs nor other stories.
Result<DeliveryReport> deliver(const Context& context, const Outputs& outputs, Ledger& ledger);

}  // namespace twinform
