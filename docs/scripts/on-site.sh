#!/usr/bin/env bash
# 现场看什么：文件说不清、只能现场看的，每站一张核查表。
# What to look at on site: a checklist for each station, of what files do not say or cannot.
#
#   on-site.sh 文件夹 核查表.md [station-check 的选项 …]
#   on-site.sh FOLDER CHECKLIST.md [options of station-check …]
#
# 退出状态：0 核查表已写出；3 已写出，但有文件没有全部读懂，表后列出。其余同 station-check。
# Exit status: 0 the checklist is written; 3 it is, but files were not read in full: they are named
# at its end. Others are those of station-check.
set -Eeuo pipefail
trap 'exit 74' ERR # what fails unexpectedly is writing; 1 would mean a violation

if [ $# -lt 2 ]; then
  echo "用法：on-site.sh 文件夹 核查表.md [station-check 的选项 …]" >&2
  echo "usage: on-site.sh FOLDER CHECKLIST.md [options of station-check …]" >&2
  exit 64
fi
folder=$1 checklist=$2
shift 2
if [ ! -e "$folder" ]; then # before anything is written: two names may have changed places
  echo "没有这个文件夹 / there is no such folder: $folder" >&2
  exit 3
fi

status=0
station-check "$@" --show manual,unknown --format "markdown:$checklist" -- "$folder" || status=$?
case $status in
  0 | 1 | 2) status=0 ;; # whether stations comply is not the question here
  3) echo "有文件没有全部读懂，见表后 / files were not read in full, see the end of the checklist" >&2 ;;
  *) exit "$status" ;;
esac
printf '%s\n' "$checklist"
exit "$status"
