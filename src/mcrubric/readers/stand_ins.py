"""Files that are not the thing itself but point to it or wait for it, by their bytes and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem

if TYPE_CHECKING:
    from typing import BinaryIO

SMALL: Final = 4_096
"""Bytes: what points to a file holds an address; what is larger holds something of its own."""
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class StandIn:
    """A kind of file that stands for another: what it is, and what to do.

    `marks` are patterns at the beginning of its bytes, `endings` those of its name.
    `binary`: nothing else begins so, however large it is.
    """

    what: str
    remedy: str
    marks: tuple[bytes, ...] = ()
    endings: tuple[str, ...] = ()
    binary: bool = False


_SHORTCUT: Final = "Open it, save what it leads to as a file, and hand in that file."
_CLOUD: Final = "Download the file in the program of the cloud first, and hand in that file."
_KINDS: Final = (
    # The specification of Git LFS 3: the first line is `version` and this address.
    StandIn(
        "it is a pointer of Git LFS; the file itself is kept elsewhere",
        "Fetch the file with `git lfs pull`, and hand in what it brings.",
        (rb"version https://(?:git-lfs|hawser)\.github\.com/spec/",),
    ),
    StandIn(
        "it is a pointer of git-annex; the file itself is kept elsewhere",
        "Fetch the file with `git annex get`, and hand in what it brings.",
        (rb"(?:(?:\.\./)*\.git)?/annex/objects/\S",),
    ),
    StandIn(
        "it is a link to a document in Google Drive, which nobody else can open",
        "Open it in Google Drive, download it as .docx or PDF, and hand in that file.",
        (rb'\s*\{(?=.*"doc_id"\s*:)(?=.*"(?:email|url|resource_key)"\s*:)',),
        (
            ".gdoc",
            ".gsheet",
            ".gslides",
            ".gdraw",
            ".gform",
            ".gmap",
            ".gsite",
            ".gscript",
            ".gjam",
            ".glink",
            ".gtable",
            ".gnote",
        ),
    ),
    StandIn(
        "it is a Dropbox Paper link, which nobody else can open",
        "Open it in Dropbox, export it as .docx or PDF, and hand in that file.",
        endings=(".paper",),
    ),
    # Finder's bookmarks (`book` and `mark`), as alias files have them since macOS 10.7.
    StandIn(
        "it is an alias, which leads to a file on one computer only",
        "Hand in the file that it leads to.",
        (rb"book\0\0\0\0mark",),
        binary=True,
    ),
    # MS-SHLLINK 2.1: the size of the header, then the class of shell links.
    StandIn(
        "it is a Windows shortcut, which leads to a file on one computer only",
        "Hand in the file that it leads to.",
        (rb"\x4c\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46",),
        (".lnk",),
        binary=True,
    ),
    StandIn(
        "it is a shortcut, which leads to another place",
        _SHORTCUT,
        (rb"(?:#[^\n]*\n|\s)*+\[Desktop Entry\]",),
        (".desktop",),
    ),
    StandIn(
        "it is a shortcut to a web page",
        _SHORTCUT,
        (rb"(?:\[DEFAULT\][^\[]*)?\[InternetShortcut\]",),
        (".url", ".website"),
    ),
    # A placeholder of iCloud is a property list too, so it comes before the shortcuts that are.
    StandIn(
        "it is a placeholder; the file itself is still in iCloud",
        "Open the file once on your Mac, so that it is downloaded, and hand in that file.",
        (rb"bplist00(?=.*NSURL(?:Name|FileSize)Key)",),
        (".icloud",),
    ),
    StandIn(
        "it is a shortcut to a web page",
        _SHORTCUT,
        (
            rb"bplist00(?=.*URL)(?=.*https?://)",
            rb"(?:<[?!](?:xml|DOCTYPE plist)[^>]*>\s*)*+<plist[^>]*>\s*<dict>\s*<key>URL</key>",
        ),
        (".webloc", ".inetloc", ".fileloc"),
    ),
    StandIn(
        "it is a placeholder; the file itself is still in the cloud",
        _CLOUD,
        endings=(".nextcloud", ".owncloud", ".cloud", ".cloudf"),
    ),
    StandIn(
        "it is a download that has not ended",
        "Download it again to the end, and hand in the whole file.",
        endings=(".crdownload", ".part", ".partial", ".opdownload"),
    ),
)
"""Content decides before names: of two kinds the first that fits is told."""

_MARKS: Final = tuple(
    (re.compile(mark, re.DOTALL | re.IGNORECASE), kind) for kind in _KINDS for mark in kind.marks
)
_ENDINGS: Final = {ending: kind for kind in _KINDS for ending in kind.endings}
_BOM: Final = b"\xef\xbb\xbf"
_HOLLOW: Final = StandIn(
    "it has a size and holds nothing, as a file does that is still in the cloud", _CLOUD
)


def stand_in(head: bytes, size: int, name: str, *, proven: bool) -> Problem | None:
    """Return what a file is that stands for another, None for a thing itself.

    `head` are its first bytes, `SMALL` of them or all. `proven`: they are known to be of a format
    of their own, so that the name alone says nothing.
    """
    kind = _by_content(head, size)
    if kind is None and not proven:
        kind = _ENDINGS.get(_ending(name))
    return Problem("stand-in", kind.what, kind.remedy) if kind else None


def hollow(stream: BinaryIO) -> Problem | None:
    """Return what to tell of a file that holds nothing but zeros from its start to its end."""
    stream.seek(0)
    seen = False
    while chunk := stream.read(_CHUNK):
        if chunk.strip(b"\0"):
            return None
        seen = True
    return Problem("stand-in", _HOLLOW.what, _HOLLOW.remedy) if seen else None


def real_name(path: str) -> str | None:
    """Return the path of the file that a stand-in's name stands for, None if it names no other.

    `.handbook.pdf.icloud` stands for `handbook.pdf`, as `handbook.pdf.crdownload` does.
    """
    folder, slash, name = path.rpartition("/")
    ending = _ending(name)
    bare = name[: len(name) - len(ending)]
    if ending == ".icloud":
        bare = bare.removeprefix(".")
    if ending not in _ENDINGS or not _ending(bare):
        return None
    return f"{folder}{slash}{bare}"


def stands_by_name(name: str) -> bool:
    """Tell whether a file's name alone says that it stands for another."""
    return _ending(name) in _ENDINGS


def _by_content(head: bytes, size: int) -> StandIn | None:
    text = head.removeprefix(_BOM)
    return next(
        (kind for mark, kind in _MARKS if (size <= SMALL or kind.binary) and mark.match(text)), None
    )


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""
