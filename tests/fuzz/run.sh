#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzzes every target on a copy of its corpus, several at a time: tests/fuzz/run.sh SECONDS [NAME…]
# A finding fails the run and is kept in build/asan/findings; TWINFORM_FUZZ_BUILD is another build folder.
set -eu
cd "$(dirname "$0")/../.."
seconds=${1-60}
[ $# -eq 0 ] || shift
build=${TWINFORM_FUZZ_BUILD-build/asan}
findings=$build/findings
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
trap 'exit 130' INT TERM

if [ $# -eq 0 ]; then
  for source in tests/fuzz/fuzz_*.cpp; do
    name=${source##*/fuzz_}
    set -- "$@" "${name%.cpp}"
  done
fi

cmake --preset asan -B "$build" >/dev/null
for name in "$@"; do echo "fuzz_$name"; done | xargs cmake --build "$build" --target
mkdir -p "$findings"

# Small inputs find more in the same time; what is slow on a few kilobytes is a finding too, and so is what grows faster than
# its input (growth.cpp).
export TWINFORM_FUZZ_GROWTH=1
fuzz() {
  mkdir "$corpus/$1"
  [ ! -d "tests/fuzz/corpus/$1" ] || cp -R "tests/fuzz/corpus/$1/." "$corpus/$1"
  "$build/tests/fuzz/fuzz_$1" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=1 \
    -artifact_prefix="$findings/$1-" "$corpus/$1" >"$findings/$1.log" 2>&1 || touch "$corpus/$1.failed"
}

summary() {
  verdict=ok
  [ ! -e "$corpus/$1.failed" ] || verdict=FAILED
  awk -v name="$1" -v verdict="$verdict" '
    /stat::number_of_executed_units/ { runs = $2 }
    /stat::slowest_unit_time_sec/ { slowest = $2 }
    /stat::peak_rss_mb/ { rss = $2 }
    END { printf "%-10s %-6s %10d inputs, slowest %d s, %d MB\n", name, verdict, runs, slowest, rss }' "$findings/$1.log"
  [ "$verdict" = ok ] || tail -n 40 "$findings/$1.log"
}

waiting=0
for name in "$@"; do
  fuzz "$name" &
  waiting=$((waiting + 1))
  if [ $((waiting % ${TWINFORM_FUZZ_JOBS-$(nproc)})) -eq 0 ]; then wait; fi
done
wait
for name in "$@"; do summary "$name"; done
for name in "$@"; do [ ! -e "$corpus/$name.failed" ] || exit 1; done
