"""Which models there are, and which one a name or a path means."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.foreign_file import cleaned, is_folder
from drawai_desktop.core.model_manifest import MANIFEST, ModelManifest, Task, read_manifest
from drawai_desktop.core.settings import read_settings
from drawai_desktop.errors import ModelError
from drawai_desktop.words import Words, translator

tr = translator(__name__)

DEFAULT_MODEL = "landscape"
_MOST_NAMES = 12
"""More models are not listed in a message."""


@dataclass(frozen=True)
class ModelLibrary:
    """The folders that are searched for models; earlier folders win where names agree."""

    folders: tuple[Path, ...]

    @classmethod
    def standard(cls, beside: str | None = None) -> "ModelLibrary":
        """The user's installed models, those of the folder that the settings name, then those that
        come with the program.

        Args:
            beside: that folder, empty for none; None reads the settings.
        """
        own = cls((resources.user_models(), resources.bundled_models()))
        return own.with_folder(read_settings().models_folder if beside is None else beside)

    def with_folder(self, folder: str) -> "ModelLibrary":
        """With a folder more, after the first one; empty for this one."""
        if not folder:
            return self
        return ModelLibrary((*self.folders[:1], Path(folder), *self.folders[1:]))

    def models(self, task: Task = Task.PICTURE) -> list[ModelManifest]:
        """All readable models for a task, by name; for the others see :meth:`broken`."""
        found, _ = self._look()
        return [found[name] for name in sorted(found) if found[name].task is task]

    def broken(self) -> dict[Path, str]:
        """Folder -> one sentence, for the models that cannot be read."""
        return self._look()[1]

    def find(self, name_or_path: str | None, task: Task = Task.PICTURE) -> ModelManifest:
        """The model of a name or of a folder's path; the default one for None.

        Raises:
            ModelError: there is none, with the names that there are, or it is for another task.
        """
        manifest = self.find_any(name_or_path, (task,))
        if manifest.task is not task:
            raise ModelError(
                tr.later(
                    "The model {manifest} is for another task ({task}, not {wanted}). Choose "
                    "another model; drawai models list shows them.",
                    manifest=cleaned(manifest.name),
                    task=manifest.task,
                    wanted=task,
                )
            )
        return manifest

    def find_any(
        self, name_or_path: str | None, tasks: Sequence[Task] = tuple(Task)
    ) -> ModelManifest:
        """As :meth:`find`, for whatever task the model is.

        Args:
            tasks: whose models a message names.
        Raises:
            ModelError: there is none, with the names that there are.
        """
        wanted = name_or_path or DEFAULT_MODEL
        manifest = self._read(wanted)
        if manifest is None:
            raise ModelError(self._unknown(wanted, tasks))
        return manifest

    def _read(self, wanted: str) -> ModelManifest | None:
        for folder in self.folders:
            if Path(wanted).name == wanted and _is_model(folder / wanted):
                return read_manifest(folder / wanted)
        return read_manifest(Path(wanted)) if is_folder(wanted) else None

    def _unknown(self, wanted: str, tasks: Sequence[Task]) -> Words:
        names = [m.folder.name for task in tasks for m in self.models(task)]
        more = ", ..." if len(names) > _MOST_NAMES else ""
        if names:
            known = tr.later("Installed: {names}.", names=", ".join(names[:_MOST_NAMES]) + more)
        else:
            known = tr.later("None is installed.")
        return tr.later(
            "No model named {name}. {known} Choose one of them, or install one with Model > "
            "Install (drawai models install PATH).",
            name=repr(cleaned(wanted)),
            known=known,
        )

    def _look(self) -> tuple[dict[str, ModelManifest], dict[Path, str]]:
        found: dict[str, ModelManifest] = {}
        broken: dict[Path, str] = {}
        for folder in self.folders:
            for path in _subfolders(folder):
                if path.name in found or not _is_model(path):
                    continue
                try:
                    found[path.name] = read_manifest(path)
                except ModelError as error:
                    broken[path] = str(error)
        return found, broken


def _subfolders(folder: Path) -> list[Path]:
    """The folders inside, by name; those whose name begins with a dot are installations that are
    not finished."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:  # missing, or not to be read: no model is there
        return []


def _is_model(folder: Path) -> bool:
    try:
        return (folder / MANIFEST).exists()
    except (OSError, ValueError):  # not allowed to look; a null character in the name
        return False
