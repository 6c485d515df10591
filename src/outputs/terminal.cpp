// SPDX-License-Identifier: MIT
#include "outputs/terminal.h"

#include "outputs/fitted_post.h"

namespace twinform {

namespace {

class Terminal final : public Adapter {
 public:
  explicit Terminal(const Surroundings& surroundings) : clock_(surroundings.clock), print_(surroundings.print) {}

  Limits limits() const override { return {.software = "terminal", .guarantee = Guarantee::blind}; }

  Result<Limits> probe(Http&) const override { return limits(); }

  Result<std::vector<Post>> render(const Draft& draft, const Limits& limits) const override {
    auto posts = TRY(fitted_posts(draft, limits.text));
    for (Post& post : posts) post.payload = payload_of(post);
    return posts;
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

  const Clock* clock_;
  std::function<Result<void>(std::string_view)> print_;
};

}  // namespace

std::vector<OptionSpec> terminal_options() { return {}; }

std::unique_ptr<Adapter> make_terminal(const OutputSettings&, const Surroundings& surroundings) {
  return std::make_unique<Terminal>(surroundings);
}

}  // namespace twinform
