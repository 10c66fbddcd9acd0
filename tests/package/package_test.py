# SPDX-License-Identifier: Apache-2.0
"""The .deb and the .tar.gz of a build: their description, their files, and the main job from them.

    package_test.py SOURCE BUILD

The .deb is unpacked into an empty folder and used there with an empty environment, far from sources and
build.
"""
import contextlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD = (pathlib.Path(argument) for argument in sys.argv[1:3])
COMMANDS = re.findall(r"^audit_command\((\S+)\)", (SOURCE / "tools/CMakeLists.txt").read_text(), re.M)
CACHE = (BUILD / "CMakeCache.txt").read_text()
IS_RELEASE = "\nCMAKE_BUILD_TYPE:STRING=Release\n" in CACHE
NO_LIBRARIES = "yaml-cpp|re2|utf8proc|libmd|libfmt|boost"


def run(*command, ok=0, **more):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=600, **more)
    if done.returncode != ok:
        raise AssertionError(f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.folder = pathlib.Path(cls.stack.enter_context(tempfile.TemporaryDirectory()))
        packed = cls.folder / "packed"
        print(run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", packed))
        (cls.deb,) = packed.glob("*.deb")
        (cls.archive,) = packed.glob("*.tar.gz")
        cls.root = cls.folder / "root"
        run("dpkg-deb", "-x", cls.deb, cls.root)

    @classmethod
    def tearDownClass(cls):
        cls.stack.close()

    def job(self, *command, ok=0):
        """Runs a command as it is installed, with nothing around it."""
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        shown = " ".join(str(word) for word in command)
        out = run("env", "-i", self.root / "usr/bin" / command[0], *command[1:], ok=ok, cwd=work)
        lines = out.splitlines(keepends=True)
        more = f"… {len(lines) - 12} more lines\n" if len(lines) > 12 else ""
        print(f"\n$ env -i {shown}\n{''.join(lines[:12])}{more}-> status {ok}")
        return out

    def test_the_description_is_debian_s(self):
        info = run("dpkg-deb", "-f", self.deb)
        print(self.deb.name, info, sep="\n")
        version = re.search(r"project\(station-audit VERSION (\S+)",
                            (SOURCE / "CMakeLists.txt").read_text()).group(1)
        architecture = run("dpkg", "--print-architecture").strip()
        self.assertEqual(self.deb.name, f"station-audit_{version}-1_{architecture}.deb")
        for line in ("Package: station-audit", f"Version: {version}-1", "Section: utils",
                     "Recommends: tzdata"):
            self.assertIn(line, info.splitlines())
        depends = re.search(r"^Depends: (.*)$", info, re.M).group(1)
        self.assertIn("libc6", depends)
        self.assertNotRegex(depends, NO_LIBRARIES)
        if IS_RELEASE:
            self.assertRegex(depends, r"^libc6 \(>= [\d.]+\)$")

    def test_only_the_c_library_is_linked_dynamically(self):
        for command in COMMANDS:
            libraries = run("ldd", self.root / "usr/bin" / command)
            print(command, libraries, sep="\n")
            self.assertNotRegex(libraries, NO_LIBRARIES)
            if IS_RELEASE:
                self.assertNotRegex(libraries, "stdc|gcc_s")

    def test_the_main_job_runs_from_it(self):
        work = self.folder / "work"
        work.mkdir(exist_ok=True)
        shutil.copy(SOURCE / "samples/over-cap.yaml", work)
        as_of = ("--as-of", "2024-06-30")
        report = self.job("station-check", *as_of, "--lang", "en", "over-cap.yaml", ok=1)
        self.assertIn("over-cap.yaml:155:15: fail [WH-26d] management fee 37,500 yuan", report)
        self.assertIn("不符合 [WH-26d]", self.job("station-check", *as_of, "over-cap.yaml", ok=1))
        self.assertIn("第二十六条", self.job("station-rules", "show", "WH-26d"))
        # Its own rules and no others: what it lists is what the sources have.
        listed = set(re.findall(r"^([a-z-]+)  ", self.job("station-rules", "list"), re.M))
        self.assertEqual(listed, {file.parent.name for file in SOURCE.glob("rules/*/pack.yaml")})
        self.assertIn(" 0 failed", self.job("station-rules", "test", "--lang", "en", "xunxian"))

    def test_it_looks_for_rules_beside_itself_alone(self):
        moved = self.folder / "moved"
        shutil.copytree(self.root, moved, symlinks=True)
        shutil.rmtree(moved / "usr/share/station-audit/rules/wuhan")
        run("env", "-i", moved / "usr/bin/station-rules", "list", "wuhan", ok=4)

    def test_help_and_manual_pages_of_every_command(self):
        share = self.root / "usr/share"
        for command in COMMANDS:
            self.assertIn("--help", self.job(command, "--help", "--lang", "en"))
            for folder in ("man/man1", "man/zh_CN/man1"):
                page = share / folder / f"{command}.1.gz"
                text = run("man", "-E", "UTF-8", "-l", page,
                           env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
                self.assertIn(command, text)
            run("bash", "-n", share / "bash-completion/completions" / command)

    def test_schemas_are_what_the_command_prints(self):
        folder = self.root / "usr/share/station-audit/schemas"
        kinds = ("station", "county", "city", "rulings", "config", "pack", "tests")
        self.assertEqual({file.name for file in folder.iterdir()},
                         {f"{kind}.{ending}" for kind in kinds for ending in ("schema.json", "en.schema.json")})
        for kind in kinds:
            self.assertEqual((folder / f"{kind}.schema.json").read_text(encoding="utf-8"),
                             self.job("station-schema", "--lang", "zh", kind))

    def test_links_of_the_installed_pages_hold(self):
        root = self.root / "usr/share/doc/station-audit"
        pages = sorted(root.rglob("*.md"))
        self.assertGreater(len(pages), 5)
        for page in pages:
            for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
                target = (page.parent / link).resolve()
                to = target.relative_to(root.resolve()) if target.is_relative_to(root.resolve()) \
                    else target
                if to.parts[0] not in ("lib", "tests", "tools"):  # sources, which are not installed
                    self.assertTrue(target.exists(), f"{page.name}: {link}")

    def test_scripts_for_evaluators_run_from_it(self):
        doc = self.root / "usr/share/doc/station-audit"
        lists = self.folder / "lists"
        out = run("env", "-i", f"PATH={self.root}/usr/bin:/usr/bin:/bin", doc / "docs/scripts/before-inspection.sh",
                  doc / "samples/wuhan", lists, "--as-of", "2024-06-30", ok=1)
        self.assertIn(str(lists / "rectification.csv"), out)

    def test_files_are_root_s_and_readable_by_all(self):
        for line in run("dpkg-deb", "-c", self.deb).splitlines():
            mode, owner = line.split()[:2]
            self.assertEqual(owner, "root/root", line)
            self.assertIn(mode, ("drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x", "lrwxrwxrwx"), line)

    def test_the_archive_has_the_same_files(self):
        packed = {name.split("/", 1)[1] for name in run("tar", "tzf", self.archive).splitlines()
                  if not name.endswith("/")}
        in_deb = {str(file.relative_to(self.root / "usr")) for file in self.root.rglob("*")
                  if file.is_file() or file.is_symlink()}
        doc = "share/doc/station-audit"
        self.assertEqual(in_deb - packed, {f"{doc}/changelog.gz", f"{doc}/changelog.Debian.gz",
                                           "share/lintian/overrides/station-audit"})
        self.assertEqual(packed - in_deb, {f"{doc}/CHANGELOG.md"})

    def test_packing_again_gives_the_same_bytes(self):
        again = self.folder / "again"
        run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", again)
        for package in (self.deb, self.archive):
            self.assertEqual(package.read_bytes(), (again / package.name).read_bytes(), package.name)

    @unittest.skipUnless(shutil.which("lintian"), "lintian is not installed")
    def test_lintian_finds_nothing(self):
        if not IS_RELEASE:
            self.skipTest("no release build")
        done = subprocess.run(["lintian", "--no-cfg", "--allow-root", "--fail-on", "error,warning",
                               str(self.deb)], capture_output=True, text=True, timeout=600)
        print("lintian:", done.stdout or "no tags")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
