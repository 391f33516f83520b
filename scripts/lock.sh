#!/bin/sh
# Locks the dependencies of pyproject.toml with their hashes, for every platform, without any address of a registry.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

command -v uv >/dev/null || stop "uv がありません。" "依存関係の固定には uv を使います。" "uv を入れて、もう一度実行してください。" \
    "uv is missing." "It locks the dependencies." "Install uv, then try again."

lock() {
    uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
        --no-annotate --no-header --python-version 3.11 pyproject.toml "$@"
}

# The development lock first: what runs is then exactly what was tested.
lock --extra dev --extra proof --extra s3 --output-file requirements-dev.txt
lock --constraint requirements-dev.txt --output-file requirements.txt
lock --extra proof --constraint requirements-dev.txt --output-file requirements-proof.txt
lock --extra s3 --constraint requirements-dev.txt --output-file requirements-s3.txt
