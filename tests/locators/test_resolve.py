from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from mcrubric.locators.canonical import canonical
from mcrubric.locators.fragments import read_fragment
from mcrubric.locators.phrases import read_places
from mcrubric.locators.resolve import WHOLE_UP_TO, WORST_FIRST, resolve
from mcrubric.model.artifacts import Artifact, Facts, PageState, Problem, SheetState, SlideState
from mcrubric.model.locators import Pages, ResolutionState, Whole
from mcrubric.model.portfolio import Citation

TABLE: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("resolutions.yaml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(case, id=f"{group}: {name}")
    for group, cases in TABLE.items() for name, case in cases.items()
]  # fmt: skip


def sheet_of(name: str, said: str | dict[str, Any]) -> SheetState:
    return SheetState(name, said) if isinstance(said, str) else SheetState(name, **said)


def facts_of(said: dict[str, Any]) -> Facts:
    said = dict(said)
    states = [
        *(PageState(number, loads=True, empty=True, text="") for number in said.pop("empty", ())),
        *(PageState(number, loads=False, empty=False) for number in said.pop("broken", ())),
        *(PageState(number, loads=True, empty=False) for number in said.pop("loads", ())),
    ]
    texts = said.pop("texts", {})
    states += [
        PageState(number, loads=True, empty=False, text=each) for number, each in texts.items()
    ]
    if "sheets" in said:
        said["sheets"] = tuple(sheet_of(name, each) for name, each in said["sheets"].items())
    if "titles" in said:
        said["slide_states"] = tuple(
            SlideState(number, title, hidden=number in said.get("hidden", ()), text=title)
            for number, title in enumerate(said.pop("titles"), 1)
        )
        said.pop("hidden", None)
        said["slides"] = len(said["slide_states"])
    problem = said.pop("problem", None)
    for name in ("labels", "headings"):
        if name in said:
            said[name] = tuple(said[name])
    return Facts(**said, page_states=tuple(states), problem=Problem(problem) if problem else None)


def citation_of(case: dict[str, Any]) -> Citation:
    at = case.get("at", [])
    at = (at,) if isinstance(at, str) else tuple(at)
    return Citation(
        id="EO1/a", entry="EO1", named="a", at=at,
        near=case.get("near"), link=case.get("link", False),
        locators=tuple(place for text in at for place in read_places(text)),
        found=tuple(case.get("found", ["a"])),
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_place_comes_to_what_the_table_says(case: dict[str, Any]) -> None:
    citation = citation_of(case)
    facts = facts_of(case["facts"]) if "facts" in case else None
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts) if citation.artifact else None
    resolution = resolve(citation, artifact, whole_up_to=case.get("up-to", WHOLE_UP_TO))
    assert resolution.state == case["state"]
    if "there" in case:
        assert resolution.there == case["there"]


def test_the_table_has_every_state() -> None:
    seen = {case["state"] for group in TABLE.values() for case in group.values()}
    assert seen == set(get_args(ResolutionState))


def test_every_state_has_a_rank() -> None:
    assert sorted(WORST_FIRST) == sorted(get_args(ResolutionState))


def test_each_place_is_told_with_what_is_asked_and_what_is_there() -> None:
    citation = citation_of({"at": "pp. 2-3, p. 30"})
    artifact = Artifact(path="a", size=1, sha256=None, facts=Facts(medium="pdf", pages=24))
    good, wrong = resolve(citation, artifact, whole_up_to=1).places
    assert (good.state, good.asked, good.there) == ("resolved", "pages 2-3", "24 pages")
    assert (wrong.state, wrong.asked, wrong.there) == ("out-of-range", "page 30", "24 pages")


def test_what_needs_no_answer_is_not_among_the_places() -> None:
    citation = citation_of({"at": ["throughout", "p. 2, the blue box"]})
    artifact = Artifact(path="a", size=1, sha256=None, facts=Facts(medium="pdf", pages=24))
    resolution = resolve(citation, artifact, whole_up_to=1)
    assert [canonical(each) for each in citation.locators] == ["whole", "p.2", "?"]
    assert [place.locator for place in resolution.places] == [Pages(2, 2)]


def test_a_whole_alone_is_told_as_a_place() -> None:
    citation = citation_of({"at": "throughout"})
    artifact = Artifact(path="a", size=1, sha256=None, facts=Facts(medium="pdf", pages=24))
    (place,) = resolve(citation, artifact, whole_up_to=1).places
    assert (place.locator, place.state, place.asked) == (
        Whole("throughout"),
        "not-specific",
        '"throughout"',
    )


def test_a_page_in_a_fragment_is_counted_from_the_front_whatever_is_printed_on_it() -> None:
    labels = ("i", "ii", "1", "2", "3")
    facts = Facts(medium="pdf", pages=5, labels=labels)
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts)
    written = replace(citation_of({"at": "p. 2"}), locators=read_fragment("page=2"))
    assert resolve(citation_of({"at": "p. 2"}), artifact, whole_up_to=1).state == "label-differs"
    assert resolve(written, artifact, whole_up_to=1).state == "resolved"


@pytest.mark.parametrize("named", ["Family Handbook", "family-handbook.pdf"])
def test_the_files_own_name_in_quotation_marks_is_no_quotation(named: str) -> None:
    citation = citation_of({"at": f'"{named}", p. 2'})
    facts = Facts(medium="pdf", pages=24)
    path = "artifacts/family-handbook.pdf"
    artifact = Artifact(path=path, size=1, sha256=None, facts=facts)
    (place,) = resolve(citation, artifact, whole_up_to=1).places
    assert (place.locator, place.state) == (Pages(2, 2), "resolved")


def test_a_quotation_that_is_the_only_place_is_one_whatever_it_says() -> None:
    citation = citation_of({"at": '"Family Handbook"'})
    facts = Facts(medium="document", text="Our family handbook is for you.")
    artifact = Artifact(path="family-handbook.docx", size=1, sha256=None, facts=facts)
    assert resolve(citation, artifact, whole_up_to=1).state == "resolved"


def test_words_that_stand_elsewhere_are_told_apart_from_words_that_stand_nowhere() -> None:
    states = (
        PageState(number, loads=True, empty=False, text=text)
        for number, text in enumerate(("Welcome.", "We wave at every bus."), 1)
    )
    facts = Facts(medium="pdf", pages=2, page_states=tuple(states))
    artifact = Artifact(path="a", size=1, sha256=None, facts=facts)
    citation = citation_of({"at": 'p. 1, "every bus", "every car"'})
    _, elsewhere, nowhere = resolve(citation, artifact, whole_up_to=1).places
    assert (elsewhere.state, elsewhere.elsewhere) == ("quote-not-found", True)
    assert (nowhere.state, nowhere.elsewhere) == ("quote-not-found", False)
