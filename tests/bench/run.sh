#!/bin/sh
# SPDX-License-Identifier: MIT
# tests/bench/run.sh [idle|feeds|fetch|run|stories|subjects|profiles|summaries RECORDS…]: what is measured and how is in README.md. TWINFORM_BENCH_BUILD is another build folder.
set -eu
cd "$(dirname "$0")/../.."
build=$PWD/${TWINFORM_BENCH_BUILD-build/release}
case $build in *//*) build=$TWINFORM_BENCH_BUILD ;; esac
twinform=$build/src/twinform
tools=$build/tests/bench
work=$(mktemp -d)
nginx=
trap 'kill $nginx 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

head_line() { printf '\n%-34s %9s %9s %9s %9s\n' "$1" 'median ms' 'best ms' 'CPU ms' 'MB'; }
process() { "$tools/bench_process" "$@" </dev/null; }

# Five feeds of 20 000 entries.
write_feeds() {
  for source in 1 2 3 4 5; do
    awk -v s="$source" 'BEGIN {
      print "<rss version=\"2.0\"><channel><title>Source " s "</title><link>https://s" s ".example/</link>"
      for (n = 1; n <= 20000; n++)
        printf "<item><title>Entry %d of source %d: open access and its readers</title><link>https://s%d.example/%d</link>" \
          "<guid>https://s%d.example/%d</guid><pubDate>%02d Nov 2026 09:00:00 GMT</pubDate>" \
          "<description>What entry %d of %d says in a sentence or two.</description></item>\n", n, s, s, n, s, n, n % 28 + 1, n, s
      print "</channel></rss>" }' >"$work/$source.xml"
  done
}

write_settings() {
  cat <<'TOML'
state = "state"
[library]
name = "Northfield University Library"
contact = "library@northfield.example"
timezone = "Europe/London"
backlog = 1000
[outputs.bulletin]
type = "bulletin"
path = "bulletin"
[broadcasts.monthly]
from = ["*"]
to = ["bulletin"]
when = "first Mon 09:00"
TOML
}

write_config() {
  write_settings
  for source in 1 2 3 4 5; do
    printf '[sources.s%s]\nurl = "%s.xml"\nevery = "7 days"\n' "$source" "$source"
  done
}

idle() {
  write_feeds
  write_config >"$work/twinform.toml"
  "$twinform" run --quiet --config "$work/twinform.toml"
  "$twinform" status --json --config "$work/twinform.toml" >"$work/status"
  printf 'idle: a ledger of %s entries, nothing due\n' "$(sqlite3 "$work/state/ledger.db" 'SELECT count(*) FROM entry')"
  head_line '30 runs of each'
  process 30 'twinform run' "$twinform" run --config "$work/twinform.toml"
  process 30 'twinform --version' "$twinform" --version
  process 30 'curl --version' curl --version
  process 30 "sqlite3 :memory: 'select 1'" sqlite3 :memory: 'select 1'
}

feeds() {
  "$tools/bench_feeds"
  mkdir "$work/feeds"
  "$tools/bench_feeds" "$work/feeds"
  mv "$work/feeds/podcast.rss" "$work/podcast.rss"
  head_line 'Whole processes, the podcast'
  process 15 'twinform inspect feed' "$twinform" inspect feed "$work/podcast.rss"
  whole_sfeed 15 "sfeed <podcast" "$work/podcast.rss"
  head_line 'Whole processes, the 30 feeds'
  process 15 'twinform inspect feed, one process' "$twinform" inspect feed "$work"/feeds/*
  # shellcheck disable=SC2016
  process 15 'twinform inspect feed, 30 processes' sh -c 'for feed; do "$0" inspect feed "$feed"; done' "$twinform" "$work"/feeds/*
  if command -v sfeed >/dev/null; then
    # shellcheck disable=SC2016
    process 15 'sfeed, 30 processes' sh -c 'for feed; do sfeed <"$feed"; done' sh "$work"/feeds/*
  fi
}

whole_sfeed() {
  if command -v sfeed >/dev/null; then
    "$tools/bench_process" "$1" "$2" sfeed <"$3"
  else
    echo 'sfeed is not installed: left out'
  fi
}

profiles() {
  "$tools/bench_profiles"
  "$tools/bench_profiles" common
}

# summaries RECORDS.jsonl…
summaries() { /usr/bin/python3 tests/bench/score_summaries.py "$twinform" "$@"; }

# shellcheck disable=SC1091
. tests/bench/fetch.sh
# shellcheck disable=SC1091
. tests/bench/job.sh
# shellcheck disable=SC1091
. tests/bench/subjects.sh

# Records to works, from nothing; then a ledger of a million stories, and what one more costs.
stories() {
  "$tools/bench_clusters"
  "$tools/bench_ledger_stories" make "$work/stories.db" "${TWINFORM_BENCH_STORIES-1000000}"
  "$tools/bench_ledger_stories" add "$work/stories.db" 10000
}

case ${1-all} in
  all) idle && feeds && fetch && run && stories && subjects && profiles ;;
  idle | feeds | fetch | run | stories | subjects | profiles) "$1" ;;
  summaries) "$@" ;;
  *) echo 'usage: tests/bench/run.sh [idle|feeds|fetch|run|stories|subjects|profiles|summaries RECORDS…]' >&2 && exit 2 ;;
esac
