#!/usr/bin/env bash
# 检查之前：检查一个县的全部文件，写出整改清单。
# Before an inspection: checks all files of a county and writes the rectification lists.
#
#   before-inspection.sh 文件夹 输出文件夹 [station-check 的选项 …]
#   before-inspection.sh FOLDER OUT [options of station-check …]
#
#   OUT/report.txt         全部情况 the whole report
#   OUT/rectification.csv  全县整改清单 the list of the county, for Excel and WPS
#   OUT/rectification.md   同一清单 the same list, for Word
#   OUT/lists/FILE.md      每个报送文件一份 the part of each submitted file, to be handed out
#   OUT/results.jsonl      结果流，供以后比较 the results, for station-diff
#
# 退出状态是 station-check 的：0、1、2、3 时清单已写出。
# The exit status is that of station-check; the lists are written with 0, 1, 2 and 3.
set -Eeuo pipefail
trap 'exit 74' ERR # what fails unexpectedly is writing; 1 would mean a violation

if [ $# -lt 2 ]; then
  echo "用法：before-inspection.sh 文件夹 输出文件夹 [station-check 的选项 …]" >&2
  echo "usage: before-inspection.sh FOLDER OUT [options of station-check …]" >&2
  exit 64
fi
folder=$1 out=$2
shift 2
if [ ! -e "$folder" ]; then # before anything is written: two names may have changed places
  echo "没有这个文件夹 / there is no such folder: $folder" >&2
  exit 3
fi
mkdir -p -- "$out/lists"

status=0
station-check "$@" \
  --format "text:$out/report.txt" \
  --format "csv:$out/rectification.csv" \
  --format "markdown:$out/rectification.md" \
  --format "jsonl:$out/results.jsonl" \
  -- "$folder" || status=$?
case $status in
  0)
    # Rules that do not count for the status (--fail-on) may have findings too: rows with a place.
    if grep -qE ':[0-9]+:[0-9]+ \|$' "$out/rectification.md"; then
      echo "没有必须整改的，清单中是可改进或没有填写的 / nothing has to be rectified, the lists have what to improve or fill in"
    else
      echo "没有要整改的 / nothing to rectify"
    fi
    ;;
  1 | 2) ;;
  3) echo "有文件没有全部读懂，见清单中的错误 / files were not read in full, see the errors in the lists" >&2 ;;
  *) exit "$status" ;; # station-check has said why
esac

# The rows of the table by the file that their last cell names: "…/file.yaml:12:3 |".
shopt -s nullglob
rm -f -- "$out/lists/"*.md
lists=$out/lists awk '
  !/^\| / { if (!rows) head = head $0 "\n"; next }
  ++rows <= 2 { head = head $0 "\n"; next }
  {
    cells = split($0, cell, / \| /)
    path = cell[cells]
    if (!sub(/:[0-9]+:[0-9]+ \|$/, "", path)) next  # not about a place in a file
    gsub(/\\/, "", path)
    gsub(/\//, "_", path)
    list = ENVIRON["lists"] "/" path ".md"
    if (!(list in started)) printf "%s", head > list
    started[list] = 1
    print >> list
    close(list)
  }' <"$out/rectification.md"

printf '%s\n' "$out/report.txt" "$out/rectification.csv" "$out/lists/"*.md
exit "$status"
