// SPDX-License-Identifier: MIT
// twinform.toml as values: everything checked, every name resolved, every path absolute.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "compose/compose.h"
#include "model/output.h"
#include "model/source.h"
#include "schedule/slots.h"
#include "select/select.h"

namespace twinform {

// A program that is asked for summaries; no command: nobody is.
struct SummaryProgram {
  std::vector<std::string> command;
  Seconds timeout{30};
};

struct LibrarySettings {
  Text name;            // who is speaking
  std::string contact;  // goes into User-Agent
  Zone zone;
  Language language;
  int backlog = 0;  // entries of a source's first run that count as new
  Links links = Links::clean;
  MergeRule merge = MergeRule::normal;
  QuietHours quiet;  // of broadcasts that have none of their own
  Closures closed;   // likewise
  HashtagAliases hashtags;
  SummaryProgram summary;  // of broadcasts that name none
};

// Who watches over the runs; none of it where it is not configured.
struct MonitorSettings {
  std::optional<Url> ping, ping_failure;  // asked for after a good run, after another
  std::optional<Path> touch;              // written after a good run
  std::optional<Path> prometheus;         // figures, after every run
  Seconds late_after{26 * 3'600};         // for `status --check`: without a run for so long, something is wrong
  Seconds failing_after{86'400};          // likewise for a source that is not read
};

enum class OnUpdate { ignore, edit, reply };

// What becomes of a post when its entry is corrected in the feed. Single posts only.
struct Corrections {
  OnUpdate on_update = OnUpdate::ignore;
  Seconds within{172'800};  // after the post
  Template reply;           // the answer's words
};

struct BroadcastSettings {
  std::string name;
  std::vector<std::string> from;  // names of sources, "*" resolved, in configuration order
  std::vector<std::string> to;    // names of outputs
  Schedule schedule;
  MergeRule merge = MergeRule::normal;
  Selection selection;
  std::vector<std::string> exclude_seen_in;  // broadcasts whose stories are left out
  ComposeRules compose;
  std::map<std::string, Template> post_for;  // by output, instead of compose.post
  SummaryProgram summary;
  Corrections corrections;
  Place place;  // of its table, for messages
};

struct Settings {
  LibrarySettings library;
  std::vector<Source> sources;  // in configuration order, as are the others
  std::vector<OutputSettings> outputs;
  std::vector<BroadcastSettings> broadcasts;
  MonitorSettings monitor;
  std::vector<std::string> secret_variables;  // of the environment, that hold credentials
  Path ledger;                                // the database file
  std::vector<Path> files;                    // that were read, the main one first
};

}  // namespace twinform
