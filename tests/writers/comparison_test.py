# SPDX-License-Identifier: Apache-2.0
"""Checks the stream of comparisons against docs/station-diff-1.schema.json.

    comparison_test.py SOURCE [STREAM…]

Every record of the shared comparison of the writers (tests/writers/golden/comparison.jsonl), and of
the streams given, must fit the schema, all kinds of records and changes must occur, and records that
were broken on purpose must not fit. Skipped (77) without the Python package jsonschema.
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

KINDS = {"comparison", "rule", "note", "station", "finding", "summary"}
CHANGES = {"new", "changed", "remaining", "undecided", "not_checked", "not_applicable", "waived", "fixed"}


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def broken(record):
    """Variants of a record, each with one thing wrong that the schema must notice."""
    def variant(change):
        other = copy.deepcopy(record)
        change(other)
        return other

    yield variant(lambda r: r.update(record="other"))
    yield variant(lambda r: r.update(unheard_of=1))
    for name in record:
        yield variant(lambda r, name=name: r.update({name: [7]}))
    required = {"comparison": ["schema", "options", "old", "new"], "rule": ["id"], "note": ["code"],
                "station": ["subject", "path", "in_old", "in_new"],
                "finding": ["change", "rule", "subject", "fingerprint", "was_checked"],
                "summary": ["changes", "stations", "status", "complete"]}
    for name in required[record["record"]]:
        yield variant(lambda r, name=name: r.pop(name))
    if record["record"] == "finding":
        yield variant(lambda r: (r.pop("old", None), r.pop("new", None)))
        if record["change"] == "not_checked":
            yield variant(lambda r: r.pop("gone"))
            yield variant(lambda r: r.update(new=r["old"]))
        else:
            yield variant(lambda r: r.update(gone="item"))
            yield variant(lambda r: r.pop("new"))
        for side in {"old", "new"} & set(record):
            yield variant(lambda r, side=side: r[side].update(outcome="bad"))


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
    schema = schema_with_results(source / "docs")
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    shared = source / "tests/writers/golden/comparison.jsonl"
    failures = 0
    for path in [shared, *map(pathlib.Path, arguments[1:])]:
        for number, record in enumerate(records(path), 1):
            error = jsonschema.exceptions.best_match(validator.iter_errors(record))
            if error is not None:
                print(f"{path}:{number}: {error.json_path}: {error.message}")
                failures += 1
    kinds = {record["record"] for record in records(shared)}
    changes = {record.get("change") for record in records(shared)} - {None}
    if kinds != KINDS or changes != CHANGES:
        print(f"{shared}: has records of the kinds {sorted(kinds)} and changes {sorted(changes)} only")
        failures += 1
    for number, record in enumerate(records(shared), 1):
        for variant in broken(record):
            if validator.is_valid(variant):
                print(f"{shared}:{number}: fits although broken: {json.dumps(variant, ensure_ascii=False)}")
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
