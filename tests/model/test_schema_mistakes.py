"""What does not fit a schema is told by the key that is wrong, with the key that was meant."""

from __future__ import annotations

import pytest

from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.portfolio.handin import portfolio_schema

SCHEMA = portfolio_schema()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"rubrik": "x"}, "the whole: the key 'rubrik' is not known here (did you mean 'rubric'?)"),
        ({"zzz": 1}, "the whole: the key 'zzz' is not known here"),
        (
            {"evidence": [{"details": "EO1.connect"}]},
            "/evidence/0: the key 'details' is not known here (did you mean 'detail'?)",
        ),
        (
            {"artifacts": [{"path": "a.pdf", "facts": {"page": 3}}]},
            "/artifacts/0/facts: the key 'page' is not known here (did you mean 'pages'?)",
        ),
        (
            {"artifacts": [{"path": "a.pdf"}]},
            "/artifacts/0: one of the keys 'base64', 'facts' is missing",
        ),
        ({"evidence": 5}, "/evidence: this is not a list or null"),
        ({"rubric": 5}, "/rubric: this is not text or null"),
    ],
)
def test_a_mistake_names_its_key(data: object, told: str) -> None:
    assert [str(each) for each in mistakes_in(data, SCHEMA)] == [told]


def test_all_mistakes_of_one_place_are_told() -> None:
    data = {"documents": {"part-1": {"txt": "A secret.", "formt": "text"}}}
    assert [str(each) for each in mistakes_in(data, SCHEMA)] == [
        "/documents/part-1: the key 'formt' is not known here (did you mean 'format'?)",
        "/documents/part-1: the key 'text' is missing",
        "/documents/part-1: the key 'txt' is not known here (did you mean 'text'?)",
    ]
