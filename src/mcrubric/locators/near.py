"""Which upload was perhaps meant: other case or folder, no ending, its kind instead, or a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.locators.vocabulary import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_APART: Final = re.compile(r"[\s_\-.,()\"'`<>\u2018\u2019\u201c\u201d]+")
"""What stands between the letters of a name, or around it where somebody quotes it."""
_SLIP: Final = 2
"""Letters in a row that differ: a doubled, lost or swapped one; more is another name."""
_SHORTEST: Final = 5
"""Two of four letters are half a name."""
_TRIES: Final = 50
"""Names with the same half that are compared; a guess may be missing where there are more."""


class NearNames:
    """An index of paths by what people still get right; made when the first name is missing."""

    def __init__(self, paths: tuple[str, ...], folder: str) -> None:
        self._paths = paths
        self._folder = folder

    def nearest(self, name: str) -> str | None:
        """Return the path that the name is nearest to, the first in order of several."""
        if not name:
            return None
        known = (self._by_key.get(key) for key in self._keys(name))
        return next(filter(None, known), None) or self._slipped(_squeezed(_base(name)))

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        paths: dict[str, str] = {}
        for path in self._paths:
            for key in self._keys(path):
                paths.setdefault(key, path)
        return paths

    @cached_property
    def _by_half(self) -> Mapping[str, list[str]]:
        paths: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._paths:
            base = _squeezed(_base(path))
            for half in _halves(base, len(base)):
                paths[half].append(path)
        return paths

    def _keys(self, name: str) -> Iterator[str]:
        """From sure to less sure; each kind has its own mark, so kinds never mix."""
        folded = name.casefold().removeprefix(f"{self._folder.casefold()}/")
        yield f"path:{folded}"
        base = _base(folded)
        yield f"base:{base}"
        yield f"squeezed:{_squeezed(base)}"
        yield f"stem:{_squeezed(_stem(base))}"
        called = "".join(word for word in _APART.split(_stem(base)) if word not in NOUNS)
        if len(called) >= _SHORTEST:
            yield f"called:{called}"

    def _slipped(self, base: str) -> str | None:
        if len(base) < _SHORTEST:
            return None
        lengths = range(len(base) - _SLIP, len(base) + _SLIP + 1)
        halves = {half: None for length in lengths for half in _halves(base, length)}
        paths = (path for half in halves for path in self._by_half.get(half, ()))
        tried = islice(paths, _TRIES)
        return next((path for path in tried if _is_slip(base, _squeezed(_base(path)))), None)


def _halves(name: str, length: int) -> tuple[str, str]:
    """One of them stays right when at most `_SLIP` letters in a row are wrong."""
    half = max((length - _SLIP) // 2, 1)
    return f"<{half}{name[:half]}", f">{half}{name[-half:]}"


def _is_slip(one: str, other: str) -> bool:
    front = _alike(one, other)
    one, other = one[front:], other[front:]
    return max(len(one), len(other)) - _alike(one[::-1], other[::-1]) <= _SLIP


def _alike(one: str, other: str) -> int:
    """Count the letters from the start on that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _base(path: str) -> str:
    return path.rpartition("/")[2]


def _stem(base: str) -> str:
    return base.rpartition(".")[0] or base


def _squeezed(base: str) -> str:
    """Without spaces, hyphens and dots: `Family Handbook.pdf` for `family-handbook.pdf`."""
    return _APART.sub("", base.casefold())
