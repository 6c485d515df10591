# SPDX-License-Identifier: MIT
"""Feeds through `twinform inspect feed`: one process a suite, by a manifest."""
import dataclasses
import json
import pathlib
import subprocess
import tempfile
from typing import Any


@dataclasses.dataclass
class Case:
    path: pathlib.Path
    base: str = ""
    headers: tuple = ()
    expected: Any = None


def read_all(program, cases):
    """What the program prints of each case, as JSON; a crash is an exception."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for number, case in enumerate(cases):
            headers = pathlib.Path(folder, str(number))
            headers.write_text("".join(f"{name}: {value}\n" for name, value in case.headers), encoding="utf-8")
            lines.append(f"{case.path}\t{case.base}\t{headers}\n")
        manifest = pathlib.Path(folder, "manifest")
        manifest.write_text("".join(lines), encoding="utf-8")
        done = subprocess.run([program, "inspect", "feed", "--manifest", manifest], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{program} ended with {done.returncode}: {done.stderr.decode()}")
    feeds = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if len(feeds) != len(cases):
        raise RuntimeError(f"{len(feeds)} answers to {len(cases)} feeds")
    return feeds
