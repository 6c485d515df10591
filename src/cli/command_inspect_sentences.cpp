// SPDX-License-Identifier: MIT
#include "base/json.h"
#include "cli/commands.h"
#include "cli/json_lines.h"
#include "text/clean.h"
#include "text/language.h"
#include "text/sentences.h"

namespace twinform {

namespace {

Result<Json> split_text(const Json& question) {
  if (!question.contains("text") || !question["text"].is_string())
    return fail(ErrorKind::input, "there is no \"text\"", R"(such as {"text":"…","lang":"de"})");
  Text text = clean_text(string_at(question, "text"));
  Json list = Json::array();
  for (std::string_view sentence : sentences(text.view(), canonical_language(string_at(question, "lang"))))
    list.push_back(sentence);
  return Json{{"sentences", std::move(list)}};
}

}  // namespace

int command_inspect_sentences(Session& session, const Arguments&) { return answer_json_lines(session, split_text); }

}  // namespace twinform
