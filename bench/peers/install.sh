#!/bin/sh
# Installs the runtimes that `-- peers` measures beside ours, with the package managers of Debian (12) and npm.
# What is missing afterwards is said in its column; nothing here is needed to build or to test.
#   bench/peers/install.sh [FOLDER]     FOLDER for npm's package; default: artifacts/peers of this repository
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=${1:-$root/artifacts/peers}

if [ "$(id -u)" -eq 0 ]; then as_root=; else as_root=sudo; fi
$as_root apt-get update -qq
for package in libopenblas0-pthread libdnnl-dev python3-torch; do
    $as_root apt-get install -y -qq --no-install-recommends "$package" || echo "$package: not installed" >&2
done

# Only the shared library is wanted, so no script of a package runs; the part for other systems stays unused.
mkdir -p "$folder"
[ -f "$folder/package.json" ] || echo '{"private": true}' > "$folder/package.json"
(cd "$folder" && npm install --ignore-scripts --no-audit --no-fund onnxruntime-node@1.30.0) || echo "onnxruntime-node: not installed" >&2
