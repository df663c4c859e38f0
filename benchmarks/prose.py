"""Seeded English of plain sentences, in any number of words, for narratives and explanations."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WHEN: Final = (
    "In September", "Last spring", "On a Tuesday in March", "During the first week of school",
    "After the winter break", "In my second year here", "Before every conference night",
    "Since October 2023", "On the day after the storm", "Twice a month", "Each Friday at 7:15",
)  # fmt: skip
WHO: Final = (
    "I", "our counselor and I", "the office team", "two bus drivers", "a group of nine parents",
    "the fourth grade teachers", "Mrs. Alvarez", "the cook and the custodian", "our union steward",
    "a grandmother from the river road", "the whole leadership team", "Coach Daniels",
)  # fmt: skip
DID: Final = (
    "wrote down what had been said at the front desk", "walked the car line and greeted drivers",
    "sat in the library with coffee and no agenda", "called every family that had missed a meeting",
    "changed the order of the staff meeting", "read the survey aloud, line by line",
    "agreed on three rules for hard conversations", "visited fourteen homes in six weeks",
    "moved the meeting to the laundromat", "practiced a repair talk with a partner",
    "kept a log of who had been listened to", "put the evening hours on the calendar",
)  # fmt: skip
WHY: Final = (
    "because people had stopped asking", "so that nobody would have to wait for an answer",
    "since e-mail had made things worse", "and 38 people came back the next time",
    "although it took longer than planned", "while the children showed their work",
    "which is why the complaints went from 41 to 17", "until it had become a habit",
    "because I had been wrong the first time", "so the night shift could take part",
)  # fmt: skip
TAIL: Final = (
    "That was harder than it sounds.", "I would do it sooner now.", "It cost us nothing.",
    "Not everybody liked it at first.", "We still do it.", "One father told me so to my face.",
    "The numbers are on page two of our plan.", "I learned to wait before I answer.",
)  # fmt: skip


class Clauses(NamedTuple):
    """What sentences of one kind of text are made of."""

    when: tuple[str, ...]
    who: tuple[str, ...]
    did: tuple[str, ...]
    why: tuple[str, ...]
    tail: tuple[str, ...]


TOLD: Final = Clauses(WHEN, WHO, DID, WHY, TAIL)
LOOKED_BACK: Final = Clauses(
    when=(
        "By the time the snow melted", "Over the summer of 2024", "At the end of that year",
        "Ever since those visits", "Within a month of it", "Around Thanksgiving",
        "Looking back at page 14 of my notes",
    ),
    who=(
        "my assistant Joan Pruitt", "the two newest teachers", "our night custodian",
        "the parents on the council", "a retired farmer", "six of the aides", "the nurse",
    ),
    did=(
        "asked me for the list of names", "began to answer letters within two days",
        "told the board what it had taken", "stopped at my door before leaving",
        "brought a neighbor along to supper", "counted 23 calls instead of 4",
        "put the calendar up in the hall", "taught three others how to start",
    ),
    why=(
        "and nobody had asked for that", "after eleven months of trying",
        "as if it were nothing new", "because the first try fell flat",
        "which I had not expected at all", "until even the skeptics joined",
        "though the room was half empty", "and the door stayed open",
    ),
    tail=(
        "My own habits changed with it.", "It took me out of my office.",
        "I mean to keep at it in August.", "Next year two others lead it.",
        "We look at it again in October.",
    ),
)  # fmt: skip
"""For a text that looks back: it is not made of what the first one told."""
NAMED: Final = (
    "trust", "listening", "names", "visits", "calls", "notes", "coffee", "patience", "promises",
    "thanks", "questions", "apologies", "greetings", "answers", "stories", "meals", "songs",
)  # fmt: skip
ATTEMPTS: Final = 20
SENTENCES_IN_PARAGRAPH: Final = (4, 8)
# One sentence in so many has a dash or emphasis, as in a text that somebody typed.
ONE_IN: Final = 12


def seeded(seed: int | str) -> Random:
    """Return what draws the same texts and files again for the same seed."""
    return Random(seed)  # noqa: S311 - texts and files, no secrets


def sentence(random: Random, clauses: Clauses = TOLD) -> str:
    """Return one sentence of 8 to 30 words."""
    when, who, did, why = (random.choice(each) for each in clauses[:4])
    text = f"{when} {who} {did} {why}."
    if not random.randrange(ONE_IN):
        text = f"{when}, {who} {did} \u2014 {why}."
    elif not random.randrange(ONE_IN):
        text = f"{when} *{who}* {did} {why}."
    return f"{text} {random.choice(clauses.tail)}" if not random.randrange(3) else text


def words_in(text: str) -> int:
    """Count words as the sentences here need it: everything but a lone dash is one."""
    return sum(1 for word in text.split() if word != "\u2014")


def sentences(random: Random, words: int, clauses: Clauses = TOLD) -> Iterator[str]:
    """Yield sentences that come to exactly so many words."""
    while words > 0:
        drawn = (sentence(random, clauses) for _ in range(ATTEMPTS))
        text = next((each for each in drawn if words_in(each) <= words), None) or _list(
            random, words
        )
        words -= words_in(text)
        yield text


def _list(random: Random, words: int) -> str:
    """Return so many words that are no sentence: what it takes to reach an exact number."""
    return ", ".join(random.choices(NAMED, k=words)).capitalize() + "."


def paragraphs(random: Random, words: int, clauses: Clauses = TOLD) -> str:
    """Return paragraphs of exactly so many words, with a blank line between them."""
    done: list[str] = []
    paragraph: list[str] = []
    for text in sentences(random, words, clauses):
        paragraph.append(text)
        if len(paragraph) >= random.randint(*SENTENCES_IN_PARAGRAPH):
            done.append(" ".join(paragraph))
            paragraph = []
    return "\n\n".join([*done, " ".join(paragraph)] if paragraph else done)
