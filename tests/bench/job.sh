# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154
# Part of run.sh: the whole job, 1 000 sources with ten new entries each, to five servers that answer at once (nginx plays them too). What
# it takes by its stages, beside curl that posts as much, one post after another. $work, $tools and process() are run.sh's, the rest fetch.sh's.

job_servers=5

# Servers with the Mastodon API, 127.0.1.1 to 127.0.1.5.
write_servers() {
  for host in $(seq $job_servers); do
    cat <<NGINX
server { listen 127.0.1.$host:$1; default_type application/json;
  location = /api/v1/accounts/verify_credentials { return 200 '{"id":"1","username":"library","acct":"library"}'; }
  location = /api/v2/instance { return 200 '{"version":"4.5.0","configuration":{"statuses":{"max_characters":500}}}'; }
  location = /.well-known/nodeinfo { return 200 '{"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":"http://127.0.1.$host:$1/nodeinfo"}]}'; }
  location = /nodeinfo { return 200 '{"version":"2.0","software":{"name":"mastodon","version":"4.5.0"}}'; }
  location = /api/v1/statuses { return 200 '{"id":"\$request_id","visibility":"public","url":"http://127.0.1.$host:$1/\$request_id"}'; }
}
NGINX
  done
}

write_job_config() {
  echo 'state = "state"'
  for host in $(seq $job_servers); do
    printf '[outputs.server%s]\ntype = "mastodon"\nserver = "http://127.0.1.%s:%s"\ntoken = { file = "token" }\nvisibility = "public"\nallow_private = true\n' \
      "$host" "$host" "$1"
  done
  printf '[broadcasts.all]\nfrom = ["*"]\nto = [%s]\npost = "{title}\\n\\n{link}"\n' \
    "$(seq $job_servers | sed 's/.*/"server&"/' | paste -sd ,)"
  write_fetch_sources "$1"
}

# As many posts as one server gets, each on a connection of its own, as twinform sends them.
write_curl_posts() {
  awk -v url="http://127.0.1.1:$1/api/v1/statuses" 'BEGIN { for (n = 0; n < 10000; n++)
    printf "%surl = \"%s\"\noutput = \"/dev/null\"\nheader = \"Connection: close\"\nheader = \"Authorization: Bearer secret\"\nheader = \"Content-Type: application/json\"\ndata = \"{\\\"status\\\":\\\"Entry %d of journal %d: open access & its readers\\\\n\\\\nhttps://s%d.example/%d\\\",\\\"visibility\\\":\\\"public\\\"}\"\n", \
      n ? "next\n" : "", url, n % 10, n / 10, n / 10, n % 10 }'
}

run() {
  start_site 1000 10
  write_job_config "$port" >"$work/job.toml"
  (umask 077 && echo secret >"$work/token")
  "$twinform" run --quiet --config "$work/job.toml"
  age_ledger
  new_issue
  printf '\nTen new entries in each of 1 000 sources\n'
  "$tools/bench_run" "$work/job.toml"
  age_ledger
  printf '\nNothing new\n'
  "$tools/bench_run" "$work/job.toml"
  write_curl_posts "$port" >"$work/curl"
  head_line '10 000 posts'
  process 1 'curl, one after another' curl --no-progress-meter --config "$work/curl"
  kill "$nginx"
}
