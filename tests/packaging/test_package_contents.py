"""What the folder without Python leaves out, and whose licences it tells."""

import json
import sys

import pytest

from tools.package import libraries, notices
from tools.package.contents import kept, modules_of, reason_to_leave_out
from tools.package.sbom import write_sbom


@pytest.mark.parametrize(
    "path",
    ["torch/test/cpp/x", "torch/bin/protoc", "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
     "PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll", "numpy-2.0.dist-info/RECORD"],
)  # fmt: skip
def test_known_ballast_is_left_out(path):
    assert reason_to_leave_out(path)


@pytest.mark.parametrize(
    "path",
    ["torch/lib/libtorch_cpu.so", "torch/bin/torch_shm_manager", "PySide6/Qt/lib/libQt6Gui.so.6",
     "PySide6/Qt/plugins/platforms/libqxcb.so", "PySide6/Qt/translations/qtbase_de.qm",
     "drawai_desktop/_data/checkpoints/landscape/critics.safetensors"],
)  # fmt: skip
def test_what_the_program_uses_is_kept(path):
    assert kept([(path, "source", "DATA")])


def test_modules_are_found_without_importing_their_package():
    assert {"spandrel", "spandrel.architectures.ESRGAN"} <= set(modules_of("spandrel"))
    assert not any("__init__" in name for name in modules_of("spandrel"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd")
def test_libraries_that_nothing_is_linked_with_go_and_links_with_them():
    entries = [
        ("python3.11/lib-dynload/tool.so", sys.executable, "EXTENSION"),
        ("libc.so.6", "/lib/libc.so.6", "BINARY"),
        ("libgtk-3.so.0", "/usr/lib/libgtk-3.so.0", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/q/libQt6Core.so.6", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
    ]
    names = [path for path, _, _ in libraries.needed(entries)]
    assert names == ["python3.11/lib-dynload/tool.so", "libc.so.6", "libpython3.11.so.1.0"]


def test_a_library_that_nobody_looked_at_stops_the_build():
    with pytest.raises(SystemExit, match="libreadline"):
        notices._system_library("/lib/libreadline.so.8")


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "GNU General Public License v2 (GPLv2)"])
def test_a_package_under_the_gpl_stops_the_build(licence):
    with pytest.raises(SystemExit, match="may not hold it"):
        notices._refuse_gpl("thing", licence)


@pytest.mark.parametrize(
    "licence", ["MIT", "LGPL-3.0-only OR GPL-2.0-only", "GPL-3.0 WITH GCC-exception-3.1"]
)
def test_other_licences_do_not(licence):
    notices._refuse_gpl("thing", licence)


def test_notices_have_a_text_for_every_package(tmp_path):
    listed = tmp_path / "listed.json"
    rows = [{"Name": "numpy", "Version": "2", "License": "BSD-3-Clause"},
            {"Name": "PySide6_Essentials", "Version": "6", "License": "LGPL-3.0-only"}]  # fmt: skip
    listed.write_text(json.dumps(rows))
    notices.write_notices(listed, [], tmp_path / "made")
    index = json.loads((tmp_path / "made" / "index.json").read_text())
    assert [row["name"] for row in index] == ["numpy", "PySide6_Essentials", "Python"]
    texts = {row["name"]: (tmp_path / "made" / row["text"]).read_text() for row in index}
    assert "Redistribution and use" in texts["numpy"]
    assert "You may replace these libraries" in texts["PySide6_Essentials"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in texts["PySide6_Essentials"]


def test_the_bill_of_materials_lists_what_is_inside_and_nothing_else(tmp_path):
    environment = {
        "bomFormat": "CycloneDX",
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [
            {"bom-ref": "a", "name": "numpy", "externalReferences": [{"url": "file:///there"}]},
            {"bom-ref": "b", "name": "pyinstaller"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["a", "b"]}, {"ref": "b"}],
    }
    index = [
        {"name": "numpy", "version": "2", "licence": "BSD-3-Clause", "text": "numpy.txt"},
        {"name": "zlib", "version": "1.3", "licence": "Zlib", "text": "zlib.txt"},
    ]
    for name, content in (("environment", environment), ("index", index)):
        (tmp_path / name).write_text(json.dumps(content))
    write_sbom(tmp_path / "environment", tmp_path / "index", tmp_path / "bom")
    bom = json.loads((tmp_path / "bom").read_text())
    assert [c["name"] for c in bom["components"]] == ["numpy", "zlib"]
    assert bom["dependencies"] == [{"ref": "root", "dependsOn": ["a"]}]
    assert "file:///" not in json.dumps(bom)
