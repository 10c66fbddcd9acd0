# SPDX-License-Identifier: Apache-2.0
"""Runs the hooks of .pre-commit-hooks.yaml by pre-commit, set up as docs/ci/README.md says.

    hooks_test.py SOURCE BIN

Only the address of the toolkit is replaced, by that of a repository here. Skipped (77) where pre-commit
is not installed.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import repositories

ADDRESS = "https://example.org/station-audit"
OTHERS = {  # files of such a repository that are no station files
    ".github/workflows/check.yml": "on: push\n",
    "mkdocs.yml": "site_name: x\n",
    "stations/.draft.yaml": "not: a station\n",
}


class Consumer:
    """A repository of submitted files that uses the hooks."""

    def __init__(self, folder, config, variables, source, stations):
        self.folder, self.variables = repositories.submissions(source, folder, *stations), variables
        (folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
        for name, text in OTHERS.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        repositories.commit(folder, variables)

    def run(self, *arguments):
        done = subprocess.run(["pre-commit", "run", "--color", "never", *arguments], cwd=self.folder, env=self.variables,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode, done.stdout.decode()


def verdicts(printed):
    """What pre-commit says of the two hooks."""
    return re.findall(r"^station-check.*?\.*(?:\([a-z ]+\))?(Passed|Failed|Skipped)$", printed, re.MULTILINE)


def check_translation(source, example):
    """The page in Chinese has the same blocks, comments aside."""
    page = (source / "docs/ci/README.zh-CN.md").read_text("utf-8")
    blocks = [re.findall(r"```yaml\n(.*?)```", page, re.DOTALL), [example]]
    if len({re.sub(r" *#.*", "", "".join(block)) for block in blocks}) != 1:
        raise ValueError("docs/ci/README.zh-CN.md has another configuration")


def main(source, binaries):
    source, binaries = (pathlib.Path(path).resolve() for path in (source, binaries))
    if shutil.which("pre-commit") is None:
        print("pre-commit is not installed")
        return 77
    page = (source / "docs/ci/README.md").read_text("utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    lenient = "args: [--format, line, --unknown, ok]"
    wrong = []

    def expect(what, actual, expected, printed):
        print(f"{what}: {actual}")
        if actual != expected:
            wrong.append(f"{what}: got {actual}, expected {expected}\n{printed}")

    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        variables = repositories.environment(source, binaries, folder, PRE_COMMIT_HOME=str(folder / "cache"))
        repositories.toolkit(source, binaries, folder / "toolkit", variables)
        if ADDRESS not in example or lenient not in page:
            raise ValueError("docs/ci/README.md has another address or other arguments")
        check_translation(source, example)
        config = example.replace(ADDRESS, str(folder / "toolkit"))

        for status, stations in repositories.SCENARIOS:
            consumer = Consumer(folder / f"status {status}", config, variables, source, stations)
            code, printed = consumer.run("--all-files")
            expect(f"{stations}", verdicts(printed), ["Passed" if status == 0 else "Failed"] * 2, printed)
            expect("exit code of pre-commit", code, int(status != 0), printed)
            expect("exit code of the hooks", re.findall(r"^- exit code: (\d)$", printed, re.MULTILINE),
                   [str(status)] * 2 if status else [], printed)
            expect("a place is printed", bool(re.search(r"^stations/[\w-]+\.yaml:\d+:\d+: ", printed, re.MULTILINE)),
                   status != 0, printed)
            expect("other files are left alone", any(name in printed for name in OTHERS), False, printed)

        # A commit is judged by what changes.
        consumer = Consumer(folder / "changes", config, variables, source, ["diyi-xiang.yaml"])
        (consumer.folder / "mkdocs.yml").write_text("site_name: y\n")
        subprocess.run(["git", "add", "-A"], cwd=consumer.folder, env=variables, check=True)
        code, printed = consumer.run()
        expect("a change of another file", (code, verdicts(printed)), (0, ["Skipped"] * 2), printed)
        repositories.submissions(source, folder / "more", "disi-zhen.yaml")
        shutil.copy(folder / "more/stations/disi-zhen.yaml", consumer.folder / "stations")
        subprocess.run(["git", "add", "-A"], cwd=consumer.folder, env=variables, check=True)
        code, printed = consumer.run()
        expect("a compliant file beside one that is not", (code, verdicts(printed)), (1, ["Passed", "Failed"]), printed)

        consumer = Consumer(folder / "lenient", config.replace("      - id: station-check-folder",
                                                               f"        {lenient}\n      - id: station-check-folder"),
                            variables, source, ["dier-zhen.yaml"])
        code, printed = consumer.run("--all-files")
        expect("something unknown with --unknown ok", verdicts(printed), ["Passed", "Failed"], printed)

    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(*sys.argv[1:]))
