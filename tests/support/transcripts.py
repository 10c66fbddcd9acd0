# SPDX-License-Identifier: Apache-2.0
"""Replays transcripts of commands and compares what they print.

    transcripts.py SOURCE BIN FILE…

A transcript is a text file:

    % mkdir $T/empty                  shell lines that prepare things, run once, first
    # An empty folder is no success.
    $ station-check $T/empty
    …: nothing to check               what is printed, standard error merged in
    ? 3                               the exit status; left out it is 0

Blank lines and comments right before a command belong to it, all else after a command is output.
A line "..." in the output stands for any number of lines. Trailing blank lines do not count. In a
Markdown file (.md) each fenced block ```console is such a transcript, all of them sharing one $T.

A page may build up files as it goes: a block ```yaml FILE is written to FILE below $T before the
commands that follow it, ```yaml >> FILE is put at its end, and the commands of such a page run in
$T. Every block ```yaml of it must then name its file: an example that nobody runs would rot.

Commands run by `bash -c` from SOURCE, BIN first in PATH, standard input empty, and nothing in the
environment but PATH, HOME, LC_ALL=C, NO_COLOR=1, STATION_AS_OF and T, a temporary folder whose path
is printed as $T. UPDATE_TRANSCRIPTS=1 rewrites the files instead of failing.
"""
import dataclasses
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

AS_OF = "2024-06-30"
SECONDS_PER_COMMAND = 300  # a stuck command ends; a slow machine does not fail


@dataclasses.dataclass
class Step:
    """One command with the lines before it; the last step of a file may have lines only."""
    before: list        # blank lines, comments, set-up lines, fences, prose: kept as they are
    command: str = None
    output: list = dataclasses.field(default_factory=list)
    status: int = 0
    shows_status: bool = False

    def setup(self):
        return "\n".join(line[2:] for line in self.before if line.startswith("% "))

    def lines(self):
        if self.command is None:
            return self.before
        status = [f"? {self.status}"] if self.status or self.shows_status else []
        return self.before + [f"$ {self.command}"] + self.output + status


def lines_of(text):
    """Lines by "\\n" alone: str.splitlines() knows more ends, and all of them may occur in output."""
    return text.removesuffix("\n").split("\n")


def pop_trailing(lines, pattern):
    """Takes the lines at the end that match the pattern off a list and returns them."""
    end = len(lines)
    while end and re.fullmatch(pattern, lines[end - 1]):
        end -= 1
    trailing = lines[end:]
    del lines[end:]
    return trailing


def parse(text, markdown):
    """The steps of a transcript; joining their lines gives the text again."""
    steps = [Step([])]
    inside = not markdown
    for line in lines_of(text):
        step = steps[-1]
        if markdown and line.startswith("```"):
            inside = line == "```console"
            if step.command is not None:
                steps.append(Step(pop_trailing(step.output, r"\s*")))
            steps[-1].before.append(line)
        elif inside and line.startswith("$ "):
            if step.command is not None:
                steps.append(Step(pop_trailing(step.output, r"\s*|#.*")))
            steps[-1].command = line[2:]
        elif inside and step.command is not None and re.fullmatch(r"\? \d+", line):
            step.status, step.shows_status = int(line[2:]), True
            steps.append(Step([]))
        elif step.command is not None:
            step.output.append(line)
        elif inside and not markdown and line and line[0] not in "#%":
            raise ValueError(f"neither comment, set-up line nor output of a command: {line}")
        else:
            step.before.append(line)
    if steps[-1].command is not None:
        steps.append(Step(pop_trailing(steps[-1].output, r"\s*")))
    return steps


def matches(expected, actual):
    """Whether lines are as expected, where an expected "..." is any number of lines."""
    if "..." not in expected:
        return expected == actual
    pattern = "".join(r"(.*\n)*" if line == "..." else re.escape(line) + r"\n"
                      for line in expected)
    return re.fullmatch(pattern, "".join(line + "\n" for line in actual)) is not None


FENCE_OF_FILE = re.compile(r"```yaml (>> )?(\S+)")


def files_in(lines):
    """The named blocks among the lines before a command: (name, whether it is added to, text)."""
    files = []
    fence = None
    for line in lines:
        if fence is None:
            fence = FENCE_OF_FILE.fullmatch(line)
            block = []
        elif line == "```":
            files.append((fence[2], fence[1] is not None, "".join(text + "\n" for text in block)))
            fence = None
        else:
            block.append(line)
    return files


def check_blocks(text):
    """Whether a page builds up files; ValueError where only some of its blocks are named."""
    has_files = any(FENCE_OF_FILE.fullmatch(line) for line in lines_of(text))
    if has_files and "```yaml" in lines_of(text):
        raise ValueError("a block ```yaml without a file, on a page whose blocks are files")
    return has_files


class Replay:
    def __init__(self, source, binaries, folder, runs_in_folder):
        self.directory = folder if runs_in_folder else source
        self.folder = folder
        self.environment = {
            "PATH": f"{binaries}:/usr/local/bin:/usr/bin:/bin",
            "HOME": folder,
            "T": folder,
            "LC_ALL": "C",
            "NO_COLOR": "1",
            "STATION_AS_OF": AS_OF,
        }

    def run(self, command):
        """The lines and the status of one command."""
        try:
            done = subprocess.run(["bash", "-c", command], cwd=self.directory, env=self.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, timeout=SECONDS_PER_COMMAND)
        except subprocess.TimeoutExpired:
            return [f"(no end within {SECONDS_PER_COMMAND} s)"], 124
        text = done.stdout.decode("utf-8", "backslashreplace").replace(self.folder, "$T")
        lines = lines_of(text)
        pop_trailing(lines, r"\s*")
        # A command that a signal ended has the status that a shell gives it.
        return lines, done.returncode if done.returncode >= 0 else 128 - done.returncode

    def replay(self, step):
        """Runs a step; returns it as it went, itself where it went as expected."""
        for name, is_added, text in files_in(step.before):
            path = pathlib.Path(self.folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if is_added else "w", encoding="utf-8") as file:
                file.write(text)
        if step.setup():
            lines, status = self.run(step.setup())
            if status != 0:
                raise ValueError("\n".join(["the set-up lines failed:"] + lines))
        if step.command is None:
            return step
        lines, status = self.run(step.command)
        expected = list(step.output)
        blank = pop_trailing(expected, r"\s*")
        if status == step.status and matches(expected, lines):
            return step
        # Output that ends in comment lines needs the status line, or they would be the next comment.
        ends_like_comment = bool(lines) and lines[-1].startswith("#")
        return Step(step.before, step.command, lines if step.shows_status else lines + blank, status,
                    step.shows_status or ends_like_comment)


def replay_file(path, source, binaries, update):
    """Prints the differences of one file and returns whether it went as expected."""
    text = path.read_bytes().decode("utf-8")
    is_page = path.suffix == ".md"
    steps = parse(text, markdown=is_page)
    if not any(step.command for step in steps):
        print(f"{path}: no command in it")
        return False
    with tempfile.TemporaryDirectory() as folder:
        replay = Replay(source, binaries, os.path.realpath(folder),
                        runs_in_folder=is_page and check_blocks(text))
        went = [replay.replay(step) for step in steps]
    if went == steps:
        return True
    actual = [line for step in went for line in step.lines()]
    if update:
        path.write_bytes(("\n".join(actual) + "\n").encode("utf-8"))
        print(f"{path}: rewritten")
        return True
    name = os.path.relpath(path, source)
    for line in difflib.unified_diff(lines_of(text), actual, f"expected {name}",
                                     f"actual {name}", lineterm=""):
        print(line)
    return False


def main(arguments):
    source, binaries, *files = (pathlib.Path(argument).resolve() for argument in arguments)
    update = os.environ.get("UPDATE_TRANSCRIPTS") == "1"
    as_expected = True
    for path in files:
        try:
            as_expected &= replay_file(path, source, binaries, update)
        except ValueError as error:
            print(f"{path}: {error}")
            as_expected = False
    return 0 if as_expected else 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
