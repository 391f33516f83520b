#!/bin/sh
# Prints the path of a Python that this program runs on, or says which one to install. PYTHON=... names one to take.
set -eu
. "$(dirname "$0")/say.sh"

too_old=""
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    path=$(command -v "$name") || continue
    version=$("$path" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if ! "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        too_old="$path ($version)"
        continue
    fi
    if ! "$path" -c 'import ensurepip, venv' 2>/dev/null; then
        stop "仮想環境を作れません。" "$path に venv がありません。" \
            "Debian・Ubuntu では「apt-get install python$version-venv」を行い、もう一度実行してください。" \
            "A virtual environment cannot be made." "$path comes without venv." \
            "On Debian or Ubuntu run: apt-get install python$version-venv, then try again."
    fi
    printf '%s\n' "$path"
    exit 0
done

if [ -n "$too_old" ]; then
    stop "Python が古すぎます。" "3.11 以上が必要ですが、見つかったのは $too_old です。" \
        "Python 3.11 以上を入れるか、PYTHON=/path/to/python3.11 make run のように指定してください。" \
        "This Python is too old." "3.11 or later is needed; found: $too_old." \
        "Install Python 3.11 or later, or name one: PYTHON=/path/to/python3.11 make run"
fi
stop "Python が見つかりません。" "このプログラムは Python 3.11 以上で動きます。" \
    "Debian・Ubuntu では「apt-get install python3 python3-venv」を行い、もう一度実行してください。" \
    "No Python was found." "This program runs on Python 3.11 or later." \
    "On Debian or Ubuntu run: apt-get install python3 python3-venv, then try again."
