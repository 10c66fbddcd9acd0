# SPDX-License-Identifier: Apache-2.0
"""Tests of transcripts.py: what passes, what fails, and what a rewrite leaves."""
import contextlib
import io
import pathlib
import tempfile
import unittest

import transcripts


def replay(text, name="t.txt", update=False):
    """Whether the transcript passed, what was printed, and the file afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, name)
        path.write_bytes(text.encode("utf-8"))
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            passed = transcripts.replay_file(path, pathlib.Path(folder), pathlib.Path(folder), update)
        return passed, printed.getvalue(), path.read_bytes().decode("utf-8")


GOOD = """\
% mkdir $T/a
% echo 社工站 > $T/a/b
# Why.

$ ls $T/a
b

# Standard error is merged, the path of $T is not shown.
$ cat $T/a/b $T/none
社工站
cat: $T/none: No such file or directory
? 1
$ seq 9
1
...
9
$ echo $STATION_AS_OF $NO_COLOR $LC_ALL; env | cut -d= -f1 | sort | tr '\\n' ' '
2024-06-30 1 C
HOME LC_ALL NO_COLOR PATH PWD SHLVL STATION_AS_OF T _ \n\
$ printf 'a\\r\\n\\342\\200\\250b'
a\r
\u2028b
$ echo '# comment in the output'
# comment in the output
? 0
# The end.
$ true
"""

README = """\
# Title

```sh
$ false
```

Text with
$ a line like a command

```console
$ echo one
one

$ (exit 3)
? 3
```

```console
$ echo two
two
```
"""

PAGE = """\
A pack begins so:

```yaml pack/a.yaml
a: 1
```

and goes on:

```yaml >> pack/a.yaml
b: 社工站
```

```console
$ cat pack/a.yaml
a: 1
b: 社工站
```

```yaml pack/a.yaml
c: 3
```

```console
$ cat pack/a.yaml; pwd
c: 3
$T
```
"""


class Transcripts(unittest.TestCase):
    def test_passes_as_written(self):
        self.assertEqual(replay(GOOD)[:2], (True, ""))
        self.assertEqual(replay(README, "README.md")[:2], (True, ""))

    def test_builds_up_the_files_of_a_page(self):
        self.assertEqual(replay(PAGE, "page.md")[:2], (True, ""))
        self.assertFalse(replay(PAGE.replace(">> ", ""), "page.md")[0])
        self.assertFalse(replay(PAGE.replace("c: 3\n```", "c: 4\n```"), "page.md")[0])
        with self.assertRaises(ValueError):
            replay(PAGE + "\n```yaml\nnobody: runs this\n```\n", "page.md")

    def test_keeps_every_line_it_reads(self):
        for text, markdown in ((GOOD, False), (README, True), (PAGE, True)):
            lines = [line for step in transcripts.parse(text, markdown) for line in step.lines()]
            self.assertEqual("\n".join(lines) + "\n", text)

    def test_fails_on_other_output_or_status(self):
        for text in ("$ echo a\nb\n", "$ echo a\n", "$ true\na\n", "$ false\n", "$ true\n? 1\n",
                     "$ seq 9\n...\n8\n", "$ echo ...\n", "$ kill $$\n", "# only a comment\n"):
            passed, printed, _ = replay(text)
            self.assertFalse(passed, text)
            self.assertNotEqual(printed, "", text)
        self.assertFalse(replay(README.replace("\ntwo", "\ntoo"), "README.md")[0])

    def test_refuses_what_it_does_not_understand(self):
        for text in ("output before any command\n$ true\n", "% false\n$ true\n",
                     "$ true\n? 0\nafter the status\n$ true\n"):
            with self.assertRaises(ValueError, msg=text):
                replay(text)

    def test_rewrites_to_what_passes(self):
        for text, name in ((GOOD, "t.txt"), (README, "README.md")):
            broken = text.replace("\nb\n", "\nc\n").replace("? 1\n", "").replace("\none\n", "\n")
            self.assertFalse(replay(broken, name)[0])
            self.assertEqual(replay(broken, name, update=True)[2], text)

    def test_rewrites_output_that_looks_like_a_comment(self):
        text = replay("$ echo '# a'\n\n$ true\n", update=True)[2]
        self.assertEqual(text, "$ echo '# a'\n# a\n? 0\n\n$ true\n")
        self.assertTrue(replay(text)[0])


if __name__ == "__main__":
    unittest.main()
