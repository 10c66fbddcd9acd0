# SPDX-License-Identifier: Apache-2.0
"""Holds the shell scripts of the project to shellcheck.

    shellcheck_test.py SOURCE

Skipped (77) where shellcheck is not installed.
"""
import pathlib
import shutil
import subprocess
import sys

source = pathlib.Path(sys.argv[1])
if shutil.which("shellcheck") is None:
    print("shellcheck is not installed")
    sys.exit(77)
scripts = sorted(path for folder in ("docs", "scripts", ".ci", "tests")
                 for path in source.joinpath(folder).rglob("*")
                 if path.is_file() and path.read_bytes()[:32].split(b"\n")[0] in (b"#!/usr/bin/env bash", b"#!/bin/sh"))
print("\n".join(str(path.relative_to(source)) for path in scripts))
sys.exit(subprocess.run(["shellcheck", *scripts], check=False).returncode if scripts else 1)
