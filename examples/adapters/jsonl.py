#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An adapter for twinform that appends each post as a line of JSON to a file. See twinform-adapter(7).

[outputs.log]
type = "command"
command = ["python3", "/path/to/jsonl.py", "/path/to/posts.jsonl"]
"""

import fcntl
import json
import os
import sys

USAGE, DATA, TEMPORARY = 64, 65, 75


def find(file, key):
    """The line number, from 1, of the post with that key; None if it is not there."""
    file.seek(0)
    for number, line in enumerate(file, start=1):
        try:
            if json.loads(line).get("key") == key:
                return number
        except (ValueError, AttributeError):
            continue  # a line cut off by a crash is no post
    return None


def append(file, post):
    file.seek(0, os.SEEK_END)
    end = file.tell()
    if end > 0:
        file.seek(end - 1)
        if file.read(1) != b"\n":
            file.write(b"\n")
    file.write(json.dumps(post, ensure_ascii=False).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())


def receipt(number, replayed):
    return {"id": str(number), "replayed": replayed}


def send(path, key):
    post = json.load(sys.stdin)
    if not post.get("text"):
        print("a post without text", file=sys.stderr)
        sys.exit(DATA)
    with open(path, "a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # two runs at once must not both find nothing
        number = find(file, key)
        if number:
            return receipt(number, True)
        append(file, post)
        return receipt(find(file, key), False)


def search(path, key):
    if not os.path.exists(path):
        return {"found": False}
    with open(path, "rb") as file:
        number = find(file, key)
    return receipt(number, True) if number else {"found": False}


def main(arguments):
    if len(arguments) < 2:
        print("usage: jsonl.py FILE send|find|limits [KEY]", file=sys.stderr)
        sys.exit(USAGE)
    path, verb, key = (arguments + [""])[:3]
    if verb == "limits":
        answer = {"software": "jsonl.py", "account": path, "guarantee": "chosen_id"}
    elif verb == "send" and key:
        answer = send(path, key)
    elif verb == "find" and key:
        answer = search(path, key)
    else:
        sys.exit(USAGE)
    print(json.dumps(answer))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(TEMPORARY)
