// SPDX-License-Identifier: MIT
#include "identity/tracking_list.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/strings.h"

namespace twinform {

namespace {

using Words = std::vector<std::string_view>;

class ListParser {
 public:
  Result<std::vector<TrackingParameter>> parse(std::string_view text) {
    for (std::string_view line : split(text, '\n')) {
      ++line_;
      if (trim(line).empty() || line.starts_with('#')) continue;
      TRY(line.starts_with(' ') ? add_parameter(line) : begin_source(line));
    }
    if (!in_source_.empty()) TRY(end_source());
    std::ranges::stable_sort(parameters_, {}, &TrackingParameter::name);
    return std::move(parameters_);
  }

 private:
  tl::unexpected<Error> wrong(std::string_view what) const {
    return fail(ErrorKind::input, fmt::format("line {}: {}", line_, what));
  }

  Result<void> begin_source(std::string_view line) {
    if (line.find(": https://") == std::string_view::npos)
      return wrong("a source needs the page that documents it: \"Name: https://…\"");
    if (!in_source_.empty()) TRY(end_source());
    in_source_ = line;
    parameters_before_ = parameters_.size();
    return {};
  }

  Result<void> end_source() const {
    return parameters_.size() == parameters_before_ ? wrong(fmt::format("no parameter below \"{}\"", in_source_))
                                                    : Result<void>{};
  }

  Result<void> add_parameter(std::string_view line) {
    if (in_source_.empty()) return wrong("a parameter needs a source above it");
    Words words = split_words(line);
    TrackingParameter parameter{.name = to_lower(words.front())};
    if (parameter.name.ends_with('*')) {
      parameter.is_prefix = true;
      parameter.name.pop_back();
    }
    if (parameter.name.empty() || parameter.name.find_first_of("*=&?#%") != std::string::npos)
      return wrong(fmt::format("\"{}\" is no name of a parameter", words.front()));
    TRY(read_limits(parameter, words));
    parameters_.push_back(std::move(parameter));
    return {};
  }

  // "on HOST… = VALUE…", each optional.
  Result<void> read_limits(TrackingParameter& parameter, const Words& words) const {
    std::vector<std::string>* list = nullptr;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i] == "on" && list == nullptr) {
        list = &parameter.hosts;
      } else if (words[i] == "=" && list != &parameter.values) {
        list = &parameter.values;
      } else if (list == nullptr) {
        return wrong(fmt::format("\"on\" or \"=\" is missing before \"{}\"", words[i]));
      } else {
        list->push_back(to_lower(words[i]));
      }
    }
    bool lists_nothing = words.back() == "on" || words.back() == "=";
    return lists_nothing ? wrong(fmt::format("nothing follows \"{}\"", words.back())) : Result<void>{};
  }

  std::size_t line_ = 0;
  std::string_view in_source_;
  std::size_t parameters_before_ = 0;
  std::vector<TrackingParameter> parameters_;
};

}  // namespace

Result<std::vector<TrackingParameter>> parse_tracking_list(std::string_view text) { return ListParser().parse(text); }

}  // namespace twinform
