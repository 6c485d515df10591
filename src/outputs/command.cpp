// SPDX-License-Identifier: MIT
#include "outputs/command.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json.h"
#include "base/subprocess.h"
#include "outputs/fitted_post.h"
#include "outputs/item.h"
#include "outputs/visibility.h"
#include "text/clean.h"
#include "text/count.h"

namespace twinform {

namespace {

constexpr std::int64_t kTimeout = 60;
constexpr std::int64_t kLongestWait = 86'400;
constexpr std::size_t kMostWords = 300;

// sysexits(3), as twinform-adapter(7) gives them meaning.
enum Exit { kDone = 0, kUsage = 64, kData = 65, kUnavailable = 69, kTemporary = 75, kPermission = 77, kConfig = 78 };

struct Ran {
  int exit_code = 0;
  bool timed_out = false;
  Json answer;  // what it printed, null where that is no JSON
  std::string how, words;
};

// What the program says went wrong: "error" in its answer, else the last line of its standard error.
std::string words_of(const Finished& finished, const Json& answer) {
  std::string words = string_at(answer, "error").substr(0, kMostWords);
  return clean_line(words.empty() ? last_words(finished) : words).str();
}

Error failure(ErrorKind kind, const Ran& ran) {
  return {.kind = kind, .what = clean_line(ran.words.empty() ? ran.how : ran.how + ": " + ran.words).str()};
}

std::optional<Receipt> receipt_in(const Json& answer, Instant now) {
  Receipt receipt{.id = clean_line(string_at(answer, "id")).str(),
                  .url = clean_line(string_at(answer, "url")).str(),
                  .at = now,
                  .replayed = bool_at(answer, "replayed", false),
                  .note = clean_line(string_at(answer, "note")).str()};
  if (receipt.id.empty()) return std::nullopt;
  return receipt;
}

Guarantee guarantee_named(const std::string& name) {
  for (Guarantee guarantee : {Guarantee::keyed, Guarantee::chosen_id, Guarantee::searchable})
    if (name == name_of(guarantee)) return guarantee;
  return Guarantee::blind;
}

Limits limits_in(const Json& answer, const std::vector<std::string>& command) {
  Limits limits{.software = clean_line(string_at(answer, "software")).str(),
                .account = clean_line(string_at(answer, "account")).str()};
  if (limits.software.empty()) limits.software = clean_line(command[0]).str();
  parse_service(string_at(answer, "count"), limits.text.service);
  limits.text.max_length = std::max<std::int64_t>(integer_at(answer, "max_length", 0), 0);
  limits.text.max_bytes = std::max<std::int64_t>(integer_at(answer, "max_bytes", 0), 0);
  limits.text.url_length = static_cast<int>(std::clamp<std::int64_t>(integer_at(answer, "url_length", 0), 0, 10'000));
  limits.guarantee = guarantee_named(string_at(answer, "guarantee"));
  limits.key_window = Seconds{std::max<std::int64_t>(integer_at(answer, "key_window", 0), 0)};
  return limits;
}

Json links_of(const Post& post) {
  Json links = Json::array();
  for (const Url& link : post.links) links.push_back(link.str());
  return links;
}

std::string payload_of(const Post& post, const Draft& draft) {
  Json stories = Json::array();
  for (const Story& story : draft.stories)
    if (std::ranges::find(post.stories, story.id) != post.stories.end()) stories.push_back(to_json(item_of(story)));
  return dump_json(Json{{"version", 1},
                        {"broadcast", draft.broadcast},
                        {"slot", draft.slot},
                        {"at", to_rfc3339(draft.at)},
                        {"part", post.part},
                        {"parts", post.parts},
                        {"text", post.text.str()},
                        {"content_warning", post.content_warning.str()},
                        {"language", draft.language},
                        {"visibility", word_for(draft.visibility)},
                        {"links", links_of(post)},
                        {"stories", std::move(stories)}});
}

class CommandAdapter final : public Adapter {
 public:
  CommandAdapter(const OutputSettings& settings, const Surroundings& surroundings)
      : name_(settings.name),
        command_(option<std::vector<std::string>>(settings, "command")),
        timeout_(option<std::int64_t>(settings, "timeout", kTimeout)),
        directory_(option<std::string>(settings, "directory")),
        clock_(surroundings.clock) {
    if (command_.empty()) command_.emplace_back();
  }

  Limits limits() const override { return limits_in({}, command_); }

  Result<Limits> probe(Http&) const override {
    Ran ran = TRY(run("limits", "", ""));
    if (ran.exit_code == kUsage) return limits();
    if (ran.exit_code != kDone || !ran.answer.is_object()) return fail(failure(ErrorKind::refused, ran));
    return limits_in(ran.answer, command_);
  }

  Result<std::vector<Post>> render(const Draft& draft, const Limits& limits) const override {
    auto posts = TRY(fitted_posts(draft, limits.text));
    for (Post& post : posts) post.payload = payload_of(post, draft);
    return posts;
  }

  Result<Post> reword(const Post& post, const Text& text, const Limits& limits) const override {
    Post ours = TRY(reworded(post, text, limits.text));
    Json payload = TRY(parse_json(post.payload));
    payload["text"] = text.str();
    payload["links"] = links_of(ours);
    ours.payload = dump_json(payload);
    return ours;
  }

  Outcome send(Http&, const Post& post, const Limits&) const override {
    auto ran = run("send", post.key, input_for(post));
    if (!ran) return Later{.error = ran.error(), .whole_output = true};
    return outcome_of(*ran);
  }

  Result<std::optional<Receipt>> find(Http&, const Post& post, const Limits&) const override {
    Ran ran = TRY(run("find", post.key, input_for(post)));
    if (ran.exit_code != kDone || ran.timed_out) return fail(failure(ErrorKind::network, ran));
    if (ran.answer.is_object() && member(ran.answer, "found") == false) return std::nullopt;
    auto receipt = receipt_in(ran.answer, clock_->now());
    if (!receipt) return fail(ErrorKind::network, fmt::format("{} did not say whether the post is there", command_[0]));
    receipt->replayed = true;
    return receipt;
  }

 private:
  Result<Ran> run(std::string_view verb, const PostKey& key, std::string input) const {
    Command command{.argv = command_, .input = std::move(input), .timeout = timeout_, .directory = directory_};
    command.argv.emplace_back(verb);
    if (!key.empty()) command.argv.push_back(key);
    Finished finished = TRY(run_command(command));
    Ran ran{.exit_code = finished.exit_code,
            .timed_out = finished.timed_out,
            .answer = {},
            .how = how_it_ended(command_[0], finished),
            .words = {}};
    if (auto answer = parse_json(finished.output)) ran.answer = std::move(*answer);
    ran.words = words_of(finished, ran.answer);
    return ran;
  }

  // The frozen payload, and what is known only now.
  std::string input_for(const Post& post) const {
    auto body = parse_json(post.payload);
    if (!body || !body->is_object()) return post.payload;
    (*body)["key"] = post.key;
    (*body)["output"] = name_;
    (*body)["reply_to"] = post.ancestors.empty() ? Json() : Json(post.ancestors.back().id);
    return dump_json(*body) + "\n";
  }

  std::optional<Instant> asked_wait(const Json& answer) const {
    std::int64_t seconds = std::min(integer_at(answer, "retry_after", 0), kLongestWait);
    if (seconds <= 0) return std::nullopt;
    return clock_->now() + Seconds{seconds};
  }

  Outcome outcome_of(const Ran& ran) const {
    auto receipt = receipt_in(ran.answer, clock_->now());
    if (ran.timed_out) return Unknown{failure(ErrorKind::network, ran)};
    switch (ran.exit_code) {
      case kDone:
        if (receipt) return Sent{std::move(*receipt)};
        return Unknown{Error{.kind = ErrorKind::network, .what = command_[0] + " gave no receipt"}};
      case kData: return Refused{failure(ErrorKind::refused, ran)};
      case kUsage:
      case kPermission:
      case kConfig: return Refused{failure(ErrorKind::refused, ran), true};
      case kTemporary: return Later{failure(ErrorKind::network, ran), asked_wait(ran.answer), false};
      case kUnavailable: return Later{failure(ErrorKind::network, ran), asked_wait(ran.answer), true};
      default: return Unknown{failure(ErrorKind::network, ran)};
    }
  }

  std::string name_;
  std::vector<std::string> command_;
  Seconds timeout_;
  Path directory_;
  const Clock* clock_;
};

}  // namespace

std::vector<OptionSpec> command_options() {
  using enum OptionType;
  return {
      {"command", list, true, "", "The program and its arguments, as a list; no shell reads them."},
      {"timeout", integer, false, "60",
       "Seconds that the program may take; then it is ended and the outcome is unknown."},
      {"directory", path, false, "", "Where the program runs; the current folder unless given."},
  };
}

std::unique_ptr<Adapter> make_command(const OutputSettings& settings, const Surroundings& surroundings) {
  return std::make_unique<CommandAdapter>(settings, surroundings);
}

}  // namespace twinform
