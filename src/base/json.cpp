// SPDX-License-Identifier: MIT
#include "base/json.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace twinform {

namespace {

// nlohmann parses without recursion but dumps and destroys with it, so the depth is capped before a tree exists.
class DepthGuard : public nlohmann::detail::json_sax_dom_parser<Json> {
 public:
  explicit DepthGuard(Json& target) : json_sax_dom_parser(target, false) {}
  bool start_object(std::size_t size) { return deeper() && json_sax_dom_parser::start_object(size); }
  bool start_array(std::size_t size) { return deeper() && json_sax_dom_parser::start_array(size); }
  bool end_object() {
    --depth_;
    return json_sax_dom_parser::end_object();
  }
  bool end_array() {
    --depth_;
    return json_sax_dom_parser::end_array();
  }
  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception&) {
    position_ = position;
    return false;
  }
  std::size_t position() const { return position_; }
  bool too_deep() const { return depth_ > limits::kJsonDepth; }

 private:
  bool deeper() { return ++depth_ <= limits::kJsonDepth; }
  std::size_t depth_ = 0, position_ = 0;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Json value;
  DepthGuard guard(value);
  bool good = false;
  try {
    good = Json::sax_parse(text.begin(), text.end(), &guard);
  } catch (const nlohmann::json::exception&) {
    good = false;  // a number out of range
  }
  if (good) return value;
  if (guard.too_deep())
    return fail(ErrorKind::input, fmt::format("JSON nested deeper than {} levels", limits::kJsonDepth));
  return fail(ErrorKind::input, fmt::format("no valid JSON at byte {}", guard.position()));
}

std::string dump_json(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string dump_json_pretty(const Json& value) { return value.dump(2, ' ', false, Json::error_handler_t::replace); }

const Json& member(const Json& value, std::string_view key) {
  static const Json nothing;
  if (!value.is_object()) return nothing;
  auto found = value.find(std::string(key));
  return found == value.end() ? nothing : *found;
}

std::string string_at(const Json& value, std::string_view key) {
  const Json& found = member(value, key);
  return found.is_string() ? found.get<std::string>() : std::string{};
}

std::int64_t integer_at(const Json& value, std::string_view key, std::int64_t otherwise) {
  const Json& found = member(value, key);
  return found.is_number_integer() ? found.get<std::int64_t>() : otherwise;
}

bool bool_at(const Json& value, std::string_view key, bool otherwise) {
  const Json& found = member(value, key);
  return found.is_boolean() ? found.get<bool>() : otherwise;
}

}  // namespace twinform
