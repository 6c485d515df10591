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

# What was touched since the common ancestor with origin/main, or else by the last thirty commits; all where there are fewer.
changed_sources() {
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse -q --verify HEAD~30 || true); fi
  [ -n "$base" ] || { git ls-files 'src/*.cpp'; return 0; }
  git diff --name-only "$base" -- 'src/*.cpp' 'src/*.h' | sed 's/\.h$/.cpp/' | sort -u |
    while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# --quick leaves clang-tidy out; --changed shows it only what was touched of late, which CI has the time for; --deep has all of
# .clang-tidy's checks and the static analyser, which trebles the time.
if [ "${1-}" != --quick ]; then
  # What finds most for its time, and is not said by the compilers' own warnings. Parameters by value and constructors that are not
  # delegated take a third of all the time, and are left to --deep.
  checks="-*,bugprone-branch-clone,bugprone-dangling-handle,bugprone-empty-catch,bugprone-integer-division,\
bugprone-sizeof-*,bugprone-string-constructor,bugprone-use-after-move,\
performance-for-range-copy,performance-move-const-arg,performance-noexcept-*,performance-unnecessary-copy-initialization,\
readability-container-size-empty,readability-redundant-smartptr-get,readability-redundant-string-*"
  [ "${1-}" = --deep ] && checks=
  cmake --preset tidy >/dev/null
  cmake --build build/tidy --target src/CMakeFiles/model.dir/cmake_pch.hxx.pch >/dev/null
  if [ "${1-}" = --changed ]; then changed_sources; else git ls-files 'src/*.cpp'; fi | xargs -r -P "$(nproc)" -n 4 clang-tidy-19 -p build/tidy --quiet --checks="$checks" 2>/dev/null ||
    note "clang-tidy"
fi
[ "$failed" -ne 0 ] || echo "lint: good"
exit "$failed"
