// SPDX-License-Identifier: MIT
#include "feed/titles.h"

#include <doctest/doctest.h>

#include "base/limits.h"

namespace twinform {
namespace {

TEST_CASE("a title of unknown kind is decoded once more where references or known tags are left") {
  struct Case {
    std::string_view written, read;
  };
  static constexpr Case kCases[] = {
      {"Plain", "Plain"},
      {"a < b", "a < b"},
      {"a < b and c > d", "a < b and c > d"},
      {"List<String>", "List<String>"},
      {"I <3 you", "I <3 you"},
      {"Don&#8217;t", "Don’t"},
      {"R&amp;D", "R&D"},
      {"Q&A", "Q&A"},
      {"fish &chips", "fish &chips"},
      {"<b>Bold</b> move", "Bold move"},
      {"H<sub>2</sub>O", "H₂O"},
      {"&lt;i&gt; explained", "<i> explained"},
      {"line\n  break", "line break"},
      {"", ""},
  };
  for (const Case& one : kCases) {
    CAPTURE(one.written);
    CHECK(title_text(one.written, Markup::guess).view() == one.read);
  }
}

TEST_CASE("a title that says it is text is not decoded again") {
  CHECK(title_text("R&amp;D <b>x</b>", Markup::text).view() == "R&amp;D <b>x</b>");
}

TEST_CASE("a title is cut at its limit and not before") {
  std::string most(limits::kTitleBytes, 'x');
  CHECK(title_text(most, Markup::guess).view().size() == limits::kTitleBytes);
  CHECK(title_text(most + "x", Markup::guess).view().size() == limits::kTitleBytes);
  CHECK(title_text(std::string(limits::kTitleBytes - 1, 'x') + "é", Markup::text).view().size() ==
        limits::kTitleBytes - 1);
}

TEST_CASE("markup escaped twice is decoded and plain text is escaped") {
  CHECK(html_markup("&lt;p&gt;x&lt;/p&gt;", Markup::guess) == "<p>x</p>");
  CHECK(html_markup("a &lt; b", Markup::guess) == "a &lt; b");
  CHECK(html_markup("<p>&lt;br&gt;</p>", Markup::guess) == "<p>&lt;br&gt;</p>");
  CHECK(html_markup("a < b", Markup::text) == "a &lt; b");
}

}  // namespace
}  // namespace twinform
