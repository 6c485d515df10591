// SPDX-License-Identifier: MIT
#include "outputs/bulletin/bulletin.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/file.h"
#include "outputs/bulletin/issue.h"
#include "outputs/bulletin/pages.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/url.h"

namespace twinform {

namespace {

using namespace bulletin;

constexpr std::int64_t kEntries = 50;
constexpr std::size_t kIssueBytes = 64U << 20U;

Masthead masthead_of(const OutputSettings& settings, const Surroundings& surroundings) {
  Masthead masthead{.title = clean_line(option<std::string>(settings, "title")),
                    .publisher = surroundings.library,
                    .url = option<std::string>(settings, "url"),
                    .name = settings.name};
  if (masthead.title.empty()) masthead.title = surroundings.library;
  if (masthead.title.empty()) masthead.title = clean_line(settings.name);
  if (!masthead.url.empty() && !masthead.url.ends_with('/')) masthead.url += '/';
  masthead.entries = static_cast<std::size_t>(std::max<std::int64_t>(option(settings, "entries", kEntries), 1));
  return masthead;
}

bool is_there(const Path& path) { return ::access(path.c_str(), F_OK) == 0; }

// Left alone when it says so already, so that web servers and readers see no change where there is none.
Result<void> write_changed(const Path& path, const std::string& bytes) {
  auto before = is_there(path) ? read_file(path, kIssueBytes) : Result<std::string>{};
  if (before && !before->empty() && *before == bytes) return {};
  return write_file(path, bytes);
}

Result<Issue> load_issue(const Path& path) {
  std::string bytes = TRY(read_file(path, kIssueBytes));
  auto issue = read_issue(bytes);
  if (issue) return issue;
  Error error = issue.error();
  error.what = fmt::format("can't read {}: {}", path.string(), error.what);
  error.hint = "mend the file or take it out of the folder";
  return fail(std::move(error));
}

Result<std::vector<Path>> files_in(const Path& folder, std::string_view extension) {
  std::vector<Path> files;
  std::error_code error;
  std::filesystem::directory_iterator file(folder, error), end;
  for (; !error && file != end; file.increment(error))
    if (file->path().extension() == extension) files.push_back(file->path());
  if (error) return fail(ErrorKind::io, fmt::format("can't list {}: {}", folder.string(), error.message()));
  return files;
}

// What people see of a post in preview: the page as words.
Text words_of(const std::vector<Item>& items) {
  std::string words;
  for (const Item& item : items) {
    if (!words.empty()) words += "\n\n";
    words += item.title.str();
    if (!item.summary.empty()) words += "\n" + item.summary.str();
    if (!item.link.empty()) words += "\n" + item.link.str();
  }
  return clean_text(words);
}

std::string file_url(const Path& path) {
  std::string url = "file://";
  for (const Path& piece : path)
    if (piece != "/") url += "/" + percent_encode(piece.string());
  return url;
}

class Bulletin final : public Adapter {
 public:
  Bulletin(const OutputSettings& settings, const Surroundings& surroundings)
      : folder_(option<std::string>(settings, "path")),
        masthead_(masthead_of(settings, surroundings)),
        clock_(surroundings.clock) {}

  Limits limits() const override { return {.software = "bulletin", .guarantee = Guarantee::chosen_id}; }

  // Looks whether the folder, or the nearest one above it that exists, can be written to; makes nothing.
  Result<Limits> probe(Http&) const override {
    Path there = folder_;
    while (!is_there(there) && there != there.parent_path()) there = there.parent_path();
    std::error_code ignored;
    if (!std::filesystem::is_directory(there, ignored))
      return fail(ErrorKind::io, fmt::format("{} is no folder", there.string()));
    if (::access(there.c_str(), W_OK | X_OK) != 0)
      return fail(ErrorKind::io, fmt::format("can't write to {}: {}", there.string(), system_reason(errno)));
    Limits limits = this->limits();
    limits.account = folder_.string();
    return limits;
  }

  std::string page(std::string_view broadcast, std::string_view slot) const override {
    return masthead_.url.empty() ? std::string() : web_address(issue_name(broadcast, slot));
  }

  Result<std::vector<Post>> render(const Draft& draft, const Limits&) const override {
    if (draft.stories.empty()) return std::vector<Post>{};
    std::vector<Item> items;
    Post post{.broadcast = draft.broadcast, .slot = draft.slot};
    for (const Story& story : draft.stories) {
      items.push_back(item_of(story));
      post.stories.push_back(story.id);
      if (!story.lead.link.empty()) post.links.push_back(story.lead.link);
    }
    post.payload = issue_payload(draft);
    post.text = words_of(items);
    post.length = measure(post.text.view(), TextRules{}).value;
    return std::vector<Post>{std::move(post)};
  }

  Outcome send(Http&, const Post& post, const Limits&) const override {
    auto addition = issue_of_payload(post.payload, post.key);
    if (!addition) return Refused{addition.error()};
    auto receipt = publish(*addition, post.key);
    if (!receipt) return Later{.error = receipt.error()};
    return Sent{std::move(*receipt)};
  }

  Result<std::optional<Receipt>> find(Http&, const Post& post, const Limits&) const override {
    Issue addition = TRY(issue_of_payload(post.payload, post.key));
    std::string name = issue_name(addition.broadcast, addition.slot);
    if (!is_there(data_of(name))) return std::nullopt;
    Issue issue = TRY(load_issue(data_of(name)));
    if (!issue.has(post.key)) return std::nullopt;
    return receipt_for(name, post.key, true);
  }

 private:
  Path data_of(const std::string& name) const { return folder_ / "issues" / (name + ".json"); }
  Path page_of(const std::string& name) const { return folder_ / "issues" / (name + ".html"); }

  std::string web_address(const std::string& name) const { return masthead_.url + "issues/" + name + ".html"; }

  Receipt receipt_for(const std::string& name, const PostKey& key, bool replayed) const {
    std::string url = masthead_.url.empty() ? file_url(page_of(name)) : web_address(name);
    return {.id = name + "#" + key.substr(0, 16), .url = std::move(url), .at = clock_->now(), .replayed = replayed};
  }

  // The data first: whatever is interrupted after it, the next post, or this one sent again, makes the pages whole.
  Result<Receipt> publish(const Issue& addition, const PostKey& key) const {
    TRY(make_directories(folder_ / "issues"));
    std::string name = issue_name(addition.broadcast, addition.slot);
    Issue issue = is_there(data_of(name)) ? TRY(load_issue(data_of(name))) : Issue{};
    bool replayed = issue.has(key);
    if (issue.contributions.empty()) issue = addition;
    if (!issue.has(key)) issue.contributions.push_back(addition.contributions.front());
    TRY(write_changed(data_of(name), issue_file(issue)));
    TRY(write_changed(page_of(name), issue_page(masthead_, issue)));
    TRY(write_overviews());
    return receipt_for(name, key, replayed);
  }

  Result<void> write_overviews() const {
    auto issues = TRY(load_all());
    TRY(write_changed(folder_ / "index.html", index_page(masthead_, issues)));
    TRY(write_changed(folder_ / "feed.atom", atom_feed(masthead_, issues)));
    return write_changed(folder_ / "feed.json", json_feed(masthead_, issues));
  }

  // Newest first.
  Result<std::vector<Issue>> load_all() const {
    std::vector<Issue> issues;
    for (const Path& file : TRY(files_in(folder_ / "issues", ".json"))) issues.push_back(TRY(load_issue(file)));
    std::ranges::sort(issues, [](const Issue& a, const Issue& b) {
      return std::pair(b.at, issue_name(b.broadcast, b.slot)) < std::pair(a.at, issue_name(a.broadcast, a.slot));
    });
    return issues;
  }

  Path folder_;
  Masthead masthead_;
  const Clock* clock_;
};

}  // namespace

std::vector<OptionSpec> bulletin_options() {
  using enum OptionType;
  return {
      {"path", path, true, "", "The folder to write into; it is made if need be."},
      {"title", text, false, "", "The bulletin's name; the library's unless given."},
      {"url", url, false, "", "Where the folder is on the web, for links and feeds."},
      {"entries", integer, false, "50", "How many stories the feeds keep."},
  };
}

std::unique_ptr<Adapter> make_bulletin(const OutputSettings& settings, const Surroundings& surroundings) {
  return std::make_unique<Bulletin>(settings, surroundings);
}

}  // namespace twinform
