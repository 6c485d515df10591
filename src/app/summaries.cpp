// SPDX-License-Identifier: MIT
#include "app/summaries.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/log.h"
#include "base/strings.h"
#include "base/subprocess.h"
#include "text/clean.h"

namespace twinform {

namespace {

constexpr int kMostInARow = 3;  // a program that fails so often is not asked again in the same run

constexpr std::string_view kHint =
    "twinform summed up itself; what a program is asked and has to answer is in twinform.toml(5), SUMMARIES BY A "
    "PROGRAM";

// Not the title, nor where and when it was published: what is edited there is no other text.
std::uint64_t hash_of(const SummaryQuestion& question, const std::vector<std::string>& command) {
  return hash64(fmt::format("{}\n{}\n{}\n{}", question.max_characters, question.language, hash64(question.text.view()),
                            fmt::join(command, "\n")));
}

Error warning_of(const Error& first, const std::vector<std::string>& command, std::size_t stories) {
  std::string what = fmt::format("{} wrote no summary of {}: {}", command[0],
                                 counted(static_cast<long long>(stories), "story", "stories"), first.what);
  return {.kind = ErrorKind::io,
          .what = clean_line(what).str(),
          .hint = first.hint.empty() ? std::string(kHint) : first.hint,
          .context = first.context};
}

}  // namespace

Result<void> Summaries::write(std::vector<Story>& stories, const BroadcastSettings& broadcast, bool said) {
  bool asks = said && !broadcast.summary.command.empty() && broadcast.compose.summary_characters > 0;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (asks) context_.progress.update("summing up", i, stories.size());
    stories[i].summary = asks ? TRY(theirs(stories[i], broadcast)) : Text();
    if (stories[i].summary.empty()) stories[i].summary = ours(stories[i], broadcast.compose);
  }
  if (asks) context_.progress.update("summing up", stories.size(), stories.size());
  return {};
}

Text Summaries::ours(const Story& story, const ComposeRules& rules) {
  auto [written, is_new] = written_.try_emplace({story.first_entry, rules.summary_characters, rules.language}, Text());
  if (is_new) written->second = summary_of(story.lead, rules.summary_characters, rules.language);
  return written->second;
}

Result<Text> Summaries::theirs(const Story& story, const BroadcastSettings& broadcast) {
  const std::vector<std::string>& command = broadcast.summary.command;
  SummaryQuestion question = summary_question(story, broadcast.compose.summary_characters, broadcast.compose.language);
  if (question.text.empty()) return Text();
  Key key{story.id, hash_of(question, command)};
  if (auto kept = TRY(ledger_.summary(key.first, key.second))) return *std::move(kept);
  Failures& failures = failures_[command];
  if (failures.questions.contains(key)) return Text();
  Result<Text> answer = ask(question, broadcast.summary, failures.in_a_row);
  if (answer) {
    failures.in_a_row = 0;
    TRY(ledger_.store_summary(key.first, key.second, *answer, context_.clock.now()));
    return answer;
  }
  ++failures.in_a_row;
  failures.questions.insert(key);
  if (!failures.first)
    failures.first = std::move(answer).error().with_context(
        fmt::format("“{}”, broadcast {}", beginning(story.lead.title.view(), 80), broadcast.name));
  return Text();
}

Result<Text> Summaries::ask(const SummaryQuestion& question, const SummaryProgram& program, int failures) {
  using std::chrono::steady_clock;
  const Error interruption{.kind = ErrorKind::io, .what = "the run was interrupted"};
  if (context_.interrupted()) return fail(interruption);
  if (failures >= kMostInARow) return fail(ErrorKind::io, fmt::format("it failed {} times in a row", kMostInARow));
  if (left_ <= steady_clock::duration::zero()) return fail(ErrorKind::io, "the time for summaries was over");
  Command command{.argv = program.command,
                  .input = to_json_line(question),
                  .timeout = std::min(program.timeout, std::chrono::ceil<Seconds>(left_)),
                  .without = context_.settings.secret_variables,
                  .given_up = context_.interrupted};
  command.without.emplace_back("CREDENTIALS_DIRECTORY");
  auto begin = steady_clock::now();
  Result<Finished> finished = run_command(command);
  left_ -= steady_clock::now() - begin;
  if (!finished) return fail(std::move(finished).error());
  if (context_.interrupted()) return fail(interruption);
  std::string words = clean_line(last_words(*finished)).str();
  if (!words.empty()) log::info(fmt::format("{}: {}", program.command[0], words));
  if (finished->exit_code == 0 && !finished->timed_out) return summary_in(finished->output, question);
  std::string how = how_it_ended("it", *finished);
  return fail(ErrorKind::io, words.empty() ? how : how + ": " + words);
}

std::vector<Error> Summaries::take_warnings() {
  std::vector<Error> warnings;
  for (const auto& [command, failures] : failures_)
    if (failures.first) warnings.push_back(warning_of(*failures.first, command, failures.questions.size()));
  failures_.clear();
  return warnings;
}

}  // namespace twinform
