// SPDX-License-Identifier: MIT
#include "cli/editor.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.h"
#include "base/limits.h"

// NOLINTNEXTLINE(readability-redundant-declaration): POSIX declares it nowhere
extern char** environ;

namespace twinform {

namespace {

std::string editor() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "vi";
}

// As others do with these variables, a shell reads what they say, so that "code --wait" works; the file is an argument of its own.
Result<void> open_in(const std::string& program, const std::string& file) {
  std::string command = program + " \"$1\"", shell = "sh", option = "-c";
  std::string path = file;
  char* argv[] = {shell.data(), option.data(), command.data(), shell.data(), path.data(), nullptr};
  pid_t child = 0;
  int status = 0;
  bool ran = posix_spawnp(&child, "sh", nullptr, nullptr, argv, environ) == 0 && waitpid(child, &status, 0) == child;
  if (ran && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return fail(ErrorKind::usage, fmt::format("the editor \"{}\" did not end well: nothing was changed", program),
              "set VISUAL or EDITOR, or give the words with --text");
}

class ScratchFile {
 public:
  ScratchFile() : path_((std::filesystem::temp_directory_path() / "twinform-post-XXXXXX").string()) {
    descriptor_ = mkstemp(path_.data());
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    unlink(path_.c_str());
  }
  const std::string& path() const { return path_; }
  bool made() const { return descriptor_ >= 0; }

 private:
  std::string path_;
  int descriptor_;
};

}  // namespace

Result<std::string> edit_text(const std::string& text) {
  ScratchFile file;
  if (!file.made()) return fail(ErrorKind::io, fmt::format("{} can't be made", file.path()));
  TRY(write_file(file.path(), text + "\n", 0600));
  TRY(open_in(editor(), file.path()));
  return read_file(file.path(), limits::kConfigBytes);
}

}  // namespace twinform
