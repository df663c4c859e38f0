"""Puts known faults into a draft; each stands by itself, so that no fault hides another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks import sound
from benchmarks.draft import Cited, Draft, Entry, Fault, Pdf, Spoilt, Video
from benchmarks.script import OUTCOMES

Spoiler = Callable[[Draft, Entry, Random], Draft]
"""Puts one fault into an entry of a draft."""

# Words of one's own so far below the minimum that no usual way of counting comes near.
SHORT_NARRATIVE: Final = (600, 900)
SHORT_REFLECTION: Final = (300, 450)
# Short by less than the 88 words of the questions, which are copied in, and by more than the
# dashes that other rules count.
ECHOING_NARRATIVE: Final = (930, 970)
# Short by less than the 12 words of the headings.
BORDERLINE_NARRATIVE: Final = 995


def short_narrative(draft: Draft, random: Random) -> Draft:
    """Make the narrative too short."""
    text = sound.narrative(random, random.randint(*SHORT_NARRATIVE), questions=False)
    return replace(draft, narrative=text).told(Fault("part-1.length", "part-1"))


def echoing_narrative(draft: Draft, random: Random) -> Draft:
    """Make the narrative long enough only by the questions copied into it."""
    text = sound.narrative(random, random.randint(*ECHOING_NARRATIVE), questions=True)
    return replace(draft, narrative=text).told(Fault("part-1.length", "part-1"))


def borderline_narrative(draft: Draft, random: Random) -> Draft:
    """Make the narrative long enough only with its headings."""
    text = sound.narrative(random, BORDERLINE_NARRATIVE, questions=False)
    return replace(draft, narrative=text).told(Fault("part-1.length", "part-1", "review"))


def short_reflection(draft: Draft, random: Random) -> Draft:
    """Make the reflection too short."""
    text = sound.reflection(random, random.randint(*SHORT_REFLECTION))
    return replace(draft, reflection=text).told(Fault("part-3.length", "part-3"))


def absent_reflection(draft: Draft, random: Random) -> Draft:
    """Leave part 3 out."""
    del random
    return replace(draft, reflection=None).told(Fault("part-3.present", "part-3"))


def without_entry(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Leave an entry out."""
    del random
    entries = tuple(each for each in draft.entries if each.id != entry.id)
    return replace(draft, entries=entries).told(Fault("part-2.coverage", entry.detail))


def without_citation(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Let an entry cite nothing."""
    del random
    return draft.with_entry(replace(entry, citations=()), Fault("part-2.coverage", entry.detail))


def missing_file(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a file that was not uploaded."""
    name = f"photo-album-{random.randint(10, 99)}.pdf"
    return _cites(draft, entry, Cited(name, "p. 2"), "part-2.artifacts")


def beyond_pages(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a page behind the last one."""
    name, upload = _pdf(draft, sound.PLAN)
    page = upload.pages + random.randint(1, 40)
    return _cites(draft, entry, Cited(name, f"p. {page}"), "part-2.places")


def beyond_time(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a time well behind the end."""
    name, upload = _video(draft)
    at = sound.clock(upload.seconds + random.randint(30, 600))
    return _cites(draft, entry, Cited(name, at), "part-2.places")


def without_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a long file without saying where to look."""
    del random
    name, _ = _pdf(draft, sound.HANDBOOK)
    return _cites(draft, entry, Cited(name, None), "part-2.places")


def vague_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a long file everywhere."""
    name, _ = _pdf(draft, sound.HANDBOOK)
    at = random.choice(("throughout", "see attached", "entire document"))
    return _cites(draft, entry, Cited(name, at), "part-2.places")


def other_kind(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a time in a PDF."""
    name, _ = _pdf(draft, sound.CALENDAR)
    return _cites(draft, entry, Cited(name, sound.clock(random.randint(61, 119))), "part-2.places")


def strange_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a place in words that no rule reads."""
    name, _ = _pdf(draft, sound.PLAN)
    at = random.choice(("where it says so", "near the coffee stain", "the part on mornings"))
    return _cites(draft, entry, Cited(name, at), "part-2.places", review=True)


def ambiguous_page(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a page by a number that is printed on another one."""
    name, upload = _pdf(draft, sound.GUIDE)
    cited = Cited(name, f"p. {random.randint(1, upload.pages - upload.front)}")
    return _cites(draft, entry, cited, "part-2.places-verified", review=True)


def empty_page(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a page on which nothing is drawn: one more, behind the last."""
    del random
    name, upload = _pdf(draft, sound.CALENDAR)
    longer = replace(upload, pages=upload.pages + 1, empty_page=upload.pages + 1)
    cited = Cited(name, f"page={longer.pages}", fragment=True)
    return _cites(draft.with_upload(name, longer), entry, cited, "part-2.places")


def empty_explanation(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Let an entry explain nothing."""
    del random
    return _explains(draft, entry, "", "part-2.explained")


def placeholder(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Leave the words of a form where an explanation should be."""
    text = random.choice(("[Write your explanation here.]", "TODO", "<your answer>", "{{text}}"))
    return _explains(draft, entry, text, "part-2.explained")


def copied_outcome(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Copy the outcome where an explanation should be."""
    del random
    return _explains(draft, entry, OUTCOMES[entry.detail[:3]], "part-2.own-words")


def same_text(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Explain an entry in the words of the first one."""
    del random
    return _explains(draft, entry, draft.entries[0].explanation, "part-2.own-words")


def unknown_detail(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Add an entry for a detail that the credential does not have."""
    target = f"part-2.entry[{len(draft.entries) + 1}]"
    return _more(draft, Entry(target, "EO7.budgeting", _again(draft, entry, random), ""), random)


def doubled_detail(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Add a second entry for a detail."""
    again = _again(draft, entry, random)
    return _more(draft, Entry(f"{entry.detail}[2]", entry.detail, again, ""), random)


def damaged_file(draft: Draft, random: Random) -> Draft:
    """Cut a PDF off."""
    del random
    name, _ = _pdf(draft, sound.SURVEY)
    return draft.with_upload(name, Spoilt("start"), Fault("part-2.readable", name))


def empty_file(draft: Draft, random: Random) -> Draft:
    """Leave nothing of a PDF."""
    del random
    name, _ = _pdf(draft, sound.SURVEY)
    entry = draft.entries[sound.SURVEY_ENTRY]
    fault = Fault("part-2.artifacts", f"{entry.id}/{name}")
    return draft.with_upload(name, Spoilt("nothing"), fault)


def unused_file(draft: Draft, random: Random) -> Draft:
    """Add an upload that nobody cites."""
    return draft.with_upload(f"artifacts/notes-{random.randint(10, 99)}.pdf", Pdf(2))


OF_NARRATIVES: Final = (short_narrative, echoing_narrative, borderline_narrative)
OF_REFLECTIONS: Final = (short_reflection, absent_reflection)
OF_FILES: Final = (damaged_file, empty_file, unused_file)
OF_ENTRIES: Final[tuple[Spoiler, ...]] = (
    without_entry, without_citation, missing_file, beyond_pages, beyond_time, without_place,
    vague_place, other_kind, strange_place, ambiguous_page, empty_page, empty_explanation,
    placeholder, copied_outcome, same_text,
)  # fmt: skip
ADDING_ENTRIES: Final[tuple[Spoiler, ...]] = (unknown_detail, doubled_detail)
"""They add entries at the end, so they come last and one at most."""


def _cites(
    draft: Draft, entry: Entry, cited: Cited, requirement: str, *, review: bool = False
) -> Draft:
    """Let an entry cite one thing only, which is wrong."""
    fault = Fault(requirement, f"{entry.id}/{cited.upload}", "review" if review else "fail")
    return draft.with_entry(replace(entry, citations=(cited,)), fault)


def _explains(draft: Draft, entry: Entry, text: str, requirement: str) -> Draft:
    return draft.with_entry(replace(entry, explanation=text), Fault(requirement, entry.id))


def _again(draft: Draft, entry: Entry, random: Random) -> tuple[Cited, ...]:
    """Return a sound citation for one more entry."""
    del entry
    name, upload = _video(draft)
    return (sound.cite(random, name, upload),)


def _more(draft: Draft, entry: Entry, random: Random) -> Draft:
    explained = replace(entry, explanation=sound.explanation(random))
    added = replace(draft, entries=(*draft.entries, explained))
    return added.told(Fault("part-2.entries", entry.id, "review"))


def _pdf(draft: Draft, stem: str) -> tuple[str, Pdf]:
    """Return the PDF whose name has a stem."""
    return next(
        (name, upload)
        for name, upload in draft.uploads.items()
        if stem in name and isinstance(upload, Pdf)
    )


def _video(draft: Draft) -> tuple[str, Video]:
    return next(
        (name, upload) for name, upload in draft.uploads.items() if isinstance(upload, Video)
    )
