"""The file that a citation is of is found by its name, whatever signs that or the rest holds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcrubric.privacy.cited import CitedNames

PIECES = st.lists(st.sampled_from(("a", "b.pdf", "@", "#", "p.1", "/")), max_size=6).map("".join)


class Counting(frozenset[str]):
    """Names that count how often they are looked for."""

    looked = 0

    def __contains__(self, name: object) -> bool:
        self.looked += 1
        return super().__contains__(name)


@given(names=st.frozensets(PIECES, max_size=5), text=PIECES)
def test_it_is_the_longest_name_that_ends_where_a_place_may_begin(
    names: frozenset[str], text: str
) -> None:
    fitting = [each for each in names if text == each or text.startswith((f"{each}@", f"{each}#"))]
    assert CitedNames.of(names).cited(text) == max(fitting, key=len, default=None)


def test_no_more_of_a_long_id_is_looked_at_than_a_name_may_take() -> None:
    names = Counting({"artifacts/a@b.pdf"})
    assert CitedNames.of(names).cited("x" + "@" * 450_000) is None
    assert names.looked <= len("artifacts/a@b.pdf") + 1
