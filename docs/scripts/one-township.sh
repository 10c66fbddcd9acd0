#!/usr/bin/env bash
# 一个乡镇（街道）：报送之前自查，或者评估方只看这一站。
# One township: for itself before it submits, or for evaluators who look at this station alone.
#
#   one-township.sh 站点文件 输出文件夹 [station-check 的选项 …]
#   one-township.sh STATION.yaml OUT [options of station-check …]
#
#   OUT/rectification.md  整改清单 what does not comply or is missing
#   OUT/on-site.md        现场核查表 what has to be looked at on site
#
# 打印每处问题一行和一句结论。与其他站有关的规则要全县一起检查（before-inspection.sh）。
# 退出状态是 station-check 的。
# Prints a line for each finding and what follows. Rules across stations need the whole county
# (before-inspection.sh). The exit status is that of station-check.
set -Eeuo pipefail
trap 'exit 74' ERR # what fails unexpectedly is writing; 1 would mean a violation

if [ $# -lt 2 ]; then
  echo "用法：one-township.sh 站点文件 输出文件夹 [station-check 的选项 …]" >&2
  echo "usage: one-township.sh STATION.yaml OUT [options of station-check …]" >&2
  exit 64
fi
file=$1 out=$2
shift 2
if [ ! -e "$file" ]; then # before anything is written: two names may have changed places
  echo "没有这个文件 / there is no such file: $file" >&2
  exit 3
fi
mkdir -p -- "$out"

status=0
station-check "$@" --format line --format "markdown:$out/rectification.md" -- "$file" || status=$?
case $status in
  0)
    # Rules that do not count for the status (--fail-on) may have findings too: rows with a place.
    if grep -qE ':[0-9]+:[0-9]+ \|$' "$out/rectification.md"; then
      echo "没有必须整改的，还有可改进或没有填写的 / nothing that has to be mended, something to improve or fill in: $out/rectification.md"
    else
      echo "没有发现问题，可以报送 / nothing found, ready to submit"
    fi
    ;;
  1) echo "有不符合的，整改后再报 / there are violations to mend: $out/rectification.md" ;;
  2) echo "没有不符合的，还有待补充的 / nothing violated, something to fill in: $out/rectification.md" ;;
  3) echo "文件没有全部读懂，先改错误 / not read in full, mend the errors first: $out/rectification.md" ;;
  *) exit "$status" ;; # station-check has said why
esac

# The same check once more for the other list; its messages and its status 0 to 3 are known by now.
again=0
station-check "$@" --show manual,unknown --format "markdown:$out/on-site.md" -- "$file" 2>/dev/null ||
  again=$?
if [ "$again" -gt 3 ]; then
  echo "核查表没有写成 / the checklist was not written: $out/on-site.md" >&2
  exit "$again"
fi
exit "$status"
