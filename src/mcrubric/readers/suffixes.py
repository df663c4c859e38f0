"""What the end of a file's name says that the file is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mcrubric.model.artifacts import Medium

_TEXTS: Final = ("text", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Claim:
    """A type of file that a name claims.

    `marked`: every such file begins with bytes that we know, so that one without is damaged.
    """

    medium: Medium
    media_type: str
    marked: bool = False

    @property
    def text(self) -> bool:
        """Whether such a file is text, whatever it holds."""
        return self.medium in _TEXTS or self.media_type.startswith("text/")


OPEN_XML: Final = "application/vnd.openxmlformats-officedocument."
OPEN_DOCUMENT: Final = "application/vnd.oasis.opendocument."
XLSB: Final = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
_WORD: Final = "application/vnd.ms-word."
_POWERPOINT: Final = "application/vnd.ms-powerpoint."
_EXCEL: Final = "application/vnd.ms-excel."

_CLAIMS: Final = {
    ".pdf": Claim("pdf", "application/pdf", marked=True),
    ".docx": Claim("document", OPEN_XML + "wordprocessingml.document", marked=True),
    ".dotx": Claim("document", OPEN_XML + "wordprocessingml.template", marked=True),
    ".docm": Claim("document", _WORD + "document.macroEnabled.12", marked=True),
    ".dotm": Claim("document", _WORD + "template.macroEnabled.12", marked=True),
    ".pptx": Claim("slides", OPEN_XML + "presentationml.presentation", marked=True),
    ".ppsx": Claim("slides", OPEN_XML + "presentationml.slideshow", marked=True),
    ".potx": Claim("slides", OPEN_XML + "presentationml.template", marked=True),
    ".pptm": Claim("slides", _POWERPOINT + "presentation.macroEnabled.12", marked=True),
    ".ppsm": Claim("slides", _POWERPOINT + "slideshow.macroEnabled.12", marked=True),
    ".potm": Claim("slides", _POWERPOINT + "template.macroEnabled.12", marked=True),
    ".xlsx": Claim("sheets", OPEN_XML + "spreadsheetml.sheet", marked=True),
    ".xltx": Claim("sheets", OPEN_XML + "spreadsheetml.template", marked=True),
    ".xlsm": Claim("sheets", _EXCEL + "sheet.macroEnabled.12", marked=True),
    ".xltm": Claim("sheets", _EXCEL + "template.macroEnabled.12", marked=True),
    ".xlsb": Claim("sheets", XLSB, marked=True),
    ".odt": Claim("document", OPEN_DOCUMENT + "text", marked=True),
    ".ott": Claim("document", OPEN_DOCUMENT + "text", marked=True),
    ".odp": Claim("slides", OPEN_DOCUMENT + "presentation", marked=True),
    ".otp": Claim("slides", OPEN_DOCUMENT + "presentation", marked=True),
    ".ods": Claim("sheets", OPEN_DOCUMENT + "spreadsheet", marked=True),
    ".ots": Claim("sheets", OPEN_DOCUMENT + "spreadsheet", marked=True),
    ".doc": Claim("document", "application/msword"),
    ".ppt": Claim("slides", "application/vnd.ms-powerpoint"),
    ".xls": Claim("sheets", "application/vnd.ms-excel"),
    ".rtf": Claim("document", "application/rtf"),
    ".pages": Claim("document", "application/vnd.apple.pages"),
    ".key": Claim("slides", "application/vnd.apple.keynote"),
    ".numbers": Claim("sheets", "application/vnd.apple.numbers"),
    ".png": Claim("image", "image/png", marked=True),
    ".jpg": Claim("image", "image/jpeg", marked=True),
    ".jpeg": Claim("image", "image/jpeg", marked=True),
    ".gif": Claim("image", "image/gif", marked=True),
    ".webp": Claim("image", "image/webp", marked=True),
    ".apng": Claim("image", "image/apng", marked=True),
    ".jfif": Claim("image", "image/jpeg", marked=True),
    ".heic": Claim("image", "image/heic", marked=True),
    ".heif": Claim("image", "image/heic", marked=True),
    ".avif": Claim("image", "image/avif", marked=True),
    ".tif": Claim("image", "image/tiff"),
    ".tiff": Claim("image", "image/tiff"),
    ".bmp": Claim("image", "image/bmp"),
    ".ico": Claim("image", "image/vnd.microsoft.icon"),
    ".svg": Claim("image", "image/svg+xml"),
    ".jxl": Claim("image", "image/jxl"),
    ".jp2": Claim("image", "image/jp2"),
    ".psd": Claim("image", "image/vnd.adobe.photoshop"),
    ".mp4": Claim("video", "video/mp4", marked=True),
    ".m4v": Claim("video", "video/mp4", marked=True),
    ".mov": Claim("video", "video/quicktime", marked=True),
    ".webm": Claim("video", "video/webm", marked=True),
    ".mkv": Claim("video", "video/x-matroska", marked=True),
    ".avi": Claim("video", "video/x-msvideo"),
    ".wmv": Claim("video", "video/x-ms-asf"),
    ".asf": Claim("video", "video/x-ms-asf"),
    ".flv": Claim("video", "video/x-flv"),
    ".mpg": Claim("video", "video/mpeg"),
    ".mpeg": Claim("video", "video/mpeg"),
    ".vob": Claim("video", "video/mpeg"),
    ".mts": Claim("video", "video/mp2t"),
    ".m2ts": Claim("video", "video/mp2t"),
    ".3gp": Claim("video", "video/3gpp"),
    ".3g2": Claim("video", "video/3gpp2"),
    ".ogv": Claim("video", "video/ogg"),
    ".m4a": Claim("audio", "audio/mp4", marked=True),
    ".m4b": Claim("audio", "audio/mp4", marked=True),
    ".mka": Claim("audio", "video/x-matroska", marked=True),
    ".weba": Claim("audio", "video/webm", marked=True),
    ".wma": Claim("audio", "video/x-ms-asf"),
    ".mp3": Claim("audio", "audio/mpeg"),
    ".wav": Claim("audio", "audio/wav"),
    ".ogg": Claim("audio", "audio/ogg"),
    ".oga": Claim("audio", "audio/ogg"),
    ".opus": Claim("audio", "audio/ogg"),
    ".spx": Claim("audio", "audio/ogg"),
    ".flac": Claim("audio", "audio/flac"),
    ".aac": Claim("audio", "audio/aac"),
    ".aif": Claim("audio", "audio/aiff"),
    ".aiff": Claim("audio", "audio/aiff"),
    ".aifc": Claim("audio", "audio/aiff"),
    ".amr": Claim("audio", "audio/amr"),
    ".caf": Claim("audio", "audio/x-caf"),
    ".mid": Claim("audio", "audio/midi"),
    ".midi": Claim("audio", "audio/midi"),
    ".csv": Claim("sheets", "text/csv"),
    ".tsv": Claim("sheets", "text/tab-separated-values"),
    ".txt": Claim("text", "text/plain"),
    ".json": Claim("text", "application/json"),
    ".yaml": Claim("text", "application/yaml"),
    ".yml": Claim("text", "application/yaml"),
    ".xml": Claim("text", "application/xml"),
    ".log": Claim("text", "text/plain"),
    ".srt": Claim("text", "application/x-subrip"),
    ".vtt": Claim("text", "text/vtt"),
    ".md": Claim("markdown", "text/markdown"),
    ".markdown": Claim("markdown", "text/markdown"),
    ".html": Claim("html", "text/html"),
    ".htm": Claim("html", "text/html"),
    ".xhtml": Claim("html", "application/xhtml+xml"),
    ".zip": Claim("archive", "application/zip"),
    ".7z": Claim("archive", "application/x-7z-compressed"),
    ".rar": Claim("archive", "application/vnd.rar"),
}


def claim_of(suffix: str) -> Claim | None:
    """Return what a suffix (with its dot, in any case) says, None if nothing that we know."""
    return _CLAIMS.get(suffix.lower())
