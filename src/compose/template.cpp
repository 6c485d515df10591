// SPDX-License-Identifier: MIT
#include "compose/template.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "compose/citation.h"
#include "text/unicode.h"

namespace twinform {
namespace {

// A filter that makes words of a value: which fields have it, and what it may be told.
struct ValueFilter {
  std::string_view name;
  std::vector<std::string> fields, arguments;
};

const std::vector<ValueFilter>& value_filters() {
  static const std::vector<ValueFilter> kFilters{{"date", {"date", "published"}, {"short", "medium", "long", "iso"}},
                                                 {"join", {"authors", "tags"}, {}},
                                                 {"cite", {"cite"}, cite_styles()},
                                                 {"plural", {"n", "number"}, {}}};
  return kFilters;
}

std::string in_braces(const std::vector<std::string>& names) { return "{" + join(names, "} and {") + "}"; }

const std::vector<std::string>& frame_fields() {
  static const std::vector<std::string> kFields{"date", "n", "number"};
  return kFields;
}

class Parser {
 public:
  Parser(std::string_view text, const std::vector<std::string>& fields) : text_(text), fields_(fields) {}

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
    if (!is_one_of(name, fields_)) return fail(unknown_field(name, end));
    if (parts.size() > 1 && (name == "link" || name == "hashtags")) {
      return fail(error(at_, count_code_points(text_.substr(at_, end + 1 - at_)), "{" + name + "} takes no filters",
                        "leave them out"));
    }
    std::vector<TemplateFilter> filters;
    for (std::size_t i = 1; i < parts.size(); ++i) filters.push_back(TRY(read_filter(name, parts[i])));
    end_literal();
    pieces_.push_back({.literal = "", .field = std::move(name), .section = section_, .filters = std::move(filters)});
    at_ = end + 1;
    return {};
  }

  // `part` is a view into the template, which tells its column.
  Result<TemplateFilter> read_filter(const std::string& field, std::string_view part) {
    auto at = static_cast<std::size_t>(part.data() - text_.data());
    std::size_t colon = std::min(part.find(':'), part.size());
    TemplateFilter filter{std::string(trim(part.substr(0, colon))),
                          std::string(part.substr(std::min(colon + 1, part.size())))};
    std::size_t length = std::max<std::size_t>(1, count_code_points(part));
    if (!is_one_of(filter.name, template_filters())) {
      return fail(error(at, length, "there is no filter \"" + filter.name + "\"",
                        near(filter.name, template_filters(), false, "the filters are ")));
    }
    if (auto wrong = misuse(field, filter))
      return fail(error(at, length, std::move(wrong->what), std::move(wrong->hint)));
    return filter;
  }

  static std::optional<Error> misuse(const std::string& field, const TemplateFilter& filter) {
    bool counts = filter.name == "truncate" || filter.name == "sentences";
    auto number = parse_integer(trim(filter.argument));
    if (counts && (!number || *number < 1))
      return wrong("\"" + filter.name + "\" needs a number", "write \"" + filter.name + ":2\", for example");
    for (const ValueFilter& of_value : value_filters()) {
      if (of_value.name != filter.name) continue;
      if (!is_one_of(field, of_value.fields))
        return wrong("\"" + filter.name + "\" is not for {" + field + "}", "it is for " + in_braces(of_value.fields));
      std::string argument(trim(filter.argument));
      if (!of_value.arguments.empty() && !is_one_of(argument, of_value.arguments))
        return wrong("there is no " + filter.name + " style \"" + argument + "\"",
                     near(argument, of_value.arguments, false, "the styles are "));
    }
    if (filter.name == "plural" && filter.argument.find(',') == std::string::npos)
      return wrong("\"plural\" needs its forms", "write {n} {n|plural:story,stories}, for example");
    return std::nullopt;
  }

  static Error wrong(std::string what, std::string hint) {
    return {.kind = ErrorKind::config, .what = std::move(what), .hint = std::move(hint)};
  }

  static std::string near(const std::string& word, const std::vector<std::string>& names, bool braces,
                          std::string_view all) {
    auto found = did_you_mean(word, names);
    if (!found) return std::string(all) + join(names, ", ");
    return braces ? "did you mean \"{" + *found + "}\"?" : "did you mean \"" + *found + "\"?";
  }

  static bool is_one_of(const std::string& name, const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  Error unknown_field(const std::string& name, std::size_t end) const {
    return error(at_, count_code_points(text_.substr(at_, end + 1 - at_)), "there is no field \"" + name + "\"",
                 near(name, fields_, true, "the fields are "));
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
  const std::vector<std::string>& fields_;
  std::size_t at_ = 0;
  std::string literal_;
  std::vector<TemplatePiece> pieces_;
  int section_ = 0, sections_ = 0;
  std::size_t section_begin_ = 0;
};

}  // namespace

Result<Template> parse_template(std::string_view text) { return Parser(text, template_fields()).parse(); }

Result<Template> parse_frame(std::string_view text) { return Parser(text, frame_fields()).parse(); }

const std::vector<std::string>& template_fields() {
  static const std::vector<std::string> kFields{
      "title", "summary", "link",  "source", "authors",      "doi",  "journal",  "date", "published", "hashtags",
      "tags",  "volume",  "issue", "pages",  "published_in", "cite", "language", "n",    "number",    "heading"};
  return kFields;
}

const std::vector<std::string>& template_filters() {
  static const std::vector<std::string> kFilters{"truncate", "sentences", "upper", "lower", "strip",
                                                 "default",  "date",      "join",  "cite",  "plural"};
  return kFilters;
}

bool says(const Template& form, std::string_view field) {
  return std::ranges::find(form.pieces, field, &TemplatePiece::field) != form.pieces.end();
}

Template literal_template(std::string words) {
  Template form{.text = words, .pieces = {}};
  if (!words.empty()) form.pieces.push_back({.literal = std::move(words), .field = ""});
  return form;
}

}  // namespace twinform
