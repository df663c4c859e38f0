"""The public names: few, sorted, each there, and none by accident."""

from __future__ import annotations

import importlib
import importlib.util
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import mcrubric
import mcrubric.plugin

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

FACE = [
    "CheckDefinitionError", "Facts", "FactsError", "Finding", "Judgement", "Limits",
    "McrubricError", "Message", "Mistake", "NoSuchPathError", "PluginLoadError", "Report",
    "ReportError", "Resolution", "Result", "Rubric", "RubricError", "Since", "ToldWaiver",
    "UnknownPartError", "UnknownRubricError", "Validator", "Waived", "Waiver", "WaiversError",
    "__version__", "compare", "load_rubric", "locate", "read_facts", "read_rubric", "read_waivers",
    "rubric_ids", "shareable", "validate", "with_waivers", "write_report",
]  # fmt: skip

PLUGIN_FACE = [
    "LEFT_OUT_IN_WORDS", "PROVEN", "RUNS", "STOPPED", "ActiveContent", "Artifact", "Ask",
    "Asked", "Basis", "Because", "Block", "Check", "CheckFunction", "Citation", "Component",
    "Context", "Detail", "DetailMatch", "Document", "Emptiness", "Evidence", "Examples",
    "FactReader", "FactRequest", "Facts", "Format", "Fragments", "HiddenBy", "HiddenWords",
    "Limits", "Link", "Located", "Look", "Matrix", "Observation", "Observations", "Outcome",
    "OwnWords", "Part", "PhraseFinder", "Place", "PlaceResolution", "Portfolio", "Problem",
    "Prompt", "ReadError", "Reader", "Reading", "Relevance", "RelevanceTarget", "Relevant",
    "Repetition", "Report", "Requirement", "Resolution", "ResolutionState", "Restated",
    "Rubric", "Run", "Said", "Scorer", "Sentence", "Shared", "Stretch", "Substance",
    "Thresholds", "WordCount", "check", "emptiness", "failed", "find_placeholders",
    "hidden_words", "hookimpl", "in_context", "is_english", "is_placeholder", "locate",
    "look_alikes", "normal_form", "opened", "page_texts", "passed", "repetitions",
    "restates", "review", "route", "shared", "split_words", "stemmed", "unseen_runs",
    "weighed",
]  # fmt: skip


ESCAPING_FACE = ["csv", "github", "html", "json_text", "markdown", "terminal", "xml"]
ESCAPERS = {
    "csv": ["cell", "row"],
    "github": ["command", "data", "log_line", "property_value"],
    "html": ["CONTENT_SECURITY_POLICY", "POLICY_META", "artifact_link", "attribute", "text"],
    "json_text": ["document", "string"],
    "markdown": ["APART", "text"],
    "terminal": ["shown", "storable"],
    "xml": ["attribute", "text"],
}


def in_order(names: list[str]) -> list[str]:
    """Constants, then types, then the rest, each by the alphabet: the order that ruff keeps."""
    return sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))


@pytest.mark.parametrize(
    ("module", "names"),
    [(mcrubric, FACE), (mcrubric.plugin, PLUGIN_FACE)],
    ids=["portal", "plugin"],
)
def test_the_public_names_are_these(module: ModuleType, names: list[str]) -> None:
    assert module.__all__ == names
    assert names == in_order(names)
    assert [name for name in names if not hasattr(module, name)] == []


def test_the_escapers_are_these() -> None:
    package = importlib.import_module("mcrubric.escaping")
    assert package.__all__ == ESCAPING_FACE == list(ESCAPERS)
    for name, escapers in ESCAPERS.items():
        module = importlib.import_module(f"mcrubric.escaping.{name}")
        own = [
            each
            for each, value in vars(module).items()
            if not each.startswith("_")
            and each != "TYPE_CHECKING"
            and (each.isupper() or getattr(value, "__module__", "") == module.__name__)
        ]
        assert in_order(own) == escapers


def test_a_name_that_is_none_is_told_as_usual() -> None:
    for module in (mcrubric, mcrubric.plugin):
        with pytest.raises(AttributeError, match="no_such_name"):
            module.no_such_name  # noqa: B018


def test_the_face_lists_itself() -> None:
    assert dir(mcrubric) == sorted(FACE)


def test_the_documented_usage_has_the_types_it_shows(root: Path, tmp_path: Path) -> None:
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("needs mypy, which the extra `lint` brings")
    pages = [root / "README.md", root / "docs" / "how-to" / "embed-in-a-portal.md"]
    code = [
        match[1]
        for page in pages
        for match in re.finditer(
            r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
    ]
    assert len(code) >= len(pages)
    files = [tmp_path / f"usage_{number}.py" for number in range(len(code))]
    for path, text in zip(files, code, strict=True):
        path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *map(str, files)],
        cwd=tmp_path,
        env={"MYPYPATH": str(root / "src"), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
