"""The self-analysis in Markdown: headings open entries, links and parentheses cite."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest

UPLOADS = {
    "artifacts/book.pdf": b"x",
    "artifacts/film.mp4": b"x",
    "artifacts/plan (final).pdf": b"x",
    "artifacts/Our book.pdf": b"x",
}


def load_md(loaded: Any, text: str, **limits: int) -> Any:
    return loaded({"files": {"part-2.md": dedent(text).encode(), **UPLOADS}}, **limits)


def entries(portfolio: Any) -> list[tuple[str, list[str]]]:
    return [
        (entry.id, [each.id.removeprefix(f"{entry.id}/") for each in entry.citations])
        for entry in portfolio.evidence
    ]


def test_headings_links_and_parentheses_make_entries(loaded: Any) -> None:
    portfolio = load_md(
        loaded,
        """\
        # Self-analysis

        All files are in the folder `artifacts`.

        ## EO1

        ### EO1.approachable

        Families say so (book.pdf, p. 12; p. 14; film.mp4, 0:42-1:10).
        [The handbook](artifacts/book.pdf#page=3) says it too, see
        [our site](https://example.org) and (yes) [below](#end).

        ### Connect

        By *phone* each week (book.pdf, p. 2).

        ## EO2: the second

        ### Connect

        By bus (film.mp4, 0:05).
        """,
    )
    assert not portfolio.faults
    assert entries(portfolio) == [
        (
            "EO1.approachable",
            [
                "artifacts/book.pdf@p.12,p.14", "artifacts/film.mp4@0:42-1:10",
                "artifacts/book.pdf@p.3",
            ],
        ),
        ("EO1.connect", ["artifacts/book.pdf@p.2"]),
        ("EO2.connect", ["artifacts/film.mp4@0:05"]),
    ]  # fmt: skip
    first, second, third = portfolio.evidence
    assert " ".join(first.explanation.split()) == (
        "Families say so. The handbook says it too, see our site and (yes) below."
    )
    assert (first.place.path, first.place.line, first.place.entry) == ("part-2.md", 7, 1)
    assert (first.explanation_place.line, first.explanation_place.column) == (9, 1)
    assert first.citations[0].place.line == 9
    assert second.explanation == "By phone each week."
    assert [each.matches[0].kind for each in (first, second, third)] == ["id", "words", "words"]
    document = portfolio.part("part-2").documents[0]
    place = first.citations[0].place
    assert document.text[place.start : place.end].startswith("(book.pdf, p. 12")


def test_an_entry_ends_at_a_heading_of_its_rank_and_takes_deeper_ones(loaded: Any) -> None:
    portfolio = load_md(
        loaded,
        """\
        ## EO1.connect

        One (book.pdf, p. 1).

        #### How we did it

        Two (book.pdf, p. 2).

        ### EO2.social-awareness

        Three (book.pdf, p. 3).

        ### What else

        Four (book.pdf, p. 4).

        ## Thanks

        To all.
        """,
    )
    assert entries(portfolio) == [
        (
            "EO1.connect",
            ["artifacts/book.pdf@p.1", "artifacts/book.pdf@p.2", "artifacts/book.pdf@p.4"],
        ),
        ("EO2.social-awareness", ["artifacts/book.pdf@p.3"]),
    ]
    assert portfolio.evidence[0].explanation == "One.\n\nTwo.\n\nFour."


def test_headings_may_hold_several_ids_and_slips(loaded: Any) -> None:
    portfolio = load_md(
        loaded,
        """\
        ## EO1.connect and EO2.connect: how we connect
        Both (book.pdf, p. 1).
        ## EO1.aproachable
        A slip (book.pdf, p. 2).
        """,
    )
    assert portfolio.evidence[0].details == ("EO1.connect", "EO2.connect")
    assert portfolio.evidence[1].matches[0].details == ("EO1.approachable",)
    assert portfolio.evidence[1].id == "part-2.entry[2]"


def test_words_of_two_outcomes_without_a_heading_are_ambiguous(loaded: Any) -> None:
    portfolio = load_md(
        loaded, "## Connect\n\nBy phone (book.pdf, p. 1).\n\n## Approachable\n\nx\n"
    )
    ambiguous, certain = portfolio.evidence
    assert ambiguous.matches[0].kind == "ambiguous"
    assert ambiguous.matches[0].details == ("EO1.connect", "EO2.connect")
    assert certain.details == ("EO1.approachable",)


def test_an_outcome_is_an_entry_only_if_it_cites_something_itself(loaded: Any) -> None:
    plain = load_md(loaded, "## EO1\n\nBelow.\n\n### EO1.connect\n\nx (book.pdf, p. 1)\n")
    assert [entry.id for entry in plain.evidence] == ["EO1.connect"]
    cited = load_md(
        loaded, "## EO1: all of it\n\nSee (book.pdf, p. 1).\n\n### Week 1\n\nAnd more.\n"
    )
    (entry,) = cited.evidence
    assert entry.matches[0].kind == "outcome"
    assert entry.matches[0].details == ("EO1.approachable", "EO1.connect")
    assert entry.explanation == "See.\n\nAnd more."


def test_what_is_cited_under_no_known_heading_is_not_dropped(loaded: Any) -> None:
    portfolio = load_md(
        loaded,
        """\
        To begin with (book.pdf, p. 1).

        # Our spring

        More (book.pdf, p. 2).

        ## EO1.connect

        Sure (book.pdf, p. 3).
        """,
    )
    assert [(entry.id, entry.matches[0].kind) for entry in portfolio.evidence] == [
        ("part-2.entry[1]", "missing"),
        ("part-2.entry[2]", "unknown"),
        ("EO1.connect", "id"),
    ]


def test_prose_without_citations_and_ids_opens_nothing(loaded: Any) -> None:
    portfolio = load_md(loaded, "# My school\n\nWe (all of us) met (in May).\n\n## Practise\n\nx\n")
    assert portfolio.evidence == ()
    assert not portfolio.faults


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("x (plan (final).pdf, p. 2)", ["artifacts/plan (final).pdf@p.2"]),
        ("x (see also book.pdf, p. 2)", ["artifacts/book.pdf@p.2"]),
        ("x (what we say is in book.pdf, p. 2)", ["artifacts/book.pdf@p.2"]),
        ("x (Our book.pdf, p. 2)", ["artifacts/Our book.pdf@p.2"]),
        ("x (book.pdf)", ["artifacts/book.pdf"]),
        ("![the book](artifacts/book.pdf)", ["artifacts/book.pdf"]),
        ("![the book](artifacts/bok.pdf), p. 2", ["artifacts/bok.pdf@p.2"]),
        ("![](artifacts/book.pdf)", ["artifacts/book.pdf"]),
        ("![a picture of the page](img/39482.png)", []),
        ("[![cover](cover.png)](artifacts/book.pdf)", ["artifacts/book.pdf"]),
        ("x (lost.pdf, p. 2)", ["lost.pdf@p.2"]),
        ("x ((book.pdf, p. 2))", ["artifacts/book.pdf@p.2"]),
        ("([the book](artifacts/book.pdf), p. 2)", ["artifacts/book.pdf@p.2"]),
        ("[the book](artifacts/book.pdf) (p. 2)", ["artifacts/book.pdf@p.2"]),
        ("[the book](artifacts/book.pdf) (a fine one)", ["artifacts/book.pdf"]),
        ("[it](<artifacts/Our book.pdf#page=2>)", ["artifacts/Our book.pdf@p.2"]),
        ("[it](artifacts/Our%20book.pdf#page=2)", ["artifacts/Our book.pdf@p.2"]),
        ("[it](lost.pdf)", ["lost.pdf"]),
        ("> (book.pdf, p. 2)", ["artifacts/book.pdf@p.2"]),
        ("- one\n- two (book.pdf, p. 2)", ["artifacts/book.pdf@p.2"]),
        ("| a | b |\n|---|---|\n| x | (book.pdf, p. 2) |", ["artifacts/book.pdf@p.2"]),
        (
            "x (book.pdf, p. 2 and film.mp4, 0:05)",
            ["artifacts/book.pdf@p.2", "artifacts/film.mp4@0:05"],
        ),
        ("x (book.pdf, p. 2, and lost.pdf, p. 3)", ["artifacts/book.pdf@p.2", "lost.pdf@p.3"]),
        ("x (page 2 of book.pdf)", ["artifacts/book.pdf@p.2"]),
        ("x (p. 2, lost.pdf)", ["lost.pdf@p.2"]),
        ("[book.pdf, p. 2](artifacts/book.pdf)", ["artifacts/book.pdf@p.2"]),
        ("[Unit 3](artifacts/book.pdf)", ["artifacts/book.pdf"]),
        ("[the book](artifacts/book.pdf), p. 2, says so.", ["artifacts/book.pdf@p.2"]),
        ("[the book](artifacts/book.pdf), 3 families", ["artifacts/book.pdf"]),
        ("[the film](artifacts/film.mp4) at 2:15 pm", ["artifacts/film.mp4"]),
        ("page 2 of [the book](artifacts/book.pdf)", ["artifacts/book.pdf@p.2"]),
        (
            "[it](artifacts/Our%20book.pdf), p. 3 and page 4 of [the book](artifacts/book.pdf)",
            ["artifacts/Our book.pdf@p.3", "artifacts/book.pdf@p.4"],
        ),
        (
            "| What | Where |\n|---|---|\n| [it](artifacts/book.pdf) | p. 2 |\n| film.mp4 | 0:05 |",
            ["artifacts/book.pdf@p.2", "artifacts/film.mp4@0:05"],
        ),
        ("- **Evidence:** book.pdf, p. 2", ["artifacts/book.pdf@p.2"]),
        ("x [book.pdf, p. 2]", ["artifacts/book.pdf@p.2"]),
        ("As book.pdf shows on p. 2, we do. See p. 9.", ["artifacts/book.pdf@p.2"]),
        ('x (book.pdf, "open; always")', ['artifacts/book.pdf@"open; always"']),
    ],
)
def test_citations_are_found_as_people_write_them(loaded: Any, text: str, ids: list[str]) -> None:
    portfolio = load_md(loaded, f"## EO1.connect\n\n{text}\n")
    assert entries(portfolio) == [("EO1.connect", ids)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Artifact: book.pdf\n\nWhere: p. 2\n\nExplanation: x", ["artifacts/book.pdf@p.2"]),
        ("Artifact: book.pdf\nPage: 8\nExplanation: x", ["artifacts/book.pdf@p.8"]),
        ("- File: film.mp4\n- Page: n/a\n- Time stamp: 0:15", ["artifacts/film.mp4@0:15"]),
        ("**Where in it:** p. 2\n\nbook.pdf", ["artifacts/book.pdf@p.2"]),
        (
            "book.pdf\n\nPage: 2\n\nfilm.mp4\n\nTime: 0:05",
            ["artifacts/book.pdf@p.2", "artifacts/film.mp4@0:05"],
        ),
        (
            "book.pdf\n\nfilm.mp4\n\nWhere: p. 2; 0:05",
            ["artifacts/book.pdf@p.2", "artifacts/film.mp4@0:05"],
        ),
        ("book.pdf, p. 3\n\nPage: 2", ["artifacts/book.pdf@p.3"]),
        ("Artifact: book.pdf\n\nHow: on good days", ["artifacts/book.pdf"]),
        ("On page 7 of the book.pdf we say how.", ["artifacts/book.pdf@p.7"]),
    ],
)
def test_a_place_may_stand_on_a_line_of_its_own(loaded: Any, text: str, ids: list[str]) -> None:
    portfolio = load_md(loaded, f"## EO1.connect\n\n{text}\n")
    assert entries(portfolio) == [("EO1.connect", ids)]
    assert not any(each.unsure for each in portfolio.evidence[0].citations)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Artifact: book.pdf\n\nPage 12 names one person.", ("Page 12",)),
        ('As book.pdf says under "Our week", we do.', ('under "Our week"',)),
        ("Artifact: film.mp4\n\nAt 0:42 she greets.", ("0:42",)),
    ],
)
def test_a_place_in_a_sentence_nearby_is_asked_about(
    loaded: Any, text: str, at: tuple[str, ...]
) -> None:
    """Whether it is the file's place nobody knows; so it is not said that none is given."""
    (cited,) = load_md(loaded, f"## EO1.connect\n\n{text}\n").evidence[0].citations
    assert cited.unsure
    assert cited.at == at


@pytest.mark.parametrize(
    "text",
    ["Artifact: book.pdf\n\nWe open at 8:15 each day.", "Artifact: book.pdf\n\nWe wrote 3 rules."],
)
def test_a_sentence_without_a_place_gives_none(loaded: Any, text: str) -> None:
    (cited,) = load_md(loaded, f"## EO1.connect\n\n{text}\n").evidence[0].citations
    assert not cited.at


def test_a_line_that_only_says_where_explains_nothing(loaded: Any) -> None:
    portfolio = load_md(loaded, "## EO1.connect\n\nArtifact: book.pdf\n\nWhere: p. 2\n")
    assert not portfolio.evidence[0].explanation


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("**Evidence:** (book.pdf, p. 2)\n\n**Explanation:**\n", ""),
        ("**Evidence:** book.pdf, p. 2\n\nExplanation: We open.", "Explanation: We open."),
        ("| What | Where |\n|---|---|\n| book.pdf | p. 2 |\n", ""),
        ("Evidence: book.pdf, p. 2, which we wrote.", "Evidence: book.pdf, p. 2, which we wrote."),
    ],
)
def test_labels_and_heads_of_columns_explain_nothing(
    loaded: Any, text: str, explanation: str
) -> None:
    portfolio = load_md(loaded, f"## EO1.connect\n\n{text}\n")
    assert portfolio.evidence[0].explanation == explanation


@pytest.mark.parametrize(
    ("heading", "kind", "details"),
    [
        ("Detail 1: Approachable", "words", ("EO1.approachable",)),
        ("1.2 Approachable", "words", ("EO1.approachable",)),
        ("Being approachable", "spelling", ("EO1.approachable",)),
        ("Approachable leader", "spelling", ("EO1.approachable",)),
        ("To connect and be approachable", "unknown", ()),
        ("Our social awareness", "unknown", ()),
    ],
)
def test_headings_in_ordinary_words_under_an_outcome(
    loaded: Any, heading: str, kind: str, details: tuple[str, ...]
) -> None:
    portfolio = load_md(loaded, f"## EO1\n\n### {heading}\n\nx (book.pdf, p. 2)\n")
    (match,) = portfolio.evidence[0].matches
    assert (match.kind, match.details) == (kind, details)


@pytest.mark.parametrize(
    "text",
    [
        "x (in 2024, p. 3 of the law)",
        "x (e.g. on Mondays)",
        "x (example.com, 2023)",
        "x (v1.5, in May)",
        "[site](https://example.org/book.pdf)",
        "[mail](mailto:a@example.org)",
        "[below](#end)",
        "```\n(book.pdf, p. 2)\n```",
        "<!-- (book.pdf, p. 2) -->",
        "x (and all that we wrote down in the end and never once sent out is in lost.pdf, p. 2)",
    ],
)
def test_what_is_no_citation_is_left_alone(loaded: Any, text: str) -> None:
    assert entries(load_md(loaded, f"## EO1.connect\n\n{text}\n")) == [("EO1.connect", [])]


def test_floods_end_and_are_told(loaded: Any) -> None:
    many = "".join(f"## EO1.connect\n\n(book.pdf, p. {page})\n\n" for page in range(1, 30))
    portfolio = load_md(loaded, many, entries=10)
    assert [fault.key for fault in portfolio.faults] == ["too-many-entries"]
    assert len(portfolio.evidence) == 10
    portfolio = load_md(loaded, many, citations=10)
    assert [fault.key for fault in portfolio.faults] == ["too-many-citations"]
    assert portfolio.part("part-2").unreadable
    for limits in ({"parentheses": 10}, {"headings": 10}):
        portfolio = load_md(loaded, many, **limits)
        assert portfolio.part("part-2").unreadable
        assert portfolio.faults
    brackets = "## EO1.connect\n\n" + "(" * 20_000 + "book.pdf, p. 2" + ")" * 20_000
    assert load_md(loaded, brackets).evidence


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("part-2.txt", "EO1.connect\n\nWe call (book.pdf, p. 2).\n"),
        ("part-2.html", "<h1>EO1.connect</h1><p>We call (book.pdf, p. 2).</p>"),
        ("part-2.html", "<p><b>EO1.connect</b></p><p>We call (book.pdf, p. 2).</p>"),
    ],
)
def test_other_files_with_headings_are_read_alike(loaded: Any, name: str, text: str) -> None:
    portfolio = loaded({"files": {name: text.encode(), **UPLOADS}})
    assert not portfolio.faults
    assert entries(portfolio) == [("EO1.connect", ["artifacts/book.pdf@p.2"])]
    assert portfolio.evidence[0].explanation == "We call."


@pytest.mark.parametrize("text", ["We call (book.pdf, p. 2).\n\nWe open.\n", "- EO1\n- EO2\n"])
def test_a_text_in_which_no_entry_ends_is_left_open(loaded: Any, text: str) -> None:
    portfolio = load_md(loaded, text)
    assert [fault.key for fault in portfolio.faults] == ["flat-analysis"]
    assert portfolio.part("part-2").unreadable
