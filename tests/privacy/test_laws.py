"""Laws of what is shown: quotes are short, ids stay apart, and what is not known is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from canaries import canaries, seen
from hypothesis import given, settings
from hypothesis import strategies as st

import mcrubric
from mcrubric.locators.nameless import nameless_places
from mcrubric.locators.vocabulary import ITEMS
from mcrubric.model.artifacts import Facts, Problem, SheetState, SlideState
from mcrubric.model.formats import Format
from mcrubric.model.own_words import OwnWords
from mcrubric.model.raised import describe, trail, without_folders
from mcrubric.privacy.files import Files, files_of, is_ours
from mcrubric.privacy.fitting import fitted, with_quotes
from mcrubric.privacy.targets import Targets
from mcrubric.privacy.words import LONGEST, cut, left_out, shortened
from mcrubric.text.wording import say

STORED = sorted((Path(__file__).parents[1] / "formats" / "reports").glob("*.json"))
NAMES = canaries()[:40]
WORDS = st.sampled_from(
    ["p.", "page", "pp", "slide", "sheet", "tab", "heading", "section", "figure", "row", "cells",
     "min", "at", "to", "whole", "see", "3", "4-9", "0:42", "iv", "A-3", "B3:D9",
     '"', "“", "”", "#", ",", ";"]
) | st.sampled_from(NAMES)  # fmt: skip
PLACES = st.lists(WORDS, max_size=8).map(" ".join)


@settings(max_examples=60)
@given(st.text(alphabet="abc d…é", max_size=200))
def test_a_quote_is_short_and_ends_at_a_word(text: str) -> None:
    shown = cut(text)
    assert len(shown) <= LONGEST
    if shown != text:
        assert shown.endswith("…")
        assert text.startswith(shown[:-1])
    assert cut(shown) == shown
    assert shortened({"a": [text, 1]}) == {"a": [shown, 1]}


def test_a_quote_is_cut_between_words_if_there_are_any() -> None:
    assert cut("word " * 30) == f"{'word ' * 15}word…"
    assert cut("x" * 90) == f"{'x' * 79}…"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("Dana", "…"), (" (Dana)", ""), (": Dana", ""), ("", ""), (["Dana", "x"], "…"), (3, 3),
     ({"a": "Dana", "b": [1]}, {"a": "…", "b": "…"}), (None, None), (True, True)],
)  # fmt: skip
def test_what_is_left_out_leaves_the_sentence_whole(value: Any, shown: Any) -> None:
    assert left_out(value) == shown


@settings(max_examples=60)
@given(PLACES)
def test_places_without_names_hold_none(text: str) -> None:
    shown = nameless_places(text)
    assert seen(shown, NAMES) == []
    words = {*ITEMS, "line", "paragraph", "row", "cells", "slide", "region", "pixel", "percent"}
    assert set(re.findall(r"[^\W\d_]{4,}", shown)) <= words


@settings(max_examples=60)
@given(
    PLACES,
    st.sampled_from(NAMES),
    st.sampled_from(("pdf", "document", "sheets", "slides", "audio", "text", "html")),
    st.booleans(),
)
def test_words_of_our_own_hold_no_name(text: str, name: str, medium: Any, broken: bool) -> None:  # noqa: FBT001
    """Whatever a file is called inside, what is marked as ours does not say it."""
    facts = Facts(
        medium=medium,
        pages=3,
        labels=(name, "ii", "iii"),
        sheets=(SheetState(name, "A1:B2", text=name), SheetState("x", name)),
        slide_states=(SlideState(1, name, text=f"{name} {text}"),),
        headings=(f"{name} {text}", name),
        text=f"{name} {text}",
        problem=Problem("no-reader", "no reader knows it") if broken else None,
    )
    found = mcrubric.locate(text, facts, name=f"{name}.pdf")
    ours = [found.there, *(each.there for each in found.places), *(e.asked for e in found.places)]
    assert seen(" ".join(each for each in ours if isinstance(each, OwnWords)), NAMES) == []


PATHS = st.sampled_from(("a.pdf", "b c.pdf", "a.pdf@p.1", "f/a.pdf", "a"))


@settings(max_examples=60)
@given(st.lists(st.tuples(PATHS | PLACES, PLACES), max_size=8), st.booleans())
def test_ids_stay_apart_and_hold_no_names(cited: list[tuple[str, str]], quotes: bool) -> None:  # noqa: FBT001
    files = Files(
        {each: f"artifact-{n}" for n, each in enumerate(("a.pdf", "b c.pdf", "f/a.pdf"))}, {}
    )
    targets = Targets(files, frozenset(("EO1.a", "part-2")), quotes)
    ids = {f"EO1.a/{path}@{place}" for path, place in cited} | {"part-2.entry[3]", "f/a.pdf"}
    shown = {each: targets.shown(each) for each in sorted(ids)}
    assert len(set(shown.values())) == len(ids)
    assert {each: targets.shown(each) for each in ids} == shown
    assert shown["part-2.entry[3]"] == "part-2.entry[3]"
    if not quotes:
        assert seen(" ".join(shown.values()), NAMES) == []


@pytest.mark.parametrize(
    ("target", "shown"),
    [("EO1.a", "EO1.a"), ("EO1.a[2]/a.pdf@p.3-5", "EO1.a[2]/artifact-1@p.3-5"), ("Dana", "?"),
     ('EO1.a/a.pdf@heading."Dana",p.4', "EO1.a/artifact-1@?,p.4"),
     ("EO1.a/Dana.pdf@p.1", "EO1.a/?"),
     ("a.pdf", "artifact-1"), ("Dana/a.pdf", "?"), ("EO1.a/a.pdf", "EO1.a/artifact-1"),
     ("Dana[2]", "?"), ("EO1.a/a.pdf#2", "EO1.a/artifact-1"), ("EO1.a/a.pdfx@p.1", "EO1.a/?")],
)  # fmt: skip
def test_an_id_is_shown_without_words(target: str, shown: str) -> None:
    targets = Targets(Files({"a.pdf": "artifact-1"}, {}), frozenset(("EO1.a",)))
    assert targets.shown(target) == shown


@pytest.mark.parametrize(
    ("path", "ours"),
    [("part-1.md", True), ("portfolio.yaml", True), ("part-1.dana", False), ("Part-1.md", False),
     ("artifacts/part-1.md", False), ("part-1 dana.md", False), ("part-1.md\n", False),
     (".git/", True), ("Thumbs.db", True), ("dana/Thumbs.db", False), ("~$dana.docx", False)],
)  # fmt: skip
def test_names_that_we_gave_say_nothing_of_anybody(path: str, ours: bool) -> None:  # noqa: FBT001
    assert is_ours(path) is ours


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_a_report_that_does_not_say_whose_words_it_holds_shows_none(path: Path) -> None:
    report = mcrubric.Report.from_json(path.read_bytes())
    shared = mcrubric.shareable(report)
    text = shared.to_json()
    assert [
        each for each in files_of(report, names=True).shown if not is_ours(each) and each in text
    ] == []
    for finding in shared.findings:
        assert re.fullmatch(r"[a-z ]+", finding.message.text)
        assert finding.remedy == ""
    assert mcrubric.Report.from_json(text) == shared
    assert (
        with_quotes(report, "short").results
        == with_quotes(with_quotes(report, "short"), "short").results
    )


def test_a_stored_wording_cannot_reach_into_values() -> None:
    for wording in ("{a.__class__}", "{a[0]}", "{a!r:>9999999999}", "{a:>999999999}", "{", "{0}"):
        with pytest.raises((KeyError, ValueError, IndexError)):
            say(wording, {"a": 1})
    assert say("{a:,} {a:.1f} {a:word|words}", {"a": 1250}) == "1,250 1250.0 1,250 words"


def test_a_wording_that_makes_no_sentence_is_replaced_by_its_key() -> None:
    report = mcrubric.Report.from_json(STORED[0].read_bytes())
    result = next(each for each in report.results if any(j.findings for j in each.judgements))
    judgement = next(each for each in result.judgements if each.findings)
    finding = judgement.findings[0]
    strange = replace(
        finding.message,
        key="no-sense",
        wording="{missing.x}",
        quoted=("a",),
        named=(),
        args={"a": "Dana"},
    )
    changed = replace(finding, message=strange, remedy_wording="{0}")
    results = (replace(result, judgements=(replace(judgement, findings=(changed,)),)),)
    (shown,) = mcrubric.shareable(replace(report, results=results)).findings
    assert (shown.message.text, shown.remedy) == ("no sense", "")


def test_a_format_is_given_what_it_may_show() -> None:
    report = mcrubric.validate({"files": {"Dana.txt": b"x", "artifacts/Dana.md": b""}}, RUBRIC())
    plain = Format(name="p", summary="", write=lambda shown, _: shown.to_json())
    shared = replace(plain, shared=True)
    assert fitted(report, plain) == with_quotes(report, "none")
    assert fitted(report, replace(plain, quote="short")) == with_quotes(report, "short")
    assert fitted(report, plain, quote="short") == with_quotes(report, "short")
    assert fitted(report, shared) == mcrubric.shareable(report)
    assert fitted(report, shared, quote="short", names=True) == mcrubric.shareable(
        report, names=True
    )
    assert "Dana" not in shared.write(fitted(report, shared), None)  # type: ignore[arg-type]


def RUBRIC() -> mcrubric.Rubric:  # noqa: N802 - loaded when it is first asked for
    return mcrubric.load_rubric("mo/building-personal-relationships")


def test_a_portal_writes_reports_in_formats_by_name() -> None:
    report = mcrubric.validate({"files": {"Dana.txt": b"x"}}, RUBRIC())
    assert mcrubric.write_report(report) == mcrubric.write_report(report, "json", quote="none")
    assert mcrubric.write_report(report, "terminal").startswith("Not ready yet")
    with pytest.raises(mcrubric.McrubricError, match="no format"):
        mcrubric.write_report(report, "none")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("No such file: '/home/dana/x y/a.py'", "No such file: 'a.py'"),
        ("no (/srv/site/a.py) and C:\\Users\\Dana\\b.py, too", "no (a.py) and b.py, too"),
        ("/home/dana/", "dana"), ("and/or 3/4 http://x.y/z", "and/or 3/4 http://x.y/z"), ("/", "/"),
        ("'\\\\server\\dana\\x'", "'x'"), ("line 3: no", "line 3: no"),
    ],
)  # fmt: skip
def test_errors_of_others_lose_their_folders(said: str, shown: str) -> None:
    assert without_folders(said) == shown


def test_a_trail_names_modules_and_lines_alone() -> None:
    def deep(left: int) -> None:
        if not left:
            raise ValueError("Dana")
        deep(left - 1)

    with pytest.raises(ValueError, match="Dana") as caught:
        deep(20)
    calls = trail(caught.value)
    assert len(calls) == 8
    assert all(re.fullmatch(r"[\w.]+\.deep, line \d+", each) for each in calls)
    assert describe(caught.value).startswith("ValueError in deep, line ")
    assert trail(ValueError()) == ()
