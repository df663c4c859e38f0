"""A small hand-in with nothing wrong in it, into which attacks are put."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RUBRIC: Final = Path(__file__).resolve().parents[1] / "hostile" / "rubric.yaml"

NARRATIVE: Final = (
    "What did we do at our school? In the spring I opened my door to every family of our valley, "
    "and on Monday mornings Tom and I stood at the gate and said good morning in three languages. "
    "We kept a notebook of what families told us, and read it aloud to the whole staff in June.\n"
)
REFLECTION: Final = (
    "My door stood open every Friday in May, and eleven families came in who had never been in the "
    "office before. For example, Mrs. Ruiz told me about the bus. As a result the route changed, "
    "and twelve more children arrived on time. Next year I will keep the open door on Fridays.\n"
)
NOTES: Final = "# Notes of the gate\n\nMonday: forty families.\n\nTuesday: thirty families.\n"
ANALYSIS: Final = """\
evidence:
  - detail: EO1.approachable
    citations: [{artifact: notes.md, at: line 3}]
    explanation: The notes show how many families stopped to talk with me on a Monday.
  - detail: EO1.connect
    citations: [{artifact: notes.md, at: line 5}]
    explanation: On the Tuesday the same families came back and brought their neighbours along.
"""
GOOD: Final[Mapping[str, bytes]] = {
    "part-1.md": NARRATIVE.encode(),
    "part-2.yaml": ANALYSIS.encode(),
    "part-3.md": REFLECTION.encode(),
    "artifacts/notes.md": NOTES.encode(),
}
CITING: Final = """\
evidence:
  - detail: [EO1.approachable, EO1.connect]
    citations: [{{artifact: {name!r}{at}}}]
    explanation: The notes show how many families stopped to talk with me on a Monday.
"""


def with_files(files: Mapping[str, bytes | str]) -> dict[str, bytes]:
    """Return the good hand-in with these files in it, or in place of its own."""
    made = {name: each.encode() if isinstance(each, str) else each for name, each in files.items()}
    return {**GOOD, **made}


def with_upload(name: str, data: bytes | str, at: str = "") -> dict[str, bytes]:
    """Return the good hand-in in which one other upload is all that is cited."""
    analysis = CITING.format(name=name, at=f", at: {at!r}" if at else "")
    return with_files({"part-2.yaml": analysis, f"artifacts/{name}": data})


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files as any program would."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()
