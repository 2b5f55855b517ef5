"""What the folder weighs, by part."""

from pathlib import Path

MEBI = 1024 * 1024


def table(folder: Path, at_least_mib: float = 1.0) -> str:
    """The parts of the folder in MiB, the largest first; what is smaller together in one line."""
    inside = folder / "_internal"
    parts = {path.name: _size(path) for path in inside.iterdir()}
    parts["the executable, with Python's modules"] = sum(
        path.stat().st_size for path in folder.iterdir() if path.is_file()
    )
    large = sorted(
        ((size, name) for name, size in parts.items() if size >= at_least_mib * MEBI), reverse=True
    )
    rest = sum(parts.values()) - sum(size for size, _ in large)
    rows = [*large, (rest, "the rest"), (sum(parts.values()), "in all")]
    return "\n".join(f"{size / MEBI:8.1f} MiB  {name}" for size, name in rows)


def _size(path: Path) -> int:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file() and not file.is_symlink())
