"""The check `sentence-length`."""

from __future__ import annotations

from mcrubric.plugin import Context, Observations, Part, check, passed, review

from mcrubric_readability.passage import Bound, passage_of, too_short


@check(
    "sentence-length",
    basis="counted",
    messages={
        "over": "{measured:word|words} a sentence on average, in {sentences:sentence|sentences}; "
        "the advice is at most {required}.",
        "too-short": "{measured:word|words} in sentences; an average says something from "
        "{required:word|words} on.",
    },
    remedies={
        "over": "Nothing has to change. If you like, split the longest sentences; their places are "
        "given.",
        "too-short": "Nothing has to change.",
    },
)
def sentence_length(part: Part, ctx: Context, *, at_most: Bound) -> Observations:
    """The sentences of a written part have at most so many words on average, as advice.

    What it looks at: the sentences of the part, without headings and questions copied from the
    page; a list item is a sentence; words are counted as by the rule `mcrubric.words/1`.
    Why it matters: an assessor looks for evidence, and finds it sooner in short sentences.
    Fails: never; over the advice the outcome is "review", with the longest sentences' places.
    Passes: the average, to one decimal place, is at most the advice; the report shows it.
    Limits: under 100 words nothing is measured; a text without full stops is one sentence.
    """
    passage = passage_of(ctx.analysis(part))
    if not passage.measurable:
        yield too_short(passage, part)
        return
    mean = round(passage.mean_length, 1)
    sentences = len(passage.sentences)
    seen = {"words": passage.words, "sentences": sentences, "at_most": at_most}
    if mean <= at_most:
        yield passed(measured=mean, unit="word", evidence=seen)
        return
    yield review(
        "over", measured=mean, required=at_most, unit="word", evidence=seen,
        sentences=sentences, at=passage.longest(at_most),
    )  # fmt: skip
