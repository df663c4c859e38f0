"""Files as people hand them in, one of each family: they warm a process up, and nothing is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drawn import heic_of, ispe_of, jpeg_of, png_of
from handmade import box_of, mvhd_of, pdf_of, typed
from office import cell_of, deck_of, row_of, shape_of, sheet_of, slide_of, workbook_of
from open_document import odp_of, ods_of, odt_of
from recorded import wav_of
from wordfiles import docx_of, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final = "We met every family before the year began, and these are words to be found."
_ROW: Final = (
    '<table:table-row><table:table-cell office:value-type="string">'
    f"<text:p>{_WORDS}</text:p></table:table-cell></table:table-row>"
)
_MOVIE: Final = (
    box_of(b"ftyp", b"isom\0\0\2\0isom") + box_of(b"moov", mvhd_of(84_000)) + bytes(8_000)
)


def files() -> Mapping[str, bytes]:
    """Return the files by their names."""
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0"/></svg>'
    return {
        "plan.docx": docx_of(paragraph(_WORDS) * 20),
        "talk.pptx": deck_of([slide_of(shape_of(_WORDS))] * 3),
        "survey.xlsx": workbook_of({"Survey": sheet_of(row_of(cell_of("A1", _WORDS, "str")))}),
        "plan.odt": odt_of(f"<text:p>{_WORDS}</text:p>" * 20),
        "talk.odp": odp_of(f'<draw:page draw:name="one"><text:p>{_WORDS}</text:p></draw:page>'),
        "survey.ods": ods_of(f'<table:table table:name="S">{_ROW}</table:table>'),
        "handbook.pdf": pdf_of(2, texts=(typed(_WORDS),) * 2),
        "board.png": png_of(720, 440),
        "door.jpg": jpeg_of(720, 440),
        "phone.heic": heic_of(ispe_of(720, 440)),
        "drawing.svg": drawing.encode(),
        "greeting.mp4": _MOVIE,
        "song.wav": wav_of(bytes(8_000)),
        "notes.md": f"# Notes\n\n{_WORDS}\n".encode(),
    }
