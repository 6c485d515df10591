#!/bin/sh
# SPDX-License-Identifier: MIT
# Formatting, static analysis, shell scripts, manual pages. Prints what is wrong and fails on any of it.
set -eu
cd "$(dirname "$0")/.."
failed=0
note() { echo "lint: $1"; failed=1; }

sources=$(git ls-files 'src/*.cpp' 'src/*.h' 'tests/*.cpp' 'tests/*.h')
# shellcheck disable=SC2086
clang-format-19 --dry-run -Werror $sources || note "run clang-format-19 -i on the files above"
# shellcheck disable=SC2046
shellcheck -x dev .ci/run $(git ls-files '*.sh') || note "shellcheck"
for page in man/*.[0-9]; do mandoc -T lint -W warning "$page" || note "$page"; done
python3 tests/layering.py || note "layering"
for file in $sources; do
  head -n 1 "$file" | grep -q 'SPDX-License-Identifier: MIT' || note "$file has no SPDX line"
done

# --quick leaves clang-tidy out; --deep has all checks and the static analyser, which trebles the time.
if [ "${1-}" != --quick ]; then
  # What the compilers' own warnings say as well, or nearly, costs as much as the rest.
  checks="-clang-analyzer-*,-bugprone-reserved-identifier,-bugprone-multiple-statement-macro,-bugprone-stringview-nullptr,\
-bugprone-standalone-empty,-bugprone-suspicious-s*,-bugprone-infinite-loop,-bugprone-macro-*,-bugprone-posix-return,\
-bugprone-bad-*,-bugprone-no-escape,-bugprone-virtual-near-miss,-bugprone-terminating-continue,-bugprone-unused-*,\
-misc-unused-using-decls,-misc-unused-parameters,-readability-misleading-indentation,-modernize-use-nullptr"
  [ "${1-}" = --deep ] && checks=
  cmake --preset tidy >/dev/null
  git ls-files 'src/*.cpp' | xargs -P "$(nproc)" -n 4 clang-tidy-19 -p build/tidy --quiet --checks="$checks" 2>/dev/null ||
    note "clang-tidy"
fi
[ "$failed" -ne 0 ] || echo "lint: good"
exit "$failed"
