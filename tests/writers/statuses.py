# SPDX-License-Identifier: Apache-2.0
"""What must be the same in every format of station-check: exit statuses, masking, the article.

    statuses.py SOURCE BIN

Prints the matrix of formats and exit statuses: each of the statuses 0, 1, 2, 3, 4, 64 and 74 (a full
disk, a closed pipe) is brought about in every format. No format shows a name unless --show-personal is
given, and every one names the article of a finding.
"""
import os
import pathlib
import re
import subprocess
import sys

DISTRICT = "samples/wuhan/yangban/"
CASES = [  # what it is, the status, arguments
    ("in order", 0, [DISTRICT + "disi-zhen.yaml"]),
    ("fails", 1, ["samples/over-cap.yaml"]),
    ("unknown", 2, [DISTRICT + "dier-zhen.yaml"]),
    ("broken file", 3, ["samples/bad/broken.yaml"]),
    ("no such pack", 4, ["--rules", "wuhna", "samples/over-cap.yaml"]),
    ("usage", 64, ["--jobs", "none", "samples/over-cap.yaml"]),
    ("full disk", 74, ["samples/over-cap.yaml"]),
    ("full file", 74, ["--output", "/dev/full", "samples/over-cap.yaml"]),
    ("closed pipe", 74, ["samples/over-cap.yaml"]),
]


ARTICLES = [  # of each kind of finding
    ("a failure", "第二十六条", ["samples/over-cap.yaml"]),
    ("what is unknown", "第十三条", [DISTRICT + "dier-zhen.yaml"]),
    ("what is to be seen on site", "附件2 1.4", ["--show", "manual", "samples/panzhihua/jiaohao-zhen.yaml"]),
]


class Checker:
    def __init__(self, source, folder):
        self.source = source
        self.command = [str(pathlib.Path(folder) / "station-check"), "--as-of", "2024-06-30", "--lang", "zh"]
        self.environment = {"PATH": os.defpath, "STATION_RULES_PATH": str(source / "rules")}

    def run(self, arguments, stdout=subprocess.PIPE):
        return subprocess.run(self.command + arguments, stdout=stdout, stderr=subprocess.PIPE, cwd=self.source,
                              env=self.environment, check=False)

    def formats(self):
        """The names of all formats, from the message about one that does not exist."""
        text = self.run(["--format", "?", "x"]).stderr.decode()
        return re.search(r"可用 ([a-z, ]+)", text)[1].split(", ")

    def status(self, name, arguments):
        if name == "full disk":
            with open("/dev/full", "wb") as full:
                return self.run(arguments, full).returncode
        if name == "closed pipe":
            reader, writer = os.pipe()
            os.close(reader)
            try:
                return self.run(arguments, writer).returncode
            finally:
                os.close(writer)
        return self.run(arguments).returncode


def personal_values(path):
    names = re.findall(r"姓名: *([^,，}\s]+)", path.read_text("utf-8"))
    return [name for name in names if len(name) > 1]


def main(source, folder):
    checker = Checker(pathlib.Path(source), folder)
    formats = checker.formats()
    failures = []
    print("format".ljust(10) + "".join(f"{name:>14}" for name, _, _ in CASES))
    print("expected".ljust(10) + "".join(f"{status:>14}" for _, status, _ in CASES))
    for name in formats:
        row = [checker.status(case, ["--format", name, *arguments]) for case, _, arguments in CASES]
        print(name.ljust(10) + "".join(f"{status:>14}" for status in row))
        if row != [status for _, status, _ in CASES]:
            failures.append(f"{name}: not the expected statuses")

    staffed = DISTRICT + "disi-jiedao.yaml"
    names = personal_values(checker.source / staffed)
    if not names:
        failures.append(f"{staffed} holds no names")
    for name in formats:
        masked = checker.run(["--format", name, "--show", "all", staffed]).stdout.decode()
        plain = checker.run(["--format", name, "--show", "all", "--show-personal", staffed]).stdout.decode()
        shown = [value for value in names if value in masked]
        unmasked = [value for value in names if value in plain]
        print(f"{name}: names shown {len(shown)}, with --show-personal {len(unmasked)}")
        if shown:
            failures.append(f"{name}: names are not masked")
        if not unmasked:
            failures.append(f"{name}: --show-personal shows no name, so the test of masking shows nothing")
        for what, article, arguments in ARTICLES:
            if article not in checker.run(["--format", name, *arguments]).stdout.decode():
                failures.append(f"{name}: the article of {what} is missing")
    print("\n".join(failures))
    return 1 if failures or len(formats) < 3 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
