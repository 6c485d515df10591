// SPDX-License-Identifier: MIT
#include "text/maths.h"

#include <doctest/doctest.h>

using namespace twinform;

TEST_CASE("a formula in TeX reads as people read it") {
  CHECK(plain_maths("On the $O(n \\log n)$ sorting of $n$ keys") == "On the O(n log n) sorting of n keys");
  CHECK(plain_maths("$(3.1 \\pm 0.2) \\times 10^{-9}$") == "(3.1 ± 0.2) × 10⁻⁹");
  CHECK(plain_maths("the $B^0_s\\to\\mu^+\\mu^-$ decay") == "the B⁰ₛ→μ⁺μ⁻ decay");
  CHECK(plain_maths("at most $\\epsilon n$ keys") == "at most ε n keys");
  CHECK(plain_maths("$\\frac{1}{2}$, $\\frac{a+b}{c}$") == "1/2, (a+b)/c");
  CHECK(plain_maths("$\\sqrt{2}$ and $x_{max}$ and $e^{i\\pi}$") == "√2 and x_max and e^iπ");
  CHECK(plain_maths("\\(\\mathrm{H}_2\\mathrm{O}\\) at $30^\\circ$") == "H₂O at 30°");
  CHECK(plain_maths("$$E=mc^2$$") == "E=mc²");
}

TEST_CASE("money and stray signs stay as they are") {
  for (std::string_view text : {"It costs $5 and $6.", "$BTC and $ETH", "US$ 3 = 4", "$", "a $ b", "$reboot", "\\(x",
                                "from $1_000 to $2_000"}) {
    CAPTURE(text);
    CHECK(plain_maths(text) == text);
  }
}

TEST_CASE("nesting without an end ends") {
  std::string deep = "$" + std::string(140, '{') + "x^" + std::string(140, '}') + "$";
  CHECK(plain_maths(deep).size() <= deep.size());
}
