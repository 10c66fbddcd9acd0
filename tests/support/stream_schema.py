# SPDX-License-Identifier: Apache-2.0
"""What the tests of a stream's JSON Schema share: good records fit it, broken ones do not.

    sys.exit(check(schema, shared, streams, broken, (words, expected)))

Exits the program with 77 (skipped) without the Python package jsonschema.
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


def records(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def variant(record, change):
    """A copy of the record with one thing changed."""
    other = copy.deepcopy(record)
    change(other)
    return other


def check(schema, shared, streams, broken, occurring):
    """The exit status, 0 or 1.

    Every record of the file `shared` and of `streams` must fit the schema, no variant that `broken`
    makes of a record of `shared` may. `occurring`: for a record the words that it shows, and all
    the words that `shared` must show, so that nothing of the schema goes untried.
    """
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    failures = []
    for path in [shared, *map(pathlib.Path, streams)]:
        for number, record in enumerate(records(path), 1):
            error = jsonschema.exceptions.best_match(validator.iter_errors(record))
            if error is not None:
                failures.append(f"{path}:{number}: {error.json_path}: {error.message}")
    words, expected = occurring
    found = set().union(*map(words, records(shared)))
    if found != expected:
        failures.append(f"{shared}: shows {sorted(found)}, not {sorted(expected)}")
    for number, record in enumerate(records(shared), 1):
        for other in broken(record):
            if validator.is_valid(other):
                text = json.dumps(other, ensure_ascii=False)
                failures.append(f"{shared}:{number}: fits although broken: {text}")
    print(*failures, sep="\n", end="\n" if failures else "")
    return 1 if failures else 0
