# SPDX-License-Identifier: Apache-2.0
"""Checks the result stream against docs/station-results-1.schema.json.

    schema_test.py SOURCE [STREAM…]

Every record of the shared report of the writers (tests/writers/golden/report.jsonl), and of the
streams given, must fit the schema, all kinds of records must occur, and records that were broken on
purpose must not fit. Skipped (77) without the Python package jsonschema.
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from stream_schema import check, variant  # noqa: E402

KINDS = {"run", "rule", "file", "result", "note", "summary"}
REQUIRED = {"run": ["as_of", "packs"], "rule": ["id", "level"], "file": ["read"],
            "result": ["rule", "outcome", "subject"], "note": ["code", "severity", "about"],
            "summary": ["status", "complete"]}


def broken(record):
    """Variants of a record, each with one thing wrong that the schema must notice."""
    yield variant(record, lambda r: r.update(record="other"))
    yield variant(record, lambda r: r.update(unheard_of=1))
    for name in record:
        yield variant(record, lambda r: r.update({name: [7]} if name != "packs" else {name: 7}))
    for name in REQUIRED[record["record"]]:
        yield variant(record, lambda r: r.pop(name))
    if record.get("at"):
        yield variant(record, lambda r: r["at"].pop("path"))
        yield variant(record, lambda r: r["at"].update(line=0, column=1, end_line=1, end_column=1))
    if record.get("outcome") == "pass":
        yield variant(record, lambda r: r.update(message={"zh": "x"}))
    if record.get("message"):
        yield variant(record, lambda r: r["message"].update(de="x"))


def main(arguments):
    source = pathlib.Path(arguments[0])
    schema = json.loads((source / "docs/station-results-1.schema.json").read_text("utf-8"))
    shared = source / "tests/writers/golden/report.jsonl"
    return check(schema, shared, arguments[1:], broken, (lambda r: {r["record"]}, KINDS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
