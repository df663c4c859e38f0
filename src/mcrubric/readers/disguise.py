"""Whether the bytes of a file prove that it is not what its name says."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Medium, Problem
from mcrubric.readers.active.programs import runs_by_content
from mcrubric.readers.reading import ReadError
from mcrubric.readers.sniff import is_text
from mcrubric.readers.suffixes import Claim, claim_of

if TYPE_CHECKING:
    from mcrubric.readers.sniff import Sniffed

_WORDS: Final[dict[Medium, str]] = {
    "pdf": "a PDF file",
    "document": "a text document of an office program",
    "slides": "a presentation",
    "sheets": "a spreadsheet",
    "text": "plain text",
    "markdown": "plain text",
    "html": "a web page",
    "image": "a picture",
    "video": "a video",
    "audio": "a sound recording",
    "archive": "an archive",
}
# Names that stand for each other: the programs that open the one open the other.
_SAME: Final[tuple[frozenset[Medium], ...]] = (
    frozenset(("text", "markdown", "html")),
    frozenset(("audio", "video")),
)
_TEXT: Final = ("text", "markdown", "html")


def check_name(sniffed: Sniffed, name: str) -> None:
    """Look whether a file is what its name says.

    Raises:
        ReadError: its bytes prove that it is not.
    """
    if problem := disguise(sniffed, name):
        raise ReadError(problem)


def check_no_program(head: bytes, name: str) -> None:
    """Look whether a program goes under the name of something to look at; `head`: its first bytes.

    Raises:
        ReadError: it does.
    """
    claim = claim_of(PurePosixPath(name).suffix)
    if claim is not None and not is_text(head) and runs_by_content(head):
        detail = f"the name says {_WORDS[claim.medium]}, but the file is a program"
        remedy = "Do not open it; look for the file that you mean, and upload that."
        raise ReadError(Problem("other-type", detail, remedy))


def disguise(sniffed: Sniffed, name: str) -> Problem | None:
    """Return `other-type` if the bytes are surely of another kind than the name claims.

    `damaged` if the name claims a kind whose files begin with known bytes, and these are not
    there; None wherever there is a doubt.
    """
    claim = claim_of(PurePosixPath(name).suffix)
    if claim is None:
        return None
    if not sniffed.proven:
        return _unmarked(claim.medium) if claim.marked else None
    if _fits(sniffed, claim):
        return None
    said, found = _WORDS[claim.medium], _WORDS[sniffed.medium]
    return Problem("other-type", f"the name says {said}, but the file is {found}")


def _unmarked(medium: Medium) -> Problem:
    return Problem("damaged", f"it does not begin as {_WORDS[medium]} does")


def _fits(sniffed: Sniffed, claim: Claim) -> bool:
    found, claimed = sniffed.medium, claim.medium
    if found == claimed or any({found, claimed} <= same for same in _SAME):
        return True
    # Office programs of old write web pages under their names, and `.key` is a file of keys too.
    return found in _TEXT and not claim.marked
