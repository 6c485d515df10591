// SPDX-License-Identifier: MIT
#include "compose/template.h"

#include <algorithm>

#include "base/strings.h"
#include "text/unicode.h"

namespace twinform {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Template> parse() {
    while (at_ < text_.size()) TRY(step());
    if (section_ != 0)
      return fail(error(section_begin_, 1, "a section begins here and does not end", "close it with \"]\""));
    end_literal();
    return Template{.text = std::string(text_), .pieces = std::move(pieces_)};
  }

 private:
  Result<void> step() {
    char c = text_[at_];
    bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == c;
    if (doubled && (c == '{' || c == '}' || c == '[' || c == ']')) {
      literal_ += c;
      at_ += 2;
      return {};
    }
    if (c == '{') return read_field();
    if (c == '[') return open_section();
    if (c == ']') return close_section();
    if (c == '}') return fail(error(at_, 1, "\"}\" without \"{\"", "write \"}}\" for the character itself"));
    literal_ += c;
    ++at_;
    return {};
  }

  Result<void> read_field() {
    std::size_t end = text_.find('}', at_);
    if (end == text_.npos)
      return fail(error(at_, 1, "a field begins here and does not end", "write \"{{\" for the character itself"));
    std::vector<std::string_view> parts = split(text_.substr(at_ + 1, end - at_ - 1), '|');
    std::string name(trim(parts[0]));
    if (!is_one_of(name, template_fields())) return fail(unknown_field(name, end));
    if (parts.size() > 1 && (name == "link" || name == "hashtags")) {
      return fail(error(at_, count_code_points(text_.substr(at_, end + 1 - at_)), "{" + name + "} takes no filters",
                        "leave them out"));
    }
    std::vector<TemplateFilter> filters;
    for (std::size_t i = 1; i < parts.size(); ++i) filters.push_back(TRY(read_filter(parts[i])));
    end_literal();
    pieces_.push_back({.literal = "", .field = std::move(name), .section = section_, .filters = std::move(filters)});
    at_ = end + 1;
    return {};
  }

  // `part` is a view into the template, which tells its column.
  Result<TemplateFilter> read_filter(std::string_view part) {
    auto at = static_cast<std::size_t>(part.data() - text_.data());
    std::size_t colon = std::min(part.find(':'), part.size());
    TemplateFilter filter{std::string(trim(part.substr(0, colon))),
                          std::string(part.substr(std::min(colon + 1, part.size())))};
    std::size_t length = std::max<std::size_t>(1, count_code_points(part));
    if (!is_one_of(filter.name, template_filters())) {
      auto near = did_you_mean(filter.name, template_filters());
      std::string hint = near ? "did you mean \"" + *near + "\"?" : "the filters are " + join(template_filters(), ", ");
      return fail(error(at, length, "there is no filter \"" + filter.name + "\"", std::move(hint)));
    }
    bool counts = filter.name == "truncate" || filter.name == "sentences";
    auto number = parse_integer(trim(filter.argument));
    if (counts && (!number || *number < 1)) {
      return fail(
          error(at, length, "\"" + filter.name + "\" needs a number", "write \"" + filter.name + ":2\", for example"));
    }
    return filter;
  }

  static bool is_one_of(const std::string& name, const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  Error unknown_field(const std::string& name, std::size_t end) const {
    auto near = did_you_mean(name, template_fields());
    std::string hint = near ? "did you mean \"{" + *near + "}\"?" : "the fields are " + join(template_fields(), ", ");
    return error(at_, count_code_points(text_.substr(at_, end + 1 - at_)), "there is no field \"" + name + "\"",
                 std::move(hint));
  }

  Result<void> open_section() {
    if (section_ != 0)
      return fail(error(at_, 1, "a section inside a section", "write \"[[\" for the character itself"));
    end_literal();
    section_ = ++sections_;
    section_begin_ = at_++;
    return {};
  }

  Result<void> close_section() {
    if (section_ == 0) return fail(error(at_, 1, "\"]\" without \"[\"", "write \"]]\" for the character itself"));
    end_literal();
    section_ = 0;
    ++at_;
    return {};
  }

  void end_literal() {
    if (!literal_.empty()) pieces_.push_back({.literal = std::move(literal_), .field = "", .section = section_});
    literal_.clear();
  }

  Error error(std::size_t at, std::size_t length, std::string what, std::string hint) const {
    Error result{.kind = ErrorKind::config, .what = std::move(what), .hint = std::move(hint)};
    result.where.column = static_cast<int>(count_code_points(text_.substr(0, at))) + 1;
    result.where.length = static_cast<int>(length);
    return result;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string literal_;
  std::vector<TemplatePiece> pieces_;
  int section_ = 0, sections_ = 0;
  std::size_t section_begin_ = 0;
};

}  // namespace

Result<Template> parse_template(std::string_view text) { return Parser(text).parse(); }

const std::vector<std::string>& template_fields() {
  static const std::vector<std::string> kFields{"title",   "summary",  "link",     "source", "authors", "doi",
                                                "journal", "date",     "hashtags", "tags",   "volume",  "issue",
                                                "pages",   "language", "n",        "heading"};
  return kFields;
}

const std::vector<std::string>& template_filters() {
  static const std::vector<std::string> kFilters{"truncate", "sentences", "upper", "lower", "strip", "default"};
  return kFilters;
}

}  // namespace twinform
