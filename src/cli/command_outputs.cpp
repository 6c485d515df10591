// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "app/test_outputs.h"
#include "base/json.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/json_view.h"
#include "text/escape.h"

namespace twinform {

namespace {

constexpr double kMillion = 1e6;

// "4 images of up to 16.8 MB and 33.2 megapixels each, described in up to 1500 characters"
std::string room_for_images(const Limits& limits) {
  std::string words = counted(limits.max_media, "image", "images");
  std::string size = limits.images.max_bytes > 0
                         ? fmt::format(" of up to {:.1f} MB", static_cast<double>(limits.images.max_bytes) / kMillion)
                         : "";
  if (limits.images.max_pixels > 0) {
    size += fmt::format("{}{:.1f} megapixels", size.empty() ? " of up to " : " and ",
                        static_cast<double>(limits.images.max_pixels) / kMillion);
  }
  words += size.empty() ? size : size + " each";
  if (limits.max_description > 0) words += fmt::format(", described in up to {} characters", limits.max_description);
  return words;
}

void say(Terminal& out, const OutputTest& test) {
  if (test.error) {
    out.line(fmt::format("{}  {}  {}", out.styled("bad", Style::red), test.name, printable(one_line(*test.error))));
    if (!test.error->hint.empty()) out.line("      hint: " + test.error->hint);
    return;
  }
  const Limits& limits = *test.limits;
  out.line(fmt::format("{}  {}  {} {}", out.styled("good", Style::green), test.name, limits.account, limits.software));
  if (limits.text.max_length > 0) {
    out.line(fmt::format("      {} characters{}", limits.text.max_length,
                         limits.text.url_length > 0 ? fmt::format(", a link counts {}", limits.text.url_length) : ""));
  }
  if (limits.max_media > 0) out.line("      " + room_for_images(limits));
  out.line(fmt::format("      {}: {}", name_of(limits.guarantee), explain(limits.guarantee)));
}

}  // namespace

int command_outputs_list(Session& session, const Arguments&) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  std::vector<std::vector<std::string>> rows;
  for (const OutputSettings& output : settings->outputs) {
    const AdapterInfo* info = find_adapter(output.type);
    std::string summary(info == nullptr ? "" : info->summary);
    if (session.json()) session.print({{"name", output.name}, {"type", output.type}, {"summary", summary}});
    rows.push_back({output.name, output.type, summary});
  }
  if (!session.json()) session.out().write(render_table(rows));
  return kDone;
}

int command_outputs_test(Session& session, const Arguments& arguments) {
  const Settings* settings = session.settings();
  if (settings == nullptr) return kUsage;
  Context context = session.context();
  Result<std::vector<OutputTest>> tests = test_outputs(context, arguments.values("OUTPUT"));
  if (!tests) return session.report(tests.error());
  for (const OutputTest& test : *tests) {
    if (!session.json()) {
      say(session.out(), test);
    } else if (test.error) {
      session.print({{"name", test.name}, {"good", false}, {"error", to_json(*test.error)}});
    } else {
      session.print({{"name", test.name}, {"good", true}, {"limits", to_json(*test.limits)}});
    }
  }
  bool good = std::ranges::none_of(*tests, [](const OutputTest& test) { return test.error.has_value(); });
  return good ? kDone : kNotDelivered;
}

}  // namespace twinform
