#!/bin/sh
# SPDX-License-Identifier: MIT
# A real server with the Mastodon API for tests: snac2 from Debian backports, run on loopback.
#
#   snac2.sh fetch            into the cache; nothing is done if it is there
#   snac2.sh start DIR [N]    N servers (1), each with an account `alice`; prints for each
#                               base http://127.0.0.1:PORT
#                               token TOKEN
#                               password PASSWORD
#                               pid PID
#   snac2.sh stop DIR         ends what `start DIR` began
#
# The cache is $TWINFORM_TEST_CACHE, else ~/.cache/twinform-tests. Exit code 77: it can't be had here, so skip.
set -eu
# shellcheck source=tests/servers/loopback.sh
. "$(dirname "$0")/loopback.sh"

snac=$cache/snac2/usr/bin/snac

# The mirror that this machine already uses: deb822 files first, then one-line entries.
mirror() {
  cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk '
    tolower($1) == "uris:" { uri = $2 }
    tolower($1) == "suites:" && /(^|[[:space:]])bookworm([[:space:]]|$)/ { print uri; exit }
    NF == 0 { uri = "" }' | grep . && return
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -n 's/^deb[[:space:]]*\(\[[^]]*\]\)*[[:space:]]*//p' |
    awk '$2 == "bookworm" { print $1; exit }' | grep .
}

download() {
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -r "$keys" ] || skip "$keys is missing"
  from=$(mirror) || skip "no Debian 12 mirror among this machine's package sources"
  mkdir -p "$1/lists/partial" "$1/cache/archives/partial" "$1/root"
  printf 'deb [signed-by=%s] %s bookworm-backports main\n' "$keys" "$from" >"$1/sources"
  # Private state: the machine's own package lists stay as they are.
  set -- "$1" -qq -o "Dir::Etc::sourcelist=$1/sources" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::Lists=$1/lists" \
    -o "Dir::Cache=$1/cache" -o APT::Sandbox::User= -o Acquire::Retries=2
  dir=$1
  shift
  apt-get "$@" update >"$dir/log" 2>&1 || skip "the package lists can't be had: $(tail -1 "$dir/log")"
  (cd "$dir" && apt-get "$@" download snac2) >"$dir/log" 2>&1 || skip "the package can't be had: $(tail -1 "$dir/log")"
  dpkg -x "$dir"/snac2_*.deb "$dir/root"
}

fetch() {
  [ -x "$snac" ] && return
  for tool in apt-get dpkg awk; do
    command -v $tool >/dev/null || skip "$tool is missing"
  done
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  download "$work"
  # Whole or not at all, should two tests fetch at once.
  mv -T "$work/root" "$cache/snac2" 2>/dev/null || [ -x "$snac" ]
  rm -rf "$work"
  trap - EXIT
}

configure() {
  printf '127.0.0.1\n%s\n127.0.0.1:%s\n\n\n' "$2" "$2" | "$snac" init "$1/base" >/dev/null
  # It delivers to itself too, and with the few threads of a small machine it waits for itself.
  sed -i 's/"protocol": *"https"/"protocol": "http", "num_threads": 32/' "$1/base/server.json"
  "$snac" adduser "$1/base" alice </dev/null 2>&1 | sed -n 's/^User password is //p' >"$1/password"
}

# The password's way to a token; python3, for a bare machine has no curl.
login() {
  python3 - "$1/password" "$2" <<'EOF'
import sys, urllib.parse, urllib.request
password, port = open(sys.argv[1]).read().strip(), sys.argv[2]
form = urllib.parse.urlencode({"login": "alice", "passwd": password}).encode()
direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
answer = direct.open(f"http://127.0.0.1:{port}/oauth/x-snac-get-token", form, timeout=20).read().decode()
print(answer.strip().splitlines()[-1])
EOF
}

start_one() {
  port=$(free_port)
  mkdir -p "$1"
  echo "$port" >"$1/port"
  configure "$1" "$port"
  "$snac" httpd "$1/base" >"$1/log" 2>&1 &
  pid=$!
  echo "$pid" >"$1/pid"
  wait_for "$pid" "$port" 10 || skip "it does not start: $(tail -1 "$1/log")"
  token=$(login "$1" "$port") || skip "it gives no token: $(tail -1 "$1/log")"
  printf 'base http://127.0.0.1:%s\ntoken %s\npassword %s\npid %s\n' "$port" "$token" "$(cat "$1/password")" "$pid"
}

start() {
  fetch
  trap '[ $? -eq 0 ] || stop "$folder"' EXIT
  folder=$1
  command -v python3 >/dev/null || skip "python3 is not installed"
  number=1
  while [ "$number" -le "${2:-1}" ]; do
    start_one "$1/$number"
    number=$((number + 1))
  done
}

stop() {
  for file in "$1"/*/pid; do
    [ -r "$file" ] || continue
    pid=$(cat "$file")
    end "$pid"
    # What it would have cleaned up itself.
    rm -f "$file" "/dev/shm/sem.job_$pid" "/dev/shm/127.0.0.1:$(cat "${file%pid}port")_snac_state"
  done
}

case ${1-} in
fetch) fetch ;;
start) start "${2:?start needs a folder}" "${3-1}" ;;
stop) stop "${2:?stop needs a folder}" ;;
*)
  echo "usage: snac2.sh fetch | start DIR [N] | stop DIR" >&2
  exit 64
  ;;
esac
