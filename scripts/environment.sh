#!/bin/sh
# Makes .venv hold exactly what a lock file names, and this program. `environment.sh run` or `environment.sh dev`.
# A stamp remembers what was installed, so a second call does nothing and needs no network.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

case "$1" in
    run) lock=requirements.txt ;;
    dev) lock=requirements-dev.txt ;;
esac
python=.venv/bin/python
log=.venv/install.log

wanted() { # what a stamp holds: the folder (a moved environment is broken), the lock, and the program's own description
    pwd
    cat "$1" pyproject.toml
}

installed() { # KIND LOCK
    wanted "$2" | cmp -s - ".venv/installed-$1" && $python -c '' 2>/dev/null
}

usable() {
    $python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        [ "$(cat .venv/folder 2>/dev/null || pwd)" = "$(pwd)" ]
}

install() {
    $python -m pip install --disable-pip-version-check --no-input --quiet "$@" >>$log 2>&1 || explain
}

explain() {
    tail -n 4 $log >&2
    if grep -qiE 'connection|resolution|timed out|unreachable|proxy|ssl|no matching distribution' $log; then
        stop "部品を取り寄せられません。" "パッケージの配布元につながらないか、そこに部品がありません（記録：$log）。" \
            "ネットワークと、pip の設定（プロキシなど）を確かめて、もう一度実行してください。" \
            "The parts cannot be fetched." "The package registry cannot be reached, or lacks them (log: $log)." \
            "Check the network and pip's own settings (a proxy, say), then try again."
    fi
    stop "部品を入れられません。" "pip が失敗しました（記録：$log）。" \
        "記録を読み、原因を除いて、もう一度実行してください。" \
        "The parts cannot be installed." "pip failed (log: $log)." \
        "Read the log, remove the cause, then try again."
}

translate() {
    for source in $(find compliance -name '*.po'); do
        if [ ! -e "${source%.po}.mo" ] || [ -n "$(find "$source" -newer "${source%.po}.mo")" ]; then
            $python -m compliance.web.compile_translations
            return
        fi
    done
}

if ! installed "$1" "$lock" && ! { [ "$1" = run ] && installed dev requirements-dev.txt; }; then
    if ! usable; then
        maker=$(sh scripts/python.sh)
        say "仮想環境 .venv を作ります。" "Making the virtual environment .venv."
        "$maker" -m venv --clear .venv 2>/dev/null ||
            stop "仮想環境 .venv を作れません。" "フォルダー $(pwd) に書き込めないか、空きがありません。" \
                "書き込めるフォルダーに複写して、もう一度実行してください。" \
                "The virtual environment .venv cannot be made." "The folder $(pwd) cannot be written, or is full." \
                "Copy it to a folder of your own, then try again."
        pwd >.venv/folder
    fi
    say "部品を入れます（初回は 1〜2 分）。" "Installing the parts (a minute or two the first time)."
    : >$log
    install --require-hashes --only-binary :all: -r "$lock"
    install --no-deps --no-build-isolation -e .
    wanted "$lock" >".venv/installed-$1"
fi
translate
