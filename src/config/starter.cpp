// SPDX-License-Identifier: MIT
#include "config/starter.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>

namespace twinform {

namespace {

constexpr std::string_view kStarter =
    R"(# The configuration of twinform. twinform.toml(5) tells of every key; `twinform check` reads it and posts nothing.

[library]                                     # who is speaking
name = "My Library"
# contact = "library@library.example"         # goes to the servers of feeds, as publishers ask
timezone = "local"                            # the clock of the schedules below: "Europe/London", …
language = "en"

# What to read. `twinform sources add ADDRESS` finds the feed of a page and adds it here.
#
# [sources.ariadne]
# url = "https://www.ariadne.example/feed/"
# tags = ["DigitalLibraries"]                 # become hashtags

# Where to post. A bulletin is a folder of web pages and needs no account.
[outputs.bulletin]
type = "bulletin"
path = "bulletin"

# [outputs.fediverse]
# type = "mastodon"
# server = "https://social.example"
# token = { file = "mastodon.token" }         # `twinform outputs login fediverse` writes it
# visibility = "unlisted"

# What to post, and when. `twinform preview` shows it first.
[broadcasts.morning]
from = ["*"]                                  # all sources; or their names, or "tag:DigitalLibraries"
to = ["bulletin"]
when = "weekdays 09:00"                       # or "Mon,Thu 08:30", "every 30 min 08:00-20:00", "first Mon 10:00"
at_most = 5
# match = 'title:("open access" OR preprint*) -vacancy'    # what several broadcasts ask for has a name in [profiles]
# form = "digest"                             # one post for all; or "thread"; else a post for each story
# post = "{title}\n\n{summary}\n\n{link} {hashtags}"
)";

class OpenFile {
 public:
  OpenFile(const Path& path, int flags) : fd_(::open(path.c_str(), flags | O_WRONLY | O_CLOEXEC, 0644)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  bool is_open() const { return fd_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(fd_) == 0;
  }

 private:
  int fd_;
};

tl::unexpected<Error> write_error(const Path& path) {
  int number = errno;
  return fail(ErrorKind::io, fmt::format("can't write {}: {}", path.string(), system_reason(number)));
}

}  // namespace

Result<void> write_starter(const Path& file) {
  TRY(make_directories(file.parent_path()));
  OpenFile out(file, O_CREAT | O_EXCL);
  if (!out.is_open() && errno == EEXIST) {
    return fail(ErrorKind::usage, fmt::format("{} is there already", file.string()),
                "edit it, or name another with --config");
  }
  if (!out.is_open() || !out.write(kStarter)) return write_error(file);
  return {};
}

}  // namespace twinform
