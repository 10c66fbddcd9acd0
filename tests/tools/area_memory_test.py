#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory of a county whose stations say little.

    area_memory_test.py STATION_CHECK

Stations that leave out what rules of the county look at: what each of them waits for is kept once,
not once for every other station. What twice as many stations take more is held against what the
number before took more: twice as much where memory grows with the stations, four times as much
where it grows with their square.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
CITIES = ["武汉市", "攀枝花市"]
STATION = "名称: 第{0}镇社工站\n地区: {{市: {1}, 区县: 示例区, 乡镇: 第{0}镇}}\n年度: 2023\n"


def peak(root, city, count):
    folder = pathlib.Path(root) / f"{city}-{count}"
    folder.mkdir()
    towns = "、".join(f"第{n}镇" for n in range(count))
    (folder / "county.yaml").write_text(
        f"文件类型: 县区\n名称: 示例区\n地区: {{市: {city}, 区县: 示例区}}\n年度: 2023\n"
        f"乡镇街道: {towns}\n社工站: ['s*.yaml']\n", encoding="utf-8")
    for n in range(count):
        (folder / f"s{n:04}.yaml").write_text(STATION.format(n, city), encoding="utf-8")
    command = [PROGRAM, "--jobs", "1", "--format", "line", "--as-of", "2024-06-30",
               str(folder / "county.yaml")]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (1, 2), f"status {code}"
    return usage.ru_maxrss


with tempfile.TemporaryDirectory() as root:
    for city in CITIES:
        few, some, many = (peak(root, city, count) for count in (300, 600, 1200))
        print(f"{city}: 300 stations {few} KiB, 600 {some} KiB, 1,200 {many} KiB")
        assert many - some < 2.6 * (some - few), "memory grows faster than the stations"
