"""What hides words in a file is known, and what only looks like it hides none."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from open_document import odt_of
from wordfiles import docx_of, strictly

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.html import read_html
from mcrubric.readers.odf.odt import read_odt

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

CASES: Final[dict[str, dict[str, dict[str, Any]]]] = yaml.safe_load(
    Path(__file__).with_name("hidden.yaml").read_text(encoding="utf-8")
)


def each_case() -> list[Any]:
    return [
        pytest.param(kind, case, id=f"{kind}: {name}")
        for kind, cases in CASES.items()
        for name, case in cases.items()
    ]


def read(kind: str, case: dict[str, Any]) -> Document:
    if kind == "docx":
        return read_docx(docx_of(case["body"], **case.get("parts", {})), "p", Limits())
    if kind == "odt":
        return read_odt(odt_of(case["body"], automatic=case.get("automatic", "")), "p", Limits())
    return read_html(case["text"].encode(), "p", Limits())


def hidden(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if block.left_out == "hidden" and (words := document.slice(block).strip()):
            found.setdefault(str(block.hidden_by), []).append(words)
    return found


def seen(document: Document) -> list[str]:
    shown = (document.slice(each).strip() for each in document.blocks if each.left_out is None)
    return [each for each in shown if each]


@pytest.mark.parametrize(("kind", "case"), each_case())
def test_what_hides_words_is_known(kind: str, case: dict[str, Any]) -> None:
    document = read(kind, case)
    assert hidden(document) == case.get("hidden", {})
    assert seen(document) == case["seen"]
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own, made here


@pytest.mark.parametrize("case", CASES["docx"].values(), ids=CASES["docx"])
def test_the_strict_form_hides_the_same(case: dict[str, Any]) -> None:
    data = strictly(docx_of(case["body"], **case.get("parts", {})))
    assert seen(read_docx(data, "p", Limits())) == case["seen"]


def test_every_block_that_is_hidden_says_by_what() -> None:
    for kind, cases in CASES.items():
        for case in cases.values():
            for block in read(kind, case).blocks:
                assert (block.left_out == "hidden") == (block.hidden_by is not None)


def test_a_limit_on_style_rules_is_told_and_hides_nothing() -> None:
    rules = (
        "<style>.a{color:red} .b{display:none}</style>"
        "<u class=a></u><i class=a></i><p class=b>seen</p>"
    )
    for limits in (Limits(style_rules=1), Limits(style_comparisons=1)):
        document = read_html(rules.encode(), "p", limits)
        assert not document.all_looked_at
        assert seen(document) == ["seen"]
    assert read_html(rules.encode(), "p", Limits()).all_looked_at
