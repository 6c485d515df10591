// SPDX-License-Identifier: MIT
// [profiles]: queries with a name, for the broadcasts and for each other.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "config/document.h"
#include "select/query.h"

namespace twinform {

class ProfileReader {
 public:
  ProfileReader(const TomlDocument& document, Problems& problems);
  // For parse_query. A profile is read, and its mistakes are reported, when it is first asked for; a wrong one is then found all
  // the same, so that whoever uses it is not reported too.
  Result<Query> find(std::string_view name);
  // When the broadcasts are read: those that nobody asked for are read too, and reported as idle.
  void finish();

 private:
  enum class State { unread, open, read };
  struct Profile {
    const NamedTable* section;
    State state = State::unread;
    Query query;
  };
  void read(Profile& profile);

  const TomlDocument& document_;
  Problems& problems_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, Profile> profiles_;
  std::size_t open_ = 0;  // profiles that are being read
};

}  // namespace twinform
