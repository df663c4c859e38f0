"""A part of a file looked through piece by piece, so that it never lies in memory as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def windows(pieces: Iterable[bytes], overlap: int) -> Iterator[bytes]:
    """Yield each piece behind the last `overlap` bytes of what came before it.

    What is at most `overlap` bytes and one long stands whole in one of them, and what is exactly
    so long in no other.
    """
    kept = b""
    for piece in pieces:
        window = kept + piece
        yield window
        kept = window[-overlap:]
