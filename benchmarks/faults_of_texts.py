"""Puts known faults into the narrative, the reflection or a file of a draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from benchmarks import sound
from benchmarks.draft import Draft, Fault, Pdf, Spoilt

if TYPE_CHECKING:
    from random import Random

# Words of one's own so far below the minimum that no usual way of counting comes near.
SHORT_NARRATIVE: Final = (600, 900)
SHORT_REFLECTION: Final = (300, 450)
# Short by less than the 88 words of the questions, which are copied in, and by more than the
# dashes that other rules count.
ECHOING_NARRATIVE: Final = (930, 970)
# Short by less than the 13 words of the headings.
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


def damaged_file(draft: Draft, random: Random) -> Draft:
    """Cut a PDF off."""
    del random
    name, _ = draft.pdf(sound.SURVEY)
    return draft.with_upload(name, Spoilt("start"), Fault("part-2.readable", name))


def empty_file(draft: Draft, random: Random) -> Draft:
    """Leave nothing of a PDF."""
    del random
    name, _ = draft.pdf(sound.SURVEY)
    entry = draft.entries[sound.SURVEY_ENTRY]
    fault = Fault("part-2.artifacts", f"{entry.id}/{name}")
    return draft.with_upload(name, Spoilt("nothing"), fault)


def unused_file(draft: Draft, random: Random) -> Draft:
    """Add an upload that nobody cites."""
    return draft.with_upload(f"artifacts/notes-{random.randint(10, 99)}.pdf", Pdf(2))


OF_NARRATIVES: Final = (short_narrative, echoing_narrative, borderline_narrative)
OF_REFLECTIONS: Final = (short_reflection, absent_reflection)
OF_FILES: Final = (damaged_file, empty_file, unused_file)
ALL: Final = (OF_NARRATIVES, OF_REFLECTIONS, OF_FILES)
