#!/bin/sh
# Makes .venv with the program and its development tools, and repairs it when it is half made.
# Quick when nothing is to be done. Called by the Makefile before anything else.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
python=$venv/bin/python
ready=$venv/.ready

say() { printf '%s\n' "$*"; }
fail() { printf 'set-up: %s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }
has() { command -v "$1" >/dev/null 2>&1; }
can_apt() { is_root && has apt-get; }

apt() {
    say "set-up: installing $*"
    # Lists may be missing or old on a fresh machine; a failed update still lets installs work.
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

supported() {  # is this a Python that the program runs on?
    "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.10; do
        if has "$candidate" && supported "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# What the environment was made from: it is made anew when any of this changes.
fingerprint() { cat pyproject.toml constraints.txt hatch_build.py tools/setup.sh tools/check_environment.py | cksum; }

# Every pinned distribution is there, in the pinned version and whole.
intact() { "$python" tools/check_environment.py 2>/dev/null; }

make_environment() {
    base=$(find_python) || {
        if can_apt; then
            apt python3 python3-venv
            base=$(find_python) || fail "Python 3.10 to 3.13 is needed; this system has another one. Install one and run again (PYTHON=/path/to/python3 make ...)."
        else
            fail "Python 3.10 to 3.13 is needed. Install it (Debian: apt install python3 python3-venv; macOS: brew install python@3.12) and run again."
        fi
    }
    if [ -d "$venv" ] && ! { [ -x "$python" ] && "$python" -m pip --version >/dev/null 2>&1 \
        && "$python" tools/check_environment.py --files >/dev/null 2>&1; }; then
        say "set-up: $venv is broken; making it again"
        rm -rf "$venv"
    fi
    if [ ! -d "$venv" ]; then
        say "set-up: making $venv with $("$base" --version)"
        if ! "$base" -m venv "$venv" >/dev/null 2>&1; then
            rm -rf "$venv"
            can_apt || fail "this Python cannot make virtual environments. Install python3-venv (Debian: apt install python3-venv) and run again."
            apt python3-venv
            "$base" -m venv "$venv"
        fi
    fi
    say "set-up: installing the packages (torch is large; this takes minutes the first time)"
    "$python" -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
    intact || fail "the packages are not as constraints.txt says even after installing. Remove $venv and run again."
}

# The libraries that Qt's window system plugin needs, and a font, from the system (Linux only).
qt_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    qt=$("$python" -c 'import importlib.util as u, os; print(os.path.dirname(u.find_spec("PySide6").origin))')
    missing=$(ldd "$qt/Qt/plugins/platforms/libqxcb.so" "$qt"/QtWidgets*.so 2>/dev/null \
        | awk '/not found/ {print $1}' | sort -u | tr '\n' ' ')
    font=
    for file in /usr/share/fonts/*/*/*.[to]tf /usr/share/fonts/*/*.[to]tf \
        "$HOME"/.fonts/* "$HOME"/.local/share/fonts/*; do
        if [ -e "$file" ]; then font=yes; fi
    done
    [ -z "$missing" ] && [ -n "$font" ] && return 0
    packages="libgl1 libegl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libx11-xcb1 fonts-dejavu-core"
    if can_apt; then
        # shellcheck disable=SC2086
        apt $packages
    else
        say "set-up: Qt misses ${missing:-a font}. On Debian or Ubuntu: sudo apt install $packages"
    fi
}

# A virtual display and a mouse for the tests that drive the real window.
display_tools() {
    [ "$(uname -s)" = Linux ] || return 0
    if has Xvfb && has xdotool; then return 0; fi
    if can_apt; then
        apt xvfb xdotool
    else
        say "set-up: without Xvfb and xdotool the tests of the real window are skipped. On Debian or Ubuntu: sudo apt install xvfb xdotool"
    fi
}

# What PyInstaller needs of the system (Linux only): Qt's X11 plugin is linked with it, and it comes along.
package_tools() {
    [ "$(uname -s)" = Linux ] || return 0
    if has strip && has zstd && ldconfig -p | grep -q libxcb-cursor; then return 0; fi
    if can_apt; then
        apt binutils zstd libxcb-cursor0
    else
        say "set-up: the package needs binutils, zstd and libxcb-cursor. On Debian or Ubuntu: sudo apt install binutils zstd libxcb-cursor0"
    fi
}

# What makes a bare root for the proof of the package, and what checks the desktop's files.
proof_tools() {
    [ "$(uname -s)" = Linux ] || fail "the proof needs Linux."
    if has debootstrap && has zstd; then return 0; fi
    can_apt || fail "the proof needs debootstrap and zstd. On Debian or Ubuntu, as root: apt install debootstrap zstd"
    apt debootstrap zstd
}

if ! { [ -f "$ready" ] && [ "$(cat "$ready")" = "$(fingerprint)" ] && intact; }; then
    rm -f "$ready"
    make_environment
    qt_libraries
    fingerprint > "$ready"
fi
# The translations, after an edit or a pull.
for source in resources/translations/*.ts; do
    if ! [ "${source%.ts}.qm" -nt "$source" ]; then
        "$python" tools/translations.py --compile
        break
    fi
done
case ${1:-} in
    test) display_tools ;;
    package) package_tools ;;
    proof) display_tools; proof_tools ;;
esac
