"""Each sentence is looked at once, and the same one always alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from looked_at import readings

from mcrubric.text.reading import stemmed
from mcrubric.text.stems import stem

PAGE = ("keep the shared hedge at an agreed height",)
EXAMPLES = ("on 2 June we trimmed the top with two pairs of shears",)
OWN = "On Monday I greeted Tom with a wave over the gate."
SENTENCES = st.lists(
    st.sampled_from([OWN, "Keep the shared hedge at an agreed height.", "It was not.", "No? Yes."]),
    max_size=6,
)


def test_a_sentence_knows_its_stems_and_those_that_mean_something() -> None:
    [reading] = readings("We trimmed the tops of the hedges.")
    assert reading.stems == ("we", "trim", "the", "top", "of", "the", stem("hedges"))
    assert reading.content == ("trim", "top", stem("hedges"))
    assert stemmed(reading.sentence.text) == (reading.stems, reading.content)


def test_own_is_what_is_new_particular_and_done() -> None:
    text = (
        f"{OWN} Keep the shared hedge at an agreed height. {EXAMPLES[0].capitalize()}. We ran out "
        "of time on Monday for Tom and his 3 dogs. It was not."
    )
    own, page, example, undone, empty = readings(text, PAGE, EXAMPLES)
    assert [each.own for each in (own, page, example, undone, empty)] == [True, *[False] * 4]
    assert page.restated
    assert not page.copied
    assert example.copied
    assert not example.restated
    assert undone.undone
    assert undone.substance.enough
    assert not empty.substance.enough


@given(SENTENCES, SENTENCES)
def test_what_is_found_in_a_sentence_does_not_hang_on_the_others(
    some: list[str], others: list[str]
) -> None:
    def found(texts: list[str]) -> list[tuple[object, ...]]:
        return [
            (each.stems, each.content, each.substance, each.restated, each.copied, each.undone)
            for each in readings("\n\n".join(texts), PAGE, EXAMPLES)
        ]

    assert found(some + others) == found(some) + found(others)
