"""A part in an unexpected place or under another name: found or asked about, never guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import mcrubric
from mcrubric.builtins import readers
from mcrubric.model.limits import Limits
from mcrubric.portfolio.load import Readers, load

if TYPE_CHECKING:
    from mcrubric.model.portfolio import Portfolio

CASES: Final = yaml.safe_load((Path(__file__).parent / "unnamed.yaml").read_text("utf-8"))
RUBRIC: Final = mcrubric.load_rubric("mo/building-personal-relationships")


def loaded(names: list[str], cited: list[str]) -> Portfolio:
    entries = [{"detail": "EO1.accessible", "citations": cited, "explanation": "It shows it."}]
    analysis = json.dumps({"evidence": entries}).encode()
    source = {"files": {**dict.fromkeys(names, b"We began."), "part-2.json": analysis}}
    return load(source, RUBRIC, readers=Readers(readers()), worker=None, limits=Limits()).portfolio


def told(portfolio: Portfolio) -> dict[str, list[str]]:
    keys = {str(fault.args.get("part")): fault.key for fault in portfolio.faults}
    unclear = {each for fault in portfolio.faults if fault.key == "part-unclear"
               for each in fault.args["parts"]}  # type: ignore[union-attr]  # fmt: skip
    found = {}
    for part in portfolio.parts:
        how: str = part.found
        if keys.get(part.id) == "two-candidates":
            how = "two"
        elif part.id in unclear:
            how = "unclear"
        elif how == "named" and part.id in keys:
            how = "unread"
        if part.files and part.id != "part-2":
            found[part.id] = [how, *part.files]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_file_of_a_part(case: dict[str, Any]) -> None:
    portfolio = loaded(case["files"], case.get("cited", []))
    assert told(portfolio) == case["parts"]
    for part in portfolio.parts:
        assert bool(part.documents) <= (part.found != "cited")


def test_very_many_candidates_are_counted() -> None:
    portfolio = loaded([f"{n}/part-1.md" for n in range(30)], [])
    (fault,) = portfolio.faults
    assert fault.args["files"][-2:] == ("15/part-1.md", "22 more")  # type: ignore[index]


FILES: Final = (
    "part-1.md", "Part 1.md", "part 1 old.txt", "narrative.md", "reflection.md", "my reflection.md",
    "part-3.txt", "1.md", "x/part-3.md", "artifacts/part-1.md", "artifacts/part-3.md",
    "artifacts/reflection.md", "artifacts/a.md", "Part 1 and 3.md", ".part-1.md.icloud",
    "part-2.md", "artifacts/part-2.md", "Part 1/b.md", "part-3.gdoc",
)  # fmt: skip


@given(st.lists(st.sampled_from(FILES), unique=True), st.data())
def test_laws_of_finding(files: list[str], data: st.DataObject) -> None:
    cited = data.draw(st.lists(st.sampled_from(files), unique=True)) if files else []
    portfolio = loaded(files, cited)
    serving = {path for part in portfolio.parts if part.found != "cited" for path in part.files}
    uploads = {each.path for each in portfolio.artifacts}
    named = {
        path for entry in portfolio.evidence for each in entry.citations for path in each.found
    }
    assert not serving & (uploads - named)  # what serves a part is no upload that nobody cites
    read = [document.path for part in portfolio.parts for document in part.documents]
    assert len(read) == len(set(read))
    for part in portfolio.parts:
        exact = [name for name in files if name.rpartition(".")[0] == part.id]
        if len(exact) == 1 and part.id != "part-2":
            assert (part.files, part.found) == ((exact[0],), "named")
        if part.found in {"likely", "possible"}:
            assert not set(part.files) & named
    assert loaded(files[::-1], cited).parts == portfolio.parts
