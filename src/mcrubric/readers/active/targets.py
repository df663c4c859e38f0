"""Where a link of an office file leads: to another computer, or to a file on this one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.model.artifacts import ActiveKind

_NETWORK: Final = (
    "http:", "https:", "ftp:", "ftps:", "sftp:", "smb:", "dav:", "davs:", "webdav:", "mhtml:",
)  # fmt: skip
_FILE: Final = "file:"
_HERE: Final = ("", "localhost", "127.0.0.1", "?", ".")  # `\\?\C:\...` is a long path of a disk
_UNC: Final = "//?/unc/"


def is_on_network(target: str) -> bool:
    """Tell whether a target is an address of the network, such as `https://...`."""
    return _plain(target).startswith(_NETWORK)


def is_on_share(target: str) -> bool:
    r"""Tell whether a target is a file on another computer, such as `\\server\folder\file`.

    `file:///C:/...` and paths without a computer are on the disk (RFC 8089, appendix E.3).
    """
    path = _plain(target)
    if path.startswith(_FILE):
        path = path.removeprefix(_FILE)
        # Three slashes stand before a path of the disk; four or more before a computer's name.
        rest = path.lstrip("/")
        slashes = len(path) - len(rest)
        path = f"//{rest}" if slashes in (2, 4, 5) else f"/{rest}"
    if path.startswith(_UNC):
        return True
    return path.startswith("//") and path[2:].partition("/")[0] not in _HERE


def is_remote(target: str) -> bool:
    """Tell whether what a target names is on another computer."""
    return is_on_network(target) or is_on_share(target)


def taken_in(target: str) -> ActiveKind:
    """Return what a file is that is taken in from elsewhere when the document is opened.

    Somebody who pastes a link to a workbook of the office's own server has asked for just that.
    """
    return "remote-content" if is_on_network(target) else "linked-file"


def template(target: str) -> ActiveKind | None:
    """Return what the template of a document is; one on a disk is ordinary.

    Word writes down the path of every template, of a shared folder too, so that only one on the
    network was put there by somebody.
    """
    if is_on_network(target):
        return "remote-template"
    return "share-template" if is_on_share(target) else None


def _plain(target: str) -> str:
    return target.strip().replace("\\", "/").lower()
