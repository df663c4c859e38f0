"""Writes the expected texts anew after a wanted change; read the difference before keeping it."""

from __future__ import annotations

from pathlib import Path

from mcrubric.formats.terminal import write
from mcrubric.model.formats import Look
from mcrubric.model.report import Report

HERE = Path(__file__).parent
LOOKS = {
    "80": Look(),
    "60": Look(width=60),
    "80-ascii": Look(ascii=True),
    "80-colour": Look(colour=True),
}


def texts() -> dict[str, str]:
    """Return the terminal reports of all stored reports, by name and look."""
    return {
        f"{path.stem}.{name}": write(Report.from_json(path.read_bytes()), look)
        for path in sorted((HERE / "reports").glob("*.json"))
        for name, look in LOOKS.items()
        if name in {"80", "60"} or path.stem in {"hostile", "incomplete"}
    }


if __name__ == "__main__":
    for case, text in texts().items():
        (HERE / "expected" / f"{case}.txt").write_bytes(text.encode())
