# SPDX-License-Identifier: Apache-2.0
"""Validates the golden reports of the format junit with xmllint against junit.xsd, and counts.

    junit_test.py SOURCE

The counts of a suite are those of its cases, every result that applies is a case with its article,
red is what makes the exit status differ from 0, and files that were broken on purpose do not fit the
schema. Skipped (77) without xmllint.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

ATTACK = "]]> <script>alert(1)</script> &amp; `code`"
BROKEN = [(r' failures="\d+"', ""), (r"<testcase ", "<testcase time='1' "), (r' type="fail"', ""),
          (r"<testsuites ", "<testsuite "), (r'name="\[S-1', 'name="\x01[S-1'), (r"&lt;script", "<script")]


def verdict(schema, text):
    return subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, "-"], input=text.encode(),
                          capture_output=True, check=False)


def stream_counts(source):
    """Number of results by outcome, red ones, and errors of files."""
    rules, counts = {}, {"cases": 0, "failures": 0, "errors": 0}
    for line in (source / "tests/writers/golden/report.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "rule":
            rules[record["id"]] = record["level"]
        elif record["record"] == "result" and record["outcome"] != "not_applicable":
            counts["cases"] += 1
            is_strong = rules[record["rule"]] in ("must", "principle")  # the run has --fail-on principle
            counts["failures"] += record["outcome"] == "fail" and is_strong
            counts["errors"] += record["outcome"] == "error" or (record["outcome"] == "unknown" and is_strong)
        elif record["record"] == "note" and record["about"] == "input" and record["severity"] == "error":
            counts["cases"] += 1
            counts["errors"] += 1
    return counts


def check(source, name):
    path = source / "tests/writers/golden" / name
    schema = source / "tests/writers/junit.xsd"
    text = path.read_text("utf-8")
    answer = verdict(schema, text)
    assert answer.returncode == 0, answer.stderr.decode()
    root = ElementTree.fromstring(text)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases), name
        for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(attribute)) == len(suite.findall(f"testcase/{tag}")), (name, attribute)
    if name.startswith("report"):
        found = {"cases": len(root.findall(".//testcase")), "failures": len(root.findall(".//failure")),
                 "errors": len(root.findall(".//error"))}
        assert found == stream_counts(source), (found, stream_counts(source))
        for case in root.findall(".//testcase"):
            assert "条" in case.get("name") or case.get("name").startswith(("[MODEL", "[YAML")), case.get("name")
        assert ATTACK in root.find(".//failure[@type='fail']/../../testcase[@line='40']/failure").text
        for pattern, replacement in BROKEN:
            broken, number = re.subn(pattern, replacement, text, count=1)
            assert number == 1 and verdict(schema, broken).returncode != 0, f"{name} fits although broken: {pattern}"
    print(f"{name}: {answer.stderr.decode().strip()} (xmllint, junit.xsd), {len(root.findall('.//testcase'))} cases")


if __name__ == "__main__":
    if shutil.which("xmllint") is None:
        print("xmllint (libxml2-utils) is not installed")
        sys.exit(77)
    for golden in ("report.junit.zh", "report.junit.en", "clean.junit.zh"):
        check(pathlib.Path(sys.argv[1]), golden)
