"""Raw HTML and links in Markdown that run something where the page is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mcrubric.readers.active.markup import is_scripted, look_into_markup
from mcrubric.readers.decoding import decode
from mcrubric.readers.markdown import markdown_events
from mcrubric.readers.markup import starts

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally

# Without these there is neither a tag nor a link that runs, however a link is written.
_WRITTEN: Final = ("<", "&", "\\")
_SCRIPTED: Final = re.compile(r"[\x00-\x20]*".join("script:"), re.IGNORECASE)
_HTML: Final = ("Html", "InlineHtml")
_LINKS: Final = ("Link", "Image")


def look_into_markdown(data: bytes, limits: Limits, tally: Tally) -> None:
    """Find what the page made of a text would run; what stands in its code is only shown.

    Raises:
        ReadError: it is no text, or over a limit.
    """
    events = markdown_events(data, limits)
    text = decode(data, limits)
    if not any(each in text for each in _WRITTEN) and not _SCRIPTED.search(text):
        return
    html: list[str] = []
    for event in events:
        if isinstance(event, str):
            continue
        ((name, value),) = event.items()
        if name in _HTML:
            html.append(value)
        elif name == "Start" and is_scripted(_address(value)):
            tally.add("script")
    look_into_markup(starts("".join(html)), tally)


def _address(value: Any) -> str:
    """Return where a link leads, blank for what is none."""
    if not isinstance(value, dict):
        return ""
    said: dict[str, Any] = next((value[each] for each in _LINKS if each in value), {})
    return str(said.get("dest_url", ""))
