#!/bin/sh
# SPDX-License-Identifier: MIT
# A real server with the AT Protocol for tests: Bluesky's PDS from npm, run on loopback with a directory of identities of its own.
#
#   pds.sh fetch        installs it into the cache (minutes, 260 MB); nothing is done if it is there. Tests never do
#   pds.sh start DIR    a server with the account `alice.test`; prints
#                         base http://localhost:PORT
#                         did DID
#                         password APP-PASSWORD
#                         pid PID
#   pds.sh stop DIR     ends what `start DIR` began
#
# The cache is $TWINFORM_TEST_CACHE, else ~/.cache/twinform-tests. Exit code 77: it is not here, so skip.
set -eu
# shellcheck source=tests/servers/loopback.sh
. "$(dirname "$0")/loopback.sh"

pds=$cache/pds-0.4.217
here=$(cd "$(dirname "$0")" && pwd)

fetch() {
  [ -d "$pds" ] && return
  for tool in node npm; do
    command -v $tool >/dev/null || skip "$tool is not installed (18.7 or later is wanted)"
  done
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  # Debian's headers serve to compile SQLite's binding.
  if [ -d /usr/include/node ]; then export npm_config_nodedir=/usr; fi
  (cd "$work" && npm install --no-audit --no-fund @atproto/pds@0.4.217 @did-plc/server@0.0.1 && npm rebuild better-sqlite3) \
    >"$work/log" 2>&1 || skip "it can't be installed: $(tail -1 "$work/log")"
  mv -T "$work" "$pds"
  trap - EXIT
}

# The server prints `ready` when it is, and what tests need before it.
wait_until_ready() {
  tries=0
  while [ $tries -lt 1200 ]; do
    grep -qs '^ready$' "$1/said" && return
    kill -0 "$(cat "$1/pid")" 2>/dev/null || return 1
    tries=$((tries + 1))
    sleep 0.1
  done
  return 1
}

start() {
  [ -d "$pds" ] || skip "tests/servers/pds.sh fetch installs it"
  folder=$1
  trap '[ $? -eq 0 ] || stop "$folder"' EXIT
  mkdir -p "$folder/blobs"
  rm -f "$folder/said"
  PDS_MODULES=$pds node "$here/pds.mjs" "$folder" "$(free_port)" "$(free_port)" >"$folder/said" 2>"$folder/log" &
  echo $! >"$folder/pid"
  wait_until_ready "$folder" || skip "it does not start: $(tail -1 "$folder/log")"
  grep -v '^ready$' "$folder/said"
  echo "pid $(cat "$folder/pid")"
}

stop() {
  [ -r "$1/pid" ] || return 0
  end "$(cat "$1/pid")"
  rm -f "$1/pid"
}

case ${1-} in
fetch) fetch ;;
start) start "${2:?start needs a folder}" ;;
stop) stop "${2:?stop needs a folder}" ;;
*)
  echo "usage: pds.sh fetch | start DIR | stop DIR" >&2
  exit 64
  ;;
esac
