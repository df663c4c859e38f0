"""Attacks as data: which generator makes each, and what must come of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = Path(__file__).resolve().parents[1] / "hostile"
SUPPORT: Final = Path(__file__).resolve().parent
HEAVY: Final = bool(os.environ.get("MCRUBRIC_HOSTILE"))
SECONDS: Final = 10
GROWTH: Final = 64 * 1024 * 1024
"""What an attack may cost the calling process (SAFETY.md, "Figures to reach")."""


@dataclass(frozen=True, slots=True)
class Case:
    """One attack: its family, what it is, and the fields of the data file."""

    family: str
    name: str
    fields: Mapping[str, Any]

    @property
    def forms(self) -> list[str]:
        """In which forms it is handed in."""
        return list(self.fields.get("as", ["bytes"]))

    @property
    def told(self) -> list[str]:
        """What must be told, each as `requirement outcome key`."""
        return list(self.fields.get("told", []))


def cases(family: str) -> list[Any]:
    """Return the attacks of one file, each with a form, as parameters of a test."""
    listed = yaml.safe_load((FOLDER / f"{family}.yaml").read_text(encoding="utf-8"))
    return [
        pytest.param(case, form, id=f"{family}: {case.name} ({form})", marks=_marks(case))
        for case in (Case(family, name, fields) for name, fields in listed.items())
        for form in case.forms
    ]


def _marks(case: Case) -> list[Any]:
    unasked = bool(case.fields.get("heavy")) and not HEAVY
    return [pytest.mark.skipif(unasked, reason="heavy: set MCRUBRIC_HOSTILE=1 to run it")]


def written(case: Case, folder: Path) -> dict[str, Any]:
    """Make the input of an attack in a folder, and return where the server finds it."""
    made = _generator(case)
    if made is None:
        return {}
    files = made if isinstance(made, dict) else {"": made}
    for name, data in files.items():
        path = folder / "hand-in" / name if name else folder / "hand-in.zip"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {"path": str(folder / ("hand-in.zip" if "" in files else "hand-in"))}


def _generator(case: Case) -> Any:
    named = case.fields.get("make")
    if named is None:
        return None
    module = import_module(f"hostile_{case.family}")
    return getattr(module, named)(*case.fields.get("with", []))


def served() -> Iterator[subprocess.Popen[str]]:
    """Start the process that carries attacks out, and end it."""
    paths = os.pathsep.join([str(SUPPORT), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen(
        [sys.executable, str(SUPPORT / "hostile_server.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths},
        text=True,
    ) as server:
        yield server


def asked(server: subprocess.Popen[str], request: Mapping[str, Any]) -> dict[str, Any]:
    """Have one attack carried out."""
    assert server.stdin and server.stdout  # noqa: PT018 - both are pipes
    server.stdin.write(json.dumps(request) + "\n")
    server.stdin.flush()
    answer: dict[str, Any] = json.loads(server.stdout.readline())
    return answer


def request(case: Case, form: str, folder: Path) -> dict[str, Any]:
    """Return what the server is asked for one attack in one form."""
    taken = ("factory", "options", "plugins", "reads", "rubric")
    asked = {key: case.fields[key] for key in taken if key in case.fields}
    return {"as": form, **asked, **written(case, folder)}


def wrong(case: Case, answer: Mapping[str, Any]) -> list[str]:
    """Return what is not as it must be in the answer to an attack."""
    return list(_wrong(case, answer))


def _wrong(case: Case, answer: Mapping[str, Any]) -> Iterator[str]:
    if "raised" in answer:
        yield answer["raised"]
        return
    if answer["seconds"] > SECONDS:
        yield f"it took {answer['seconds']:.1f} s"
    if answer["beyond"] > GROWTH:
        yield f"the process grew by {answer['beyond'] / 2**20:.0f} MiB"
    found = [
        f"{each['requirement']} {each['outcome']} {each['key']}"
        for each in answer.get("findings", [])
    ]
    yield from (f"not told: {each}" for each in case.told if each not in found)
    said = f"{answer.get('error')}: {answer.get('text')}"
    if case.fields.get("error", "") not in said:
        yield f"not said: {case.fields['error']}, but {said[:300]}"
    if case.fields.get("benign"):
        yield from _accused(answer)
        return
    outcomes = answer.get("outcomes", {})
    passed = {each.split()[0] for each in case.told if outcomes[each.split()[0]] == "pass"}
    yield from (f"passed: {each}" for each in passed)
    if answer.get("failures") and not case.fields.get("fails"):
        yield f"our own code failed: {answer['failures'][0]}"


def _accused(answer: Mapping[str, Any]) -> Iterator[str]:
    for each in answer["findings"]:
        if each["severity"] in {"error", "warning"}:
            yield f"accused: {each['requirement']} {each['key']}"
    if answer["readiness"] != "ready":
        yield f"it is {answer['readiness']}"
