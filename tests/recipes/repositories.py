# SPDX-License-Identifier: Apache-2.0
"""Git repositories for the tests of what docs/ci offers: one of submitted files, one that stands for the toolkit."""
import os
import shutil
import subprocess

VERSION = "v0.1.0"  # the one that docs/ci names
YANGBAN = "samples/wuhan/yangban/"
BROKEN = '名称: "没有结束\n'


def environment(source, binaries, home, **more):
    """For commands that see nothing of the machine's settings."""
    return {"PATH": f"{binaries}:{os.defpath}", "HOME": str(home), "LC_ALL": "C.UTF-8",
            "STATION_AS_OF": "2024-06-30", "STATION_RULES_PATH": str(source / "rules"), "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
            "GIT_COMMITTER_EMAIL": "a@example.org", **more}


def commit(folder, variables, *after):
    """Makes a folder a repository with all its files in one commit, then runs further git commands."""
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "files"], *after):
        subprocess.run(["git", *command], cwd=folder, env=variables, check=True)


def toolkit(source, binaries, folder, variables):
    """A repository of the toolkit whose scripts/bootstrap takes the commands from BIN instead of building them."""
    bootstrap = folder / "scripts/bootstrap"
    bootstrap.parent.mkdir(parents=True)
    bootstrap.write_text('#!/bin/sh\nset -e\ncd "$(dirname "$0")/.."\nmkdir -p build/release/bin\n'
                         f"ln -s '{binaries}'/station-* build/release/bin/\n", "utf-8")
    bootstrap.chmod(0o755)
    shutil.copy(source / ".pre-commit-hooks.yaml", folder)
    commit(folder, variables, ["tag", VERSION])


def submissions(source, folder, *stations):
    """A folder of submitted files: stations/ with samples, or with a broken file for None."""
    (folder / "stations").mkdir(parents=True)
    for station in stations:
        if station:
            shutil.copy(source / YANGBAN / station, folder / "stations")
        else:
            (folder / "stations/broken.yaml").write_text(BROKEN, "utf-8")
    return folder


# The status of station-check, and the files submitted; None is a broken one.
SCENARIOS = [(0, ["disi-zhen.yaml"]), (1, ["disi-zhen.yaml", "diyi-xiang.yaml"]),
             (2, ["disi-zhen.yaml", "dier-zhen.yaml"]), (3, ["disi-zhen.yaml", None])]
