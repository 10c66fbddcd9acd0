# SPDX-License-Identifier: Apache-2.0
"""Reads the golden annotations of the format github as the runner of GitHub Actions does.

    github_test.py SOURCE

Every line is one command of three known kinds with known properties; what it carries, taken apart and
unescaped, is what the stream says of the result or note; nothing of a submitted file becomes a command.
"""
import json
import pathlib
import re
import sys

PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}
LISTED = {"fail", "unknown", "error"}
ATTACK = "::error file=x::100% ]]>"


def command(line):
    """As the runner's ActionCommand.TryParseV2: name, properties, message."""
    match = re.fullmatch(r"::([a-z-]+)(?: ([^:]*))?::(.*)", line)
    assert match, f"no command: {line}"
    properties = dict(pair.split("=", 1) for pair in (match[2] or "").split(",") if pair)
    for key, value in properties.items():
        for code, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, char)
        properties[key] = value
    message = match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return match[1], properties, message


def expected(source):
    """Kind, title, path and line of every annotation, from the stream."""
    rules, path = {}, ""
    strong = {"must", "principle"}  # the shared run has --fail-on principle
    for line in (source / "tests/writers/golden/report.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["record"] == "rule":
            rules[record["id"]] = record
        elif record["record"] == "file":
            path = record["path"]
        elif record["record"] == "result" and record["outcome"] in LISTED:
            rule = rules[record["rule"]]
            at = record.get("missing", [{}])[0].get("at") or record.get("at") or {"path": path}
            is_error = record["outcome"] == "error" or rule["level"] in strong
            yield "error" if is_error else "warning", rule["id"] + " " + rule["article"], at["path"], at.get("line")
        elif record["record"] == "note" and record["about"] == "input":
            kind = "notice" if record["severity"] == "note" else record["severity"]
            yield kind, record["code"], record["at"]["path"], record["at"].get("line")


def check(source, language):
    text = (source / f"tests/writers/golden/report.github.{language}").read_text("utf-8")
    commands = [command(line) for line in text.split("\n")[:-1]]
    assert "\r" not in text and text.endswith("\n")
    found = [(kind, p.get("title"), p.get("file"), int(p["line"]) if "line" in p else None)
             for kind, p, _ in commands]
    assert found == list(expected(source)), found
    for kind, properties, message in commands:
        assert set(properties) <= PROPERTIES, properties
        assert kind in ("error", "warning", "notice") and message
        assert kind == "notice" or "第" in message or not properties["title"].startswith(("S-", "C-")), message
    assert sum(ATTACK in message for _, _, message in commands) == 2, "the attack is not there as it is"
    print(f"github.{language}: {len(commands)} workflow commands parsed and unescaped")


if __name__ == "__main__":
    for name in ("zh", "en"):
        check(pathlib.Path(sys.argv[1]), name)
