// SPDX-License-Identifier: MIT
#include "outputs/terminal.h"

#include "outputs/fitted_post.h"
#include "text/count.h"

namespace twinform {

namespace {

class Terminal final : public Adapter {
 public:
  Terminal(const OutputSettings& settings, const Surroundings& surroundings)
      : clock_(surroundings.clock), print_(surroundings.print) {
    parse_service(option<std::string>(settings, "service"), service_);
  }

  Limits limits() const override {
    return {.software = "terminal", .text = standard_rules(service_), .guarantee = Guarantee::blind};
  }

  Result<Limits> probe(Http&) const override { return limits(); }

  // No server knows better than the configuration, and limits that were kept may stem from an earlier one.
  Result<std::vector<Post>> render(const Draft& draft, const Limits&) const override {
    auto posts = TRY(fitted_posts(draft, standard_rules(service_)));
    for (Post& post : posts) post.payload = payload_of(post);
    return posts;
  }

  Result<Post> reword(const Post& post, const Text& text, const Limits&) const override {
    Post ours = TRY(reworded(post, text, standard_rules(service_)));
    ours.payload = payload_of(ours);
    return ours;
  }

  Outcome send(Http&, const Post& post, const Limits&) const override {
    if (!print_) return Refused{Error{.kind = ErrorKind::io, .what = "there is no standard output to print on"}};
    if (auto printed = print_(post.payload); !printed) return Later{.error = printed.error()};
    return Sent{Receipt{.id = post.key, .at = clock_->now()}};
  }

  Result<std::optional<Receipt>> find(Http&, const Post&, const Limits&) const override {
    return fail(ErrorKind::refused, "what was printed can't be searched");
  }

 private:
  static std::string payload_of(const Post& post) {
    std::string warning = post.content_warning.empty() ? "" : "[" + post.content_warning.str() + "]\n";
    return warning + post.text.str() + "\n\n";
  }

  Service service_ = Service::plain;
  const Clock* clock_;
  std::function<Result<void>(std::string_view)> print_;
};

}  // namespace

std::vector<OptionSpec> terminal_options() {
  return {{"service",
           OptionType::choice,
           false,
           "plain",
           "Whose limit and way of counting hold, for rehearsals; plain has no limit.",
           {"plain", "mastodon", "gotosocial", "bluesky", "x", "threads", "microblog"}}};
}

std::unique_ptr<Adapter> make_terminal(const OutputSettings& settings, const Surroundings& surroundings) {
  return std::make_unique<Terminal>(settings, surroundings);
}

}  // namespace twinform
