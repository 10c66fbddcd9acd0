# SPDX-License-Identifier: Apache-2.0
"""Every text that a command can print is there in Chinese and in English.

    languages_test.py SOURCE

Reads the sources of lib/ and tools/ and the packs in rules/: a base::Text with one side or an empty one,
a side that grows where the other does not, a diagnostic without words of one language, a pack's text with
one language. Option tables and exit statuses are looked at once more when manual pages are made.
"""
import pathlib
import re
import sys
import unittest

SOURCE = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(".")

# Sides that are right as they are: file, the side's text (what is between `=` and the next side), reason.
# One that occurs no more fails.
EXCEPTIONS = {
    ("lib/cel/conditions.cpp", '""'): "a function that no rule can name and no message shows",
    ("lib/cel/explain/list_words.cpp", '""'): "words around a noun; in one language before it, in the other after",
    ("lib/cel/explain/list_words.cpp", "text"): "the measure word 项, of which English has none",
    ("lib/cel/parser_literals.cpp", '" null"'): "the literal itself, with the blank that Chinese text wants",
    ("lib/check/findings_places.cpp", "{}"): "a station's name, as its file has it",
    ("lib/model/expected_form.cpp", '"yes/no"'): "values, as a file with English keys has them",
    ("lib/rules/parts.cpp", "{}"): "a text of a pack that is Chinese only; those of rules/ are not, see below",
}

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'                                    # comments
    r'|R"(?P<raw>\w*)\(.*?\)(?P=raw)"|"(?:\\.|[^"\\\n])*"'   # texts
    r"|'(?:\\.|[^'\\\n])'"                                   # characters
    r'|\.(?P<side>zh|en)\s*(?P<by>\+?=)(?!=)|[(){}\[\]]', re.S)
CHINESE = re.compile(r"[\u3001-\u9fff\uff01-\uff5e]")
BETWEEN = r"[^A-Za-z_.\u2e80-\uffff]*"
WORDS = re.compile(f"[a-z]{{2,}}{BETWEEN} {BETWEEN}[a-z]+")


def language_of(text):
    """English may quote Chinese, and Chinese may name a key; "" for what is no words of either."""
    first = re.search(r"[a-z\u2e80-\uffff]", text)
    if not CHINESE.search(text):
        return "en" if re.search("[a-z]{4}", text) else ""
    return "en" if first.group() <= "z" and WORDS.search(text) else "zh"


class Side:
    def __init__(self, start):
        self.start, self.text, self.literals = start, "", ""


class Scope:
    """What stands between two brackets."""
    def __init__(self):
        self.sides, self.current, self.literals, self.grows = {}, None, "", {}

    def take(self, literals):
        self.literals += literals
        if self.current:
            self.sides[self.current].literals += literals


def complaints(text):
    """Line, side's text and complaint for each text of a C++ source that lacks a language."""
    found, stack = [], [Scope()]

    def close(at):
        scope = stack.pop()
        line = text.count("\n", 0, at) + 1
        if scope.current:
            side = scope.sides[scope.current]
            side.text = text[side.start:at].strip().rstrip(",")
        if len(scope.sides) == 1:
            found.append((line, "", "one side only"))
        for name, side in scope.sides.items():
            if side.text in ('""', "{}", ""):
                found.append((line, side.text, f".{name} is empty"))
        if len(scope.sides) == 2:
            zh, en = scope.sides["zh"], scope.sides["en"]
            if zh.text not in ('""', "{}") and re.search("[A-Za-z]{3}", en.literals) and \
                    zh.literals and not CHINESE.search(zh.literals):
                found.append((line, zh.text, ".zh is not Chinese"))
        for target, sides in scope.grows.items():
            if len(sides) == 1:
                found.append((line, target, f"{target}.{min(sides)} grows, the other side does not"))
        if stack:
            stack[-1].take(scope.literals)

    for match in TOKEN.finditer(text):
        token = match.group()
        scope = stack[-1]
        if token.startswith(("//", "/*", "'")):
            continue
        if match["side"]:
            target = re.search(r"[\w.>\-\]\[]*$", text[:match.start()]).group()
            if match["by"] == "=" and not target:
                if scope.current:
                    side = scope.sides[scope.current]
                    side.text = text[side.start:match.start()].strip().rstrip(",")
                scope.current = match["side"]
                scope.sides[scope.current] = Side(match.end())
            elif match["by"] == "+=":
                scope.grows.setdefault(target, set()).add(match["side"])
        elif token[0] in '"R':
            scope.take(token)
        elif token in "({[":
            stack.append(Scope())
        elif len(stack) > 1:
            close(match.start())
    return found


def sources():
    for folder in ("lib", "tools"):
        for file in sorted((SOURCE / folder).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                yield file, file.read_text(encoding="utf-8")


class Sources(unittest.TestCase):
    def test_every_text_has_both_sides(self):
        unused = dict(EXCEPTIONS)
        for file, text in sources():
            name = str(file.relative_to(SOURCE))
            for line, side, complaint in complaints(text):
                with self.subTest(place=f"{name}:{line}"):
                    unused.pop((name, side), None)
                    self.assertIn((name, side), EXCEPTIONS, complaint)
        self.assertEqual(unused, {}, "exceptions that nothing needs")

    def test_no_diagnostic_has_words_of_one_language_only(self):
        codes = 0
        for file, text in sources():
            if not file.stem.endswith("diagnostics"):
                continue
            # A function of the file: from a line that begins with a word to the next "}" in column 1.
            for body in re.findall(r"^\w[^\n;]*\([^;]*?\{\n.*?^\}", text, re.M | re.S):
                for code in re.findall(r'"([A-Z]+\d{3})"', body):
                    codes += 1
                    texts = re.findall(r'"((?:\\.|[^"\\\n])*)"', body.replace(f'"{code}"', ""))
                    languages = {language_of(t) for t in texts} - {""}
                    with self.subTest(file=file.name, code=code):
                        # None where it hands on a text that others made.
                        self.assertIn(languages, (set(), {"zh", "en"}), texts)
        self.assertGreater(codes, 150)

    def test_a_code_of_a_diagnostic_stands_in_one_file(self):
        files = {}
        for file, text in sources():
            if file.stem.endswith("diagnostics"):
                for code in re.findall(r'"([A-Z]+\d{3})"', text):
                    files.setdefault(code, set()).add(str(file.relative_to(SOURCE)))
        self.assertEqual({code: names for code, names in files.items() if len(names) > 1}, {})


class Packs(unittest.TestCase):
    def test_every_text_of_a_pack_has_both_languages(self):
        files = [file for file in sorted(SOURCE.glob("rules/*/*.yaml")) if file.parent.name != "model"]
        self.assertGreater(len(files), 30)
        for file in files:
            with self.subTest(file=str(file.relative_to(SOURCE))):
                lines = [re.sub(r"(^|\s)#.*", "", line)
                         for line in file.read_text(encoding="utf-8").splitlines()]
                for number, line in enumerate(lines, 1):
                    self.assertNotRegex(line, r"^\s*(- )?(title|message|remedy|conflict): [^{*&|>\s]",
                                        f"line {number}: a text in one language")
                text = "\n".join(lines)
                count = {side: len(re.findall(rf"(?<![\w.]){side}:\s+\S", text)) for side in ("zh", "en")}
                self.assertEqual(count["zh"], count["en"])


class Complaints(unittest.TestCase):
    """The test itself: what it must notice."""
    CASES = [
        ('f({.zh = "好", .en = "good"});', []),
        ('Text t{.zh = "好" + name, .en = name};', []),
        ('Text t{.zh = "好"};', ["one side only"]),
        ('Text t{.zh = "", .en = "good"};', [".zh is empty"]),
        ('Text t{.zh = "好", .en = ""};', [".en is empty"]),
        ('Text t{.zh = "好", .en = {}};', [".en is empty"]),
        ('Text t{.zh = "good thing", .en = "good thing"};', [".zh is not Chinese"]),
        ('Text t{.zh = f("good " + x), .en = "good thing"};', [".zh is not Chinese"]),
        ('void f() { a.zh += "好"; a.en += "good"; }', []),
        ('void f() { a.zh += "好"; }', ["a.zh grows, the other side does not"]),
        ('// Text t{.zh = "好"};\n', []),
    ]

    def test_cases(self):
        for text, expected in self.CASES:
            with self.subTest(text=text):
                self.assertEqual([complaint for _, _, complaint in complaints(text)], expected)

    def test_languages(self):
        for text, expected in [("没有单位「{}」；可写：station county", "zh"), ("at 要一个字段路径", "zh"),
                               ("no unit {}; units are 元 ㎡", "en"), ("used", "en"), ("{}: ", "")]:
            with self.subTest(text=text):
                self.assertEqual(language_of(text), expected)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
