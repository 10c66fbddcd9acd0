# SPDX-License-Identifier: Apache-2.0
"""Manual pages and the tables that they are made of.

    pages_test.py SOURCE BIN

groff and man say nothing against the pages, mandb finds their one line, every option that --help prints
is explained in them, and every environment variable that the sources read.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE, BIN = (pathlib.Path(argument) for argument in sys.argv[1:3])
COMMANDS = re.findall(r"^audit_command\((\S+)\)", (SOURCE / "tools/CMakeLists.txt").read_text(), re.M)
ENVIRONMENT = {"PATH": f"{BIN}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}


def run(*command, stdin=None):
    return subprocess.run(command, env=ENVIRONMENT, input=stdin, capture_output=True, text=True,
                          timeout=120)


def page_of(command, language):
    done = run(command, "--generate", "man", "--lang", language)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown(page):
    """The page as a reader sees it, without signs of bold and hyphenation."""
    done = run("man", "-E", "UTF-8", "-l", "-", stdin=page)
    assert done.returncode == 0, done.stderr
    return re.sub(r".\x08", "", done.stdout)


class Pages(unittest.TestCase):
    def each(self):
        self.assertTrue(COMMANDS)
        for command in COMMANDS:
            for language in ("zh", "en"):
                with self.subTest(command=command, language=language):
                    yield command, language, page_of(command, language)

    def test_man_and_groff_have_nothing_to_say(self):
        for _, _, page in self.each():
            done = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", "-", stdin=page)
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_mandb_finds_name_and_purpose(self):
        for command, _, page in self.each():
            with tempfile.NamedTemporaryFile("w", suffix=".1", encoding="utf-8") as file:
                file.write(page)
                file.flush()
                done = run("lexgrog", file.name)
            self.assertRegex(done.stdout, rf': "{command} - .{{5,}}"$')

    def test_every_option_of_the_help_is_in_the_page(self):
        for command, language, page in self.each():
            text = shown(page)
            jobs = re.findall(rf"^ +{command} ([a-z]+) \[", text, re.M)
            options = set()
            for job in [[job] for job in jobs] or [[]]:
                help_text = run(command, *job, "--help", "--lang", language).stdout
                found = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", help_text, re.M)
                self.assertGreaterEqual(len(found), 3)
                options.update(found)
            for option in options:
                self.assertRegex(text, rf"(?m)^ +(-\w, )?{option}\b", option)

    def test_every_exit_status_is_in_the_page(self):
        for _, _, page in self.each():
            text = shown(page)
            for status in (0, 1, 2, 3, 4, 64, 70, 74):
                self.assertRegex(text, rf"(?m)^ +{status} +\S")

    def test_pages_name_each_other(self):
        for command, _, page in self.each():
            for other in COMMANDS:
                self.assertEqual(f"{other}(1)" in shown(page), other != command)

    def test_equal_sources_are_equal_bytes(self):
        for command, language, page in self.each():
            self.assertEqual(page, page_of(command, language))

    def test_every_environment_variable_that_is_read_is_in_the_pages(self):
        read = set()
        for file in sorted((SOURCE / "tools").rglob("*.cpp")):
            read.update(re.findall(r'environment\("(\w+)"\)', file.read_text(encoding="utf-8")))
        self.assertIn("STATION_RULES_PATH", read)
        for command, _, page in self.each():
            for name in read:
                self.assertIn(name, shown(page))


class Generate(unittest.TestCase):
    def test_other_kinds_are_wrong_usage(self):
        for words in (["--generate", "fish"], ["--generate"], ["--generate", "man", "x"]):
            done = run(COMMANDS[0], *words)
            self.assertEqual((done.returncode, done.stdout), (64, ""), words)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
