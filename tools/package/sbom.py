"""The folder's bill of materials in CycloneDX's form.

The tool describes the environment that the folder was made in; what is not inside is taken out, and
what PyInstaller took from the system is added, as the notices list it.
"""

import json
import re
from pathlib import Path
from typing import Any


def write_sbom(environment: Path, index: Path, target: Path) -> None:
    """Writes ``target``.

    Args:
        environment: what ``cyclonedx-py environment`` wrote.
        index: the list of the notices, which has every component of the folder.
    """
    bom: dict[str, Any] = json.loads(environment.read_text(encoding="utf-8"))
    inside = {_plain(row["name"]): row for row in json.loads(index.read_text(encoding="utf-8"))}
    components = [c for c in bom.get("components", []) if _plain(c["name"]) in inside]
    for component in components:
        component.pop("externalReferences", None)  # where the building machine had it from
    described = {_plain(component["name"]) for component in components}
    components += [
        {
            "type": "library",
            "bom-ref": f"system:{row['name']}",
            "name": row["name"],
            "version": row["version"],
            "licenses": [{"license": {"name": row["licence"]}}],
        }
        for name, row in inside.items()
        if name not in described
    ]
    bom["components"] = components
    references = {c["bom-ref"] for c in components}
    root = bom.get("metadata", {}).get("component", {}).get("bom-ref")
    bom["dependencies"] = [
        {**d, "dependsOn": [r for r in d.get("dependsOn", []) if r in references]}
        for d in bom.get("dependencies", [])
        if d["ref"] in references or d["ref"] == root
    ]
    target.write_text(json.dumps(bom, indent=1), encoding="utf-8")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
