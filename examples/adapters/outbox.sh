#!/bin/sh
# SPDX-License-Identifier: MIT
# An adapter for twinform that puts each post into a folder, as a file of JSON. See twinform-adapter(7).
#
# [outputs.folder]
# type = "command"
# command = ["sh", "/path/to/outbox.sh", "/path/to/folder"]
set -u

folder=${1-} verb=${2-} key=${3-}

usage() {
  echo "usage: outbox.sh FOLDER send|find|limits [KEY]" >&2
  exit 64
}

later() {
  echo "$1" >&2
  exit 75
}

receipt() {
  printf '{"id": "%s.json", "replayed": %s}\n' "$key" "$1"
}

# The file appears under its name only when it is whole, so a name stands for a post that has arrived.
send() {
  mkdir -p "$folder" || later "no folder $folder"
  if [ -e "$folder/$key.json" ]; then
    receipt true
    return
  fi
  cat >"$folder/.$key.new" || later "can't write to $folder"
  mv "$folder/.$key.new" "$folder/$key.json" || later "can't write to $folder"
  receipt false
}

find_it() {
  if [ -e "$folder/$key.json" ]; then receipt true; else echo '{"found": false}'; fi
}

[ -n "$folder" ] || usage
# A key becomes a file name: nothing but what keys are made of.
case $key in *[!0-9a-f]*) usage ;; esac

case $verb in
limits) echo '{"software": "outbox.sh", "guarantee": "chosen_id"}' ;;
send) [ -n "$key" ] || usage; send ;;
find) [ -n "$key" ] || usage; find_it ;;
*) usage ;;
esac
