"""A hand-in that is a zip archive: its members are read as streams and never extracted."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.own_words import OwnWords
from mcrubric.portfolio.contents import Contents
from mcrubric.portfolio.gate import Listed, RefusedError, Why, admit
from mcrubric.portfolio.guarded import DamagedError, guarded
from mcrubric.portfolio.wrapping import unwrapped
from mcrubric.portfolio.zip_directory import read_directory
from mcrubric.portfolio.zip_end import read_end
from mcrubric.portfolio.zip_layout import check_layout
from mcrubric.portfolio.zip_member import DEFLATED, STORED, MemberStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.zip_directory import Member

_ENCRYPTED: Final = 0x1
"""The flag of an encrypted member (APPNOTE.TXT 4.4.4)."""

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
    end = read_end(stream, limits)
    members = read_directory(stream, end)
    if OFFICE_MEMBERS.intersection(each.name for each in members):
        raise RefusedError("not-a-portfolio", found=OwnWords("office"))
    starts = check_layout(stream, members, end.start, limits)
    listing = [Listed(each.name, each.size, _why(each, limits)) for each in members]
    wrap, bare = unwrapped(listing, limits)
    admitted = admit(bare, limits)
    by_name = {each.name: each for each in members}

    def opened(path: str) -> BinaryIO:
        member = by_name[wrap + admitted.files[path].name]
        if not starts[member.at]:
            raise DamagedError("its two headers tell of two members")
        return guarded(MemberStream(stream, member, starts[member.at]))

    return Contents(
        name=name,
        sizes={path: each.size for path, each in admitted.files.items()},
        open=opened,
        refused=admitted.refused,
        ignored=admitted.ignored,
        faults=admitted.faults,
        close=close,
    )


def _why(member: Member, limits: Limits) -> Why | None:
    if member.kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "link" if member.kind == stat.S_IFLNK else "special"
    if member.flags & _ENCRYPTED:
        return "encrypted"
    if member.method not in (STORED, DEFLATED):
        return "method"
    if member.size > limits.member_bytes:
        return "size"
    if member.size > limits.archive_ratio_from and _ratio(member) > limits.archive_ratio:
        return "ratio"
    return "content" if member.name.endswith("/") and member.size else None


def _ratio(member: Member) -> float:
    return member.size / max(member.packed, 1)
