// SPDX-License-Identifier: MIT
// Plays scenario files against the real program: scenario FILE…; tests/scenario/README.md describes the files.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "base/strings.h"
#include "stage.h"
#include "support/bluesky_double.h"
#include "support/http_server.h"
#include "support/mastodon_double.h"
#include "support/temp_dir.h"

namespace twinform::test {

namespace {

class Scenario {
 public:
  explicit Scenario(const std::string& file) : script_(toml::parse_file(file)) {}

  // What is not as it should be, one sentence each.
  std::vector<std::string> play() {
    if (auto kind = script_["mastodon"].value<std::string>()) {
      double_ =
          std::make_unique<MastodonDouble>(server_, *kind == "keyed" ? MastodonKind::keyed : MastodonKind::searchable);
    }
    if (script_["bluesky"].value_or(false)) double_ = std::make_unique<BlueskyDouble>(server_);
    serve(script_);
    write_files(script_);
    if (auto config = script_["config"].value<std::string>()) folder_.write("twinform.toml", filled(*config));
    int number = 0;
    for (const auto& node : *script_["step"].as_array()) step(++number, *node.as_table());
    return std::move(complaints_);
  }

 private:
  std::string filled(std::string text) const {
    text = replace_all(std::move(text), "{server}", server_.url(""));
    text = replace_all(std::move(text), "{folder}", folder_.path().string());
    text = replace_all(std::move(text), "{password}", BlueskyDouble::password());
    return replace_all(std::move(text), "{token}", MastodonDouble::token());
  }

  void serve(const toml::table& table) {
    const toml::array* routes = table["serve"].as_array();
    if (routes == nullptr) return;
    for (const auto& node : *routes) {
      const toml::table& route = *node.as_table();
      Reply reply = reply_in(route, [this](std::string text) { return filled(std::move(text)); });
      server_.on(route["route"].value_or(std::string{}), conditional(reply));
    }
  }

  void write_files(const toml::table& table) {
    if (const toml::table* files = table["files"].as_table()) {
      for (const auto& [name, body] : *files) folder_.write(name.str(), filled(body.value_or(std::string{})));
    }
    for (const std::string& name : strings_at(table, "remove")) std::filesystem::remove_all(folder_ / name);
  }

  void step(int number, const toml::table& step) {
    where_ = fmt::format("step {} ({})", number, step["about"].value_or(std::string{"no description"}));
    serve(step);
    write_files(step);
    if (auto config = step["config"].value<std::string>()) folder_.write("twinform.toml", filled(*config));
    if (auto now = from_rfc3339(step["now"].value_or(std::string{})); now && double_) double_->set_now(*now);
    for (const std::string& fault : strings_at(step, "faults")) double_->fail_next(fault_named(fault));
    if (auto* mastodon = dynamic_cast<MastodonDouble*>(double_.get()))
      for (const std::string& fault : strings_at(step, "image_faults"))
        mastodon->fail_next_image(image_fault_named(fault));
    std::size_t asked_before = server_.requests().size();
    Finished finished = run(step);
    check_exit(step, finished);
    check_words(step, finished);
    check_requests(step, asked_before);
    check_statuses(step);
  }

  Finished run(const toml::table& step) {
    std::vector<std::string> arguments;
    for (const std::string& word : strings_at(step, "run")) arguments.push_back(filled(word));
    if (script_.contains("config") || step.contains("config"))
      arguments.insert(arguments.end(), {"--config", "twinform.toml"});
    auto finished = run_program(folder_, step["now"].value_or(std::string{}), std::move(arguments),
                                filled(step["input"].value_or(std::string{})));
    if (!finished) {
      complain("the program can't be started: " + finished.error().what);
      return {};
    }
    return *finished;
  }

  void check_exit(const toml::table& step, const Finished& finished) {
    auto expected = step["exit"].value_or(0);
    if (finished.exit_code == expected) return;
    complain(fmt::format("exit code {} instead of {}\n--- output\n{}--- errors\n{}", finished.exit_code, expected,
                         finished.output, finished.errors));
  }

  void check_words(const toml::table& step, const Finished& finished) {
    std::string all = finished.output + finished.errors;
    for (const std::string& words : strings_at(step, "says")) {
      if (all.find(filled(words)) == std::string::npos)
        complain(fmt::format("does not say \"{}\", but\n{}", filled(words), all));
    }
    for (const std::string& words : strings_at(step, "never_says")) {
      if (all.find(filled(words)) != std::string::npos) complain(fmt::format("says \"{}\":\n{}", filled(words), all));
    }
    if (auto exact = step["stdout"].value<std::string>(); exact && finished.output != filled(*exact)) {
      complain(fmt::format("standard output is\n{}instead of\n{}", finished.output, filled(*exact)));
    }
    for (const std::string& name : strings_at(step, "makes")) {
      if (!std::filesystem::exists(folder_ / name)) complain(fmt::format("{} was not made", name));
    }
    for (const std::string& name : strings_at(step, "makes_not")) {
      if (std::filesystem::exists(folder_ / name)) complain(fmt::format("{} was made", name));
    }
  }

  void check_requests(const toml::table& step, std::size_t before) {
    if (!step.contains("asks")) return;
    std::vector<std::string> asked;
    std::vector<Request> requests = server_.requests();
    for (std::size_t i = before; i < requests.size(); ++i) asked.push_back(requests[i].method + " " + requests[i].path);
    std::vector<std::string> expected = strings_at(step, "asks");
    std::sort(asked.begin(), asked.end());
    std::sort(expected.begin(), expected.end());
    if (asked != expected)
      complain(fmt::format("asked the server\n  {}\ninstead of\n  {}", join(asked, "\n  "), join(expected, "\n  ")));
  }

  void check_statuses(const toml::table& step) {
    if (!step.contains("statuses")) return;
    std::vector<std::string> expected = strings_at(step, "statuses");
    std::vector<DoubleStatus> statuses = double_->statuses();
    if (statuses.size() != expected.size())
      complain(fmt::format("{} statuses on the server instead of {}", statuses.size(), expected.size()));
    for (std::size_t i = 0; i < std::min(statuses.size(), expected.size()); ++i) {
      if (statuses[i].text.find(filled(expected[i])) == std::string::npos) {
        complain(fmt::format("status {} is\n{}\nwithout \"{}\"", i + 1, statuses[i].text, filled(expected[i])));
      }
    }
    check_replies(step, statuses);
  }

  void check_replies(const toml::table& step, const std::vector<DoubleStatus>& statuses) {
    if (!step.contains("replies_to")) return;
    std::vector<std::string> subjects;
    for (const DoubleStatus& status : statuses) subjects.push_back(status.in_reply_to_id);
    if (subjects != strings_at(step, "replies_to"))
      complain(fmt::format("the statuses reply to \"{}\"", join(subjects, "\", \"")));
  }

  void complain(const std::string& what) { complaints_.push_back(where_ + ": " + what); }

  toml::table script_;
  TempDir folder_;
  HttpServer server_;
  std::unique_ptr<PostDouble> double_;
  std::string where_;
  std::vector<std::string> complaints_;
};

}  // namespace

}  // namespace twinform::test

int main(int argc, char** argv) {
  int failed = 0;
  for (int i = 1; i < argc; ++i) {
    try {
      for (const std::string& complaint : twinform::test::Scenario(argv[i]).play()) {
        std::cerr << argv[i] << ": " << complaint << "\n";
        failed = 1;
      }
    } catch (const std::exception& problem) {
      std::cerr << argv[i] << ": " << problem.what() << "\n";
      failed = 1;
    }
  }
  return argc > 1 ? failed : 2;
}
