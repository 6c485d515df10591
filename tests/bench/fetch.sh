# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Part of run.sh: twinform and curl fetch the same 2 000 feeds from one nginx over as many connections. $work, $twinform and
# process() are run.sh's, write_servers job.sh's.

fetch_hosts=8  # 127.0.0.1 to 127.0.0.8; twinform opens 4 connections to each, 32 in all

# write_site FOLDER SKIP: feeds of 18 entries and 30 kB; SKIP counts the entries that were new since.
write_site() {
  mkdir -p "$1"
  awk -v folder="$1" -v skip="$2" -v feeds="$fetch_feeds" 'BEGIN {
    sentence = "Readers of the library asked <em>where</em> the article went, and <a href=\"https://s.example/a?b=1&amp;c=2\">the answer</a> is here. "
    for (n = 0; n < 10; n++) html = html "<p>" sentence "</p>\n"
    for (f = 0; f < feeds; f++) {
      file = folder "/" f ".xml"
      printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel><title>Journal %d</title><link>https://s%d.example/</link><description>What is new</description>\n", f, f >file
      for (n = 117 + skip; n > 99 + skip; n--)
        printf "<item><title>Entry %d of journal %d: open access &amp; its readers</title><link>https://s%d.example/%d</link><guid isPermaLink=\"false\">s%d-%d</guid><dc:creator>Ada Lane</dc:creator><pubDate>%02d Nov 2026 09:00:00 GMT</pubDate><description>What entry %d says.</description><content:encoded><![CDATA[<h2>%d</h2>%s]]></content:encoded></item>\n", n, f, f, n, f, n, n % 28 + 1, n, n, html >file
      print "</channel></rss>" >file
      close(file)
    } }'
  find "$1" -type f -exec touch -d "2026-11-$((1 + $2)) 09:00:00 UTC" {} +
}

# serve_site PORT: answers from $work/site until $nginx is ended; fails where the port is taken (nginx tries for a while).
serve_site() {
  {
    echo "master_process off; daemon off; pid $work/nginx.pid; error_log $work/nginx.log;"
    [ "$(id -u)" -ne 0 ] || echo 'user root;'
    echo 'events { worker_connections 512; }'
    echo "http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; root $work/site;"
    for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $work/nginx-$kind;"; done
    echo 'types { application/rss+xml xml; } server {'
    for host in $(seq $fetch_hosts); do echo "listen 127.0.0.$host:$1;"; done
    echo '}'
    write_servers "$1"
    echo '}'
  } >"$work/nginx.conf"
  nginx -e "$work/nginx.log" -c "$work/nginx.conf" 2>/dev/null &
  nginx=$!
  while kill -0 $nginx 2>/dev/null; do
    curl -sf -o /dev/null "http://127.0.0.1:$1/${work##*/}" && return 0
    sleep 0.2
  done
  return 1
}

fetch_urls() { seq 0 $((fetch_feeds - 1)) | awk -v hosts=$fetch_hosts -v port="$1" '{ print $1, "http://127.0.0." $1 % hosts + 1 ":" port "/" $1 ".xml" }'; }

write_fetch_config() {
  write_settings | sed '/^backlog/d'
  write_fetch_sources "$1"
}

write_fetch_sources() {
  fetch_urls "$1" | awk '{ printf "[sources.s%s]\nurl = \"%s\"\nallow_private = true\n", $1, $2 }'
}

# beside KIND CURL-OPTIONS…: both, and how much longer twinform takes.
beside() {
  kind=$1
  shift
  head_line "2 000 feeds, $kind"
  {
    process 7 'curl --parallel' curl --no-progress-meter --parallel --parallel-max 32 --config "$work/curl" "$@"
    process --before "sh $work/restore" 7 'twinform run' "$twinform" run --quiet --config "$work/fetch.toml"
  } | tee "$work/measured"
  awk '{ median[NR] = $(NF - 3); best[NR] = $(NF - 2); cpu[NR] = $(NF - 1) }
    END { printf "%-34s %9.2f %9.2f %9.2f\n", "twinform to curl", median[2] / median[1], best[2] / best[1], cpu[2] / cpu[1] }' "$work/measured"
}

# start_site FEEDS NEW: so many of them at $port, the first free one; so many entries of each come with new_issue.
start_site() {
  fetch_feeds=$1
  rm -rf "$work"/site* "$work/state"
  write_site "$work/site1" 0
  write_site "$work/site2" "$2"
  ln -s site1 "$work/site"
  : >"$work/site1/${work##*/}"  # another server would not have it
  port=18300
  until serve_site $port; do
    port=$((port + 1))
    [ $port -lt 18400 ] || { cat "$work/nginx.log" >&2; return 1; }
  done
}

new_issue() {
  rm "$work/site"
  ln -s site2 "$work/site"
}

# A day after the run that made the ledger, so that every source is due.
age_ledger() { sqlite3 "$work/state/ledger.db" 'UPDATE source SET last_try = last_try - 86400; PRAGMA wal_checkpoint(TRUNCATE)' >"$work/checkpoint"; }

fetch() {
  start_site 2000 1
  write_fetch_config "$port" >"$work/fetch.toml"
  fetch_urls "$port" | awk '{ printf "url = \"%s\"\noutput = \"/dev/null\"\n", $2 }' >"$work/curl"
  "$twinform" run --quiet --config "$work/fetch.toml"
  # Every measured run finds the ledger that the first one left.
  age_ledger
  cp "$work/state/ledger.db" "$work/before.db"
  printf 'rm -f %s/state/*\ncp %s/before.db %s/state/ledger.db\nsync %s/state/ledger.db\n' "$work" "$work" "$work" "$work" >"$work/restore"
  beside 'unchanged (304)' --header 'If-Modified-Since: Sun, 01 Nov 2026 09:00:00 GMT'
  new_issue
  beside 'one new entry of 18 each (30 kB)'
  printf 'stored in a run: %s entries\n' "$(sqlite3 "$work/state/ledger.db" 'SELECT count(*) FROM entry WHERE baseline = 0')"
  kill "$nginx"
}
