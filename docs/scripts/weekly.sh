#!/usr/bin/env bash
# 每周自动运行：每次的结果存入以日期为名的文件夹，并与上一次比较。
# A weekly run: keeps the results of each day in a folder of its own and compares with the last one.
#
#   weekly.sh 文件夹 存档文件夹 [station-check 的选项 …]
#   weekly.sh FOLDER ARCHIVE [options of station-check …]
#
#   ARCHIVE/2024-07-01/report.txt         全部情况 the whole report
#   ARCHIVE/2024-07-01/rectification.csv  整改清单 the rectification list
#   ARCHIVE/2024-07-01/messages.txt       提示和错误 what was said on standard error
#   ARCHIVE/2024-07-01/results.jsonl      结果流；有文件没读懂时叫 incomplete.jsonl，不作为下次比较的基础
#                                         the results; called incomplete.jsonl, and no later run
#                                         compares with it, when files were not read in full
#   ARCHIVE/2024-07-01/changes.md         整改对照表 what is fixed, new, remaining since the last run
#   ARCHIVE/log.txt                       每次一行 a line for each run
#
# 没有新问题时什么也不打印，cron 也就不发邮件。退出状态：0 没有新问题（第一次运行：没有问题），1 新的
# 不符合，2 新的待补充，3 有文件没有全部读懂，69 没有 flock，75 上一次还没有结束，其余同 station-check。
# Prints nothing where nothing is new, so that cron sends no mail. Exit status: 0 nothing is new (the
# first run: no problem), 1 a new failure, 2 something newly unknown, 3 files were not read in full,
# 69 there is no flock, 75 an earlier run has not ended; others are those of station-check.
set -Eeuo pipefail
trap 'exit 74' ERR # what fails unexpectedly is writing; 1 would mean a violation

if [ $# -lt 2 ]; then
  echo "用法：weekly.sh 文件夹 存档文件夹 [station-check 的选项 …]" >&2
  echo "usage: weekly.sh FOLDER ARCHIVE [options of station-check …]" >&2
  exit 64
fi
folder=$1 archive=$2
shift 2
if [ ! -e "$folder" ]; then # before anything is written: two names may have changed places
  echo "没有这个文件夹 / there is no such folder: $folder" >&2
  exit 3
fi
day=${STATION_AS_OF:-$(date +%F)}
run=$archive/$day
mkdir -p -- "$run"

if ! command -v flock >/dev/null; then
  echo "缺少 flock（在 util-linux 中），不能防止两次运行同时进行 / flock (of util-linux) is needed and not there" >&2
  exit 69
fi
exec 9>"$archive/lock" # released when this script ends, however it ends
if ! flock -n 9; then
  echo "上一次运行还没有结束 / an earlier run has not ended: $archive/lock" >&2
  exit 75
fi

# finish STATUS TEXT: notes the run, says so where a person has to look, and ends.
finish() {
  printf '%s %s %s\n' "$day" "$1" "$2" >>"$archive/log.txt"
  if [ "$1" -ne 0 ]; then
    printf '%s: %s\n' "$run" "$2"
  fi
  exit "$1"
}

# The results of the newest complete run before this day.
last=
for earlier in "$archive"/????-??-??/results.jsonl; do
  if [ -e "$earlier" ] && [[ $earlier < $run ]]; then
    last=$earlier
  fi
done

status=0
station-check "$@" --as-of "$day" \
  --format "text:$run/report.txt" \
  --format "csv:$run/rectification.csv" \
  --format "jsonl:$run/incomplete.jsonl" \
  -- "$folder" 2>"$run/messages.txt" || status=$?
case $status in
  0 | 1 | 2) ;;
  3) finish 3 "有文件没有全部读懂，见 report.txt / files were not read in full" ;;
  *) finish "$status" "没有检查成，见 messages.txt / the check did not succeed" ;;
esac
mv -- "$run/incomplete.jsonl" "$run/results.jsonl"
if [ -z "$last" ]; then
  finish "$status" "第一次运行 / the first run"
fi

status=0
station-diff --fail-on-new --format "markdown:$run/changes.md" -- "$last" "$run/results.jsonl" \
  2>>"$run/messages.txt" || status=$?
case $status in
  0) finish 0 "没有新问题 / nothing is new" ;;
  1) finish 1 "有新的不符合，见 changes.md / new failures" ;;
  2) finish 2 "有新的待补充，见 changes.md / newly unknown" ;;
  *) finish "$status" "没有比较成，见 messages.txt / the comparison did not succeed" ;;
esac
