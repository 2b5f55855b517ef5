"""Which models there are, and which one a name or a path means."""

from dataclasses import dataclass
from pathlib import Path

from drawai_desktop import resources
from drawai_desktop.core.model_manifest import MANIFEST, ModelManifest, read_manifest
from drawai_desktop.errors import ModelError

DEFAULT_MODEL = "landscape"


@dataclass(frozen=True)
class ModelLibrary:
    """The folders that are searched for models; earlier folders win where names agree."""

    folders: tuple[Path, ...]

    @classmethod
    def standard(cls) -> "ModelLibrary":
        """The user's installed models, then those that come with the program."""
        return cls((resources.user_models(), resources.bundled_models()))

    def models(self) -> list[ModelManifest]:
        """All readable models, by name. Broken ones are left out here; choosing one tells why."""
        found: dict[str, ModelManifest] = {}
        for folder in self.folders:
            if not folder.is_dir():
                continue
            for path in sorted(folder.iterdir()):
                if not (path / MANIFEST).is_file():
                    continue
                try:
                    manifest = read_manifest(path)
                except ModelError:
                    continue
                found.setdefault(path.name, manifest)
        return [found[name] for name in sorted(found)]

    def find(self, name_or_path: str | None) -> ModelManifest:
        """The model of a name or of a folder's path; the default one for None.

        Raises:
            ModelError: there is none, with the names that there are.
        """
        wanted = name_or_path or DEFAULT_MODEL
        for folder in self.folders:
            if Path(wanted).name == wanted and (folder / wanted / MANIFEST).is_file():
                return read_manifest(folder / wanted)
        path = Path(wanted)
        if path.is_dir():
            return read_manifest(path)
        names = [m.folder.name for m in self.models()]
        known = f"Installed: {', '.join(names)}." if names else "None is installed."
        raise ModelError(
            f"No model named {wanted!r}. {known} Choose one of them, or install one with "
            "Model > Install (drawai models install PATH)."
        )
