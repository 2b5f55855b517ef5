"""Archives of checkpoints as people have them, and models that are replaced."""

import io
import os
import tarfile
import zipfile

import pytest

from drawai_desktop.engine.models.install import InstallOptions, install
from drawai_desktop.engine.models.licence_notice import needs_licence_notice
from drawai_desktop.errors import DrawAIError, FileError, ModelError
from tests.engine.made_checkpoints import put, quiet, write_checkpoint


def archive_of(path, members):
    """A tar or zip of (name, content) pairs; content None is a folder."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, content in members:
                zipped.writestr(name, content)
        return path
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize("suffix", [".tar.gz", ".zip"])
def test_a_small_archive_writes_no_large_files(tmp_path, suffix):
    zeros = bytes(16 << 20)
    members = [(f"m/{i}_net_G.pth", zeros) for i in range(6)]
    archive = archive_of(tmp_path / f"bomb{suffix}", members)
    assert archive.stat().st_size < 1 << 20
    with pytest.raises(ModelError, match="far more than an archive"):
        install(archive, tmp_path / "models", InstallOptions(), quiet)
    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("suffix", [".tar.gz", ".zip"])
def test_members_without_end_are_refused(tmp_path, suffix):
    members = [(f"m/{i}/opt.txt", b"") for i in range(10_100)]
    archive = archive_of(tmp_path / f"many{suffix}", members)
    with pytest.raises(ModelError, match="far more than an archive"):
        install(archive, tmp_path / "models", InstallOptions(), quiet)


@pytest.mark.parametrize("suffix", [".tar.gz", ".zip"])
@pytest.mark.parametrize(
    "members",
    [
        [("/".join("d" * 30) + "/opt.txt", b"x")],
        [("n" * 300 + "/opt.txt", b"x")],
        [("a/opt.txt", b"x"), ("a/opt.txt/opt.txt", b"x")],
        [("\x1b[31m/../opt.txt", b"x")],
    ],
)
def test_names_that_no_file_can_have_are_one_sentence(tmp_path, suffix, members):
    archive = archive_of(tmp_path / f"names{suffix}", members)
    with pytest.raises(DrawAIError) as caught:
        install(archive, tmp_path / "models", InstallOptions(), quiet)
    text = str(caught.value)
    assert len(text) < 300
    assert text.isprintable()
    assert "space" not in text


@pytest.mark.parametrize("kind", ["fifo", "character", "block"])
def test_pipes_and_devices_in_archives_are_refused(tmp_path, kind):
    archive = tmp_path / "bad.tar"
    with tarfile.open(archive, "w") as tar:
        info = tarfile.TarInfo("m/latest_net_G.pth")
        info.type = {
            "fifo": tarfile.FIFOTYPE,
            "character": tarfile.CHRTYPE,
            "block": tarfile.BLKTYPE,
        }[kind]
        tar.addfile(info)
    with pytest.raises(ModelError, match="is a device"):
        install(archive, tmp_path / "models", InstallOptions(), quiet)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar"])
def test_what_only_calls_itself_an_archive_is_refused_before_the_licence(tmp_path, name):
    (tmp_path / name).write_bytes(b"no archive at all" * 100)
    with pytest.raises(ModelError, match="damaged or incomplete"):
        needs_licence_notice(tmp_path / name)
    with pytest.raises(ModelError, match="damaged or incomplete"):
        install(tmp_path / name, tmp_path / "models", InstallOptions(), quiet)


def test_a_path_with_nothing_to_install_is_told_before_the_licence(tmp_path):
    with pytest.raises(FileError, match="no such file"):
        needs_licence_notice(tmp_path / "missing")
    with pytest.raises(ModelError, match="no model in it"):
        needs_licence_notice(tmp_path)
    os.mkfifo(tmp_path / "latest_net_G.pth")
    with pytest.raises(ModelError, match="no model in it"):
        needs_licence_notice(tmp_path)


def test_a_replacement_that_fails_at_the_last_step_keeps_the_old_model(tmp_path, monkeypatch):
    path = tmp_path / "mine" / "latest_net_G.pth"
    write_checkpoint(path, 1)
    target = tmp_path / "models"
    put(path, target)
    before = (target / "mine" / "generator.safetensors").read_bytes()
    write_checkpoint(path, 2)
    rename = type(path).rename

    def failing(given, final):
        if final == target / "mine" and "made" in given.parts:
            raise OSError(5, "Input/output error")
        return rename(given, final)

    monkeypatch.setattr(type(path), "rename", failing)
    with pytest.raises(FileError, match="nothing was changed"):
        put(path, target, InstallOptions(replace=True))
    monkeypatch.undo()
    assert (target / "mine" / "generator.safetensors").read_bytes() == before
    assert [p.name for p in target.iterdir()] == ["mine"]


def test_only_a_models_own_files_are_copied(tmp_path):
    from drawai_desktop import resources

    given = tmp_path / "given"
    given.mkdir()
    for file in (resources.bundled_models() / "landscape").iterdir():
        (given / file.name).symlink_to(file)
    (given / "holiday.mp4").write_bytes(bytes(1000))
    os.mkfifo(given / "pipe.safetensors")
    manifest = put(given, tmp_path / "models")
    names = {file.name for file in manifest.folder.iterdir()}
    assert "generator.safetensors" in names
    assert not names & {"holiday.mp4", "pipe.safetensors"}
