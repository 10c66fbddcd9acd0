# SPDX-License-Identifier: Apache-2.0
"""Completion in bash: what is offered for a command line, and that a real bash inserts it.

    completion_test.py SOURCE BIN
"""
import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE, BIN = (pathlib.Path(argument) for argument in sys.argv[1:3])
ENVIRONMENT = {"PATH": f"{BIN}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}

# Typed so far, and all that is offered; after "=" and ":" bash has a word of its own. "paths": left to
# bash, which knows paths; "nothing": not even paths.
TABLE = [
    # Options, of the job where there are several.
    ("station-check --fa", "--fail-on"),
    ("station-check --no-such", "nothing"),
    ("station-rules --", "--help --version"),
    ("station-rules te", "test"),
    ("station-rules test --m", "--mutate"),
    ("station-rules list --m", "nothing"),
    # Values.
    ("station-check --format ", "csv github jsonl junit line markdown sarif text"),
    ("station-check --format=s", "sarif"),
    ("station-check --format jsonl:", "paths"),
    ("station-check --format=jsonl:res", "paths"),
    ("station-check --lang ", "en zh"),
    ("station-check --fail-on p", "practice principle"),
    ("station-check --unknown ", "fail ok report"),
    ("station-check --color a", "always auto"),
    ("station-check --show not_", "not_applicable not_due"),
    ("station-check --show fail,man", "fail,manual"),
    ("station-check --show=fail,man", "fail,manual"),
    ("station-check -j ", "nothing"),
    ("station-check --as-of ", "nothing"),
    ("station-rules list --format ", "jsonl text"),
    ("station-schema r", "results rulings"),
    # Packs and rules, from the packs themselves.
    ("station-check --rules wuh", "wuhan"),
    ("station-check --rules wuhan,liu", "wuhan,liuyou-wuyao"),
    ("station-check --rules ./", "paths"),
    ("station-rules lint pan", "panzhihua"),
    ("station-new station --rules wuh", "wuhan"),
    ("station-new ruling --rule LW-28", "LW-28.1 LW-28.2"),
    ("station-new ruling --rule WH-26d,LW-28.1", "WH-26d,LW-28.1"),
    ("station-new ruling --show ", "fail manual unknown"),
    ("station-new ruling --show fail,man", "fail,manual"),
    ("station-new station --no-c", "--no-config"),
    ("station-rules lint --co", "--config"),
    ("station-diff --config ", "paths"),
    ("station-rules show LW-28", "LW-28.1 LW-28.2"),
    # Files.
    ("station-check --rulings ", "paths"),
    ("station-check -o ", "paths"),
    ("station-check samp", "paths"),
    ("station-check --lang zh samp", "paths"),
    ("station-check -- --f", "paths"),
]


def script_of(program):
    return subprocess.run([program, "--generate", "bash"], env=ENVIRONMENT, check=True,
                          capture_output=True, text=True).stdout


def offered(line):
    """Calls the function as bash does, with the line divided as bash divides it."""
    program = line.split()[0]
    words = [w for w in re.split(r"([=:])|\s+", line) if w]
    if line.endswith(" "):
        words.append("")
    function = "_" + program.replace("-", "_")
    script = script_of(program) + f"""
compopt() {{ [[ $* == '+o default' ]] && nothing=nothing; true; }}
COMP_WORDS=({' '.join("'" + w + "'" for w in words)}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
{function}
if ((${{#COMPREPLY[@]}} > 0)); then
  echo "${{COMPREPLY[@]}}"
else
  echo "${{nothing:-paths}}"
fi
"""
    done = subprocess.run(["bash", "--norc", "-c", script], env=ENVIRONMENT, capture_output=True,
                          text=True, timeout=120)
    assert done.stderr == "", done.stderr
    return done.stdout.strip()


def inserted(line, expected):
    """What stands on the command line of an interactive bash after `line` and the tabulator."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "stations").mkdir()
        (pathlib.Path(folder) / "with a blank.yaml").touch()
        setup = pathlib.Path(folder) / "setup.bash"
        setup.write_text(script_of("station-check") + f"PS1='> '\ncd '{folder}'\n"
                         "bind 'set enable-bracketed-paste off'\n", encoding="utf-8")
        child, terminal = pty.fork()
        if child == 0:
            os.execve("/bin/bash", ["bash", "--noprofile", "--rcfile", str(setup), "-i"],
                      ENVIRONMENT | {"TERM": "dumb", "HISTFILE": "", "COLUMNS": "200"})
        screen, typed, deadline = "", False, time.monotonic() + 60
        try:
            while expected not in screen and time.monotonic() < deadline:
                if not typed and "> " in screen:
                    os.write(terminal, line.encode() + b"\t")
                    typed = True
                if select.select([terminal], [], [], 1)[0]:
                    screen += os.read(terminal, 4096).decode(errors="replace")
        finally:
            os.close(terminal)
            os.waitpid(child, 0)
        return screen


class Completion(unittest.TestCase):
    def test_what_is_offered(self):
        for line, expected in TABLE:
            with self.subTest(line=line):
                self.assertEqual(offered(line), expected)

    def test_a_real_bash_inserts_it(self):
        for line, expected in [
            ("station-check --fa", "station-check --fail-on "),
            ("station-check --format=js", "station-check --format=jsonl"),
            ("station-check --format jsonl:sta", "station-check --format jsonl:stations/"),
            ("station-check --rulings=wi", r"station-check --rulings=with\ a\ blank.yaml "),
            ("station-check wi", r"station-check with\ a\ blank.yaml "),
        ]:
            with self.subTest(line=line):
                self.assertIn(expected, inserted(line, expected))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
