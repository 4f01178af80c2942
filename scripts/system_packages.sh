#!/bin/sh
# Install what the tests need and pip does not bring: a browser for the page, node for the apps of helpdesks.
# On Debian and its like; elsewhere it names what is missing.
set -eu
missing=""
command -v chromium >/dev/null || missing="chromium"
command -v node >/dev/null || missing="$missing nodejs"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
    echo "Please install: $missing" >&2
    exit 1
fi
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086  # one word for each package
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y --no-install-recommends $missing >/dev/null
