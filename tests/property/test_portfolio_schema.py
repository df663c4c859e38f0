"""The published schema and the model accept the same hand-ins, and what they refuse is told."""

from __future__ import annotations

import base64
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry

from mcrubric.model.limits import Limits
from mcrubric.model.rubric import PartOutline, Rubric
from mcrubric.portfolio.handin import mistakes, portfolio_schema
from mcrubric.portfolio.load import Readers, load

SCHEMA = portfolio_schema()
VALIDATOR = Draft202012Validator(SCHEMA, registry=Registry())
RUBRIC = Rubric(
    id="test/small",
    version="1.0.0",
    title="Small",
    parts=(
        PartOutline(id="part-1", kind="document", label="Narrative"),
        PartOutline(id="part-2", kind="evidence", label="Self-analysis"),
    ),
)

words = st.text(st.characters(codec="utf-8"), max_size=6)
odd: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 3), st.sampled_from((0.5, 2.0, -1.0)), words,
    st.just([]), st.just({}), st.lists(words, max_size=2),
)  # fmt: skip


def fields(**known: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings with some of these keys, now and then with a value or a key of another kind."""
    loose = {key: st.one_of(value, value, value, odd) for key, value in known.items()}
    extra = st.dictionaries(st.sampled_from(("note", "text", "pages", "path")), odd, max_size=1)
    plain = st.fixed_dictionaries({}, optional=loose)
    return st.one_of(plain, plain, st.tuples(plain, extra).map(lambda both: {**both[1], **both[0]}))


document = fields(text=words, format=st.sampled_from(("markdown", "text", "html", "docx")))
encoded = st.binary(max_size=4).map(lambda data: base64.b64encode(data).decode())
counts = st.integers(0, 3)
facts = fields(
    pages=counts, labels=st.lists(words, max_size=2), seconds=st.floats(-1, 9), slides=counts,
    headings=st.lists(words, max_size=2),
)  # fmt: skip
upload = st.one_of(
    fields(path=words, base64=encoded), fields(path=words, facts=facts),
    fields(path=words, base64=encoded, facts=facts),
)  # fmt: skip
citation = st.one_of(words, fields(artifact=words, at=words | st.lists(words), quote=words))
entry = fields(
    detail=words | st.lists(words, max_size=2),
    citations=st.one_of(citation, st.lists(citation, max_size=2)),
    explanation=words,
)
hand_in = fields(
    rubric=words,
    documents=st.dictionaries(
        st.sampled_from(("part-1", "part-2", "")), document | st.lists(document, max_size=2)
    ),
    evidence=st.lists(st.one_of(entry, odd), max_size=2),
    artifacts=st.lists(upload, max_size=2),
)


def accepts(data: object) -> bool:
    return bool(VALIDATOR.is_valid(data))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert accepts({})
    assert not accepts([])


@given(hand_in)
def test_model_and_schema_accept_the_same(data: dict[str, Any]) -> None:
    assert accepts(data) == (mistakes(data) == [])


@given(hand_in)
def test_what_the_schema_refuses_is_told_and_nothing_raises(data: dict[str, Any]) -> None:
    text = json.dumps(data)
    portfolio = load(text, RUBRIC, readers=Readers(), worker=None, limits=Limits()).portfolio
    if not accepts(data):
        assert portfolio.faults
    at_fault = {"bad-hand-in", "unknown-key", "bad-entry", "bad-json"}
    shapes = [f for f in portfolio.faults if f.key in at_fault and "base64" not in str(f.args)]
    if accepts(data):
        assert shapes == []
