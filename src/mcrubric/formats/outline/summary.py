"""The first lines: one sentence on readiness, and whose rubric and details these are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.formats.outline.blocks import Fact, Paragraph, Section, Title
from mcrubric.formats.outline.matters import undecided
from mcrubric.formats.outline.phrases import counted, sentence, spelled
from mcrubric.formats.outline.spans import plain
from mcrubric.formats.outline.teller import failing, not_all
from mcrubric.formats.outline.waived import counting_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.formats.outline.blocks import Tone
    from mcrubric.formats.outline.matters import Matter
    from mcrubric.formats.outline.names import Names
    from mcrubric.model.findings import Finding, Result
    from mcrubric.model.report import Report
    from mcrubric.model.waived import Waived

TONES: Final[dict[str | None, Tone]] = {
    "ready": "good", "not-ready": "urgent", "undecided": "caution", None: "strong",
}  # fmt: skip

READS: Final[dict[str, str]] = {
    "ready": "ready", "not-ready": "not ready", "undecided": "undecided",
}  # fmt: skip


def summary(report: Report) -> Section:
    """Return the sentences that a person reads if they read nothing else."""
    first = Title(verdict(report), TONES[report.readiness])
    further = " ".join(_further(report))
    return Section("summary", "", (first, Paragraph(plain(further))) if further else (first,))


def about(report: Report, names: Names) -> Section:
    """Return what was checked, against what, which files were read, and whose details these are."""
    return Section("about", "", tuple(_facts(report, names)))


def _facts(report: Report, names: Names) -> Iterator[Fact]:
    rubric = report.rubric
    yield Fact(
        "Rubric",
        f"{rubric.title} ({rubric.id} {rubric.version})" if rubric.title else rubric.id,
    )
    if rubric.overlay:
        yield Fact("Laid over", rubric.overlay)
    yield Fact("Portfolio", _portfolio(report))
    for result in report.results:
        for said in _read_from(result):
            yield Fact(names.part_name(result.part), said)
    details = _details(report)
    if details:
        yield Fact("Details", details)


def _portfolio(report: Report) -> str:
    """Return what was handed in; how many files are in what was not opened nobody knows."""
    files = report.portfolio.files
    return f"{report.portfolio.id}, {counted(files, 'file')}" if files else report.portfolio.id


def _read_from(result: Result) -> Iterator[str]:
    """Say which files a part was read from, where they are called or made otherwise than asked."""
    for judgement in result.judgements:
        files = judgement.evidence.get("read_from")
        for file in files if isinstance(files, list) else ():
            kind = file.get("read_as")
            yield f"read from {file['path']}" + (f", which is really a {kind} file" if kind else "")


def verdict(report: Report) -> str:
    """Return the one sentence on readiness."""
    wrong = [finding for finding in failing(report) if finding.severity == "error"]
    to_do = _many(wrong, "thing") if wrong else ""
    if report.readiness == "ready" and report.waived and report.waived.readiness != "ready":
        things = len(report.covered)
        return f"Ready, with {things} waived: nothing else is missing that a machine can see."
    if report.readiness == "ready":
        return "Nothing is missing that a machine can see."
    if report.readiness == "not-ready":
        return f"Not ready yet: {to_do} to do." if to_do else "Not ready yet."
    if report.readiness == "undecided":
        return _undecided(undecided(report))
    left = [matter.finding for matter in undecided(report)]
    found = [f"{to_do} to do"] if to_do else []
    found += [f"{_many(left, 'thing')} undecided"] if left else []
    looked = any(result.part is not None for result in report.results)
    nothing = "nothing is missing that a machine can see" if looked else "nothing was looked at"
    inside = ", ".join(found) or nothing
    return f"Only a part was looked at, so readiness is not said. In that part: {inside}."


def _undecided(found: list[Matter]) -> str:
    """Return what is undecided; if it waits for a lesser requirement, that one is not met."""
    if not found:
        return "Nothing is known to be missing, but not all is decided: a person has to look."
    many = _many([matter.finding for matter in found], "thing is", "things are")
    if all(matter.waits for matter in found):
        nothing, who = "Nothing required", "something else has to be seen to first"
    else:
        nothing, who = "Nothing", "a person has to look"
    return f"{nothing} is known to be missing, but {many} undecided: {who}."


def _many(found: Sequence[Finding], one: str, many: str = "") -> str:
    """Return how many there are; where one stands for others that are not listed, "at least"."""
    said = spelled(len(found), one, many)
    return f"at least {said}" if not_all(found) else said


def _further(report: Report) -> Iterator[str]:
    yield from waived(report)
    worth = [finding for finding in failing(report) if finding.severity == "warning"]
    if worth:
        yield sentence(f"{_many(worth, 'thing is', 'things are')} worth a look.")
    left = [matter.finding for matter in undecided(report)]
    if left and report.readiness == "not-ready":
        yield sentence(f"{_many(left, 'thing is', 'things are')} undecided.")
    judged = len(report.for_the_assessor)
    if judged:
        yield sentence(f"{spelled(judged, 'thing')} only your assessor decides.")
    if report.timed_out:
        yield "Reading was stopped when its time was up: what was not reached is told below."
    if report.failures:
        yield (
            "The software itself stopped in places, so not everything was looked at. "
            "That is no fault of yours; the end of this report says where."
        )


def waived(report: Report) -> Iterator[str]:
    """Say what the report comes to without waivers, and that some count for nothing."""
    if report.waived:
        yield from _waived(report, report.waived)


def _waived(report: Report, waived: Waived) -> Iterator[str]:
    things = len(report.covered)
    if things and (report.readiness != "ready" or waived.readiness == "ready"):
        yield sentence(f"{spelled(things, 'thing is', 'things are')} waived.")
    if things and waived.readiness:
        without = "the waiver" if len(waived.used) == 1 else "the waivers"
        yield f"Without {without}: {READS[waived.readiness]}."
    idle = len(counting_again(waived, report.covered.keys())) + len(waived.unused)
    if idle:
        yield sentence(f"{spelled(idle, 'waiver counts', 'waivers count')} for nothing here.")


def _details(report: Report) -> str:
    """Say whose list of details it is (CONTRACTS, section 7)."""
    listed = len(report.coverage)
    ours = sum(row.derived for row in report.coverage)
    if not listed:
        return ""
    if not ours:
        return f"{listed}, as {report.rubric.overlay or 'the rubric'} lists them."
    how_many = "" if ours == listed else f"{ours} of them "
    return f"{listed}, {how_many}derived by us from the outcome sentences."
