"""What one reader of a report may see, applied to each thing that a report tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mcrubric.privacy.files import Files
from mcrubric.privacy.targets import Targets
from mcrubric.privacy.words import left_out, shortened
from mcrubric.text.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.findings import Finding, Judgement, Message
    from mcrubric.model.places import Place


@dataclass(frozen=True, slots=True)
class Veil:
    """Shows a report's judgements; `quotes`: a candidate's words are shown, at most 80 characters.

    Where a report does not say which words are a candidate's, all of them are.
    """

    quotes: bool
    files: Files
    targets: Targets

    def judgement(self, judgement: Judgement) -> Judgement:
        """Return a judgement as it is shown."""
        evidence = self._values(judgement.evidence, judgement.quoted, judgement.named)
        return replace(
            judgement,
            target=self.target(judgement.target),
            evidence=evidence,
            findings=tuple(map(self.finding, judgement.findings)),
        )

    def target(self, target: str) -> str:
        """Return a target's id, which holds names and places of citations."""
        return self.targets.shown(target)

    def finding(self, finding: Finding) -> Finding:
        """Return a finding as it is shown."""
        message = self._message(finding.message)
        same = message.args == finding.message.args
        remedy = finding.remedy
        if not same or message.quoted is None:
            remedy = _said(finding.remedy_wording, message.args, "")
        return replace(
            finding,
            target=self.target(finding.target),
            message=message,
            remedy=remedy,
            places=tuple(map(self._place, finding.places)),
        )

    def _message(self, message: Message) -> Message:
        args = self._values(message.args, message.quoted, message.named)
        if args == message.args and (message.quoted is not None or self.quotes):
            return message
        text = _said(message.wording, args, message.key.replace("-", " "))
        return replace(message, args=args, text=text)

    def _values(
        self,
        told: Mapping[str, Any],
        quoted: tuple[str, ...] | None,
        named: tuple[str, ...] | None,
    ) -> dict[str, Any]:
        return {
            name: self._quoted(value)
            if quoted is None or name in quoted
            else self.files.renamed(value)
            if named is None or name in named
            else value
            for name, value in told.items()
        }

    def _quoted(self, value: Any) -> Any:
        return shortened(value) if self.quotes else left_out(value)

    def _place(self, place: Place) -> Place:
        if self.quotes or not place.path:
            return place
        return replace(place, path=self.files.name(place.path))


def _said(wording: str, args: Mapping[str, Any], otherwise: str) -> str:
    """Return the sentence that a wording makes; a stored report may bring one that makes none."""
    if not wording:
        return otherwise
    try:
        return say(wording, args)
    except (KeyError, ValueError, IndexError, TypeError):
        return otherwise
