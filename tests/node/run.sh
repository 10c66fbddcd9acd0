#!/usr/bin/env bash
# run.sh PACKAGES SCRIPT ARGUMENT…: runs a script of this folder with node. The packages that
# package-lock.json pins are installed into PACKAGES/node_modules first, once for each state of that
# file. Ends with 77 (skipped) where there is no npm: scripts/bootstrap --tests installs it.
set -euo pipefail

source=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
packages=$1
script=$2
shift 2

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "node and npm are not installed: scripts/bootstrap --tests installs them"
  exit 77
fi

install_packages() {
  cmp -s "$source/package-lock.json" "$packages/installed" && return
  rm -f "$packages/installed"
  cp "$source/package.json" "$source/package-lock.json" "$packages"
  (cd "$packages" && npm ci --no-audit --no-fund --ignore-scripts --loglevel error)
  cp "$source/package-lock.json" "$packages/installed"
}

mkdir -p "$packages"
exec 9>"$packages/lock" # tests run side by side
flock 9
install_packages
flock -u 9
exec node "$script" "$@"
