"""A hand-in that is a zip archive: its members are read as streams and never extracted."""

from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.portfolio.archive_gate import check_directory, check_members
from mcrubric.portfolio.contents import Contents
from mcrubric.portfolio.gate import Listed, RefusedError, Why, admit
from mcrubric.portfolio.guarded import guarded, told_as_damage
from mcrubric.portfolio.names import ARTIFACTS_FOLDER, left_over, why_unsafe
from mcrubric.readers.storage import failed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.limits import Limits

_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
"""Flags of a member (APPNOTE.TXT 4.4.4)."""
_UNIX: Final = 3
"""The system that stores a file's mode in the upper half of its attributes (4.4.2)."""
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""The others expand whole blocks at once, which no counter can stop."""

OFFICE_MEMBERS: Final = frozenset(("[Content_Types].xml", "mimetype"))
"""What a word processor's own archive holds at its top."""


def open_archive(
    stream: BinaryIO, name: str, limits: Limits, close: Callable[[], None]
) -> Contents:
    """List an archive; a folder that holds everything in it is taken for the hand-in itself.

    Raises:
        RefusedError: it is damaged, too large, built to expand, or another kind of file.
        StorageError: it cannot be read from where it is stored.
    """
    members = _members(stream, limits)
    listing, infos = [], {}
    for info in members.infolist():
        listed = _listed(info, limits)
        listing.append(listed)
        infos[listed.name] = info
    wrap = wrapping_folder(listing, limits)
    bare = [Listed(each.name.removeprefix(wrap), each.size, each.why) for each in listing]
    admitted = admit([each for each in bare if each.name], limits)

    def opened(path: str) -> BinaryIO:
        with told_as_damage():
            return guarded(members.open(infos[wrap + admitted.files[path].name]))

    return Contents(
        name=name,
        sizes={path: each.size for path, each in admitted.files.items()},
        open=opened,
        refused=admitted.refused,
        ignored=admitted.ignored,
        faults=admitted.faults,
        close=close,
    )


def _members(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    check_directory(stream, limits)
    try:
        members = zipfile.ZipFile(stream)
    except Exception as error:  # the parser raises a dozen types on damaged archives
        if failed := failed_in(stream):  # and swallows what a disk says
            raise failed from error
        raise RefusedError("damaged-archive") from error
    if OFFICE_MEMBERS.intersection(members.NameToInfo):
        raise RefusedError("not-a-portfolio", found="office")
    check_members(members.infolist(), members.start_dir, limits)
    return members


def _listed(info: zipfile.ZipInfo, limits: Limits) -> Listed:
    return Listed(_name(info), info.file_size, _why(info, limits))


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name as it is stored, before NUL bytes and separators are cut or changed.

    Some systems write UTF-8 and do not say so, which would turn an umlaut into two other letters.
    """
    name = info.orig_filename
    if info.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def _why(info: zipfile.ZipInfo, limits: Limits) -> Why | None:
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == _UNIX else 0
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "link" if kind == stat.S_IFLNK else "special"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted"
    if info.compress_type not in _METHODS:
        return "method"
    if info.file_size > limits.member_bytes:
        return "size"
    if info.file_size > limits.archive_ratio_from and _ratio(info) > limits.archive_ratio:
        return "ratio"
    return None


def _ratio(info: zipfile.ZipInfo) -> float:
    return info.file_size / max(info.compress_size, 1)


def wrapping_folder(listing: list[Listed], limits: Limits) -> str:
    """Return the one folder (with `/`) that all files lie in, empty if there is none.

    Whoever zips a folder gets an archive with that folder in it. A folder `artifacts` is not
    taken for one: it belongs to the hand-in.
    """
    kept = [each.name for each in listing if not each.folder and not left_over(each.name)]
    tops = {name.partition("/")[0] for name in kept}
    if len(tops) != 1 or any("/" not in name for name in kept):
        return ""
    top = tops.pop()
    return "" if top.casefold() == ARTIFACTS_FOLDER or why_unsafe(top, limits) else f"{top}/"
