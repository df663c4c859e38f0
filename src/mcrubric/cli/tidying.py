"""Memory that stays flat over many portfolios, though circles of objects are seldom looked for."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BETWEEN_LOOKS: Final = 10
"""A portfolio leaves some 400 KiB of circles behind; ten of them are no matter."""

Item = TypeVar("Item")


def tidied(items: Iterable[Item]) -> Iterator[Item]:
    """Give items as they come, and let go of what making them left behind.

    What is there after the first, such as rubrics and modules, stays and is not looked through
    again: that makes a look cheap.
    """
    for number, item in enumerate(items):
        yield item
        if number % BETWEEN_LOOKS == 0:
            gc.collect()
        if number == 0:
            gc.freeze()
