#!/usr/bin/env bash
# run_in_clone.sh SOURCE SCRIPT…: clones the repository SOURCE into a temporary folder and runs each
# script there in an empty environment, as somebody would who has just found the project. Ends with
# the status of the first script that fails; 77 (skipped) where SOURCE is no git checkout.
set -euo pipefail

source=$(realpath "$1")
shift
if [ "$(git -C "$source" rev-parse --show-toplevel 2>/dev/null)" != "$source" ]; then
  echo "$source is not a git checkout"
  exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone --quiet "$source" "$folder/clone"
for script in "$@"; do
  (cd / && env -i HOME="$HOME" PATH=/usr/sbin:/usr/bin:/sbin:/bin "$folder/clone/$script" </dev/null)
done
