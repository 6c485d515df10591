// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace twinform {

// What the command line said, by the names of the command table: "--since", "FEED".
class Arguments {
 public:
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
  // The (last) value, "" where absent.
  std::string value(std::string_view name) const {
    auto found = values_.find(name);
    return found == values_.end() || found->second.empty() ? std::string{} : found->second.back();
  }
  std::vector<std::string> values(std::string_view name) const {
    auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
  }
  void set(std::string name, std::vector<std::string> values) { values_[std::move(name)] = std::move(values); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace twinform
