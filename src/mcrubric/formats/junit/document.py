"""The document: suites, cases, and in each case at most one of failure, error and skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.escaping import xml
from mcrubric.formats.junit.cases import suites_of
from mcrubric.formats.outline.changed_counts import FIXED, NEW, STILL, UNSEEN, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.formats.junit.cases import Case, Suite
    from mcrubric.model.formats import Look
    from mcrubric.model.report import Report

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

UNSAID: Final = "not said: only a part was looked at"

CHANGES: Final[Mapping[str, str]] = {
    "fixed": FIXED, "still-open": STILL, "new": NEW, "not-looked-at": UNSEEN
}  # fmt: skip
"""Names of properties, without spaces."""


def pieces(report: Report, look: Look) -> Iterator[str]:
    """Give the document line by line."""
    suites = suites_of(report, look)
    counts = {
        "tests": sum(len(suite.cases) for suite in suites),
        "failures": sum(suite.count("failure") for suite in suites),
        "errors": sum(suite.count("error") for suite in suites),
    }
    yield HEAD + _tag("testsuites", {"name": f"mcrubric {look.path(report.rubric.id)}", **counts})
    for suite in suites:
        yield from _suite(suite, report)
    yield "</testsuites>\n"


def _suite(suite: Suite, report: Report) -> Iterator[str]:
    counts = {
        "tests": len(suite.cases),
        "failures": suite.count("failure"),
        "errors": suite.count("error"),
        "skipped": suite.count("skipped"),
    }
    yield _tag("testsuite", {"name": suite.name, **counts}, 1)
    yield from _properties(report)
    for case in suite.cases:
        yield from _case(case)
    yield " </testsuite>\n"


def _properties(report: Report) -> Iterator[str]:
    """Give what the whole comes to, in each suite, for no other element may hold it."""
    given: dict[str, str | int] = {
        "readiness": report.readiness or UNSAID,
        **_waived(report),
        **_since(report),
        "rubric": f"{report.rubric.id} {report.rubric.version}",
        "engine": f"{report.engine.name} {report.engine.version}",
    }
    yield "  <properties>\n"
    for name, value in given.items():
        yield _tag("property", {"name": name, "value": value}, 3, end="/>\n")
    yield "  </properties>\n"


def _waived(report: Report) -> Mapping[str, str | int]:
    """Return what waivers change, if there are any, and how many count for nothing."""
    if report.waived is None:
        return {}
    return {
        "waived": len(report.covered),
        "readiness-without-waivers": report.waived.readiness or UNSAID,
        "expired-waivers": len(report.waived.expired),
        "unused-waivers": len(report.waived.unused),
    }


def _since(report: Report) -> Mapping[str, int]:
    """Return how many findings changed in which way, if the report was compared with another."""
    if report.since is None:
        return {}
    found = numbers(report, report.since)
    return {name: found[way] for name, way in CHANGES.items()}


def _case(case: Case) -> Iterator[str]:
    if case.verdict == "pass":
        yield _tag("testcase", {"name": case.name, "classname": case.group}, 2, end="/>\n")
        return
    yield _tag("testcase", {"name": case.name, "classname": case.group}, 2)
    if case.verdict == "error":
        yield from _told("error", case.outcome, case.errors, len(case.errors))
        yield from _beside(case)
    else:
        number = sum(1 for _ in case.lines())
        yield from _told(case.verdict, case.outcome, case.lines(), number)
    yield "  </testcase>\n"


def _told(
    element: str, outcome: str, lines: Iterator[str] | tuple[str, ...], number: int
) -> Iterator[str]:
    """Give an element; its message is its first line, which is all that some servers show."""
    rest = iter(lines)
    first = next(rest, "")
    more = f" (and {number - 1} more)" if number > 1 else ""
    yield _tag(element, {"type": outcome, "message": first + more}, 3, end=">")
    yield xml.text(first)
    for line in rest:
        yield f"\n{xml.text(line)}"
    yield f"</{element}>\n"


def _beside(case: Case) -> Iterator[str]:
    """Give what was found beside an error: a case with an error is not failed as well."""
    lines = case.lines()
    first = next(lines, None)
    if first is None:
        return
    yield f"   <system-out>{xml.text(first)}"
    for line in lines:
        yield f"\n{xml.text(line)}"
    yield "</system-out>\n"


def _tag(name: str, attributes: Mapping[str, str | int], depth: int = 0, end: str = ">\n") -> str:
    given = "".join(f' {key}="{xml.attribute(str(value))}"' for key, value in attributes.items())
    return f"{' ' * depth}<{name}{given}{end}"
