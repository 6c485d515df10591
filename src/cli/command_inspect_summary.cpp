// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "cli/commands.h"
#include "cli/json_lines.h"
#include "text/clean.h"
#include "text/language.h"
#include "text/summary.h"

namespace twinform {

namespace {

constexpr std::int64_t kMostCharacters = 300;  // where the question says nothing

Result<Json> summarise_text(const Json& question) {
  if (!question.contains("text") || !question["text"].is_string())
    return fail(ErrorKind::input, "there is no \"text\"", R"(such as {"title":"…","text":"…","max_chars":200})");
  std::int64_t most = integer_at(question, "max_chars", kMostCharacters);
  if (most < 1) return fail(ErrorKind::input, "\"max_chars\" has to be at least 1");
  Text summary = summarise(clean_line(string_at(question, "title")), clean_text(string_at(question, "text")),
                           static_cast<std::size_t>(most), canonical_language(string_at(question, "lang")));
  return Json{{"summary", summary.str()}};
}

}  // namespace

int command_inspect_summary(Session& session, const Arguments&) { return answer_json_lines(session, summarise_text); }

}  // namespace twinform
