# SPDX-License-Identifier: Apache-2.0
"""Checks the golden reports of the format sarif against sarif.schema.json and against the stream.

    sarif_test.py SOURCE

The schema states the parts of SARIF 2.1.0 that are used. Beyond it: every result has its rule with its
article, the results are those of the stream with rule, line and fingerprint, every note is a
notification, a waiver is a suppression, and reports broken on purpose do not fit. Skipped (77) without
the Python package jsonschema.
"""
import copy
import json
import pathlib
import sys
import urllib.parse

try:
    import jsonschema
except ImportError:
    print("the Python package jsonschema is not installed")
    sys.exit(77)

LISTED = {"fail", "unknown", "error"}
BROKEN = [lambda r: r["results"][0].update(kind="failed"),
          lambda r: r["results"][0].update(unheardOf=1),
          lambda r: r["results"][0].pop("message"),
          lambda r: r["results"][0].update(level="error" if r["results"][0]["level"] == "none" else "none"),
          lambda r: r["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="a b,\".yaml"),
          lambda r: r["tool"]["driver"]["rules"][0].pop("help"),
          lambda r: r["invocations"][0].pop("exitCode"),
          lambda r: r.update(columnKind="utf8")]


def stream(source):
    return [json.loads(line) for line in
            (source / "tests/writers/golden/report.jsonl").read_text("utf-8").splitlines()]


def check_content(name, run, records, outcomes):
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert list(rules) == [r["id"] for r in records if r["record"] == "rule"], name
    path, expected = "", []
    for record in records:
        if record["record"] == "file":
            path = record["path"]
        if record["record"] == "result" and (outcomes is None or record["outcome"] in outcomes):
            at = record.get("missing", [{}])[0].get("at") or record.get("at") or {"path": path}
            expected.append((record["rule"], record["outcome"], at["path"], at.get("line"), record.get("fingerprint")))
    found = []
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        found.append((result["ruleId"], result["properties"]["outcome"],
                      urllib.parse.unquote(place["artifactLocation"]["uri"]), place.get("region", {}).get("startLine"),
                      result.get("partialFingerprints", {}).get("stationAudit/v1")))
        article = rules[result["ruleId"]]["properties"]["article"]
        assert article in result["message"]["text"] and article in rules[result["ruleId"]]["fullDescription"]["text"]
        assert ("suppressions" in result) == (result["properties"]["outcome"] == "waived"), result
    assert found == expected, (found, expected)
    related = [len(r.get("related", [])) for r in records
               if r["record"] == "result" and (outcomes is None or r["outcome"] in outcomes)]
    assert [len(r.get("relatedLocations", [])) for r in run["results"]] == related
    notes = [r["code"] for r in records if r["record"] == "note" and r["about"] == "input"]
    invocation = run["invocations"][0]
    assert [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]] == notes
    assert invocation["exitCode"] == records[-1]["status"]


def check(source, name, outcomes):
    report = json.loads((source / "tests/writers/golden" / name).read_text("utf-8"))
    schema = json.loads((source / "tests/writers/sarif.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(report)]
    assert not errors, (name, errors)
    if name.startswith("report"):
        check_content(name, report["runs"][0], stream(source), outcomes)
        for number, change in enumerate(BROKEN):
            broken = copy.deepcopy(report)
            change(broken["runs"][0])
            assert not validator.is_valid(broken), f"{name} fits although broken: {number}"
    print(f"{name}: valid (jsonschema, sarif.schema.json), {len(report['runs'][0]['results'])} results, "
          f"{len(report['runs'][0]['tool']['driver']['rules'])} rules")


if __name__ == "__main__":
    tree = pathlib.Path(sys.argv[1])
    check(tree, "report.sarif.zh", LISTED)
    check(tree, "report.sarif.en", LISTED)
    check(tree, "report_all.sarif.zh", None)
    check(tree, "clean.sarif.zh", None)
