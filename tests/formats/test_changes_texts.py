"""What changed, as people read it: each list, each note, and strangers' words that do no harm."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import reported

import mcrubric
from mcrubric.formats.diff import DIFFS
from mcrubric.formats.html import HTML
from mcrubric.formats.markdown import MARKDOWN
from mcrubric.formats.outline.changes import MOST
from mcrubric.formats.terminal import TERMINAL
from mcrubric.model.failures import Failure
from mcrubric.model.formats import Look
from mcrubric.model.runs import Package
from mcrubric.model.waived import ToldWaiver, Waived

if TYPE_CHECKING:
    from mcrubric.model.report import Report

OLD = reported(
    [
        "part-1.length part-1 fail short", "part-1.old part-1 fail gone",
        "part-2.places EO1.a/artifacts/a.pdf@p.31 fail out-of-range",
        "part-2.explained EO1.b fail missing", "part-3.impact part-3 fail not-told",
        "part-3.present part-3 fail absent",
        "part-3.waits part-3 open waits-for part-3.present",
    ],
    files={"artifacts/a.pdf": "aa"},
    rubric={"version": "0.9.0", "sha256": "other"},
    engine=Package(name="mcrubric", version="0.0.9"),
)  # fmt: skip
NEW = reported(
    [
        "part-1.length part-1 pass", "part-1.more part-1 fail asked-now",
        "part-2.places EO1.a/artifacts/c.pdf@p.31 fail out-of-range",
        "part-2.explained EO1.b open damaged", "part-3.impact part-3 review not-told",
        "part-3.present part-3 pass", "part-3.waits part-3 pass",
    ],
    files={"artifacts/c.pdf": "aa"},
)  # fmt: skip
TEXT = """\
2 fixed, 2 still open, 2 new, 1 not looked at this time, 1 no longer asked.
The rubric is another edition: 0.9.0 before, 1.0.0 now. What is new may come from that, and not \
from the portfolio.
Checked by mcrubric 0.0.9 before, and by mcrubric 0.1.0 now. What is new may come from that, and \
not from the portfolio.

FIXED
  ✓ This is short. (part-2.yaml, line 1) [part-1.length]
  ✓ This is absent. (part-2.yaml, line 1) [part-3.present]

NEW
  [ ] This is asked-now. (part-2.yaml, line 1) Not looked at last time. [part-1.more]
  ? This is damaged. (part-2.yaml, line 1) [part-2.explained]

STILL OPEN
  [ ] This is out-of-range. (part-2.yaml, line 1) [part-2.places]
  ? This is not-told. (part-2.yaml, line 1) Before, it was missing or wrong. [part-3.impact]

NOT LOOKED AT THIS TIME
  ? This is missing. (part-2.yaml, line 1) Not known now: this could not be determined this time. \
[part-2.explained]

NO LONGER ASKED
  • This is gone. (part-2.yaml, line 1) [part-1.old]

UNDER ANOTHER NAME
  • artifacts/a.pdf is artifacts/c.pdf now: it holds the same.
"""


def since(old: Report, new: Report) -> Report:
    return replace(new, since=mcrubric.compare(old, new))


def test_each_list_and_each_note_stands_in_plain_words() -> None:
    assert DIFFS["terminal"].write(since(OLD, NEW), Look(width=500)) == TEXT


def test_what_waits_for_another_is_told_to_programs_alone() -> None:
    report = since(OLD, NEW)
    assert report.since is not None
    assert "waits-for" in [each.message.key for each in report.since.fixed]
    assert "waits-for" not in TEXT


WAITS = "part-3.waits part-3 open waits-for part-3.present"
LOOKED_AT = "part-3.waits part-3 pass"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (WAITS, LOOKED_AT, "1 fixed, 0 still open, 0 new."),
        (LOOKED_AT, WAITS, "0 fixed, 0 still open, 1 new."),
        (WAITS, WAITS, "0 fixed, 1 still open, 0 new."),
    ],
)
def test_what_waits_for_what_is_not_told_is_counted_itself(old: str, new: str, said: str) -> None:
    report = since(reported([old]), reported([new]))
    assert str(DIFFS["terminal"].write(report, Look(width=500))).startswith(said)


def test_what_waits_for_what_is_waived_is_counted_itself() -> None:
    now = reported(["part-3.present part-3 fail absent", WAITS])
    waiver = mcrubric.Waiver(
        reason="x", authority="x", expires="2030-01-01", requirement="part-3.present",
        target="part-3",
    )  # fmt: skip
    waived = mcrubric.with_waivers(now, [waiver], date(2026, 1, 1))
    old = reported([LOOKED_AT, "part-3.present part-3 pass"])
    for report, new in ((now, 1), (waived, 2)):
        text = str(DIFFS["terminal"].write(since(old, report), Look(width=500)))
        assert text.startswith(f"0 fixed, 0 still open, {new} new.")


def test_why_something_waits_says_so_and_not_the_key_of_its_message() -> None:
    """`artifacts-inert` says "unreadable" of what waits, and a plugin may call anything so."""
    gate = "part-2.readable part-2 fail damaged"
    (waiting,) = reported(["part-2.inert a.pdf open waits-for part-2.readable"]).results
    said = waiting.judgements[0].findings[0]
    named = replace(said, message=replace(said.message, key="unreadable"))
    other = replace(waiting.judgements[0], findings=(named,))
    limit = replace(waiting.judgements[0], because="limit", waits_for=None)
    for judgement, told in ((other, 0), (limit, 1)):
        report = reported([gate])
        odd = replace(waiting, judgements=(judgement,))
        now = replace(report, results=(*report.results, odd))
        text = str(DIFFS["terminal"].write(since(report, now), Look(width=500)))
        assert text.startswith(f"0 fixed, 1 still open, {told} new.")
        back = str(DIFFS["terminal"].write(since(now, report), Look(width=500)))
        assert back.count("[part-2.inert]") == told


@pytest.mark.parametrize("form", [TERMINAL, MARKDOWN, HTML], ids=lambda form: form.name)
def test_every_format_for_people_says_what_changed(form: Any) -> None:
    text = "".join(form.pieces(since(OLD, NEW), Look(width=500)))
    assert "what changed since the earlier report" in text.casefold()
    assert "2 fixed, 2 still open, 2 new, 1 not looked at this time, 1 no longer asked." in text
    bare = "".join(form.pieces(NEW, Look(width=500)))
    assert "what changed" not in bare.casefold()


def test_within_a_report_long_lists_are_cut_and_counted() -> None:
    lines = [f"part-2.places EO1.a/artifacts/a.pdf@p.{page} fail" for page in range(1, 31)]
    old = reported([f"{line} out-of-range" for line in lines])
    new = reported(["part-2.places EO1.a/artifacts/b.pdf@p.1 pass"])
    text = TERMINAL.write(since(old, new), Look(width=500))
    assert str(text).count("✓ This is out-of-range.") == MOST
    assert "• and 20 more\n" in str(text)
    alone = DIFFS["terminal"].write(since(old, new), Look(width=500))
    assert str(alone).count("✓ This is out-of-range.") == 30


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"readiness": None}, "Only a part was looked at this time."),
        ({"timed_out": True}, "Reading was stopped this time when its time was up."),
        ({"failures": (Failure(error="x"),)}, "The software itself stopped"),
    ],
)
def test_what_the_later_report_lacks_is_said_at_once(change: dict[str, Any], said: str) -> None:
    new = replace(NEW, **change)
    text = str(DIFFS["terminal"].write(since(OLD, new), Look(width=500)))
    assert said in text.partition("\n\n")[0]


def test_another_rubric_of_the_same_edition_is_told_too() -> None:
    old = replace(OLD, rubric=replace(NEW.rubric, sha256="x"), readiness=None)
    text = str(DIFFS["terminal"].write(since(old, NEW), Look(width=500)))
    assert "\nThe rubric is not what it was, or other data is laid over it. What is new" in text
    assert "\nOnly a part was looked at last time.\n" in text


HOSTILE = st.sampled_from(
    ("\x1b[2J", "a\nb", "\r::error::x", "\u202egpj.exe", "\x9b31m", "\u2028", "<script>", "學校")
) | st.text(max_size=8)


@settings(max_examples=60)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_words_of_strangers_are_shown_and_never_sent(text: str, path: str, version: str) -> None:
    """In a stored report anything may stand anywhere."""
    finding = OLD.findings[0]
    message = replace(finding.message, text=text, wording=text, quoted=())
    place = replace(finding.places[0], path=path)
    odd = replace(finding, message=message, places=(place,), target=path, remedy=text)
    result = replace(OLD.results[0], judgements=(
        replace(OLD.results[0].judgements[0], findings=(odd,)),
    ))  # fmt: skip
    old = replace(
        OLD,
        results=(result,),
        engine=Package(name=version, version=text),
        rubric=replace(OLD.rubric, version=version),
        portfolio=replace(OLD.portfolio, paths=(path,), digests={path: "aa"}),
    )
    report = since(old, NEW)
    for form in (DIFFS["terminal"], DIFFS["json"], TERMINAL):
        written = "".join(form.pieces(mcrubric.shareable(report), Look(width=80)))
        written += "".join(form.pieces(report, Look(width=80)))
        sent = {unicodedata.category(each) for each in written.replace("\n", "")}
        assert sent.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
        assert "\u202e" not in written


def test_what_is_waived_is_told_so_whether_new_or_not() -> None:
    report = since(OLD, NEW)
    named = [each.fingerprint for each in report.findings if each.outcome == "fail"]
    told = ToldWaiver(
        fingerprint=named[0], requirement=None, target=None, reason="x", authority="x",
        expires="2030-01-01", findings=tuple(named),
    )  # fmt: skip
    waived = Waived(
        on="2026-01-01", readiness="not-ready", results=(), used=(told,), expired=(), unused=(),
        doubled=(),
    )  # fmt: skip
    text = str(DIFFS["terminal"].write(replace(report, waived=waived), Look(width=500)))
    assert "Not looked at last time. Waived. [part-1.more]" in text
    assert "This is out-of-range. (part-2.yaml, line 1) Waived. [part-2.places]" in text
