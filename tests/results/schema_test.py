# SPDX-License-Identifier: Apache-2.0
"""Checks the result stream against docs/station-results-1.schema.json.

    schema_test.py SOURCE [STREAM…]

Every record of the shared report of the writers (tests/writers/golden/report.jsonl), and of the
streams given, must fit the schema, all kinds of records must occur, and records that were broken on
purpose must not fit. Skipped (77) without the Python package jsonschema.
"""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("the Python package jsonschema is not installed")
    sys.exit(77)

KINDS = ["run", "rule", "file", "result", "note", "summary"]


def broken(record):
    """Variants of a record, each with one thing wrong that the schema must notice."""
    def variant(change):
        other = copy.deepcopy(record)
        change(other)
        return other

    yield variant(lambda r: r.update(record="other"))
    yield variant(lambda r: r.update(unheard_of=1))
    for name in record:
        yield variant(lambda r, name=name: r.update({name: [7]} if name != "packs" else {name: 7}))
    required = {"run": ["as_of", "packs"], "rule": ["id", "level"], "file": ["read"],
                "result": ["rule", "outcome", "subject"], "note": ["code", "severity", "about"],
                "summary": ["status", "complete"]}
    for name in required[record["record"]]:
        yield variant(lambda r, name=name: r.pop(name))
    if record.get("at"):
        yield variant(lambda r: r["at"].pop("path"))
        yield variant(lambda r: r["at"].update(line=0, column=1, end_line=1, end_column=1))
    if record.get("outcome") == "pass":
        yield variant(lambda r: r.update(message={"zh": "x"}))
    if record.get("message"):
        yield variant(lambda r: r["message"].update(de="x"))


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main(arguments):
    source = pathlib.Path(arguments[0])
    schema = json.loads((source / "docs/station-results-1.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = 0
    shared = source / "tests/writers/golden/report.jsonl"
    for path in [shared, *map(pathlib.Path, arguments[1:])]:
        for number, record in enumerate(records(path), 1):
            error = jsonschema.exceptions.best_match(validator.iter_errors(record))
            if error is not None:
                print(f"{path}:{number}: {error.json_path}: {error.message}")
                failures += 1
    found = {record["record"] for record in records(shared)}
    if found != set(KINDS):
        print(f"{shared}: has records of the kinds {sorted(found)} only")
        failures += 1
    for number, record in enumerate(records(shared), 1):
        for variant in broken(record):
            if validator.is_valid(variant):
                print(f"{shared}:{number}: fits although broken: {json.dumps(variant, ensure_ascii=False)}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
