# Sourced by the other scripts: `say` reports progress, `stop` says what is wrong, why and what to do next, and ends.

say() { # JAPANESE ENGLISH
    printf '%s / %s\n' "$1" "$2"
}

stop() { # WHAT WHY NEXT in Japanese, then WHAT WHY NEXT in English
    printf '%s\n  %s\n  %s\n' "$@" >&2
    exit 3
}
