# SPDX-License-Identifier: Apache-2.0
"""Compares tests/traceability/*.txt with the requirements they were taken from.

    requirements_test.py SOURCE

The requirements (../shared/requirements.md) are no part of the project; without them the test is
skipped (77).
"""
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
requirements = source.parent / "shared" / "requirements.md"
if not requirements.is_file():
    print(f"{requirements} is not there")
    sys.exit(77)


def without_remark(cell):
    """`ST (pilot)` is ST."""
    return cell.split(" (")[0]


expected = {}
for row in requirements.read_text(encoding="utf-8").splitlines():
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
    if len(cells) == 8 and re.match(r"[A-Z]+-\d", cells[0]):
        expected[cells[0]] = (without_remark(cells[4]), without_remark(cells[7]))

found = {}
for table in sorted((source / "tests" / "traceability").glob("*.txt")):
    for row in table.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            name, scope, decidable = row.split()[:3]
            found[name] = (scope, decidable)

differences = [f"{name}: requirements {expected.get(name)}, tests/traceability {found.get(name)}"
               for name in sorted(expected.keys() | found.keys())
               if expected.get(name) != found.get(name)]
print("\n".join(differences) or f"{len(expected)} lines agree")
sys.exit(1 if differences or not expected else 0)
