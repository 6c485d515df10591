// SPDX-License-Identifier: MIT
// What every command works with: the terminal, the clock, the configuration and the network, made when first asked for.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/context.h"
#include "base/json_fwd.h"
#include "cli/arguments.h"
#include "cli/exit_code.h"
#include "cli/terminal.h"
#include "config/load.h"

namespace twinform {

class Session {
 public:
  explicit Session(const Arguments& arguments);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Terminal& out() { return out_; }
  Terminal& err() { return err_; }
  bool json() const { return json_; }
  bool quiet() const { return quiet_; }
  const Clock& clock() const { return *clock_; }

  // The validated configuration; nullptr when there is none that can be used: everything wrong with it has been reported.
  // What holds of the first call's `secrets` holds of all.
  const Settings* settings(Secrets secrets = Secrets::read);
  // Reads the configuration anew. Where it can't be used, what was read before stays; what is wrong is told once.
  void reload();
  Result<Path> config_file() const;
  Http& http();
  Progress& progress() { return *progress_; }
  Context context();  // settings() has to be there
  bool interrupted() const;
  // For what runs until it is told to stop: that is no failure.
  void end_well_when_interrupted() { ends_well_ = true; }
  bool ended_early() const { return interrupted() && !ends_well_; }

  // Reports an error (as text, or {"error": …} with --json) and gives its exit code.
  ExitCode report(const Error& error);
  void warn(const Error& error);
  void print(const Json& value);  // one line to standard output

 private:
  void complain(const Loaded& loaded);

  bool json_, quiet_;
  std::string config_;
  Terminal out_, err_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<Progress> progress_;
  std::unique_ptr<Http> http_;
  std::optional<Settings> settings_;
  Secrets secrets_ = Secrets::read;
  bool loaded_ = false, ends_well_ = false;
  std::string complaints_;  // about the configuration, as they were told
};

// SIGINT and SIGTERM ask the run to stop after what is under way; a closed pipe is noticed, not deadly.
void catch_signals();

}  // namespace twinform
