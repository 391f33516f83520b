#!/bin/sh
# Sees that the programs the tests drive are there: Chromium, and poppler's pdftoppm. Installs them from Debian's
# packages where it may; otherwise says what to install and fails. Nothing is skipped silently.
set -eu
. "$(dirname "$0")/say.sh"

works() { # PROGRAM: it starts, and is not the stub that only points to Ubuntu's snap
    path=$(command -v "$1") || return 1
    case "$(readlink -f "$path")" in /snap/* | */bin/snap) return 1 ;; esac
    "$path" "$2" >/dev/null 2>&1
}

missing() {
    works chromium --version || printf 'chromium '
    works pdftoppm -v || printf 'poppler-utils '
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

is_snap_stub() { # PACKAGE: apt offers only the stub
    apt-cache policy "$1" 2>/dev/null | grep -qi 'candidate:.*snap'
}

install() {
    DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1
}

needed=$(missing)
[ -z "$needed" ] && exit 0

if may_install && ! { [ "${needed#chromium}" != "$needed" ] && is_snap_stub chromium; }; then
    say "試験に使うプログラムを入れます：$needed" "Installing what the tests drive: $needed"
    # shellcheck disable=SC2086 # a list of packages
    install $needed || { as_root apt-get update -q >/dev/null 2>&1 && install $needed; } || true
    needed=$(missing)
    [ -z "$needed" ] && exit 0
fi

stop "試験に使うプログラムがありません：$needed" "画面と PDF の試験は、本物のブラウザーと読取りプログラムで行います。" \
    "管理者として「apt-get install $needed」を行ってください。Ubuntu の snap 版 Chromium は使えないので、Debian 版などの chromium を PATH に置いてください。" \
    "The tests lack: $needed" "Pages and PDFs are tested with a real browser and a real reader." \
    "As root run: apt-get install $needed. Ubuntu's snap of Chromium will not do: put another chromium on the PATH."
