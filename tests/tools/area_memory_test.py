#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory of a county whose stations say little.

    area_memory_test.py STATION_CHECK

A thousand stations that leave out what rules of the county look at: what each of them waits for is
kept once, not once for every other station. The memory of a run is held against that of a run of a
quarter of them; with the square of the stations it would be sixteen times as much.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
STATION = "名称: 第{0}镇社工站\n地区: {{市: 武汉市, 区县: 示例区, 乡镇: 第{0}镇}}\n年度: 2023\n"


def peak(root, count):
    folder = pathlib.Path(root) / str(count)
    folder.mkdir()
    towns = "、".join(f"第{n}镇" for n in range(count))
    (folder / "county.yaml").write_text(
        "文件类型: 县区\n名称: 示例区\n地区: {市: 武汉市, 区县: 示例区}\n年度: 2023\n"
        f"乡镇街道: {towns}\n社工站: ['s*.yaml']\n", encoding="utf-8")
    for n in range(count):
        (folder / f"s{n:04}.yaml").write_text(STATION.format(n), encoding="utf-8")
    command = [PROGRAM, "--rules", "wuhan", "--jobs", "1", "--format", "line", "--as-of",
               "2024-06-30", str(folder / "county.yaml")]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (1, 2), f"status {code}"
    return usage.ru_maxrss


with tempfile.TemporaryDirectory() as root:
    small, large = peak(root, 250), peak(root, 1000)
    print(f"250 stations {small} KiB, 1,000 stations {large} KiB")
    assert large < 5 * small, "memory grows faster than the stations"
