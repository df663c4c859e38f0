"""The table as it is printed and stands in README.md, and the machine's shape."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.rows import Measured, Row

COLUMNS: Final = ("what", "against", "ours", "other", "ratio", "least to greatest", "at most",
                  "stretch", "comes to")  # fmt: skip


def machine() -> str:
    """Say what was measured on, without naming the machine."""
    cores = os.cpu_count() or 1
    return (
        f"{cores} {'core' if cores == 1 else 'cores'}, {platform.machine()}, {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def busy() -> str:
    """Say how much other work the machine had in the last minute."""
    return f"load over the last minute: {os.getloadavg()[0]:.1f}"


def table(rows: Sequence[tuple[Row, Measured]]) -> str:
    """Return a Markdown table of what was measured."""
    return "\n".join(_lines(rows))


def comes_to(row: Row, ratio: float) -> str:
    """Say where a ratio stands beside its bounds."""
    if ratio > row.most:
        return f"**falls short**: {ratio / row.most:.2f} times the bound"
    if row.stretch is None or ratio > row.stretch:
        return "within the bound"
    return "within the stretch"


def _lines(rows: Sequence[tuple[Row, Measured]]) -> Iterator[str]:
    yield _line(COLUMNS)
    yield _line("---" for _ in COLUMNS)
    for row, measured in rows:
        least, middle, greatest = measured.ratio
        yield _line(
            (
                row.what,
                row.against,
                measured.ours,
                measured.other,
                f"{middle:.2f}x",
                f"{least:.2f} to {greatest:.2f}",
                f"{row.most:g}x",
                f"{row.stretch:g}x" if row.stretch else "",
                comes_to(row, middle),
            )
        )


def _line(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
