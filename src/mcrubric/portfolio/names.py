"""File names as strangers write them: which are safe, which are left-overs, how to show one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits

Unsafe = Literal[
    "empty", "encoding", "control", "unseen", "backslash", "absolute", "drive", "parent",
    "reserved", "stream", "long", "deep",
]  # fmt: skip

ARTIFACTS_FOLDER: Final = "artifacts"
"""Where uploads lie unless the manifest says otherwise."""

WHY: Final[Mapping[Unsafe, str]] = {
    "empty": "a folder or the file in it has no name",
    "encoding": "it holds bytes that are no letters",
    "control": "it holds a control character",
    "unseen": "it holds signs that cannot be seen",
    "backslash": "it holds a backslash",
    "absolute": "it begins with a slash",
    "drive": "it begins with the letter of a drive",
    "parent": "it leads out of the portfolio",
    "reserved": "some computers keep it for a device",
    "stream": "some computers take what follows the colon for a hidden part of a file",
    "long": "it is longer than some computers can store",
    "deep": "it lies in more folders than some computers can open",
}
"""The end of a sentence about a name that is not taken."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_UNSEEN: Final = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
"""Signs without width, and those that turn what is shown round (UAX #9): a name can look like
another. Joiners and the marks of direction belong to names in some scripts."""
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3]|conin\$|conout\$)"
    r" *(?:[.:]|$)",
    re.IGNORECASE,
)
"""What Windows takes for a device, with any ending: such a file cannot be stored there."""
_STREAM: Final = re.compile(r"\.[A-Za-z]\w{0,4}:\S|:\$DATA", re.IGNORECASE)
"""What Windows takes for a stream within a file: `part-1.md:hidden`. `12:30 meeting.md` is none."""

_LEFT_OVER_FOLDERS: Final = frozenset(("__MACOSX", ".git"))
_LEFT_OVER: Final = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini"  # what operating systems keep beside files
    r"|\._.*"  # the same for macOS on foreign disks
    # locks and backups of word processors and editors
    r"|~\$.*|~wr[ld]\d+\.tmp|\.~lock\..*#|.*~|.*\.(?:sw[op]|bak|wbk)|#.*#",
    re.IGNORECASE | re.DOTALL,
)


def why_unsafe(path: str, limits: Limits) -> Unsafe | None:  # noqa: PLR0911 - one line a rule
    """Return why a path is not taken, None for one that every system can store below a folder."""
    if _SURROGATE.search(path):
        return "encoding"
    if _CONTROL.search(path):
        return "control"
    if _UNSEEN.search(path):
        return "unseen"
    if "\\" in path:
        return "backslash"
    if path.startswith("/"):
        return "absolute"
    if _DRIVE.match(path):
        return "drive"
    return _why_unsafe_below(path, limits)


def _why_unsafe_below(path: str, limits: Limits) -> Unsafe | None:
    """Return why a path that begins nowhere else is not taken, by the names in it."""
    segments = path.split("/")
    if ".." in segments:
        return "parent"
    if "" in segments or "." in segments:
        return "empty"
    if any(map(_RESERVED.match, segments)):
        return "reserved"
    if _STREAM.search(path):
        return "stream"
    too_long = len(path.encode()) > limits.path_bytes
    if too_long or any(len(each.encode()) > limits.name_bytes for each in segments):
        return "long"
    return "deep" if len(segments) > limits.folder_depth else None


def likeness(path: str) -> str | None:
    r"""Return the path that an unsafe one was perhaps meant to be, None if there is none.

    A citation of `artifacts/plan.pdf` means the file that a tool stored as `artifacts\\plan.pdf`:
    it is there and is not opened, so it must not be called missing.
    """
    if _SURROGATE.search(path) or _CONTROL.search(path):
        return None
    seen = _UNSEEN.sub("", path)
    bare = seen[2:] if _DRIVE.match(seen) else seen
    segments = [each for each in bare.replace("\\", "/").split("/") if each not in ("", ".", "..")]
    return "/".join(segments) or None


def left_over(path: str) -> str | None:
    """Return what of a path a program left behind (a folder ends in `/`), None for anything else.

    These are ignored and told once: `.DS_Store`, `__MACOSX/`, `Thumbs.db`, `desktop.ini`, `~$*`,
    `.git/`, `._*`, `*~`, `*.swp`, `*.bak`, `.~lock.*#`, `#*#`.
    """
    segments = path.split("/")
    for index, segment in enumerate(segments[:-1]):
        if segment in _LEFT_OVER_FOLDERS:
            return "/".join(segments[: index + 1]) + "/"
    return path if _LEFT_OVER.fullmatch(segments[-1]) else None


def left_over_folder(name: str) -> bool:
    """Return whether a folder of this name is not looked into."""
    return name in _LEFT_OVER_FOLDERS


def suffix(path: str) -> str:
    """Return the ending of a file's name in lower case, with the dot; empty if it has none."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def stem(path: str) -> str:
    """Return a file's name without folders and without its ending."""
    name = path.rpartition("/")[2]
    return name[: len(name) - len(suffix(path))]
