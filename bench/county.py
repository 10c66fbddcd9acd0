#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One county with many stations: time and memory of station-check.

    bench/county.py STATION_CHECK [--townships 2500] [--stations 5000] [--rules PACKS]

Writes the file of a county that lists its townships and stations, and a file for each station (two
a township): staff with certificate and identity numbers of their own, contracts that several
stations share, plaques. One certificate is full-time at two stations and one contract has two
amounts, so that there is something to find. Then runs station-check on the folder with one and with
two threads, and prints time, greatest resident memory, and what was found.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

STATION = """名称: 第{n}社工站
站点编号: SG-{n:05}
地区: {{市: 攀枝花市, 区县: 样例县, 乡镇: 第{township}镇}}
年度: 2023
场地:
  总面积: {area}平米
  办公面积: 40平米
标识:
  户外牌匾: {{有: 是, 文字: 样例县第{township}镇社会工作服务站}}
人员:
  - {{姓名: 甲{n}, 角色: 站长, 用工: 兼职}}
  - {{姓名: 乙{n}, 角色: 社工, 用工: 专职, 证书: 助理社会工作师, 证书编号: ZS-{cert:06}, 出生: 1990-05-01, 到岗: 2022-01-01}}
  - {{姓名: 丙{name}, 角色: 社工, 用工: 专职, 证书: 社会工作师, 证书编号: ZS-{second:06}, 出生: 1988-03-{day:02}, 到岗: 2022-01-01}}
  - {{姓名: 丁{n}, 角色: 社工, 用工: 专职, 社工专业: 是, 出生: 1995-07-15, 到岗: 2023-02-01}}
合同:
  - {{编号: HT-{contract:04}, 甲方: 样例县民政局, 乙方: 第{contract}社工中心, 起: 2022-01-01, 止: 2024-12-31, 金额: {amount}万元}}
运营:
  承接机构: {{名称: 第{contract}社工中心, 登记证号: DJ-{contract:04}}}
经费: {{总额: 30万元}}
"""


def write_county(folder, townships, stations):
    names = "、".join(f"第{n}镇" for n in range(1, townships + 1))
    (folder / "county.yaml").write_text(
        "文件类型: 县区\n名称: 样例县\n地区: {市: 攀枝花市, 区县: 样例县}\n年度: 2023\n"
        f"乡镇街道: {names}\n社工站: ['stations/*.yaml']\n", encoding="utf-8")
    (folder / "stations").mkdir()
    for n in range(1, stations + 1):
        text = STATION.format(
            n=n, township=(n - 1) % townships + 1, area=60 + n % 50,
            cert=2 * n if n != stations else 2,  # the last one's certificate is the first one's
            second=2 * n + 1, name=n % 1000, day=n % 28 + 1, contract=n // 10,
            amount=300 if n != 17 else 310)
        (folder / "stations" / f"{n:05}.yaml").write_text(text, encoding="utf-8")


def run(command, folder, jobs, rules):
    arguments = [command, "--format", "line", "--as-of", "2024-06-30", "--jobs", str(jobs)]
    arguments += (["--rules", rules] if rules else []) + [str(folder)]
    begin = time.monotonic()
    with open(folder.parent / "out.txt", "wb") as out:
        child = subprocess.Popen(arguments, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
    seconds = time.monotonic() - begin
    # Line by line: the greatest memory of the next child begins with what this program holds.
    with open(folder.parent / "out.txt", encoding="utf-8") as lines:
        county = [line.rstrip("\n") for line in lines if "[KZ-" in line]
    return seconds, usage, os.waitstatus_to_exitcode(status), county


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("station_check")
    parser.add_argument("--townships", type=int, default=2500)
    parser.add_argument("--stations", type=int, default=5000)
    parser.add_argument("--rules", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        folder = pathlib.Path(root) / "county"
        folder.mkdir()
        write_county(folder, options.townships, options.stations)
        size = sum(path.stat().st_size for path in folder.rglob("*.yaml"))
        print("| stations | threads | wall, s | cpu, s | memory, MiB | status | findings of the county |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for jobs in (1, 2):
            seconds, usage, status, county = run(options.station_check, folder, jobs, options.rules)
            print(f"| {options.stations} ({size / 2**20:.1f} MiB) | {jobs} | {seconds:.2f} "
                  f"| {usage.ru_utime + usage.ru_stime:.2f} | {usage.ru_maxrss / 1024:.0f} "
                  f"| {status} | {len(county)} |")
        for line in county[:5]:
            print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
