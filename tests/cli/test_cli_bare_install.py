"""What a bare install brings, by what the installed packages say of themselves."""

from __future__ import annotations

from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import mcrubric

MOST_PACKAGES = 24
MOST_BYTES = 50_000_000
SHIPPED_BESIDE = 2_000_000
"""More than the rubrics and the sample take in a wheel; an editable install has them elsewhere."""


def closure(name: str) -> dict[str, Distribution]:
    """Return a package and all that it needs here, extras left out."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        key = canonicalize_name(waiting.pop())
        if key in found:
            continue
        found[key] = distribution(key)
        for line in found[key].requires or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed.name)
    return found


def size(package: Distribution) -> int:
    """Return the bytes of a package's files; byte code is made later, by Python."""
    files = (Path(str(package.locate_file(each))) for each in package.files or [])
    return sum(each.stat().st_size for each in files if each.is_file() and each.suffix != ".pyc")


def own_size() -> int:
    folder = Path(mcrubric.__file__).parent
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())


def test_a_bare_install_brings_few_packages() -> None:
    assert len(closure("mcrubric")) <= MOST_PACKAGES


def test_a_bare_install_is_small() -> None:
    packages = closure("mcrubric")
    others = sum(size(package) for name, package in packages.items() if name != "mcrubric")
    assert others > SHIPPED_BESIDE, "the packages do not list their files"
    assert others + own_size() + SHIPPED_BESIDE <= MOST_BYTES
