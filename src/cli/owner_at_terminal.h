// SPDX-License-Identifier: MIT
// Who logs in: somebody at this terminal, with a browser here or elsewhere.
#pragma once

#include <optional>

#include "base/loopback.h"
#include "cli/session.h"
#include "outputs/login.h"

namespace twinform {

class OwnerAtTerminal final : public AccountOwner {
 public:
  // As the options of `outputs login` say. ErrorKind::usage or io: not at that port.
  static Result<OwnerAtTerminal> of(Session& session, const Arguments& arguments);

  std::string redirect() const override;
  Result<Secret> visit(const Url& address) override;
  Result<Secret> ask(std::string_view what) override;

 private:
  explicit OwnerAtTerminal(Session& session) : session_(session) {}
  void show(const Url& address);
  Result<Secret> wait_for_browser();

  Session& session_;
  std::optional<Loopback> loopback_;
  std::string browser_;  // the program that opens the address; "": the person does
};

}  // namespace twinform
