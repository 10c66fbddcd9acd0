# SPDX-License-Identifier: Apache-2.0
"""Checks the stream of comparisons against docs/station-diff-1.schema.json.

    comparison_test.py SOURCE [STREAM…]

Every record of the shared comparison of the writers (tests/writers/golden/comparison.jsonl), and of
the streams given, must fit the schema, all kinds of records and changes must occur, and records that
were broken on purpose must not fit. Skipped (77) without the Python package jsonschema.
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from stream_schema import check, variant  # noqa: E402

KINDS = {"comparison", "rule", "note", "station", "finding", "summary"}
CHANGES = {"new", "changed", "remaining", "undecided", "not_checked", "not_applicable", "waived", "fixed"}
REQUIRED = {"comparison": ["schema", "options", "old", "new"], "rule": ["id"], "note": ["code"],
            "station": ["subject", "path", "in_old", "in_new"],
            "finding": ["change", "rule", "subject", "fingerprint", "was_checked"],
            "summary": ["changes", "stations", "status", "complete"]}


def broken(record):
    """Variants of a record, each with one thing wrong that the schema must notice."""
    yield variant(record, lambda r: r.update(record="other"))
    yield variant(record, lambda r: r.update(unheard_of=1))
    for name in record:
        yield variant(record, lambda r: r.update({name: [7]}))
    for name in REQUIRED[record["record"]]:
        yield variant(record, lambda r: r.pop(name))
    if record["record"] == "finding":
        yield variant(record, lambda r: (r.pop("old", None), r.pop("new", None)))
        if record["change"] == "not_checked":
            yield variant(record, lambda r: r.pop("gone"))
            yield variant(record, lambda r: r.update(new=r["old"]))
        else:
            yield variant(record, lambda r: r.update(gone="item"))
            yield variant(record, lambda r: r.pop("new"))
        for side in {"old", "new"} & set(record):
            yield variant(record, lambda r: r[side].update(outcome="bad"))


def schema_with_results(folder):
    """The schema in one piece: what it takes from that of results becomes a definition of its own."""
    inside = "#/definitions/results/definitions/"
    text = (folder / "station-diff-1.schema.json").read_text("utf-8")
    schema = json.loads(text.replace("station-results-1.schema.json#/definitions/", inside))
    results = (folder / "station-results-1.schema.json").read_text("utf-8")
    schema["definitions"]["results"] = {
        "definitions": json.loads(results.replace("#/definitions/", inside))["definitions"]}
    return schema


def main(arguments):
    source = pathlib.Path(arguments[0])
    shared = source / "tests/writers/golden/comparison.jsonl"
    return check(schema_with_results(source / "docs"), shared, arguments[1:], broken,
                 (lambda r: {r["record"], r.get("change")} - {None}, KINDS | CHANGES))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
