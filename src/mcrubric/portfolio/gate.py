"""Which files of a hand-in are let in: by name, kind, count and size, before a byte is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import normalize

from mcrubric.escaping.terminal import storable
from mcrubric.model.errors import McrubricError
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.alike import alike_faults
from mcrubric.portfolio.names import WHY, left_over, likeness, why_unsafe

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

Why = Literal[
    "link", "special", "locked", "name", "long", "deep", "twice", "size", "encrypted", "method",
    "ratio", "unread", "content", "stream",
]  # fmt: skip
"""Why a file is not let in; the fault's key is `refused-` and this word."""


class RefusedError(McrubricError):
    """Something cannot be opened as a hand-in at all; `fault` says why."""

    def __init__(self, key: str, places: tuple[Place, ...] = (), /, **args: str | int) -> None:
        super().__init__(key, args)
        self.fault = Fault(key, args, places)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file or folder (its name ends in `/`) as it is listed; `why` if that refuses it."""

    name: str
    size: int
    why: Why | None = None

    @property
    def folder(self) -> bool:
        """Whether it is a folder, which counts as a name and is nothing else."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Admitted:
    """What was let in and what was not.

    `files` gives the listed file by the path under which it is known (NFC, with `/`), in order.
    `refused` gives, for files that are not opened, why: their paths are known to be there.
    """

    files: Mapping[str, Listed]
    refused: Mapping[str, Why]
    ignored: tuple[str, ...]
    faults: tuple[Fault, ...]


def admit(listing: Iterable[Listed], limits: Limits) -> Admitted:
    """Sort what is listed into files, refused files and files that programs leave behind.

    Neither the order of the listing nor the platform that made it changes the outcome.

    Raises:
        RefusedError: there are too many names, files or bytes, or no file at all.
    """
    ignored: set[str] = set()
    by_path: dict[str, list[Listed]] = {}
    for count, each in enumerate(listing, start=1):
        if count > limits.names:
            raise RefusedError("too-many-files", limit=limits.names)
        if remains := left_over(each.name):
            ignored.add(storable(remains))
        elif not each.folder:
            by_path.setdefault(normalize("NFC", each.name), []).append(each)
        elif each.why == "content":
            by_path.setdefault(normalize("NFC", each.name).rstrip("/"), []).append(each)
    _check_totals(by_path, limits)
    return _sorted_out(by_path, tuple(sorted(ignored)), limits)


def _check_totals(by_path: Mapping[str, list[Listed]], limits: Limits) -> None:
    sizes = [each.size for same in by_path.values() for each in same]
    if not sizes:
        raise RefusedError("no-files")
    if len(sizes) > limits.files:
        raise RefusedError("too-many-files", limit=limits.files)
    if sum(sizes) > limits.portfolio_bytes:
        raise RefusedError("too-large", limit=limits.portfolio_bytes)


def _sorted_out(
    by_path: Mapping[str, list[Listed]], ignored: tuple[str, ...], limits: Limits
) -> Admitted:
    files: dict[str, Listed] = {}
    refused: dict[str, Why] = {}
    faults: list[Fault] = []
    for path in sorted(by_path):
        refusal = _refusal(path, by_path[path], limits)
        if refusal is None:
            files[path] = by_path[path][0]
            continue
        faults.append(refused_file(path, refusal.why, refusal.args))
        if like := likeness(path):
            refused[like] = refusal.why
    refused = {path: why for path, why in refused.items() if path not in files}
    # Of a folder that cannot be listed the name is known as if it were a file.
    known = (path for path, why in refused.items() if why not in {"locked", "unread"})
    faults += alike_faults((*files, *known))
    return Admitted(files, refused, ignored, tuple(faults))


def _refusal(path: str, same: list[Listed], limits: Limits) -> _Refusal | None:
    """Say why a path is not let in; of several files with one name, none can be chosen."""
    if unsafe := why_unsafe(path, limits):
        if unsafe in {"long", "deep"}:
            return _Refusal(unsafe, {})
        return _Refusal("name", {"why": OwnWords(WHY[unsafe])})
    if len(same) > 1:
        return _Refusal("twice", {"count": len(same)})
    if why := same[0].why:
        return _Refusal(why, {"limit": getattr(limits, _HIT[why])} if why in _HIT else {})
    if same[0].size > limits.file_bytes:
        return _Refusal("size", {"limit": limits.file_bytes})
    return None


_HIT: Final[Mapping[Why, str]] = {
    "size": "member_bytes", "ratio": "archive_ratio", "stream": "stream_bytes",
}  # fmt: skip
"""The limits that a member of an archive is over, or a stream that cannot go back."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    why: Why
    args: Mapping[str, str | int]


_SHOWN: Final = 300
"""A name of 60,000 letters fills a report, and says no more than its beginning and its end."""


def _shortened(name: str) -> str:
    if len(name) <= _SHOWN:
        return name
    return f"{name[: _SHOWN // 2]}\u2026{name[-_SHOWN // 2 :]}"


def refused_file(path: str, why: Why, args: Mapping[str, str | int]) -> Fault:
    """Tell that one file was not let in; the rest goes on."""
    name = _shortened(storable(path)) or "(empty)"
    return Fault(f"refused-{why}", {"path": name, **args}, (Place(path=name),))
