# SPDX-License-Identifier: Apache-2.0
"""Renders the golden lists, checklists and tracking tables of the format markdown with markdown-it.

    markdown_test.py SOURCE

Every table has its columns in every row, the checklist leaves the finding empty, and nothing that
stands in a submitted file becomes a link, an image, code, emphasis or HTML: the attack of the shared
report arrives as the text that it is. Skipped (77) without the Python package markdown-it.
"""
import pathlib
import sys

try:
    from markdown_it import MarkdownIt
except ImportError:
    print("the Python package markdown-it is not installed")
    sys.exit(77)

LIST = {"zh": ["站点", "条款", "问题", "依据", "整改要求", "位置"],
        "en": ["station", "article", "finding", "basis", "remedy", "place"]}
CHECKLIST = {"zh": ["序号", "条款", "现场查看", "依据", "位置", "现场情况"],
             "en": ["no.", "article", "what to look at", "basis", "place in the file", "finding on site"]}
TRACKING = {"zh": ["站点", "条款", "问题", "原状", "现状", "状态", "依据", "整改要求", "位置"],
            "en": ["station", "article", "finding", "before", "now", "state", "basis", "remedy", "place"]}
ATTACK = ("=cmd|' /C calc'!A1 ::error file=x::100% ]]> <script>alert(1)</script> &amp; `code` **b** "
          "![i](http://example.invalid/i.png) | \\x1b]0;t\\x07 \\u202e \\x0d\\x0a::set-output name=a::b")
NOTES = 3  # of the shared report: they have no article
PLAIN = {"text", "softbreak", "text_special"}


def tables(tokens):
    """The tables of a page: rows of cells, each cell as its text."""
    found, cell = [], None
    for token in tokens:
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            cell = []
        elif token.type == "inline":
            kinds = {child.type for child in token.children}
            assert kinds <= PLAIN, f"{kinds - PLAIN} in {token.content}"
            if cell is not None:
                cell.append("".join(child.content for child in token.children))
        elif token.type in ("th_close", "td_close"):
            found[-1][-1].append("".join(cell))
            cell = None
        assert token.type not in ("html_block", "code_block", "fence"), token.content
    return found


def check(path, head, is_checklist):
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(path.read_text("utf-8"))
    found = tables(tokens)
    assert found, f"{path.name}: no table"
    for table in found:
        assert table[0] == head, table[0]
        for row in table[1:]:
            assert len(row) == len(head), row
            if is_checklist:
                assert row[1] and row[2] and row[3] and row[5] == "", row
    assert is_checklist == (len(found) > 1), f"{path.name}: {len(found)} tables"
    cells = [cell for table in found for row in table for cell in row]
    assert any(ATTACK in cell for cell in cells), f"{path.name}: the attack is not in it as it is"
    articles = [row[1] for table in found for row in table[1:]]
    assert sum(article.startswith("第") for article in articles) >= len(articles) - (0 if is_checklist else NOTES), articles
    print(f"{path.name}: {len(found)} tables, {sum(len(table) - 1 for table in found)} rows rendered by markdown-it")


if __name__ == "__main__":
    golden = pathlib.Path(sys.argv[1]) / "tests/writers/golden"
    for language in LIST:
        check(golden / f"report.markdown.{language}", LIST[language], False)
        check(golden / f"checklist.markdown.{language}", CHECKLIST[language], True)
        check(golden / f"comparison.markdown.{language}", TRACKING[language], False)
