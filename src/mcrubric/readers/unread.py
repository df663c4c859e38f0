"""Kinds of files that no reader looks into: what each is, and what could be looked into instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import Medium

_SAVE: Final = "Open it in the program that made it, save it as .docx or PDF, and hand in that."
_EXPORT: Final = "Open it, export it as a PDF, and hand in that."
_WRITE: Final = "Hand in the text itself, as .docx, PDF or plain text."
_UNPACK: Final = "Unpack it, and hand in the files in it that you mean."

_BY_TYPE: Final[Mapping[str, tuple[str, str]]] = {
    "application/x-ole-storage": ("it is a file of an old office program", _SAVE),
    "application/msword": ("it is a document of an old office program", _SAVE),
    "application/vnd.ms-powerpoint": ("it is a presentation of an old office program", _EXPORT),
    "application/vnd.ms-excel": ("it is a spreadsheet of an old office program", _EXPORT),
    "application/rtf": ("it is rich text (RTF)", _SAVE),
    "multipart/related": ("it is a web page in a single file (MHTML)", _SAVE),
    "application/vnd.apple.pages": ("it is a Pages document", _SAVE),
    "application/vnd.apple.keynote": ("it is a Keynote presentation", _EXPORT),
    "application/vnd.apple.numbers": ("it is a Numbers spreadsheet", _EXPORT),
    "application/zip": ("it is a zip file, and what is inside counts as not seen", _UNPACK),
}
_BY_MEDIUM: Final[Mapping[Medium, tuple[str, str]]] = {
    "archive": ("it is an archive, and what is inside counts as not seen", _UNPACK),
    "image": ("it is a picture, in which a machine reads no words", _WRITE),
    "video": ("it is a video", _WRITE),
    "audio": ("it is a sound recording", _WRITE),
    "slides": ("it is a presentation", _EXPORT),
    "sheets": ("it is a spreadsheet", _EXPORT),
}
_ANY: Final = ("files of this kind cannot be looked into yet", "")


def unread(medium: Medium, media_type: str) -> Problem:
    """Return what to tell of a file for which there is no reader: nothing is wrong with it."""
    detail, remedy = _BY_TYPE.get(media_type) or _BY_MEDIUM.get(medium) or _ANY
    return Problem("no-reader", detail, remedy)
