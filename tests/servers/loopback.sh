# SPDX-License-Identifier: MIT
# What the scripts that run real servers for tests share; sourced.

# shellcheck shell=sh disable=SC2034
cache=${TWINFORM_TEST_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/twinform-tests}

skip() {
  printf '\n*** SKIPPED: no %s here: %s ***\n\n' "$(basename "$0" .sh)" "$*" >&2
  exit 77
}

is_taken() {
  cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf ':%04X' "$1")" '
    $2 ~ (port "$") { found = 1 } END { exit !found }'
}

free_port() {
  tries=0
  while [ $tries -lt 50 ]; do
    port=$(($(od -An -N2 -tu2 /dev/urandom) % 20000 + 20000))
    is_taken "$port" || { echo "$port"; return; }
    tries=$((tries + 1))
  done
  return 1
}

# wait_for PID PORT SECONDS: until it listens; fails if it ends before, or takes longer.
wait_for() {
  tries=0
  while [ $tries -lt $(($3 * 20)) ]; do
    kill -0 "$1" 2>/dev/null || return 1
    is_taken "$2" && return
    tries=$((tries + 1))
    sleep 0.05
  done
  return 1
}

# At once, for nobody needs its files any more; done when it has let go of them. Nobody may have asked for its exit status.
end() {
  kill -9 "$1" 2>/dev/null || return 0
  tries=0
  while [ $tries -lt 60 ] && grep -qs '^State:[[:space:]]*[^ZX[:space:]]' "/proc/$1/status"; do
    tries=$((tries + 1))
    sleep 0.05
  done
}
