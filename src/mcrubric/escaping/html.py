"""Text of strangers in HTML: text, values of attributes, and links to uploads, never markup."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from mcrubric.escaping.characters import holdable, unturned

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with a report (W3C, Content Security Policy Level 3): show it.

No script, picture, frame, font or request at all; styles stand in the page itself.
"""

POLICY_META: Final = (
    f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">'
)
"""To be the first element of `<head>`, since it holds for what follows it."""

_MARKUP: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;"}
)
_IN_VALUES: Final = str.maketrans({"\n": "&#10;", "\t": "&#9;", "`": "&#96;", "=": "&#61;"})
"""Line ends and signs at which old readers ended a value that lacked its quotation marks."""

_NO_SEGMENT: Final = ("", ".", "..")


def text(value: str) -> str:
    """Return what stands between tags: it holds no tag, no reference and no comment of its own.

    Characters that HTML does not allow become U+FFFD, and what turns the direction of writing is
    shown as its code. Not for `<script>` and `<style>`, where nothing of a stranger's may stand.
    """
    return unturned(holdable(value)).translate(_MARKUP)


def attribute(value: str) -> str:
    """Return what stands between the double quotes of an attribute that is no URL and no handler.

    A URL may begin with `javascript:`; see `artifact_link`.
    """
    return text(value).translate(_IN_VALUES)


def artifact_link(path: str) -> str | None:
    """Return the relative URL of a file of the portfolio, percent-encoded; None if it is none.

    Each segment is encoded whole (RFC 3986, section 2.1), its colons too, so that no name is a
    scheme; a path that is absolute, leads out of the portfolio, or that no file can have gets no
    link. A byte that was no letter (PEP 383) is that byte again.
    """
    segments = path.split("/")
    if any(each in _NO_SEGMENT for each in segments) or "\\" in path or "\0" in path:
        return None
    try:
        return "/".join(quote(each, errors="surrogateescape") for each in segments)
    except UnicodeEncodeError:
        return None
