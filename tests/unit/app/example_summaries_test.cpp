// SPDX-License-Identifier: MIT
// The program for summaries that we ship as an example, with a server that answers as Ollama does.
#include <doctest/doctest.h>

#include "base/json.h"
#include "base/subprocess.h"
#include "compose/summary.h"
#include "support/http_server.h"
#include "support/places.h"
#include "text/clean.h"

using namespace twinform;
using namespace twinform::test;

namespace {

const SummaryQuestion kQuestion{.title = clean_line("Readers return"),
                                .text = clean_text("Readers come back on Mondays."),
                                .source = clean_line("Journal"),
                                .link = "https://journal.example/1",
                                .max_characters = 300,
                                .language = "en"};

Finished ask(const HttpServer& server) {
  std::string program = source_folder() / "examples/summaries/ollama.py";
  auto finished =
      run_command({.argv = {"python3", program, "a-model", server.url("")}, .input = to_json_line(kQuestion)});
  REQUIRE(finished);
  return *finished;
}

}  // namespace

TEST_CASE("the example for summaries asks Ollama and hands on what the model says") {
  HttpServer server;
  Json answer{{"model", "a-model"}, {"done", true}, {"response", R"({"summary": "On Mondays they do."})"}};
  server.on("POST /api/generate", twinform::test::answer(dump_json(answer), "application/json"));
  Finished finished = ask(server);
  CHECK(finished.exit_code == 0);
  auto summary = summary_in(finished.output, kQuestion);
  REQUIRE_MESSAGE(summary, finished.errors);
  CHECK(summary->view() == "On Mondays they do.");
  Json asked = parse_json(server.requests().at(0).body).value();
  CHECK(string_at(asked, "model") == "a-model");
  CHECK(string_at(asked, "prompt").ends_with("Readers come back on Mondays."));
  CHECK_FALSE(bool_at(asked, "stream", true));
}

TEST_CASE("the example for summaries says what is wrong in one line") {
  HttpServer server;  // that knows no such address
  Finished finished = ask(server);
  CHECK(finished.exit_code == 1);
  CHECK(last_words(finished).starts_with("HTTPError: HTTP Error 404"));
}
