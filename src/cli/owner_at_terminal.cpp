// SPDX-License-Identifier: MIT
#include "cli/owner_at_terminal.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>

#include "base/json.h"
#include "base/strings.h"
#include "base/subprocess.h"
#include "cli/ask.h"

namespace twinform {

namespace {

constexpr std::chrono::minutes kPatience{10};  // as long as Mastodon's codes live
constexpr std::string_view kGoBack = "That is all: go back to the terminal. This window can be closed.";

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// A browser of root's would be a surprise, and one that nobody can see is none.
std::string program_that_opens() {
  if (::geteuid() == 0 || !can_ask()) return {};
  if (is_set("BROWSER")) {
    std::string programs = std::getenv("BROWSER");
    return programs.substr(0, programs.find(':'));
  }
  return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") ? "xdg-open" : "";
}

Result<int> port_of(const std::string& words) {
  auto port = parse_integer(words);
  if (port && *port >= 0 && *port <= 65'535) return static_cast<int>(*port);
  return fail(ErrorKind::usage, fmt::format("{} is no port", words), "it is a number up to 65535; 0 is any");
}

}  // namespace

Result<OwnerAtTerminal> OwnerAtTerminal::of(Session& session, const Arguments& arguments) {
  OwnerAtTerminal owner(session);
  if (arguments.has("--listen")) {
    owner.loopback_.emplace(TRY(Loopback::listen(TRY(port_of(arguments.value("--listen"))))));
  } else if (!arguments.has("--no-browser")) {
    owner.browser_ = program_that_opens();
    if (!owner.browser_.empty()) owner.loopback_.emplace(TRY(Loopback::listen(0)));
  }
  return owner;
}

std::string OwnerAtTerminal::redirect() const {
  return loopback_ ? fmt::format("http://127.0.0.1:{}/", loopback_->port()) : std::string{};
}

Result<Secret> OwnerAtTerminal::visit(const Url& address) {
  show(address);
  if (!loopback_) return ask_line(session_.err(), "The code that it shows: ", Echo::shown);
  // One that does not start is no loss: the address is there to be opened by hand.
  if (!browser_.empty()) static_cast<void>(start_program({browser_, address.str()}));
  return wait_for_browser();
}

Result<Secret> OwnerAtTerminal::ask(std::string_view what) {
  return ask_line(session_.err(), fmt::format("{}: ", what), Echo::hidden);
}

void OwnerAtTerminal::show(const Url& address) {
  if (session_.json()) {
    session_.print({{"open", address.str()}});
    return;
  }
  session_.out().line("Open this address in a browser, and allow twinform to post:\n");
  session_.out().line("  " + address.str() + "\n");
  if (loopback_ && can_ask())
    session_.err().line(
        "Waiting for the browser to come back. If it is on another machine, paste the address that it ends at.");
}

Result<Secret> OwnerAtTerminal::wait_for_browser() {
  auto end = std::chrono::steady_clock::now() + kPatience;
  while (!session_.interrupted() && std::chrono::steady_clock::now() < end) {
    std::array<pollfd, 2> watched{pollfd{loopback_->descriptor(), POLLIN, 0},
                                  pollfd{can_ask() ? STDIN_FILENO : -1, POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), 1'000) <= 0) continue;
    if (watched[1].revents != 0) return ask_line(session_.err(), "", Echo::shown);
    if (auto query = loopback_->take(kGoBack)) return Secret(*std::move(query));
  }
  return fail(ErrorKind::usage,
              session_.interrupted() ? "the login was given up" : "the browser did not come back within ten minutes",
              "begin again, with --no-browser if the server shows a code");
}

}  // namespace twinform
