"""The check `text-visible`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mcrubric.plugin import (
    Context,
    Document,
    HiddenBy,
    Observation,
    Observations,
    OwnWords,
    Part,
    Place,
    check,
    hidden_words,
    look_alikes,
    opened,
    passed,
    repetitions,
    review,
    split_words,
    unseen_runs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    Find = Callable[[str], Iterable[tuple[int, int]]]

_SHOWN: Final = 5  # places that a sentence names and a finding carries
# Fewer than a sentence: a mark of a template, a number, a rest of something deleted.
_LEAST_HIDDEN: Final = 10
# One or two are a slip of a keyboard with two scripts, or of text recognition.
_LEAST_WORDS: Final = 3
# A twentieth of the shortest part that a page asks for is what a slip of pasting comes to.
_LEAST_REPEATED: Final = 50

_KEYS: Final[Mapping[HiddenBy, str]] = {
    "marked": "set-as-hidden",
    "colour": "colour",
    "size": "tiny",
    "off-page": "off-page",
    "covered": "covered",
    "drawn-unseen": "drawn-unseen",
    "other-version": "other-version",
}
_FINDERS: Final[tuple[tuple[str, Find, int], ...]] = (
    ("look-alike-letters", look_alikes, _LEAST_WORDS),
    ("split-words", split_words, _LEAST_WORDS),
    ("unseen-signs", unseen_runs, 1),
)
_UNSEEN: Final = frozenset(("hidden", "deleted", "comment"))
_NOT_COUNTED: Final = "; what a reader cannot see is not counted."


@check(
    "text-visible",
    basis="counted",
    part_kind="document",
    messages={
        "set-as-hidden": "{measured:word|words}{where} set as hidden" + _NOT_COUNTED,
        "colour": "{measured:word|words}{where} in a colour like that of the ground" + _NOT_COUNTED,
        "tiny": "{measured:word|words}{where} in letters of less than 2 points" + _NOT_COUNTED,
        "off-page": "{measured:word|words}{where} placed outside of the page" + _NOT_COUNTED,
        "covered": "{measured:word|words}{where} in cells that a merged cell covers" + _NOT_COUNTED,
        "drawn-unseen": "{measured:word|words}{where} drawn without any ink" + _NOT_COUNTED,
        "other-version": "{measured:word|words}{where} in a form of a drawing that only programs "
        "from before 2010 show" + _NOT_COUNTED,
        "not-all-looked-at": "The file holds more pieces than are looked at, so there may be words "
        "in it that a reader cannot see.",
        "look-alike-letters": "{measured:word|words}{where} with letters of another alphabet that "
        "look like Latin ones; no search finds such a word.",
        "split-words": "{measured:word|words}{where} with signs inside that take no room; no "
        "search finds such a word.",
        "unseen-signs": "{measured:row|rows}{where} of many signs that take no room.",
        "repeated-paragraphs": "{measured:word|words}{where} in {paragraphs:paragraph that "
        "stands|paragraphs that stand} in the text before, word for word.",
    },
    remedies=dict.fromkeys(
        _KEYS.values(),
        "If the words belong to the text, let them be seen; otherwise delete them.",
    )
    | {
        "not-all-looked-at": "Save the file anew from the program that it was written with.",
        "look-alike-letters": "Type the word again with one keyboard layout.",
        "split-words": "Type the word again, or paste it as plain text.",
        "unseen-signs": "Paste the text as plain text, or delete the signs.",
        "repeated-paragraphs": "Look whether it was pasted twice; if it is meant, leave it.",
    },
)
def text_visible(part: Part, ctx: Context) -> Observations:
    """What is in the text can be seen, and stands there once.

    What it looks at: words that a reader of the page does not see (set as hidden, in the colour of
    the ground, tiny, outside of the page, under a merged cell); letters of other alphabets that
    look like Latin ones, and signs without width, inside words; paragraphs of 20 words or more
    that stand in the part again.
    Why it matters: templates, scanners and pasting leave such things behind; the assessor reads a
    page without them, and the count of words leaves the hidden ones out.
    Fails: never; a person looks. Where a limit ended the search, it is open.
    Passes: nothing of it is found, or less than 10 hidden words, 3 such words, or 50 words in
    repeated paragraphs.
    Limits: only what the file itself proves is told. A text recognised on a scanned page, words on
    a ground whose colour is not known, a word or name in another alphabet, emoji, and lines, cells
    and questions that recur are ordinary.
    """
    found = [*_hidden(part), *_in_words(part), *_repeated(part), *_not_looked_at(part)]
    yield from found
    if not found:
        yield passed(at=part.places)


def _hidden(part: Part) -> Observations:
    for document in part.documents:
        for each in hidden_words(document):
            if each.words >= _LEAST_HIDDEN:
                yield _told(_KEYS[each.by], each.words, each.places)


def _not_looked_at(part: Part) -> Observations:
    for document in part.documents:
        if not document.all_looked_at:
            yield opened("not-all-looked-at", "limit", at=(Place(path=document.path),))


def _in_words(part: Part) -> Observations:
    for key, find, least in _FINDERS:
        places = [
            document.place(*span) for document in part.documents for span in _spans(document, find)
        ]
        if len(places) >= least:
            yield _told(key, len(places), places)


def _spans(document: Document, find: Find) -> Iterator[tuple[int, int]]:
    """Yield what is found in words that a reader sees: hidden ones are told as such."""
    if document.text.isascii():
        return
    for block in document.blocks:
        if block.left_out not in _UNSEEN:
            for start, end in find(document.slice(block)):
                yield block.start + start, block.start + end


def _repeated(part: Part) -> Observations:
    found = repetitions(part.documents)
    words = sum(each.words for each in found)
    if words >= _LEAST_REPEATED:
        places = [each.place for each in found]
        yield _told("repeated-paragraphs", words, places, paragraphs=len(found))


def _told(key: str, number: int, places: Sequence[Place], **said: Any) -> Observation:
    where = _where(places)
    return review(
        key,
        measured=number,
        unit="row" if key == "unseen-signs" else "word",
        at=tuple(places[:_SHOWN]),
        where=where,
        **said,
    )


def _where(places: Sequence[Place]) -> OwnWords:
    """Return the pages of a file that has pages, for a sentence; a place says all else."""
    pages = sorted({place.page for place in places if place.page})
    if not pages or len({place.path for place in places}) > 1:
        return OwnWords()
    shown = ", ".join(map(str, pages[:_SHOWN]))
    more = f" and {len(pages) - _SHOWN:,} more" if len(pages) > _SHOWN else ""
    return OwnWords(f" on {'page' if len(pages) == 1 else 'pages'} {shown}{more}")
