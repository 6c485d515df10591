#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""systemd finds nothing wrong with the units, and little that they expose. Exit code 77: not tried. Usage: PROGRAM FOLDER"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_EXPOSED = 20  # tenths; 0 to 100, and below 25 is "OK" in systemd's words


def analyse(*arguments):
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True)


def main():
    program, units = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    if shutil.which("systemd-analyze") is None:
        print("skipped: there is no systemd-analyze")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        for unit in units.iterdir():
            text = unit.read_text().replace("/usr/local/bin/twinform", str(program))
            Path(folder, unit.name).write_text(text)
        files = sorted(Path(folder).iterdir())
        assert [file.name for file in files] == ["twinform.service", "twinform.timer"], files
        for file in files:
            found = analyse("verify", "--man=no", str(file))
            complaints = [line for line in found.stderr.splitlines() if "twinform" in line]
            assert found.returncode == 0 and not complaints, found.stderr
        found = analyse("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(files[0]))
        exposure = re.search(r"Overall exposure level for .*", found.stdout)
        assert found.returncode == 0 and exposure, found.stdout + found.stderr
        print(exposure.group())


main()
