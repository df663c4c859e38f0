"""Facts of spreadsheets: which sheets a file has, how far each is in use, what its cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.suffixes import OPEN_DOCUMENT, OPEN_XML, XLSB

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits

    Read = Callable[[BinaryIO, FactRequest, Limits], Facts]


def read_sheets(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the facts of a spreadsheet with the reader of its media type.

    Raises:
        ReadError: the file cannot be read, or there is no reader for its kind.
    """
    reader = _READERS.get(request.media_type)
    if reader is None:
        kind = "a binary workbook (XLSB)" if request.media_type == XLSB else "of this kind"
        detail = f"a spreadsheet that is {kind} cannot be looked into; save it as XLSX, ODS or CSV"
        raise ReadError(Problem("no-reader", detail))
    return reader()(stream, request, limits)


# The readers are loaded when the first file of their kind comes.
def _xlsx() -> Read:
    from mcrubric.readers.sheets.xlsx import read_xlsx_facts

    return read_xlsx_facts


def _ods() -> Read:
    from mcrubric.readers.odf.ods_facts import read_ods_facts

    return read_ods_facts


def _csv() -> Read:
    from mcrubric.readers.sheets.csv_facts import read_csv_facts

    return read_csv_facts


_READERS: Final[Mapping[str, Callable[[], Read]]] = {
    OPEN_XML + "spreadsheetml.sheet": _xlsx,
    OPEN_DOCUMENT + "spreadsheet": _ods,
    "text/csv": _csv,
    "text/tab-separated-values": _csv,
}

SHEETS: Final = FactReader("sheets", ("sheets",), read_sheets)
