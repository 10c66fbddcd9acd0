# SPDX-License-Identifier: Apache-2.0
"""Runs the scripts of docs/scripts on samples: statuses and what they write.

    scripts_test.py SOURCE BIN

Every script works in a folder of its own on copies of samples/wuhan; names have spaces, a quote, a
dollar, an equals sign and a dash in front, as submitted files may. Prints one line for each thing seen.
"""
import csv
import fcntl
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

COUNTY = "-o= 某县 'a' $HOME"  # hostile to unquoted variables, option parsers and awk
OUT = "x=1 输出"
ARCHIVE = "-存档"
PLAQUES = ("室内牌匾: {有: 是", "室内牌匾: {有: 否")  # WH-10b fails
PRACTICE = "名称: 示例镇社工站\n地区: 河南省鹤壁市浚县示例镇\n"  # no rule of xunxian counts for the status
ROOMS = ("  功能室:", "  另外:")  # the rooms are not reported: WH-08a is unknown


class World:
    """A folder with a copy of samples/wuhan as COUNTY."""

    def __init__(self, source, binaries, folder):
        self.source, self.folder = source, pathlib.Path(folder)
        self.county = self.folder / COUNTY
        shutil.copytree(source / "samples/wuhan", self.county)
        self.environment = {"PATH": f"{binaries}:{os.defpath}", "LC_ALL": "C", "STATION_AS_OF": "2024-06-30",
                            "STATION_RULES_PATH": str(source / "rules")}

    def run(self, script, *arguments, day=None, path=None):
        environment = dict(self.environment)
        if day:
            environment["STATION_AS_OF"] = day
        if path:
            environment["PATH"] = path
        done = subprocess.run([self.source / "docs/scripts" / script, *arguments], cwd=self.folder, env=environment,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def change(self, name, old, new):
        path = self.county / "yangban" / name
        text = path.read_text("utf-8")
        if old not in text:
            raise ValueError(f"{name} does not have {old}")
        path.write_text(text.replace(old, new), "utf-8")

    def restore(self):
        shutil.rmtree(self.county)
        shutil.copytree(self.source / "samples/wuhan", self.county)

    def add_broken(self):
        (self.county / "yangban/坏.yaml").write_text('名称: "没有结束\n', "utf-8")

    def read(self, *names):
        return self.folder.joinpath(*names).read_text("utf-8")


class Checks:
    def __init__(self):
        self.failures = 0

    def equal(self, what, actual, expected):
        if actual == expected:
            print(f"{what}: {str(actual)[:60]!r}")
        else:
            self.failures += 1
            print(f"{what}: got {actual!r}, expected {expected!r}")

    def true(self, what, condition, seen=""):
        self.equal(what, bool(condition) or seen, True)


def table(text):
    """The rows of the table of a rectification list in Markdown."""
    return [line for line in text.split("\n") if line.startswith("| ")][2:]


def list_of(row):
    """The list to which a row of the CSV belongs; there a cell that begins with a dash has ' in front."""
    return row["文件"].removeprefix("'").replace("/", "_") + ".md"


def before_inspection(world, check):
    script = "before-inspection.sh"
    status, printed, _ = world.run(script, COUNTY, OUT)
    check.equal("status of a county with failures", status, 1)
    with open(world.folder / OUT / "rectification.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["行"]]
    lists = {path.name: path.read_text("utf-8") for path in (world.folder / OUT / "lists").iterdir()}
    expected = sorted({list_of(row) for row in rows})
    check.true("the county has findings in several files", len(expected) > 3, expected)
    check.equal("a list for each file with a finding", sorted(lists), expected)
    for row in rows:
        text = table(lists[list_of(row)])
        if not any(line.endswith(f":{row['行']}:{row['列']} |") and f"| {row['条款']} |" in line for line in text):
            check.true("in its list", False, row["位置"])
    check.equal("rows in all lists", sum(len(table(text)) for text in lists.values()), len(rows))
    check.true("each list begins as the whole one", all(text.startswith("# 整改清单\n") for text in lists.values()))
    check.true("lists are named", all(name in printed for name in lists), printed)
    check.true("the results are complete", '"record":"summary"' in world.read(OUT, "results.jsonl"))

    for path in (world.county / "yangban").iterdir():
        if path.name != "disi-zhen.yaml":
            path.unlink()
    shutil.rmtree(world.county / "district")
    status, printed, _ = world.run(script, COUNTY, OUT)
    check.equal("status of a county in order", status, 0)
    check.true("which is said", "没有要整改的" in printed, printed)
    check.equal("lists of the last run are gone", list((world.folder / OUT / "lists").iterdir()), [])

    world.county.joinpath("yangban/disi-zhen.yaml").write_text(PRACTICE, "utf-8")
    status, printed, _ = world.run(script, COUNTY, OUT)
    check.equal("status where only rules that do not count are open", status, 0)
    check.true("which is not said to be in order", "清单中是可改进" in printed and "没有要整改的" not in printed, printed)

    world.restore()
    world.add_broken()
    status, _, errors = world.run(script, COUNTY, OUT)
    check.equal("status with a broken file", status, 3)
    check.true("which is said", "没有全部读懂" in errors, errors)
    broken = [path for path in (world.folder / OUT / "lists").iterdir() if "坏.yaml" in path.name]
    check.true("the broken file has its list", broken and "错误" in broken[0].read_text("utf-8"), broken)
    check.true("and the others have theirs", all((world.folder / OUT / "lists" / name).exists() for name in lists))

    check.equal("status with an unknown pack", world.run(script, COUNTY, OUT, "--rules", "wuhna")[0], 4)
    check.equal("status with a wrong option", world.run(script, COUNTY, OUT, "--jobs", "none")[0], 64)
    check.equal("status without arguments", world.run(script)[0], 64)
    (world.folder / "file").write_text("")
    check.equal("status where nothing can be written", world.run(script, COUNTY, "file")[0], 74)
    check.equal("status without station-check", world.run(script, COUNTY, OUT, path=os.defpath)[0], 127)


def only_new(world, check):
    script, old, new = "only-new.sh", "-上次 old.jsonl", "本次 new.jsonl"
    world.run("before-inspection.sh", COUNTY, OUT)
    shutil.copy(world.folder / OUT / "results.jsonl", world.folder / old)
    status, printed, _ = world.run(script, old, COUNTY, new)
    check.equal("status without a change", status, 0)
    check.equal("rules named without a change", re.findall(r"\[WH-[^]]*\]", printed), [])

    world.change("disi-zhen.yaml", *ROOMS)
    status, printed, _ = world.run(script, old, COUNTY, new)
    check.true("the new gap is named", "[WH-08a]" in printed, printed)
    # The key of the clerk's making is not understood, so the file was not read in full.
    check.equal("status of a file that is not read in full", status, 3)

    world.restore()
    world.change("disi-zhen.yaml", "  功能室:", "  # 功能室:")
    status, printed, _ = world.run(script, old, COUNTY, new)
    check.equal("status with something newly unknown", status, 2)
    check.true("which is named", "[WH-08a]" in printed, printed)

    world.change("disi-zhen.yaml", *PLAQUES)
    status, printed, _ = world.run(script, old, COUNTY, new)
    check.equal("status with a new failure", status, 1)
    check.true("which is named", "[WH-10b]" in printed and "disi-zhen.yaml" in printed, printed)
    check.true("what remains is not", "disan-zhen.yaml:" not in printed, printed)
    check.true("the new results are kept", '"record":"summary"' in world.read(new))

    before = world.read(old)
    check.equal("status when old and new are one file", world.run(script, old, COUNTY, f"./{old}")[0], 64)
    check.equal("the old results are as they were", world.read(old) == before, True)
    check.equal("status without old results", world.run(script, "none.jsonl", COUNTY, old)[0], 3)
    check.equal("nothing is written then", world.read(old) == before, True)
    check.equal("status with an unknown pack", world.run(script, old, COUNTY, new, "--rules", "wuhna")[0], 4)
    check.equal("status without arguments", world.run(script)[0], 64)


def on_site(world, check):
    script, checklist = "on-site.sh", "核查 表.md"
    check.equal("status of a county with failures", world.run(script, COUNTY, checklist)[0], 0)
    text = world.read(checklist)
    check.true("it is the checklist", text.startswith("# 现场核查清单\n"), text[:40])
    check.true("with what only a visit can tell", "区着力打造社工站品牌" in text, text[:400])
    check.true("and what is unknown", "「进驻服务」" in text, text[:400])
    check.true("a failure is not in it", "功能室缺小组活动室" not in text)
    world.add_broken()
    status, _, errors = world.run(script, COUNTY, checklist)
    check.equal("status with a broken file", status, 3)
    check.true("which is said, and named in the list", "没有全部读懂" in errors and "坏.yaml" in world.read(checklist))
    check.equal("status with an unknown pack", world.run(script, COUNTY, checklist, "--rules", "wuhna")[0], 4)
    check.equal("status where nothing can be written", world.run(script, COUNTY, "none/x.md")[0], 74)
    check.equal("status without arguments", world.run(script)[0], 64)


def weekly(world, check):
    script, archive = "weekly.sh", ARCHIVE
    def run(day, *options):
        return world.run(script, COUNTY, archive, *options, day=day)

    status, printed, _ = run("2024-06-03")
    check.equal("status of the first run", status, 1)
    check.true("which is said", "第一次运行" in printed, printed)
    status, printed, errors = run("2024-06-10")
    check.equal("status a week later", status, 0)
    check.equal("nothing is printed", printed + errors, "")
    check.equal("what is kept", sorted(path.name for path in (world.folder / archive / "2024-06-10").iterdir()),
                ["changes.md", "messages.txt", "rectification.csv", "report.txt", "results.jsonl"])
    changes = world.read(archive, "2024-06-10", "changes.md")
    check.true("compared with the week before", "2024-06-03 → 2024-06-10" in changes, changes[:200])

    world.add_broken()
    status, printed, _ = run("2024-06-17")
    check.equal("status with a broken file", status, 3)
    check.true("which is said", "没有全部读懂" in printed, printed)
    check.equal("the results of that day", sorted(path.name for path in (world.folder / archive / "2024-06-17").iterdir()),
                ["incomplete.jsonl", "messages.txt", "rectification.csv", "report.txt"])
    check.true("the file is named", "坏.yaml:1:" in world.read(archive, "2024-06-17", "report.txt"))

    world.restore()
    world.change("disi-zhen.yaml", *PLAQUES)
    for attempt in ("first", "second"):  # the same day once more is the same comparison
        status, printed, _ = run("2024-06-24")
        check.equal(f"status with a new failure, {attempt} run of the day", status, 1)
        check.true("which is said", "新的不符合" in printed, printed)
        changes = world.read(archive, "2024-06-24", "changes.md")
        check.true("compared with the last complete run", "2024-06-10 → 2024-06-24" in changes, changes[:200])

    status, printed, _ = run("2024-07-01", "--rules", "wuhna")
    check.equal("status with an unknown pack", status, 4)
    check.true("which is said", "没有检查成" in printed, printed)
    check.equal("the log", [line.split(" ")[:2] for line in world.read(archive, "log.txt").splitlines()],
                [["2024-06-03", "1"], ["2024-06-10", "0"], ["2024-06-17", "3"], ["2024-06-24", "1"], ["2024-06-24", "1"],
                 ["2024-07-01", "4"]])

    # A folder of all that the script needs but flock.
    tools = world.folder / "tools"
    tools.mkdir()
    for name in ("bash", "env", "mkdir", "date", "mv"):
        (tools / name).symlink_to(shutil.which(name))
    before = world.read(archive, "log.txt")
    status, _, errors = world.run(script, COUNTY, archive, day="2024-07-08", path=str(tools))
    check.equal("status without flock", status, 69)
    check.true("which is said", "flock" in errors and "没有结束" not in errors, errors)
    check.equal("and no run is noted", world.read(archive, "log.txt"), before)

    with open(world.folder / archive / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        check.equal("status while another runs", run("2024-07-08")[0], 75)
    check.equal("status without arguments", world.run(script)[0], 64)


def one_township(world, check):
    script, yangban = "one-township.sh", f"{COUNTY}/yangban"
    for name, expected, words in [("disi-zhen.yaml", 0, "可以报送"), ("diyi-xiang.yaml", 1, "整改后再报"),
                                  ("dier-zhen.yaml", 2, "还有待补充的")]:
        status, printed, _ = world.run(script, f"{yangban}/{name}", OUT)
        check.equal(f"status of {name}", status, expected)
        check.true("which is said", words in printed, printed)
    practice = world.folder / "practice.yaml"
    practice.write_text(PRACTICE, "utf-8")
    status, printed, _ = world.run(script, practice.name, OUT)
    check.equal("status where only rules that do not count are open", status, 0)
    check.true("which is not ready to submit", "可改进或没有填写" in printed and "可以报送" not in printed, printed)
    world.run(script, f"{yangban}/dier-zhen.yaml", OUT)
    check.true("what to look at", "「证书」" in world.read(OUT, "on-site.md"), world.read(OUT, "on-site.md"))
    check.true("what to mend", "第十三条" in world.read(OUT, "rectification.md"))
    world.add_broken()
    status, printed, _ = world.run(script, f"{yangban}/坏.yaml", OUT)
    check.equal("status of a broken file", status, 3)
    check.true("which is said", "先改错误" in printed, printed)
    check.equal("status without the file", world.run(script, "none.yaml", OUT)[0], 3)
    check.equal("status with an unknown pack", world.run(script, f"{yangban}/disi-zhen.yaml", OUT, "--rules", "wuhna")[0], 4)
    check.equal("status without arguments", world.run(script)[0], 64)


def names_in_the_wrong_order(world, check):
    """What is to be checked is not there: nothing is written, least of all into the folder of the files."""
    before = sorted(path.relative_to(world.folder) for path in world.folder.rglob("*"))
    for script, arguments in [("before-inspection.sh", ("none", COUNTY)), ("on-site.sh", ("none", "list.md")),
                              ("one-township.sh", ("none", COUNTY)), ("weekly.sh", ("none", COUNTY)),
                              ("only-new.sh", (f"{COUNTY}/yangban/disi-zhen.yaml", "none", "new.jsonl"))]:
        status, printed, errors = world.run(script, *arguments)
        check.equal(f"status of {script} without the folder", status, 3)
        check.true("which is said", "没有这个文件" in errors and "none" in errors and not printed, printed + errors)
        _, _, errors = world.run(script)
        check.true("usage in both languages", "用法：" in errors and "usage: " in errors, errors)
    after = sorted(path.relative_to(world.folder) for path in world.folder.rglob("*"))
    check.equal("what was written", [path for path in after if path not in before], [])


def blocks_of_pages(world, check):
    """The blocks ```sh of the pages: how a script of one's own reads the status."""
    (world.folder / "stations").mkdir()
    station = world.folder / "stations/a.yaml"
    for page in ("evaluators.md", "evaluators.zh-CN.md"):
        blocks = re.findall(r"```sh\n(.*?)```", (world.source / "docs" / page).read_text("utf-8"), re.DOTALL)
        check.equal(f"blocks of {page}", len(blocks), 1)
        said = []
        for name in ("disi-zhen.yaml", "diyi-xiang.yaml", "dier-zhen.yaml", None):
            text = world.county.joinpath("yangban", name).read_text("utf-8") if name else '名称: "'
            station.write_text(text, "utf-8")
            done = subprocess.run(["bash", "-euc", blocks[0]], cwd=world.folder, env=world.environment,
                                  stdin=subprocess.DEVNULL, capture_output=True, check=False)
            check.equal(f"status with {name or 'a broken file'}", done.returncode, 0)
            said.append(done.stdout)
        check.equal("what is said of each is something else", len(set(said)), 4)


def main(source, binaries):
    source = pathlib.Path(source).resolve()
    check = Checks()
    tests = {"before-inspection.sh": before_inspection, "only-new.sh": only_new, "on-site.sh": on_site,
             "weekly.sh": weekly, "one-township.sh": one_township}
    check.equal("scripts with a test", sorted(tests), sorted(path.name for path in (source / "docs/scripts").iterdir()))
    more = {"names in the wrong order": names_in_the_wrong_order, "blocks of the pages": blocks_of_pages}
    for name, test in (tests | more).items():
        print(f"# {name}")
        with tempfile.TemporaryDirectory() as folder:
            test(World(source, pathlib.Path(binaries).resolve(), folder), check)
    print(f"{check.failures} differences")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(*sys.argv[1:]))
