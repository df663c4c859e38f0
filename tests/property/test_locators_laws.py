from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from mcrubric.locators.canonical import canonical
from mcrubric.locators.fragments import find_text, parse_time, read_fragment
from mcrubric.locators.names import NameIndex
from mcrubric.locators.phrases import read_places
from mcrubric.locators.resolve import resolve
from mcrubric.model.artifacts import (
    Artifact,
    Facts,
    Medium,
    PageState,
    Problem,
    ProblemKind,
    SheetState,
    SlideState,
)
from mcrubric.model.locators import (
    Heading,
    Item,
    Lines,
    Locator,
    NotUnderstood,
    PageLabel,
    Pages,
    Paragraphs,
    Quote,
    Region,
    ResolutionState,
    Sheet,
    Slides,
    Times,
    Whole,
)
from mcrubric.model.portfolio import Citation

counts = st.integers(0, 10**9 - 1)
seconds = st.floats(0, 10**8).map(lambda value: round(value, 3))
pixels = st.floats(0, 10**6, allow_nan=False)
words = st.text(min_size=1, max_size=40)
columns = st.text("ABCXYZ", min_size=1, max_size=3)
corners = st.builds("{}{}".format, columns, st.integers(1, 10**6))
cells = st.one_of(
    corners,
    st.builds("{}:{}".format, corners, corners),
    st.builds("{}:{}".format, counts, counts),
    st.builds("{}:{}".format, columns, columns),
)
labels = st.one_of(
    words, st.from_regex(r"[ivx]{1,4}|[A-Z]-?[0-9]{1,3}|[0-9]{1,3}[a-h]", fullmatch=True)
)
numbers = st.one_of(
    words, st.from_regex(r"[0-9]{1,2}(\.[0-9]{1,2}){0,3}(-[0-9]{1,2})?", fullmatch=True)
)
kinds = st.one_of(words, st.sampled_from(("figure", "photo", "section", "page", "sheet", "row")))

LOCATORS: st.SearchStrategy[Locator] = st.one_of(
    st.builds(Pages, counts, counts),
    st.builds(PageLabel, labels, labels),
    st.builds(Times, seconds, st.none() | seconds),
    st.builds(Slides, counts, counts),
    st.builds(Lines, counts, counts),
    st.builds(Paragraphs, counts, counts),
    st.builds(Sheet, words, cells | st.just("")),
    st.builds(Sheet, st.just(""), cells),
    st.builds(Heading, words),
    st.builds(Quote, words),
    st.builds(Region, pixels, pixels, pixels, pixels, st.sampled_from(("pixel", "percent"))),
    st.builds(Item, kinds, numbers),
    st.just(Whole("whole")),
)

PIECES = (
    "p.", "pp", "page", "slide", "line", "row", "cell", "sheet", "heading", "section", "figure",
    "min", "h", "s", "to", "-", "\u2013", ",", ";", "and", "&", "of", "12", "3", "iv", "A", "B3",
    ":", "2:15", "0:42", '"', "\u201c", "\u201d", "'", "(", ")", ".", "#", "=", "t", "first",
    "last", "third", "not", "pm", "the", "all", "video", "handbook.pdf", "!", "\\", "\n",
    "\xb6", "\xa7", "f", "ff", "start", "end", "\u00a0", "\xbd", "\u0661\u0662",
)  # fmt: skip
WORDS = (
    "we",
    "greet",
    "every",
    "family's",
    "well-being,",
    "\u201cfirst\u201d",
    "o\ufb03ce",
    "3.5",
    "caf\u00e9",
    "a",
)
PHRASES = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)

TEXTS = st.none() | st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join)
FACTS = st.builds(
    Facts,
    medium=st.sampled_from(get_args(Medium)),
    pages=st.none() | st.integers(0, 30),
    labels=st.none()
    | st.lists(st.sampled_from(("i", "ii", "1", "2", "3", "12")), max_size=6).map(tuple),
    page_states=st.lists(
        st.builds(PageState, st.integers(1, 30), st.booleans(), st.booleans(), TEXTS), max_size=4
    ).map(tuple),
    slide_states=st.lists(
        st.builds(SlideState, st.integers(1, 30), words, st.booleans(), TEXTS), max_size=3
    ).map(tuple),
    sheets=st.none()
    | st.lists(st.builds(SheetState, words, cells | words, st.booleans(), TEXTS), max_size=3).map(
        tuple
    ),
    paragraphs=st.none() | st.integers(0, 30),
    text=TEXTS,
    seconds=st.none() | st.floats(0, 10**6),
    width=st.none() | st.integers(0, 10**4),
    height=st.none() | st.integers(0, 10**4),
    slides=st.none() | st.integers(0, 30),
    lines=st.none() | st.integers(0, 100),
    headings=st.none() | st.lists(st.text(max_size=20), max_size=4).map(tuple),
    problem=st.none() | st.builds(Problem, st.sampled_from(get_args(ProblemKind))),
)


@given(LOCATORS)
def test_reading_the_canonical_form_gives_the_place_again(locator: Locator) -> None:
    assert read_places(canonical(locator)) == (locator,)


@given(PHRASES)
def test_whatever_is_read_from_a_phrase_has_a_canonical_form_that_reads_the_same(text: str) -> None:
    for locator in read_places(text):
        if not isinstance(locator, NotUnderstood | Whole):
            assert read_places(canonical(locator)) == (locator,)


@given(st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=8).map("=".join))
def test_whatever_is_read_from_a_fragment_has_a_canonical_form_that_reads_the_same(
    text: str,
) -> None:
    for locator in read_fragment(text):
        if not isinstance(locator, NotUnderstood | Whole):
            assert read_places(canonical(locator)) == (locator,)


@given(PHRASES)
def test_nothing_that_is_written_is_dropped(text: str) -> None:
    assert bool(read_places(text)) == bool(text.strip())


@given(PHRASES)
def test_what_is_not_understood_is_told_in_its_own_words(text: str) -> None:
    plain = " ".join(text.split())
    for locator in read_places(text):
        if isinstance(locator, NotUnderstood):
            assert " ".join(locator.text.split()) in plain


@given(st.text())
def test_reading_a_time_never_raises(uri: str) -> None:
    time = parse_time(uri)
    assert time is None or time != (None, None)


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=8))
def test_searching_for_words_never_raises(text: str, start: str, suffix: str) -> None:
    assert find_text(text, None, start, None, suffix) in (True, False)


@given(LOCATORS | st.builds(NotUnderstood, words), FACTS, st.integers(1, 3))
def test_every_place_resolves_to_a_state_of_the_union(
    locator: Locator, facts: Facts, most: int
) -> None:
    citation = Citation(id="a", entry="a", named="a", found=("a",), locators=(locator,))
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts)
    resolution = resolve(citation, artifact, whole_up_to=most)
    assert resolution.state in get_args(ResolutionState)
    assert all(place.state in get_args(ResolutionState) for place in resolution.places)


@given(st.integers(0, 40), st.integers(0, 40), FACTS)
def test_a_page_that_resolves_lies_within_the_file(first: int, last: int, facts: Facts) -> None:
    citation = Citation(id="a", entry="a", named="a", found=("a",), locators=(Pages(first, last),))
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts)
    if resolve(citation, artifact, whole_up_to=1).state == "resolved":
        known = {"slides": facts.slides, "image": 1}
        count = known.get(facts.medium, facts.pages)
        printed = {str(first), str(last)} <= set(facts.labels or ())
        assert count is not None
        assert printed or 1 <= first <= last <= count


@given(PHRASES, FACTS)
def test_a_file_with_a_proven_problem_is_told_as_unreadable_whatever_is_cited(
    text: str, facts: Facts
) -> None:
    broken = Facts(medium=facts.medium, problem=Problem("truncated"))
    citation = Citation(id="a", entry="a", named="a", found=("a",), locators=read_places(text))
    artifact = Artifact(path="a", size=1, sha256=None, facts=broken)
    assert resolve(citation, artifact, whole_up_to=1).state == "unreadable"


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6), st.text(max_size=20))
def test_naming_never_raises_and_finds_only_what_is_there(paths: list[str], named: str) -> None:
    match = NameIndex(paths).match(named)
    assert set(match.found) <= set(paths)
    assert match.near is None or match.near in paths


@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=40), min_size=1, max_size=4),
    st.data(),
)
def test_words_that_are_copied_from_a_page_are_found_on_it(
    pages: list[list[str]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(pages)))
    copied = pages[number - 1]
    first = data.draw(st.integers(0, len(copied) - 1))
    last = data.draw(st.integers(first, len(copied) - 1))
    blanks = st.sampled_from((" ", "\n", "  ", "\u00a0", "\n\n"))
    quote = "".join(word + data.draw(blanks) for word in copied[first : last + 1]).strip()
    states = (
        PageState(at, loads=True, empty=False, text=data.draw(blanks).join(page))
        for at, page in enumerate(pages, 1)
    )
    facts = Facts(medium="pdf", pages=len(pages), page_states=tuple(states))
    places = (Pages(number, number), Quote(data.draw(st.sampled_from((quote, quote.upper())))))
    citation = Citation(id="a", entry="a", named="a", found=("a",), locators=places)
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts)
    assert resolve(citation, artifact, whole_up_to=1).state == "resolved"
