"""Attacks as data: what makes each file, what must come of it, and what did."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE: Final = Path(__file__).resolve().parents[1] / "hostile"
_PROCESS: Final = Path(__file__).with_name("hostile_process.py")
_ENTRY: Final = """\
evidence:
  - detail: EO1.approachable
    citations:
      - artifact: artifacts/{name}
        at: {places}
    explanation: We greet every family at the door, and this shows how the day begins.
"""
_NARRATIVE: Final = "We met every family before the year began.\n"


@dataclass(frozen=True, slots=True)
class Attack:
    """A file of data: `make` is a module here and its function, `with` the arguments.

    `artifact` is what must come of `part-2.readable`: an outcome and, behind it, what is told;
    `part` what must come of it as part 1, empty if it is never one.
    `at` is where in it a citation looks. `heavy` says that it takes long to make or to read.
    """

    title: str
    name: str
    make: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    at: tuple[str, ...] = ("p. 1", '"words to be found"')
    artifact: tuple[str, ...] = ("pass",)
    part: tuple[str, ...] = ()
    heavy: bool = False

    def file(self) -> bytes:
        """Return the bytes of the file."""
        module, _, function = self.make.partition(".")
        made: bytes = getattr(importlib.import_module(module), function)(**self.arguments)
        return made


def attacks_of(row: str) -> dict[str, Attack]:
    """Return the attacks of one row by their titles."""
    text = (HOSTILE / f"{row}.yaml").read_text("utf-8")
    listed = yaml.load(text, Loader=yaml.CSafeLoader)
    return {title: _attack(title, said) for title, said in listed.items()}


def _attack(title: str, said: Mapping[str, Any]) -> Attack:
    fields: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in said.items()
        if key != "with"
    }
    return Attack(title, arguments=said.get("with", {}), **fields)


def hand_in(folder: Path, name: str, data: bytes, at: Sequence[str], *, part: bool) -> Path:
    """Write a hand-in in which a file is cited, or is part 1."""
    (folder / "artifacts").mkdir(parents=True)
    kept = folder / (f"part-1{Path(name).suffix}" if part else f"artifacts/{name}")
    kept.write_bytes(data)
    if not part:
        (folder / "part-1.md").write_text(_NARRATIVE, "utf-8")
    places = json.dumps(list(at))
    (folder / "part-2.yaml").write_text(_ENTRY.format(name=name, places=places), "utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a hand-in: a report, and what it cost.

    `seconds` are those of a clock, `worked` those that the process itself computed; `grown` is by
    how many bytes it grew, `worker` how many its worker processes held.
    """

    ended: str
    seconds: float = 0.0
    worked: float = 0.0
    grown: int = 0
    worker: int = 0
    report: Mapping[str, Any] = field(default_factory=dict)

    def outcome(self, requirement: str, target: str = "") -> tuple[str, ...]:
        """Return the outcome of a requirement, why it is open, and what its first finding says."""
        result = next(each for each in self.report["results"] if each["requirement"] == requirement)
        judged = [each for each in result["judgements"] if target in each["target"]]
        if not judged:
            return ("unexamined",)
        keys = [each["message"] for each in judged[0]["findings"][:1]]
        said = [each["args"].get("kind", each["key"]) for each in keys]
        because = judged[0]["because"]
        return (judged[0]["outcome"], *([because] if because else []), *said)

    def texts(self) -> list[str]:
        """Return what is said of the file and of its place."""
        wanted = ("portfolio.readable", "part-2.readable", "part-2.places")
        return [
            finding["message"]["text"]
            for result in self.report.get("results", ())
            if result["requirement"] in wanted
            for judgement in result["judgements"]
            for finding in judgement["findings"]
        ]


class Runs:
    """A process in which hand-ins are validated one after another."""

    def __init__(self, warm: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(_PROCESS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._ask(warm)

    def of(self, folder: Path) -> Told:
        """Validate a hand-in."""
        return Told(**self._ask(folder))

    def _ask(self, folder: Path) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps({"folder": str(folder)}), file=self._process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
