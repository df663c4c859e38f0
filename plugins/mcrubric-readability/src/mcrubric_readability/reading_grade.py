"""The check `reading-grade`."""

from __future__ import annotations

from typing import Final

from mcrubric.plugin import Context, Observations, OwnWords, Part, check, opened, passed, review

from mcrubric_readability.adapter import TITLES, Formula, grade_level, textstat_version
from mcrubric_readability.dictionary import NoDictionaryError
from mcrubric_readability.passage import Bound, Passage, passage_of, too_short

DEFAULT: Final[Formula] = "automated-readability"


@check(
    "reading-grade",
    basis="counted",
    messages={
        "over": "This part reads like a text for {measured:year|years} of school, measured on "
        "{words:word|words}; the advice is at most {required}. The {formula} looks at the length "
        "of words and sentences, as in English, and at nothing else.",
        "too-short": "{measured:word|words} in sentences; a reading level says something from "
        "{required:word|words} on.",
        "no-dictionary": "The reading level was not measured: the {formula} counts syllables, and "
        "the dictionary for that (the NLTK corpus cmudict) {reason}.",
    },
    remedies={
        "over": "Nothing has to change. If you like, split long sentences and choose short words.",
        "too-short": "Nothing has to change.",
        "no-dictionary": "Nothing for you to do. Whoever runs the check supplies the dictionary in "
        "a folder that NLTK_DATA names, or sets the formula automated-readability.",
    },
)
def reading_grade(
    part: Part, ctx: Context, *, at_most: Bound, formula: Formula = DEFAULT
) -> Observations:
    """A written part reads like a text for at most so many years of school, as advice.

    What it looks at: the sentences of the part, without headings, questions copied from the page
    and web addresses, measured by textstat; `formula` is `automated-readability`, which counts
    characters, or `flesch-kincaid`, which counts syllables.
    Why it matters: an assessor reads many portfolios; long words in long sentences hide evidence.
    Fails: never; over the advice the outcome is "review", for no page asks for a reading level.
    Passes: the measure, to one decimal place, is at most the advice; the report shows it.
    Limits: English is assumed and not checked; under 100 words nothing is measured; the formula
    sees lengths, not sense; `flesch-kincaid` needs the NLTK corpus cmudict, is never fetched from
    the network, and is "open" where it is missing.
    """
    passage = passage_of(ctx.analysis(part))
    if not passage.measurable:
        yield too_short(passage, part)
        return
    try:
        level = round(grade_level((each.text for each in passage.sentences), formula), 1)
    except NoDictionaryError as error:
        said = {"formula": OwnWords(TITLES[formula]), "reason": OwnWords(error.reason)}
        yield opened("no-dictionary", "no-reader", at=part.places, **said)
        return
    seen = {**_evidence(passage, formula), "at_most": at_most}
    if level <= at_most:
        yield passed(measured=level, unit="school year", evidence=seen)
        return
    yield review(
        "over", measured=level, required=at_most, unit="school year", evidence=seen,
        words=passage.words, formula=OwnWords(TITLES[formula]), at=part.places,
    )  # fmt: skip


def _evidence(passage: Passage, formula: Formula) -> dict[str, str | int | float]:
    return {
        "formula": OwnWords(formula),
        "words": passage.words,
        "sentences": len(passage.sentences),
        "textstat": OwnWords(textstat_version()),
    }
