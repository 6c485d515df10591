// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "outputs/login.h"

namespace twinform {

// Where a credential goes: a file of the person's own, or a command that reads it.
struct Keep {
  Path file;
  std::string command;  // for the shell; "": the file

  // As `place`, an OptionType::secret_place, or `store_with` says. ErrorKind::usage where neither names a way to write.
  static Result<Keep> at(const std::vector<std::string>& place, const std::string& store_with);
  Result<void> ready() const;  // before a person takes the trouble: can it be written there?
  Result<void> put(const Secret& secret) const;
};

struct NewCredential {
  Secret secret;
  Limits limits;  // what the server said when it was tried
};

// The output, whose secret is not read (Secrets::locate). ErrorKind::usage where there is none or it needs no login.
Result<OutputSettings> find_login(const Settings& settings, const std::string& name);
std::vector<std::string> place_of_secret(const OutputSettings& output);  // OptionType::secret_place

// Takes a person through the service's own login and tries what comes of it, without posting. Stores nothing.
Result<NewCredential> log_in(const Context& context, const OutputSettings& output, AccountOwner& owner);
// Notes it in the ledger, which ends a pause. The account until now, where that is another; else "".
Result<std::string> remember_login(const Context& context, const std::string& name, const Limits& limits);

}  // namespace twinform
