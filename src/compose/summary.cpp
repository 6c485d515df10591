// SPDX-License-Identifier: MIT
#include "compose/summary.h"

#include <fmt/format.h>

#include "base/json.h"
#include "text/clean.h"
#include "text/count.h"
#include "text/html.h"
#include "text/sentences.h"
#include "text/summary.h"
#include "text/unicode.h"

namespace twinform {
namespace {

constexpr std::size_t kRealSummary = 60;  // code points; a feed's summary shorter than this may be a teaser

bool is_cut_off(std::string_view text) {
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

// The feed's own summary, unless it is a teaser and there is more to read.
Text text_to_summarise(const Entry& entry) {
  bool real = count_code_points(entry.summary.view()) >= kRealSummary && !is_cut_off(entry.summary.view()) &&
              fold(entry.summary.view()) != fold(entry.title.view());
  if (real || entry.content.markup.empty()) return entry.summary;
  Text content = html_to_text(entry.content, ImageWords::none);
  return content.view().size() >= entry.summary.view().size() ? content : entry.summary;
}

const Language& language_of(const Entry& entry, const Language& otherwise) {
  return entry.language.empty() ? otherwise : entry.language;
}

// Whoever writes these means a terminal, or to deceive; clean_text would only take them out.
bool is_forbidden(char32_t c) {
  bool control = (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r') || (c >= 0x7f && c <= 0x9f);
  bool turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return control || turns;
}

bool has_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_forbidden(next_code_point(text, at))) return true;
  return false;
}

// What some network would link though the story has it not; "" for nothing.
std::string_view added_by(std::string_view summary, const SummaryQuestion& question) {
  std::string known;
  for (Service service : {Service::mastodon, Service::gotosocial, Service::bluesky, Service::x}) {
    for (const Span& span : find_spans(summary, service)) {
      if (known.empty()) known = fold(question.title.str() + "\n" + question.text.str());
      std::string_view words = summary.substr(span.begin, span.end - span.begin);
      if (known.find(fold(words)) == std::string::npos) return words;
    }
  }
  return {};
}

std::string_view whole_sentences(std::string_view text, std::size_t most, const Language& language) {
  std::size_t end = 0;
  for (std::string_view sentence : sentences(text, language)) {
    auto behind = static_cast<std::size_t>(sentence.data() + sentence.size() - text.data());
    if (count_code_points(text.substr(0, behind)) > most) break;
    end = behind;
  }
  return text.substr(0, end);
}

}  // namespace

Text summary_of(const Entry& entry, std::size_t characters, const Language& otherwise) {
  Extract summary = extract(entry.title, text_to_summarise(entry), characters, language_of(entry, otherwise));
  return clean_line(summary.cut ? summary.text.str() + "…" : summary.text.str());
}

SummaryQuestion summary_question(const Story& story, std::size_t characters, const Language& otherwise) {
  return {.title = story.lead.title,
          .text = text_to_summarise(story.lead),
          .source = story.source_title,
          .link = story.lead.link.str(),
          .max_characters = characters,
          .language = language_of(story.lead, otherwise)};
}

std::string to_json_line(const SummaryQuestion& question) {
  return dump_json(Json{{"version", 1},
                        {"title", question.title.str()},
                        {"text", question.text.str()},
                        {"language", question.language},
                        {"max_chars", question.max_characters},
                        {"link", question.link},
                        {"source", question.source.str()}}) +
         "\n";
}

Result<Text> summary_in(std::string_view answer, const SummaryQuestion& question) {
  auto json = parse_json(answer);
  if (!json || !member(*json, "summary").is_string())
    return fail(ErrorKind::input, R"(its answer is no JSON object with a string "summary")");
  std::string written = string_at(*json, "summary");
  if (has_forbidden(written))
    return fail(ErrorKind::input, "its summary has control characters, or marks that turn the writing direction");
  Text summary = clean_line(written);
  if (summary.empty()) return fail(ErrorKind::input, "its summary is empty");
  if (std::string_view added = added_by(summary.view(), question); !added.empty())
    return fail(ErrorKind::input, fmt::format("its summary has \"{}\", which the story has not", added));
  if (count_code_points(summary.view()) <= question.max_characters) return summary;
  Text cut = clean_line(whole_sentences(summary.view(), question.max_characters, question.language));
  if (!cut.empty()) return cut;
  return fail(ErrorKind::input, fmt::format("its summary is longer than {} characters", question.max_characters));
}

}  // namespace twinform
