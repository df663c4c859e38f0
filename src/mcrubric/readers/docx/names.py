"""Names of elements and attributes in word-processor files, in both forms of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

_Action = TypeVar("_Action")

# ISO/IEC 29500: part 4 is the transitional form, which programs write, part 1 the strict one.
_TRANSITIONAL: Final = "http://schemas.openxmlformats.org/"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_WORDS: Final = (
    f"{_TRANSITIONAL}wordprocessingml/2006/main ", f"{_STRICT}wordprocessingml/main ",
)  # fmt: skip
_MATHS: Final = (
    f"{_TRANSITIONAL}officeDocument/2006/math ", f"{_STRICT}officeDocument/math ",
)  # fmt: skip
_RELATIONS: Final = (
    f"{_TRANSITIONAL}officeDocument/2006/relationships ", f"{_STRICT}officeDocument/relationships ",
)  # fmt: skip
_DRAWINGS: Final = (
    f"{_TRANSITIONAL}drawingml/2006/wordprocessingDrawing ",
    f"{_STRICT}drawingml/wordprocessingDrawing ",
)  # fmt: skip
_SHAPES: Final = ("urn:schemas-microsoft-com:vml ",)
_NEWER: Final = ("http://schemas.microsoft.com/office/word/2010/wordml ",)
_CHOICES: Final = ("http://schemas.openxmlformats.org/markup-compatibility/2006 ",)

_OFF: Final = frozenset(("0", "false", "off"))


def words(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for elements of WordprocessingML, under their full names."""
    return _full(_WORDS, actions)


def maths(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for elements of formulas, under their full names."""
    return _full(_MATHS, actions)


def choices(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for what several programs read differently (ISO/IEC 29500-3)."""
    return _full(_CHOICES, actions)


def drawings(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for elements that place drawings, under their full names."""
    return _full(_DRAWINGS, actions)


def shapes(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for the drawings of older programs, under their full names."""
    return _full(_SHAPES, actions)


def newer(actions: Mapping[str, _Action]) -> dict[str, _Action]:
    """Return actions for what Word has added to the standard since, under full names."""
    return _full(_NEWER, actions)


def attribute(attributes: Mapping[str, str], name: str = "val") -> str | None:
    """Return an attribute of an element of WordprocessingML, None if it is not there."""
    return attributes.get(_WORDS[0] + name, attributes.get(_WORDS[1] + name))


def relation_id(attributes: Mapping[str, str]) -> str:
    """Return the id of the relation that an element names, blank if it names none."""
    return attributes.get(f"{_RELATIONS[0]}id", attributes.get(f"{_RELATIONS[1]}id", ""))


def is_on(attributes: Mapping[str, str]) -> bool:
    """Tell whether a property that can only be on or off is on."""
    return attribute(attributes) not in _OFF


def number(attributes: Mapping[str, str], name: str = "val") -> int | None:
    """Return a whole number of at most nine digits, None if there is none."""
    value = (attribute(attributes, name) or "").strip()
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None  # noqa: PLR2004 - as the docstring says


def _full(namespaces: tuple[str, ...], actions: Mapping[str, _Action]) -> dict[str, _Action]:
    return {space + name: action for space in namespaces for name, action in actions.items()}
