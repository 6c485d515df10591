// SPDX-License-Identifier: MIT
// Our values as --json prints them: the names of design, JSON Feed 1.1's where it has them, times in RFC 3339.
#pragma once

#include "app/explain.h"
#include "app/health.h"
#include "app/queues.h"
#include "app/run.h"
#include "app/status.h"
#include "base/json_fwd.h"

namespace twinform {

Json to_json(const Error& error);
Json to_json(const Post& post);
Json to_json(const StoredPost& post);
Json to_json(const Queue& queue);
Json to_json(const Story& story);
Json to_json(const SourceReport& report);
Json to_json(const SourceRecord& record);
Json to_json(const SourceHealth& health);
Json to_json(const OutputRecord& record);
Json to_json(const EntryRecord& record);
Json to_json(const Limits& limits);
Json to_json(const Plan& plan);
Json to_json(const DeliveryReport& report);
Json to_json(const Life& life);
Json to_json(const StatusReport& report);

}  // namespace twinform
