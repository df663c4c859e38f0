"""Hand-ins made from the sample folders: the same content as files, zip, mapping and facts."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SAMPLES: Final = Path(__file__).resolve().parents[1] / "portfolios"
PERSONAL: Final = "mo/building-personal-relationships"

_FORMATS: Final = {".md": "markdown", ".txt": "text"}
_LABELS: Final = ("i", "ii", "iii", "iv", *map(str, range(1, 15)))
_FACTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "family-handbook.pdf": {"pages": 24},
    "staff-guide.pdf": {"labels": list(_LABELS)},
    "year-calendar.pdf": {"pages": 3},
    "survey-summary.pdf": {"pages": 1},
    "relationship-plan.pptx": {"slides": 8},
    "morning-greeting.mp4": {"seconds": 84},
    "front-entry.jpg": {"width": 720, "height": 440},
    "thank-you-board.png": {"width": 720, "height": 440},
    "meeting-norms.md": {"lines": 21, "headings": ["Opening round"]},
    "listening-log.html": {
        "headings": ["What the grandparents told us", "Bus drivers", "Home visits, August"]
    },
}
"""What a portal may know of the uploads of `complete-personal`."""


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their paths in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip with these members, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def mapping_of(folder: Path) -> dict[str, Any]:
    """Return what a portal would hand in of a folder: texts, entries and encoded uploads."""
    manifest = yaml.safe_load((folder / "portfolio.yaml").read_text(encoding="utf-8"))
    named = manifest.pop("parts", {})
    made: dict[str, Any] = {**manifest, "documents": {}, "artifacts": []}
    for part in ("part-1", "part-2", "part-3"):
        names = named.get(part) or [path.name for path in folder.glob(f"{part}.*")]
        paths = [folder / name for name in ([names] if isinstance(names, str) else names)]
        if paths and paths[0].suffix == ".yaml":
            made["evidence"] = yaml.safe_load(paths[0].read_text(encoding="utf-8"))["evidence"]
        elif paths:
            made["documents"][part] = [_document(path) for path in paths]
    for path, data in files_of(folder).items():
        if path.startswith("artifacts/"):
            made["artifacts"].append({"path": path, "base64": base64.b64encode(data).decode()})
    return made


def _document(path: Path) -> dict[str, str]:
    return {"text": path.read_text(encoding="utf-8"), "format": _FORMATS[path.suffix]}


def complete_with_facts() -> dict[str, Any]:
    """Return `complete-personal` as a mapping in which no upload is a file."""
    made = mapping_of(SAMPLES / "complete-personal")
    made["artifacts"] = [
        {"path": f"artifacts/{name}", "facts": {**facts, "active": []}}
        for name, facts in _FACTS.items()
    ]
    return made


def without(value: Any, *keys: str) -> Any:
    """Return JSON data without the keys, at every depth."""
    if isinstance(value, dict):
        return {name: without(each, *keys) for name, each in value.items() if name not in keys}
    if isinstance(value, list):
        return [without(each, *keys) for each in value]
    return value


def data_of(report: Any) -> dict[str, Any]:
    """Return a report as JSON data."""
    read: dict[str, Any] = json.loads(report.to_json())
    return read
