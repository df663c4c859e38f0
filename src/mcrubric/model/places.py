"""Where something stands in what a candidate handed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to look at; only the fields that apply are set.

    `path` is below the portfolio, with `/`.
    `start` and `end` are code points, half-open, in the document's extracted text.
    `line` and `column` are code points from 1 in the source file, for text formats.
    `page` counts from 1, `seconds` from the start of the recording.
    `entry` is the position of a self-analysis entry, from 1.
    """

    path: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    page: int | None = None
    seconds: float | None = None
    entry: int | None = None
