"""``make package``: the folder that runs without Python, and its archive.

    .venv/bin/python tools/package/make.py [--folder-only]

Makes an environment of its own in ``build/package/env`` - the program with the extras that belong
inside, PyInstaller, a CPU build of torch - and one for the tools that list licences, so that
neither is taken for a part of the program. Both are made anew when ``pyproject.toml`` or
``constraints.txt`` change.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tarfile
import venv
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from drawai_desktop import __version__  # noqa: E402 - a script finds the tree by itself
from tools.package.sizes import table  # noqa: E402

MADE = ROOT / "build" / "package"
EXTRAS = "train,upscalers"
"""What is inside beside the program itself: training, and other people's networks for detail."""
TOOLS = ["build>=1.2", "cyclonedx-bom>=7", "pip-licenses>=5"]


def main() -> None:
    """Makes the folder and, unless told otherwise, its archive."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder-only", action="store_true", help="no archive")
    options = parser.parse_args()
    python = environment(MADE / "env", [f"{ROOT}[{EXTRAS},build]"])
    _check_torch(python)
    tools = environment(MADE / "tools", TOOLS)
    _run(python, "tools/package/icons.py", str(MADE))
    _run(python, "tools/translations.py", "--compile")
    _write_version(MADE / "version.txt")
    _list_packages(python, tools)
    shutil.rmtree(MADE / "licences", ignore_errors=True)
    _run(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "drawai.spec")
    folder = ROOT / "dist" / "drawai"
    print(table(folder), flush=True)
    if not options.folder_only:
        print(f"{_archive(folder)}", flush=True)
        if shutil.which("dpkg-deb"):
            _run(Path(sys.executable), "tools/package/deb.py")


def _run(python: Path, *arguments: str) -> None:
    subprocess.run([str(python), *arguments], cwd=ROOT, check=True)


def _said(python: Path, *arguments: str) -> str:
    answer = subprocess.run([str(python), *arguments], cwd=ROOT, check=True, capture_output=True)
    return answer.stdout.decode()


def environment(folder: Path, wanted: list[str]) -> Path:
    """The Python of an environment with these packages, in the versions that are pinned."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "made-from"
    pins = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    made_from = f"{zlib.crc32(b''.join(pins))} {wanted}"
    if not (stamp.exists() and stamp.read_text() == made_from):
        print(f"package: making {folder.relative_to(ROOT)}", flush=True)
        venv.create(folder, clear=True, with_pip=True, symlinks=sys.platform != "win32")
        _run(python, "-m", "pip", "install", "--quiet", "-c", "constraints.txt", *wanted)
        stamp.write_text(made_from)
    return python


def _check_torch(python: Path) -> None:
    if _said(python, "-c", "import torch; print(torch.version.cuda)").strip() != "None":
        raise SystemExit(
            "package: this torch is for graphics cards, which makes the folder several GB. Let pip "
            "find PyTorch's CPU build (its index in PIP_EXTRA_INDEX_URL, or a file in "
            "PIP_FIND_LINKS) and run again; build/package/env is made anew when you remove it."
        )


def _list_packages(python: Path, tools: Path) -> None:
    """What pip-licenses and CycloneDX say of the packages inside."""
    names = json.loads(_said(python, "tools/package/requirements.py", EXTRAS))
    scripts = tools.parent
    licences = subprocess.run(
        [
            str(scripts / "pip-licenses"),
            "--python",
            str(python),
            "--format=json",
            "--packages",
            *names,
        ],
        check=True,
        capture_output=True,
    ).stdout
    (MADE / "packages.json").write_bytes(licences)
    sbom = subprocess.run(
        [str(scripts / "cyclonedx-py"), "environment", "--output-reproducible", str(python)],
        check=True,
        capture_output=True,
    ).stdout
    (MADE / "environment.cdx.json").write_bytes(sbom)


def _write_version(file: Path) -> None:
    """What Windows shows of the executables."""
    numbers = tuple(int(part) for part in __version__.split("."))
    four = (*numbers, 0)[:4]
    file.write_text(
        "VSVersionInfo(ffi=FixedFileInfo("
        f"filevers={four}, prodvers={four}, mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, "
        "date=(0, 0)), kids=[StringFileInfo([StringTable('040904B0', ["
        "StringStruct('CompanyName', 'The DrawAI desktop developers'), "
        "StringStruct('FileDescription', 'DrawAI desktop'), "
        f"StringStruct('FileVersion', '{__version__}'), "
        "StringStruct('LegalCopyright', 'MIT licence'), "
        "StringStruct('ProductName', 'DrawAI desktop'), "
        f"StringStruct('ProductVersion', '{__version__}')])]), "
        "VarFileInfo([VarStruct('Translation', [0x409, 1200])])])",
        encoding="utf-8",
    )


def _archive(folder: Path) -> str:
    """The archive beside the folder: ``tar.zst`` where there is zstd, else what the system
    unpacks."""
    system = {"darwin": "macos", "win32": "windows"}.get(sys.platform, "linux")
    name = f"drawai-{__version__}-{system}-{platform.machine().lower()}"
    target = folder.parent / name
    zstd = shutil.which("zstd")
    if sys.platform == "win32":
        made = Path(shutil.make_archive(str(target), "zip", folder.parent, folder.name))
    elif zstd is None:
        made = target.with_name(f"{name}.tar.xz")
        with tarfile.open(made, "w:xz") as archive:
            archive.add(folder, folder.name, filter=_nobody)
    else:
        made = target.with_name(f"{name}.tar.zst")
        with subprocess.Popen(
            [zstd, "-q", "-f", "-19", "--long=27", "-T0", "-o", str(made)], stdin=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            with tarfile.open(fileobj=process.stdin, mode="w|") as archive:
                archive.add(folder, folder.name, filter=_nobody)
            process.stdin.close()
        if process.returncode:
            raise SystemExit(f"package: zstd ended with {process.returncode}; is the disk full?")
    return f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.0f} MB"


def _nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Who made the archive, and under which user, is nobody's business."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    main()
