// SPDX-License-Identifier: MIT
// What went wrong, where, and what to do about it. Errors are values; only cli/ turns them into output.
#pragma once

#include <string>
#include <vector>

namespace twinform {

enum class ErrorKind {
  usage,     // the command line
  config,    // the configuration files
  input,     // something read that is not what it should be: feed, JSON, date, URL
  io,        // files, directories, disk
  network,   // no usable answer
  refused,   // an answer, and it says no
  ledger,    // the database can't be used
  busy,      // another run holds the ledger
  internal,  // a bug in twinform
};

// A place in a text that a person wrote. Lines and columns count from 1 (columns in code points); 0 is unknown.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;       // code points to underline
  std::string excerpt;  // the whole line, without its line break
};

struct Error {
  ErrorKind kind = ErrorKind::internal;
  std::string what;  // one sentence without a full stop, lower case
  Place where = {};
  std::string hint = {};                  // what to do
  std::vector<std::string> context = {};  // innermost first: "while reading source ariadne"

  Error&& with_context(std::string note) && {
    context.push_back(std::move(note));
    return std::move(*this);
  }
};

// "what (context; context)" on one line, without place and hint; for logs and the ledger.
std::string one_line(const Error& error);

// "file:line:column: error: what", the line, a caret, "hint: …"; several lines, each ended.
std::string full_report(const Error& error);

}  // namespace twinform
