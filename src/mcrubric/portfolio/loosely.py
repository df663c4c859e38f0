"""Names in the form in which they are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_APART: Final = re.compile(r"[\W_]+")


def loose(text: str) -> str:
    """Return a text in the form in which names are compared: case and punctuation do not count."""
    return _APART.sub(".", text.casefold()).strip(".")


def unique(keys: Mapping[str, str]) -> dict[str, str]:
    """Turn keys by id into ids by key, without keys that are empty or shared."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each, key in keys.items():
        found[key].append(each)
    return {key: same[0] for key, same in found.items() if key and len(same) == 1}
