"""The Debian package in a root of its own: installed, used, removed."""

import shutil

from drawai_desktop.resources import resource
from tests.package_proof.bare_root import WORK

PLACE = "/usr/lib/drawai-desktop"


def prove_debian_package(root, package):
    """apt finds what it needs; the command is there for everybody; nothing stays."""
    before = _files(root)
    shutil.copy(package, root.path("/tmp/drawai.deb"))
    root.install("/tmp/drawai.deb")
    yield "the Debian package installs, with what it needs"
    done = root.run("drawai", "selftest")
    assert done.returncode == 0, done.stderr
    done = root.run(
        "drawai", "render", _example(root), "-o", f"{WORK}/deb.png", "--size", "256x256"
    )
    assert done.returncode == 0, done.stderr
    entry = root.path("/usr/share/applications/drawai.desktop").read_text(encoding="utf-8")
    assert "Exec=drawai %f" in entry
    yield "drawai is a command and in the menus: selftest, render"
    done = root.run("apt-get", "remove", "--purge", "-y", "-qq", "drawai-desktop", user=0)
    assert done.returncode == 0, done.stderr
    left = {path for path in _files(root) - before if "drawai" in path}
    assert left == set(), left
    yield "removed, it leaves nothing"


def _example(root):
    inside = f"{WORK}/example.png"
    root.path(inside).write_bytes(resource("examples", "mountain-lake.png").read_bytes())
    return inside


def _files(root):
    usr = root.path("/usr")
    return {str(path.relative_to(usr)) for path in usr.rglob("*")}
