#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""blind.py BASE TOKEN-FILE VERB [KEY]: an adapter (twinform-adapter(7)) for a service that neither knows a post again nor can be
asked for one. Behind it stands a server with the Mastodon API, of which it uses nothing else."""

import json
import sys
import urllib.error
import urllib.request

USAGE, TEMPORARY, UNKNOWN = 64, 75, 1


def main():
    base, token_file, verb = sys.argv[1:4]
    if verb != "send":
        return USAGE
    with open(token_file) as file:
        headers = {"Authorization": "Bearer " + file.read(), "Content-Type": "application/json"}
    body = json.dumps({"status": json.load(sys.stdin)["text"], "visibility": "public"}).encode()
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(urllib.request.Request(base + "/api/v1/statuses", body, headers), timeout=5) as answer:
            print(json.dumps({"id": json.load(answer)["id"]}))
            return 0
    except urllib.error.HTTPError as refused:
        return TEMPORARY if refused.code == 503 else UNKNOWN  # of all of them only this one says that nothing was done


if __name__ == "__main__":
    sys.exit(main())
