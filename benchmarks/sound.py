"""Makes drafts of portfolios in which nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks import prose
from benchmarks.draft import Cited, Draft, Entry, Pdf, Upload, Video
from benchmarks.script import DETAILS, PROMPTS

if TYPE_CHECKING:
    from random import Random

NARRATIVE_WORDS: Final = (1040, 1600)
REFLECTION_WORDS: Final = (540, 800)
EXPLANATION_WORDS: Final = (30, 60)
# Uploads by the stem of their name. The survey is cited once, so that a fault of it stays alone.
HANDBOOK, GUIDE, CALENDAR, PLAN, SURVEY = "handbook", "guide", "calendar", "plan", "survey"
PAGES: Final = {HANDBOOK: (12, 24), GUIDE: (8, 18), CALENDAR: (3, 6), PLAN: (5, 10), SURVEY: (2, 4)}
FRONT_PAGES: Final = 4
ROMAN: Final = ("i", "ii", "iii", "iv")
VIDEO_SECONDS: Final = (60, 300)
SURVEY_ENTRY: Final = 4
"""The position, from 0, of the entry that cites the survey."""
HEADINGS: Final = ("What I bring", "When people disagree", "The tone we set", "How we plan")


def sound_draft(random: Random) -> Draft:
    """Return a portfolio without any fault."""
    uploads = _uploads(random)
    return Draft(
        narrative=narrative(random, random.randint(*NARRATIVE_WORDS), questions=_questions(random)),
        reflection=reflection(random, random.randint(*REFLECTION_WORDS)),
        entries=_entries(random, uploads),
        uploads=uploads,
    )


def narrative(random: Random, words: int, *, questions: bool) -> str:
    """Return four answers of so many words together, below headings or the copied questions."""
    share, rest = divmod(words, len(PROMPTS))
    parts = []
    for index, prompt in enumerate(PROMPTS):
        above = f"**{index + 1}. {prompt}**" if questions else f"## {HEADINGS[index]}"
        parts += [above, prose.paragraphs(random, share + (rest if index == 0 else 0))]
    return "\n\n".join(parts) + "\n"


def reflection(random: Random, words: int) -> str:
    """Return a reflection of so many words."""
    return f"# Looking back\n\n{prose.paragraphs(random, words, prose.LOOKED_BACK)}\n"


def explanation(random: Random) -> str:
    """Return the explanation of an entry."""
    return " ".join(prose.sentences(random, random.randint(*EXPLANATION_WORDS)))


def page_place(random: Random, upload: Pdf) -> tuple[str, bool]:
    """Return a place in a PDF in one of the usual forms, and whether it is a fragment."""
    if upload.front:  # a number that is also printed on another page may mean either
        unprinted = random.randint(upload.pages - upload.front + 1, upload.pages)
        label = random.choice(ROMAN[: upload.front])
        return random.choice(((f"p. {label}", False), (f"page={unprinted}", True)))
    first = random.randint(1, upload.pages - 1)
    second = random.randint(first + 1, upload.pages)
    return random.choice(
        (
            (f"p. {first}", False),
            (f"page {first}", False),
            (f"pp. {first}-{second}", False),
            (f"pages {first}\u2013{second}", False),
            (f"pp. {first}, {second}", False),
            (f"page={first}", True),
        )
    )


def time_place(random: Random, upload: Video) -> tuple[str, bool]:
    """Return a place in a recording in one of the usual forms, and whether it is a fragment."""
    start = random.randint(0, upload.seconds - 20)
    end = start + random.randint(5, 19)
    return random.choice(
        (
            (clock(start), False),
            (f"{clock(start)}-{clock(end)}", False),
            (f"{clock(start)} to {clock(end)}", False),
            (f"t={start},{end}", True),
        )
    )


def clock(seconds: int) -> str:
    """Return seconds as people write them, such as `1:05`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def cite(random: Random, name: str, upload: Upload) -> Cited:
    """Return a citation of an upload at a place that it has."""
    if isinstance(upload, Video):
        return Cited(name, *time_place(random, upload))
    if isinstance(upload, Pdf):
        return Cited(name, *page_place(random, upload))
    raise TypeError("there is no place in a spoilt file")


def _questions(random: Random) -> bool:
    """Say whether the questions are copied above the answers, as every fourth candidate does."""
    return not random.randrange(4)


def _uploads(random: Random) -> dict[str, Upload]:
    year = random.randint(2019, 2025)
    uploads: dict[str, Upload] = {
        f"artifacts/{stem}-{year}.pdf": Pdf(
            random.randint(*pages), FRONT_PAGES if stem == GUIDE else 0
        )
        for stem, pages in PAGES.items()
    }
    uploads[f"artifacts/greeting-{year}.mp4"] = Video(random.randint(*VIDEO_SECONDS))
    return uploads


def _entries(random: Random, uploads: dict[str, Upload]) -> tuple[Entry, ...]:
    survey = next(name for name in uploads if SURVEY in name)
    usual = [name for name in uploads if name != survey]
    return tuple(
        Entry(
            detail,
            detail,
            tuple(
                cite(random, name, uploads[name])
                for name in _names(random, usual, survey, position)
            ),
            explanation(random),
        )
        for position, detail in enumerate(DETAILS)
    )


def _names(random: Random, usual: list[str], survey: str, position: int) -> list[str]:
    """Return what an entry cites: each of the usual uploads in turn, and up to two others."""
    first = survey if position == SURVEY_ENTRY else usual[position % len(usual)]
    others = [name for name in usual if name != first]
    return [first, *random.sample(others, random.randint(0, 2))]
