"""Puts known faults into entries of a draft; each stands by itself, so that none hides another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Final

from benchmarks import sound
from benchmarks.draft import Cited, Draft, Entry, Fault
from benchmarks.script import OUTCOMES

Spoiler = Callable[[Draft, Entry, Random], Draft]
"""Puts one fault into an entry of a draft."""


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
    name, upload = draft.pdf(sound.PLAN)
    page = upload.pages + random.randint(1, 40)
    return _cites(draft, entry, Cited(name, f"p. {page}"), "part-2.places")


def beyond_time(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a time well behind the end."""
    name, upload = draft.video()
    at = sound.clock(upload.seconds + random.randint(30, 600))
    return _cites(draft, entry, Cited(name, at), "part-2.places")


def without_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a long file without saying where to look."""
    del random
    name, _ = draft.pdf(sound.HANDBOOK)
    return _cites(draft, entry, Cited(name, None), "part-2.places")


def vague_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a long file everywhere."""
    name, _ = draft.pdf(sound.HANDBOOK)
    at = random.choice(("throughout", "see attached", "entire document"))
    return _cites(draft, entry, Cited(name, at), "part-2.places")


def other_kind(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a time in a PDF."""
    name, _ = draft.pdf(sound.CALENDAR)
    return _cites(draft, entry, Cited(name, sound.clock(random.randint(61, 119))), "part-2.places")


def strange_place(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a place in words that no rule reads."""
    name, _ = draft.pdf(sound.PLAN)
    at = random.choice(("where it says so", "near the coffee stain", "the part on mornings"))
    return _cites(draft, entry, Cited(name, at), "part-2.places", review=True)


def ambiguous_page(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a page by a number that is printed on another one."""
    name, upload = draft.pdf(sound.GUIDE)
    cited = Cited(name, f"p. {random.randint(1, upload.pages - upload.front)}")
    return _cites(draft, entry, cited, "part-2.places-verified", review=True)


def empty_page(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Cite a page on which nothing is drawn: one more, behind the last."""
    del random
    name, upload = draft.pdf(sound.CALENDAR)
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
    del entry
    target = f"part-2.entry[{len(draft.entries) + 1}]"
    return _more(draft, Entry(target, "EO7.budgeting", _again(draft, random), ""), random)


def doubled_detail(draft: Draft, entry: Entry, random: Random) -> Draft:
    """Add a second entry for a detail."""
    again = _again(draft, random)
    return _more(draft, Entry(f"{entry.detail}[2]", entry.detail, again, ""), random)


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


def _again(draft: Draft, random: Random) -> tuple[Cited, ...]:
    """Return a sound citation for one more entry."""
    name, upload = draft.video()
    return (sound.cite(random, name, upload),)


def _more(draft: Draft, entry: Entry, random: Random) -> Draft:
    explained = replace(entry, explanation=sound.explanation(random))
    added = replace(draft, entries=(*draft.entries, explained))
    return added.told(Fault("part-2.entries", entry.id, "review"))
