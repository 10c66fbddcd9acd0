# SPDX-License-Identifier: Apache-2.0
"""Reads the golden lists of the format csv with Python's csv reader, as a spreadsheet would.

    csv_test.py SOURCE

The bytes are those that Excel needs (mark, CRLF), every row has all columns, the rows are the results
and notes of the stream in the same order, no cell is a formula, and every result names its article.
"""
import csv
import io
import json
import pathlib
import sys

FIRST = {"zh": ["站点", "条款", "问题", "依据", "整改要求", "位置"],
         "en": ["station", "article", "finding", "basis", "remedy", "place"]}
LISTED = {"fail", "unknown", "error"}


def stream_rows(source):
    """Rule or code, article, line and fingerprint of what the list must have, from the stream."""
    articles = {}
    for line in (source / "tests/writers/golden/report.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "rule":
            articles[record["id"]] = record["article"]
        elif record["record"] == "result" and record["outcome"] in LISTED:
            missing = record.get("missing", [{}])[0]
            at = missing.get("at") or record.get("at") or {}
            yield record["rule"], articles[record["rule"]], at.get("line"), record["fingerprint"]
        elif record["record"] == "note" and record["about"] == "input":
            yield record["code"], "", record["at"].get("line"), ""


def check(source, language):
    data = (source / f"tests/writers/golden/report.csv.{language}").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    assert data.endswith(b"\r\n") and data.count(b"\n") == data.count(b"\r\n"), "a line does not end in CRLF"
    head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert head[:6] == FIRST[language], head
    assert all(len(row) == len(head) for row in rows), [len(row) for row in rows]
    columns = [head.index(name) for name in
               (["规则", "条款", "行", "指纹"] if language == "zh" else ["rule", "article", "line", "fingerprint"])]
    found = [tuple(row[column] for column in columns) for row in rows]
    expected = [(rule, article, str(line or ""), mark) for rule, article, line, mark in stream_rows(source)]
    assert found == expected, (found, expected)
    for row in rows:
        for cell in row:
            assert cell.lstrip(" \u3000")[:1] not in set("=+-@＝＋－＠\t\r") - {""}, f"a formula: {cell}"
            assert all(c >= " " for c in cell), f"a control character: {cell!r}"
    assert sum(cell.startswith("'=cmd|") for row in rows for cell in row) >= 4, "the attack is not there"
    print(f"csv.{language}: {len(rows)} rows of {len(head)} columns read by Python's csv module")


if __name__ == "__main__":
    for name in FIRST:
        check(pathlib.Path(sys.argv[1]), name)
