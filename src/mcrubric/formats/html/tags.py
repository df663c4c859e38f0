"""Elements of HTML, with all that stands in them and in their attributes made harmless."""

from __future__ import annotations

from mcrubric.escaping import html


def element(name: str, inside: str, **attributes: str | None) -> str:
    """Return an element around HTML of ours; attributes without a value are left out."""
    return f"{start(name, **attributes)}{inside}</{name}>"


def start(name: str, **attributes: str | None) -> str:
    """Return a start tag; names have `_` for `-`, and one behind them where they are Python's."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.attribute(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{given}>"
