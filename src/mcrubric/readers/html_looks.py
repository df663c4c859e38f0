"""How the words in an HTML element look, as far as that decides whether a reader sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mcrubric.readers.colours import Colour, near
from mcrubric.readers.css import css_colour, ground, hidden_by, is_tiny, text_colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.documents import HiddenBy, LeftOut
    from mcrubric.readers.building import Reason

_NEVER_SHOWN: Final = frozenset(("template", "datalist"))
_STRUCK: Final = frozenset(("del",))
_CAPTIONS: Final = frozenset(("caption", "figcaption"))
# Without a style, only these names and attributes change how words look.
_NAMES: Final = _NEVER_SHOWN | _STRUCK | _CAPTIONS | {"a"}
_ATTRIBUTES: Final = frozenset(("hidden", "color", "bgcolor", "background"))


class Look(NamedTuple):
    """How words look; colours are None where they are not known, `ground` too where none is set."""

    unseen: HiddenBy | None = None
    left_out: LeftOut | None = None
    veiled: bool = False
    tiny: bool = False
    colour: Colour | None = None
    ground: Colour | None = None
    plain: bool = True

    def reason(self, page: Colour | None) -> Reason | None:
        """Return why words are left out on a page of a colour, None: that is not known."""
        if self.unseen or self.veiled:
            return self.unseen or "marked"
        if self.tiny:
            return "size"
        under = page if self.plain else self.ground
        if self.colour is not None and under is not None and near(self.colour, under):
            return "colour"
        return self.left_out


PLAIN: Final = Look()


def within(
    around: Look, name: str, attributes: Mapping[str, str], declared: Mapping[str, str]
) -> Look:
    """Return how words look in an element."""
    if not declared and name not in _NAMES and _ATTRIBUTES.isdisjoint(attributes):
        return around
    look = around
    if around.unseen is None:
        marked = name in _NEVER_SHOWN or "hidden" in attributes
        if unseen := "marked" if marked else hidden_by(declared):
            look = look._replace(unseen=unseen)
        elif name in _STRUCK and around.left_out is None:
            look = look._replace(left_out="deleted")
        elif name in _CAPTIONS and around.left_out is None:
            look = look._replace(left_out="caption")
    if "visibility" in declared:
        look = look._replace(veiled=declared["visibility"] in {"hidden", "collapse"})
    if (tiny := is_tiny(declared)) is not None:
        look = look._replace(tiny=tiny)
    return _coloured(look, name, attributes, declared)


def _coloured(
    look: Look, name: str, attributes: Mapping[str, str], declared: Mapping[str, str]
) -> Look:
    colour, under = text_colour(declared), ground(declared)
    if name == "font" and colour is True and "color" in attributes:
        colour = css_colour(attributes["color"].strip().lower()) or False
    if name == "a" and colour is True:
        colour = False  # browsers give links a colour of their own
    if under is True and ("bgcolor" in attributes or "background" in attributes):
        under = css_colour(attributes.get("bgcolor", "").strip().lower()) or False
    if colour is not True:
        look = look._replace(colour=colour or None)
    if under is not True:
        look = look._replace(ground=under or None, plain=False)
    return look
