"""A report made fit for whoever reads it (SAFETY, Privacy; decision 13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.locators.nameless import nameless_places
from mcrubric.privacy.files import files_of
from mcrubric.privacy.targets import Targets
from mcrubric.privacy.veil import Veil
from mcrubric.privacy.words import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.coverage import Coverage, CoveredCitation
    from mcrubric.model.formats import Format, Quote
    from mcrubric.model.report import Report
    from mcrubric.model.runs import PortfolioRef
    from mcrubric.model.since import Since
    from mcrubric.model.waived import ToldWaiver, Waived

WHOLE: Final = "portfolio"


def fitted(
    report: Report, form: Format, *, quote: Quote | None = None, names: bool = False
) -> Report:
    """Return a report as a format may write it: what is shared never quotes.

    `quote` is the format's own if it is None; `names` lets a shared format name files.
    """
    if form.shared:
        return shareable(report, names=names)
    return with_quotes(report, quote or form.quote)


def with_quotes(report: Report, quote: Quote) -> Report:
    """Return a report for the candidate and the assessor, with their files by name.

    With `none`, no word of a candidate's is in it: not in arguments, evidence, places or ids.
    """
    return _shown(report, quotes=quote == "short", names=True)


def shareable(report: Report, *, names: bool = False) -> Report:
    """Return a report for others: no word of a candidate's, and files as `artifact-3`.

    `names` shows the names of files. Why something was waived, and by whom, is in no such report:
    it may tell of a person's health.
    """
    shown = _without_reasons(_shown(report, quotes=False, names=names))
    if names:
        return shown
    return replace(shown, portfolio=replace(shown.portfolio, id=WHOLE))


def _shown(report: Report, *, quotes: bool, names: bool) -> Report:
    # An earlier report's files are known in what is told of it alone: the rest is as without it.
    veil, earlier = (
        Veil(quotes, files, Targets(files, ids_of(report), quotes))
        for files in (files_of(report, names=names, earlier=each) for each in (False, True))
    )
    results = tuple(
        replace(result, judgements=tuple(map(veil.judgement, result.judgements)))
        for result in report.results
    )
    return replace(
        report,
        results=results,
        coverage=tuple(_row(each, veil) for each in report.coverage),
        portfolio=_portfolio(report.portfolio, veil),
        since=None if report.since is None else _since(report.since, earlier),
        waived=report.waived and _waived(report.waived, lambda each: _veiled(each, veil)),
    )


def _veiled(waiver: ToldWaiver, veil: Veil) -> ToldWaiver:
    """Return a waiver whose target, which may hold names of files and places, is as elsewhere."""
    return replace(waiver, target=waiver.target and veil.target(waiver.target))


def _waived(waived: Waived, of_each: Callable[[ToldWaiver], ToldWaiver]) -> Waived:
    """Return what was waived with a change made to each waiver that is told of."""
    return replace(
        waived,
        used=tuple(map(of_each, waived.used)),
        expired=tuple(map(of_each, waived.expired)),
        unused=tuple(map(of_each, waived.unused)),
        doubled=tuple(map(of_each, waived.doubled)),
    )


def _without_reasons(report: Report) -> Report:
    if report.waived is None:
        return report
    waived = _waived(report.waived, lambda each: replace(each, reason=None, authority=None))
    return replace(report, waived=waived)


def ids_of(report: Report) -> frozenset[str]:
    """Return the ids that a rubric gives to targets."""
    details = (row.detail for row in report.coverage)
    parts = (result.part for result in report.results if result.part)
    return frozenset((WHOLE, *report.labels, *details, *parts))


def _since(since: Since, veil: Veil) -> Since:
    """Return what changed, with the earlier report's findings and files shown as this one's are."""
    name = veil.files.name
    return replace(
        since,
        fixed=tuple(map(veil.finding, since.fixed)),
        unseen=tuple(replace(each, finding=veil.finding(each.finding)) for each in since.unseen),
        unasked=tuple(map(veil.finding, since.unasked)),
        renamed={name(old): name(new) for old, new in since.renamed.items()},
        paths=tuple(map(name, since.paths)),
    )


def _portfolio(portfolio: PortfolioRef, veil: Veil) -> PortfolioRef:
    paths, digests, name = portfolio.paths, portfolio.digests, veil.files.name
    return replace(
        portfolio,
        ignored=tuple(map(name, portfolio.ignored)),
        paths=None if paths is None else tuple(map(name, paths)),
        digests=None if digests is None else {name(path): digests[path] for path in digests},
    )


def _row(row: Coverage, veil: Veil) -> Coverage:
    entries = (
        replace(entry, citations=tuple(_citation(each, veil) for each in entry.citations))
        for entry in row.entries
    )
    return replace(row, entries=tuple(entries))


def _citation(citation: CoveredCitation, veil: Veil) -> CoveredCitation:
    if veil.quotes:
        return replace(citation, artifact=cut(citation.artifact), at=tuple(map(cut, citation.at)))
    return replace(
        citation,
        artifact=veil.files.name(citation.artifact),
        at=tuple(nameless_places(each) or "?" for each in citation.at),
    )
