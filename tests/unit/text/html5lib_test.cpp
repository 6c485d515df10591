// SPDX-License-Identifier: MIT
// The tokeniser tests of html5lib-tests (tests/data/html5lib), in the form that README.md of its tokenizer folder gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/json.h"
#include "base/strings.h"
#include "support/places.h"
#include "text/entities.h"
#include "text/html_tokens.h"

using namespace twinform;

namespace {

// Tokens in one form for both sides: words as they are read, "<name key=value/>", "</name>".
class Shown {
 public:
  void words(std::string_view text) { words_ += text; }
  void start(std::string_view name, const std::map<std::string, std::string>& attributes, bool self_closing) {
    std::string tag = "<" + to_lower(name);
    for (const auto& [key, value] : attributes) tag += " " + key + "=" + value;
    add(tag + (self_closing ? "/>" : ">"));
  }
  void end(std::string_view name) { add("</" + to_lower(name) + ">"); }
  std::vector<std::string> finish() {
    add("");
    return std::move(all_);
  }

 private:
  void add(std::string token) {
    if (!words_.empty()) all_.push_back("words " + words_);
    words_.clear();
    if (!token.empty()) all_.push_back(std::move(token));
  }
  std::string words_;
  std::vector<std::string> all_;
};

std::vector<std::string> expected(const Json& output) {
  Shown shown;
  for (const Json& token : output) {
    if (!token.is_array()) continue;  // "ParseError"
    std::string kind = token[0];
    if (kind == "Character") shown.words(token[1].get<std::string>());
    if (kind == "EndTag") shown.end(token[1].get<std::string>());
    if (kind != "StartTag") continue;
    std::map<std::string, std::string> attributes;
    for (const auto& [key, value] : token[2].items()) attributes[key] = value;
    shown.start(token[1].get<std::string>(), attributes, token.size() > 3 && token[3].get<bool>());
  }
  return shown.finish();
}

// What stands behind `before`, which puts the tokeniser into the state that is asked for.
std::vector<std::string> found(const std::string& before, const std::string& input) {
  std::string markup = before + input;
  HtmlTokens tokens(markup);
  HtmlToken token;
  Shown shown;
  bool first = !before.empty();
  while (tokens.next(token)) {
    if (!std::exchange(first, false)) {
      switch (token.kind) {
        case HtmlTokenKind::text: shown.words(decode_entities(token.text)); break;
        case HtmlTokenKind::raw_text: shown.words(token.text); break;
        case HtmlTokenKind::end_tag: shown.end(token.text); break;
        case HtmlTokenKind::start_tag: {
          std::map<std::string, std::string> attributes;
          for (const HtmlAttribute& one : token.attributes)
            attributes.emplace(to_lower(one.name), decode_entities(one.value, EntityContext::attribute));
          shown.start(token.text, attributes, token.self_closing);
        }
      }
    }
  }
  return shown.finish();
}

// The start tag that leads into a state; nullopt for states that nothing but a parser with a tree can be in.
std::optional<std::string> way_into(const std::string& state, const std::string& last_start_tag) {
  static const std::map<std::string, std::vector<std::string>> kElements{{"RCDATA state", {"title", "textarea"}},
                                                                         {"RAWTEXT state", {"style", "xmp", "noembed"}},
                                                                         {"Script data state", {"script"}},
                                                                         {"PLAINTEXT state", {"plaintext"}}};
  if (state == "Data state") return "";
  auto elements = kElements.find(state);
  if (elements == kElements.end()) return std::nullopt;
  const auto& names = elements->second;
  if (last_start_tag.empty()) return "<" + names.front() + ">";
  if (std::ranges::find(names, last_start_tag) == names.end()) return std::nullopt;
  return "<" + last_start_tag + ">";
}

// Where another stage does it, or we depart on purpose: NUL and carriage returns are dealt with before; CDATA is read as
// in XML; a vertical tab is white space; two references that make a pair of surrogates are the character that was meant.
bool is_ours(const std::string& input) {
  for (std::string_view piece :
       {std::string_view("\0", 1), std::string_view("\r"), std::string_view("<![CDATA["), std::string_view("]]>"),
        std::string_view("\v"), std::string_view("&#xD8"), std::string_view("&#xD7FF;&#xD8")})
    if (input.find(piece) != std::string::npos) return false;
  return true;
}

std::vector<std::string> states_of(const Json& test) {
  if (!test.contains("initialStates")) return {"Data state"};
  return test["initialStates"].get<std::vector<std::string>>();
}

}  // namespace

TEST_CASE("markup comes apart as html5lib's tests say") {
  std::size_t checked = 0;
  for (const auto& file : std::filesystem::directory_iterator(test::source_folder() / "tests" / "data" / "html5lib")) {
    if (file.path().extension() != ".test") continue;
    CAPTURE(file.path().filename().string());
    Json all = parse_json(read_file(file.path(), std::size_t{4} << 20U).value()).value();
    for (const Json& test : member(all, "tests")) {
      std::string input = string_at(test, "input");
      if (bool_at(test, "doubleEscaped", false) || !is_ours(input)) continue;
      for (const std::string& state : states_of(test)) {
        auto before = way_into(state, string_at(test, "lastStartTag"));
        if (!before) continue;
        CAPTURE(state);
        CAPTURE(input);
        ++checked;
        CHECK(found(*before, input) == expected(test["output"]));
      }
    }
  }
  CHECK(checked > 2000);
}
