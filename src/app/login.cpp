// SPDX-License-Identifier: MIT
#include "app/login.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "app/outage.h"
#include "base/strings.h"
#include "base/subprocess.h"
#include "ledger/ledger.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr unsigned kOwnerOnly = 0600, kOwnersFolder = 0700;

// The one option of the type that is a secret; nullptr where it has none.
const OptionSpec* secret_of(const AdapterInfo& info) {
  auto found = std::ranges::find(info.schema.options, OptionType::secret, &OptionSpec::type);
  return found == info.schema.options.end() ? nullptr : &*found;
}

Path folder_of(const Path& file) { return file.has_parent_path() ? file.parent_path() : Path("."); }

}  // namespace

Result<Keep> Keep::at(const std::vector<std::string>& place, const std::string& store_with) {
  if (!store_with.empty()) return Keep{.file = {}, .command = store_with};
  if (place.size() == 2 && place[0] == "file") return Keep{.file = place[1], .command = {}};
  return fail(ErrorKind::usage,
              fmt::format("the configuration says where to read it, {}, and not how to store it there", place.front()),
              "say --store-with 'COMMAND', which gets it on its standard input");
}

Result<void> Keep::ready() const {
  if (!command.empty()) return {};
  TRY(make_directories(folder_of(file), kOwnersFolder));
  if (::access(folder_of(file).c_str(), W_OK) == 0) return {};
  int number = errno;
  return fail(ErrorKind::io, fmt::format("can't write to {}: {}", folder_of(file).string(), system_reason(number)));
}

Result<void> Keep::put(const Secret& secret) const {
  if (command.empty()) return write_file(file, secret.reveal() + "\n", kOwnerOnly);
  Finished finished = TRY(run_command({.argv = {"/bin/sh", "-c", command}, .input = secret.reveal() + "\n"}));
  if (finished.exit_code == 0 && !finished.timed_out) return {};
  std::string words = replace_all(finished.errors, secret.reveal(), Secret::masked());
  std::string_view reason = trim(std::string_view(words).substr(0, words.find('\n')));
  return fail(ErrorKind::io,
              fmt::format("the command that stores it {}{}{}",
                          finished.timed_out ? "did not end within 30 seconds"
                                             : fmt::format("failed with exit code {}", finished.exit_code),
                          reason.empty() ? "" : ": ", printable(reason)));
}

Result<OutputSettings> find_login(const Settings& settings, const std::string& name) {
  TRY(check_output(settings, name));
  OutputSettings output = *std::ranges::find(settings.outputs, name, &OutputSettings::name);
  if (find_adapter(output.type)->log_in != nullptr) return output;
  return fail(ErrorKind::usage, fmt::format("{} needs no login: its type is \"{}\"", name, output.type));
}

std::vector<std::string> place_of_secret(const OutputSettings& output) {
  return option<std::vector<std::string>>(output, secret_of(*find_adapter(output.type))->key);
}

Result<NewCredential> log_in(const Context& context, const OutputSettings& output, AccountOwner& owner) {
  const AdapterInfo& info = *find_adapter(output.type);
  NewCredential made{.secret = TRY(info.log_in(context.http, output, owner)), .limits = {}};
  OutputSettings complete = output;
  complete.options.insert_or_assign(std::string(secret_of(info)->key), made.secret);
  made.limits = TRY(info.make(complete, context.surroundings)->probe(context.http));
  return made;
}

Result<std::string> remember_login(const Context& context, const std::string& name, const Limits& limits) {
  Ledger ledger = TRY(Ledger::open(context.settings.ledger, LedgerMode::write));
  OutputRecord record = TRY(ledger.output(name));
  TRY(remember_answer(ledger, name, limits, context.clock.now()));
  std::string before = record.limits ? record.limits->account : std::string{};
  return before == limits.account ? std::string{} : before;
}

}  // namespace twinform
