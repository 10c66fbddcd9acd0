# SPDX-License-Identifier: Apache-2.0
"""Checks the table of samples/README.md: each file has the exit status that stands in its row.

    readme_test.py SOURCE BIN

The status is the number with which the last cell begins. A sample that is said to be judged "by
`pack`" is judged by that pack, the others by those of their region.
"""
import os
import pathlib
import re
import subprocess
import sys

source, binaries = map(pathlib.Path, sys.argv[1:3])
row = re.compile(r"\| `([^`]+)` \| (.*) \| (\d+)[^|]* \|")
environment = {"PATH": os.environ.get("PATH", ""), "STATION_AS_OF": "2024-06-30"}

wrong, rows = [], 0
for line in (source / "samples" / "README.md").read_text(encoding="utf-8").splitlines():
    found = row.fullmatch(line)
    if not found:
        continue
    rows += 1
    path, text, status = found[1], found[2], int(found[3])
    pack = re.search(r"by `([^`]+)`", text)
    command = [binaries / "station-check", *(["--rules", pack[1]] if pack else []), f"samples/{path}"]
    actual = subprocess.run(command, cwd=source, env=environment, capture_output=True).returncode
    if actual != status:
        wrong.append(f"samples/README.md: {path} ends in {actual}, the table says {status}")

print("\n".join(wrong) or f"{rows} samples are as the table says")
sys.exit(1 if wrong or rows == 0 else 0)
