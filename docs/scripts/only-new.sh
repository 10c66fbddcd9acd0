#!/usr/bin/env bash
# 只看上次以来新增的：与上次的结果流比较。
# Only what is new since last time: compares with the results of then.
#
#   only-new.sh 上次结果.jsonl 文件夹 本次结果.jsonl [station-check 的选项 …]
#   only-new.sh OLD.jsonl FOLDER NEW.jsonl [options of station-check …]
#
# 打印新增和变化的问题。退出状态只看新增的问题：0 没有，1 不符合，2 待补充，3 本次有文件没有全部读懂。
# Prints what is new and what has changed. The exit status is about new problems alone: 0 none, 1 a
# failure, 2 something unknown, 3 a file was not read in full this time.
set -Eeuo pipefail
trap 'exit 74' ERR # what fails unexpectedly is writing; 1 would mean a violation

if [ $# -lt 3 ]; then
  echo "用法：only-new.sh 上次结果.jsonl 文件夹 本次结果.jsonl [station-check 的选项 …]" >&2
  echo "usage: only-new.sh OLD.jsonl FOLDER NEW.jsonl [options of station-check …]" >&2
  exit 64
fi
old=$1 folder=$2 new=$3
shift 3
if [ ! -e "$folder" ]; then # before anything is written: two names may have changed places
  echo "没有这个文件夹 / there is no such folder: $folder" >&2
  exit 3
fi
if [ ! -f "$old" ]; then
  echo "没有上次结果 / there are no old results: $old" >&2
  exit 3
fi
if [ "$old" -ef "$new" ]; then
  echo "本次结果不能写到上次结果里 / the new results may not replace the old ones: $new" >&2
  exit 64
fi

status=0
station-check "$@" --format "jsonl:$new" -- "$folder" || status=$?
case $status in
  0 | 1 | 2 | 3) ;; # station-diff says what has become of it
  *) exit "$status" ;;
esac

status=0
station-diff --fail-on-new --show new,changed -- "$old" "$new" || status=$?
exit "$status"
