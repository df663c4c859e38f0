"""Folders of many portfolios: samples under other names, and what people hand in instead."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from handins import SAMPLES, files_of, mapping_of, zip_of
from processes import MAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

PERSONAL: Final = "rubric: mo/building-personal-relationships\n"
COMPLETE: Final = SAMPLES / "complete-personal"


def gather(folder: Path, portfolios: Mapping[str, str]) -> Path:
    """Make a folder of portfolios, each a sample's copy or one of `MADE`; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, kind in portfolios.items():
        make = MADE.get(kind)
        if make is None:
            shutil.copytree(SAMPLES / kind, folder / name)
        else:
            make(folder / name)
    return folder


def short(path: Path, manifest: str = PERSONAL, text: str = "We greet every family.\n") -> None:
    """Make a portfolio of a manifest and a few words: it is checked quickly."""
    path.mkdir()
    (path / "portfolio.yaml").write_text(manifest, encoding="utf-8")
    (path / "part-1.md").write_text(text, encoding="utf-8")


def _bytes(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _zipped(path: Path) -> None:
    path.write_bytes(zip_of(files_of(COMPLETE).items()))


def _mapping(path: Path) -> None:
    path.write_text(json.dumps(mapping_of(COMPLETE)), encoding="utf-8")


MADE: Final[Mapping[str, Callable[[Path], None]]] = {
    "short": short,
    "borderline": lambda path: short(path, text="word " * 998 + "& word.\n"),
    "unnamed": lambda path: short(path, "artifacts: uploads\n"),
    "misnamed": lambda path: short(path, "rubric: mo/building-bridges\n"),
    "bad-manifest": lambda path: short(path, "rubric: [\n"),
    "damaged": _bytes(b"PK\x03\x04 cut off"),
    "no-bytes": _bytes(b""),
    "rar": _bytes(b"Rar!\x1a\x07\x01\x00"),
    "no-json": _bytes(b'{"rubric": '),
    "empty": lambda path: path.mkdir(),
    "dangling": lambda path: path.symlink_to("nowhere"),
    "zipped": _zipped,
    "mapping": _mapping,
}

PLANTED: Final = """
from mcrubric.engine.validator import PlanValidator
real = PlanValidator.validate
def planted(self, source, **options):
    if source.name == "bo":
        {}
    return real(self, source, **options)
PlanValidator.validate = planted
"""


def planted(code: str, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line with something that happens when the portfolio `bo` is looked into."""
    return subprocess.run(
        [sys.executable, "-c", PLANTED.format(code) + MAIN, *args],
        cwd=cwd, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
