// SPDX-License-Identifier: MIT
#include "cli/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <utility>

#include "base/json.h"
#include "base/log.h"
#include "base/strings.h"
#include "cli/progress_line.h"
#include "cli/version.h"
#include "text/escape.h"

namespace twinform {

namespace {

std::atomic<bool> stop_requested{false};

void request_stop(int) { stop_requested = true; }

ColourChoice colour_of(const Arguments& arguments) {
  std::string choice = arguments.value("--colour");
  if (choice == "always") return ColourChoice::always;
  if (choice == "never") return ColourChoice::never;
  return ColourChoice::automatic;
}

// The error's report with `label` where it says "error:", each line harmless on a terminal.
std::string labelled(const Error& error, const std::string& label) {
  std::string report = full_report(error), out;
  std::size_t at = report.find("error:");
  out = printable(report.substr(0, at)) + label;
  std::string_view rest = std::string_view(report).substr(at + std::string_view("error:").size());
  for (std::string_view line : split(rest.substr(0, rest.size() - 1), '\n')) out += printable(line) + "\n";
  return out;
}

// Setting up TLS costs as much as an idle run's own work: only when there is something to ask for.
class LazyHttp final : public Http {
 public:
  explicit LazyHttp(HttpOptions options) : options_(std::move(options)) {}
  HttpResult send(const HttpRequest& request) override { return http().send(request); }
  void send_all(std::span<const HttpRequest> requests,
                const std::function<bool(std::size_t, HttpResult)>& done) override {
    if (!requests.empty()) http().send_all(requests, done);
  }

 private:
  Http& http() {
    if (!http_) http_ = make_curl_http(options_);
    return *http_;
  }

  HttpOptions options_;
  std::unique_ptr<Http> http_;
};

std::unique_ptr<Clock> make_clock() {
  if (const char* now = std::getenv("TWINFORM_NOW")) {
    if (auto at = from_rfc3339(now)) return std::make_unique<FixedClock>(*at);
  }
  return std::make_unique<SystemClock>();
}

}  // namespace

ExitCode exit_code_of(const Error& error) {
  switch (error.kind) {
    case ErrorKind::usage:
    case ErrorKind::config: return kUsage;
    case ErrorKind::busy: return kBusy;
    case ErrorKind::ledger: return kLedger;
    default: return kNotDelivered;
  }
}

void catch_signals() {
  struct sigaction action{};
  action.sa_handler = request_stop;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

Session::Session(const Arguments& arguments)
    : json_(arguments.has("--json")),
      quiet_(arguments.has("--quiet")),
      config_(arguments.value("--config")),
      out_(STDOUT_FILENO, colour_of(arguments)),
      err_(STDERR_FILENO, colour_of(arguments)),
      clock_(make_clock()) {
  if (arguments.has("--verbose")) log::to_stderr(log::Level::debug);
  if (err_.is_terminal() && !quiet_) {
    progress_ = std::make_unique<ProgressLine>(err_);
  } else {
    progress_ = std::make_unique<NoProgress>();
  }
}

Session::~Session() = default;

Result<Path> Session::config_file() const {
  if (!config_.empty()) return Path(config_);
  return standard_config_file();
}

const Settings* Session::settings(Secrets secrets) {
  if (!loaded_) {
    secrets_ = secrets;
    reload();
  }
  loaded_ = true;
  return settings_ ? &*settings_ : nullptr;
}

void Session::reload() {
  Result<Path> file = config_file();
  Loaded loaded = file ? load_settings(*file, adapter_schemas(secrets_)) : Loaded{.errors = {file.error()}};
  std::string complaints;
  for (const Error& warning : loaded.warnings) complaints += full_report(warning);
  for (const Error& error : loaded.errors) complaints += full_report(error);
  bool is_new = std::exchange(complaints_, complaints) != complaints;
  if (is_new) complain(loaded);
  if (!loaded.settings) return;
  settings_ = std::move(loaded.settings);
  http_.reset();  // the contact may have changed
}

void Session::complain(const Loaded& loaded) {
  if (!quiet_) {
    for (const Error& warning : loaded.warnings) warn(warning);
  }
  for (const Error& error : loaded.errors) report(error);
  if (loaded.settings || !settings_) return;
  warn({.kind = ErrorKind::config,
        .what = "the configuration that was read before stays in use",
        .hint = "mend it: it is read again before each run"});
}

Http& Session::http() {
  if (!http_) {
    std::string contact = settings_ ? settings_->library.contact : std::string{};
    http_ = std::make_unique<LazyHttp>(HttpOptions{.user_agent = user_agent(contact)});
  }
  return *http_;
}

Context Session::context() {
  Context context{.settings = *settings_, .http = http(), .clock = *clock_, .progress = *progress_};
  context.surroundings.clock = clock_.get();
  context.surroundings.library = settings_->library.name;
  context.surroundings.print = [this](std::string_view text) -> Result<void> {
    out_.write(text);
    if (out_.failed()) return fail(ErrorKind::io, "standard output can't be written");
    return {};
  };
  context.interrupted = [this] { return interrupted(); };
  context.surroundings.wait = [](Seconds duration) { std::this_thread::sleep_for(duration); };
  return context;
}

bool Session::interrupted() const { return stop_requested; }

ExitCode Session::report(const Error& error) {
  if (json_) {
    Json object{{"error", one_line(error)}};
    if (!error.where.file.empty()) {
      object["where"] = fmt::format("{}:{}:{}", error.where.file, error.where.line, error.where.column);
    } else if (error.where.column > 0) {
      object["column"] = error.where.column;
    }
    if (!error.hint.empty()) object["hint"] = error.hint;
    print(object);
  }
  err_.write(labelled(error, err_.styled("error:", Style::red)));
  return exit_code_of(error);
}

void Session::warn(const Error& error) { err_.write(labelled(error, err_.styled("warning:", Style::yellow))); }

void Session::print(const Json& value) { out_.line(dump_json(value)); }

}  // namespace twinform
