// SPDX-License-Identifier: MIT
// JSON written straight into a string, without a tree: for what is printed by the megabyte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace twinform {

// The caller opens and closes in order; strings have to be valid UTF-8. The result is what dump_json() gives of the
// same values.
class JsonWriter {
 public:
  void open_object() { open('{'); }
  void close_object() { close('}'); }
  void open_array() { open('['); }
  void close_array() { close(']'); }
  void key(std::string_view name);  // of the member whose value comes next
  void value(std::string_view text);
  void value(std::int64_t number);

  // Left out where there is nothing to say.
  void member(std::string_view name, std::string_view text);
  void member(std::string_view name, const std::optional<std::int64_t>& number);
  // `write` writes the value of each.
  template <class Values, class Write>
  void list(std::string_view name, const Values& values, Write write) {
    if (values.empty()) return;
    key(name);
    open_array();
    for (const auto& one : values) write(one);
    close_array();
  }

  // What has been written since the last time.
  std::string take() { return std::exchange(out_, {}); }

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void write_string(std::string_view text);

  std::string out_;
  bool comma_ = false;  // before the next value or key
};

}  // namespace twinform
