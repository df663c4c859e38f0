from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.measure import ROOT
from benchmarks.text.__main__ import main
from benchmarks.text.answers import less
from benchmarks.text.asked import ASKS, RUBRICS, asks_for
from benchmarks.text.counting import Counts, auc, f1_by_label, share_of
from benchmarks.text.labelled import Reflection
from benchmarks.text.printed import BEGIN, END, MarksError, put_into, tables
from benchmarks.text.reading import DataError, read_folders
from benchmarks.text.reflections import Cell, of_components
from benchmarks.text.said import on_sentences

import mcrubric

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.text.labelled import Seed

OWN = ROOT / "benchmarks" / "texts"
TEXT = "I wave at Tom. He waves.\n\n## Hedge\n\nIt is lower."
SENTENCES = [{"start": 0, "end": 14}, {"start": 15, "end": 24}, {"start": 36, "end": 48}]
REFLECTION: dict[str, Any] = {
    "id": "r", "seed": "P", "kind": "good", "style": "plain", "text": TEXT, "format": "markdown",
    "sentences": SENTENCES, "impact": "no", "future": "no",
    "gold": {
        "c1": {"label": "addressed", "has_specific_example": True, "ranges": [[0, 1]]},
        "c2": {"label": "absent", "has_specific_example": False, "ranges": []},
    },
}  # fmt: skip
NARRATIVE: dict[str, Any] = {
    "id": "n", "seed": "P", "kind": "adv_generic", "text": TEXT, "sentences": SENTENCES,
    "gold": {"q1": {"subs": {"strengths": False}}, "q3": {"subs": {"tone": True}}},
}  # fmt: skip
EXPLANATION: dict[str, Any] = {
    "id": "x", "seed": "E", "eo": 1, "label": "relates", "text": "Page 1 has the map of Elm Street."
}  # fmt: skip


def write(folder: Path, name: str, *lines: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    told = [each if isinstance(each, str) else json.dumps(each) for each in lines]
    (folder / name).write_text("\n".join(told), encoding="utf-8")
    return folder


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    write(tmp_path / "near", "reflections.jsonl", REFLECTION)
    write(tmp_path / "near", "narratives.jsonl", NARRATIVE)
    write(tmp_path / "far", "explanations.jsonl", EXPLANATION)
    return tmp_path


@pytest.mark.parametrize(
    ("pairs", "precision", "recall", "f1", "macro"),
    [
        ([], None, None, None, None),
        ([(True, True)], 1, 1, 1, 1),
        ([(True, False)], None, 0, 0, 0),
        ([(False, False)], None, None, None, 1),
        ([(True, True), (True, False), (False, False)], 1, 1 / 2, 2 / 3, 2 / 3),
        ([(True, True)] * 3 + [(False, True), (False, False)], 3 / 4, 1, 6 / 7, 16 / 21),
    ],
)  # fmt: skip
def test_precision_recall_and_f1(
    pairs: list[tuple[bool, bool]],
    precision: float | None,
    recall: float | None,
    f1: float | None,
    macro: float | None,
) -> None:
    counts = Counts.of(pairs)
    assert [counts.precision, counts.recall, counts.f1] == [precision, recall, f1]
    assert counts.macro == (macro if macro is None else pytest.approx(macro))


@pytest.mark.parametrize(
    ("higher", "lower", "area"),
    [([2.0], [1.0], 1), ([1.0], [1.0], 0.5), ([1.0, 3.0], [2.0], 0.5), ([], [1.0], None)],
)
def test_the_area_is_how_often_one_is_above_the_other(
    higher: list[float], lower: list[float], area: float | None
) -> None:
    assert auc(higher, lower) == area


def test_a_label_that_nobody_says_has_an_f1_of_nothing() -> None:
    pairs = [("relates", "relates"), ("restates", "restates"), ("off-topic", "relates")]
    assert f1_by_label(pairs) == {"off-topic": 0, "relates": 2 / 3, "restates": 1}


def test_of_nothing_there_is_no_share() -> None:
    assert share_of([]) is None
    assert share_of([True, False]) == 0.5


def test_figures_of_components() -> None:
    cells = [
        Cell(addressed=True, state="located", score=5, right=(True, False), without=(6, True)),
        Cell(addressed=True, state="located", score=4, right=(False, True), without=(1, False)),
        Cell(addressed=True, state="not-located", score=1),
        Cell(addressed=False, state="named-only", score=0),
        Cell(addressed=False, state="odd", score=0),
    ]
    told = of_components(cells)
    assert told["addressed: recall"] == pytest.approx(2 / 3)
    assert told["addressed, could not locate"] == pytest.approx(1 / 3)
    assert told["first shown sentence right"] == 0.5
    assert told["any shown sentence right"] == 1
    assert told["taken out, located nevertheless"] == 0.5
    assert told["AUC of the score, there or taken out"] == pytest.approx((2 + 0.5) / 6)
    assert (told["named-only, of others"], told["odd, of others"]) == (1, 1)


@pytest.mark.parametrize(
    ("line", "column", "length", "on"),
    [(1, 1, 14, {0}), (1, 16, 3, {1}), (1, 10, 10, {0, 1}), (5, 1, 12, {2}), (3, 4, 5, set())],
)
def test_a_place_lies_on_the_sentences_that_it_shares_a_letter_with(
    line: int, column: int, length: int, on: set[int]
) -> None:
    place = {"line": line, "column": column, "start": 90, "end": 90 + length}
    assert on_sentences(place, Reflection.model_validate({"author": "a", **REFLECTION})) == on


def test_a_place_that_does_not_say_where_lies_on_none() -> None:
    text = Reflection.model_validate({"author": "a", **REFLECTION})
    assert on_sentences({"path": "part-3.md"}, text) == frozenset()


def test_what_is_left_without_a_component_keeps_its_headings() -> None:
    text = Reflection.model_validate({"author": "a", **REFLECTION})
    assert less(text, text.gold["c1"]).text == " \n\n## Hedge\n\nIt is lower."


@pytest.mark.parametrize("seed", RUBRICS)
def test_short_names_stand_for_what_the_rubric_asks(seed: Seed) -> None:
    rubric = mcrubric.load_rubric(RUBRICS[seed])
    known = {ask.id for part in rubric.parts for prompt in part.prompts for ask in prompt.asks}
    assert {each for meant in ASKS[seed].values() for each in meant} <= known
    assert all(asks_for(seed, each, known) == (each,) for each in known - set(ASKS[seed]))
    assert asks_for(seed, "q9.unheard-of", known) == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "Expecting"),
        ("[]", "valid dictionary"),
        ({**REFLECTION, "seed": "Q"}, "seed: "),
        ({**REFLECTION, "impact": "perhaps"}, "impact: "),
        ({key: REFLECTION[key] for key in REFLECTION if key != "text"}, "text: Field required"),
        ({**REFLECTION, "sentences": [{"start": 3, "end": 400}]}, "sentence 0 is not in the text"),
        ({**REFLECTION, "gold": {"c1": {"label": "addressed", "ranges": [[0, 3]]}}}, "gold.c1"),
        ({**REFLECTION, "gold": {"c1": {"label": "there"}}}, "gold.c1.label: "),
    ],
)
def test_a_line_that_is_not_of_the_format_is_told_with_its_place(
    tmp_path: Path, line: object, told: str
) -> None:
    write(tmp_path, "reflections.jsonl", REFLECTION, "", line)
    with pytest.raises(DataError, match=rf"reflections\.jsonl:3: .*{told}"):
        read_folders([tmp_path])


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "narratives.jsonl").write_bytes(b"\xff")
    with pytest.raises(DataError, match=r"narratives\.jsonl:1: "):
        read_folders([tmp_path])


def test_a_folder_without_any_file_ends_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "nowhere")]) == 2
    assert "nowhere: none of reflections.jsonl" in capsys.readouterr().err


def test_the_author_is_the_folder_unless_a_line_says_it(tiny: Path) -> None:
    write(tiny / "more", "explanations.jsonl", {**EXPLANATION, "author": "somebody"})
    assert {each.author for each in read_folders([tiny])} == {"near", "far", "somebody"}


def test_our_own_texts_are_of_the_format_and_have_names_of_their_own() -> None:
    names = [each.id for each in read_folders([OWN])]
    assert len(names) == len(set(names)) > 200


def test_one_command_prints_and_keeps_the_figures(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, kept = tiny / "page.md", tiny / "figures.json"
    page.write_text(f"Before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    told = ["--data", str(tiny), "--by", "author", "--json", str(kept), "--into", str(page)]
    assert main(told) == 0
    printed = capsys.readouterr().out
    assert "| what | all | far | near |" in printed
    assert "left out, for the rubric does not ask it: q3.tone (P)" in printed
    figures = json.loads(kept.read_text(encoding="utf-8"))["groups"]
    assert (figures["all"]["narratives"], figures["far"]["explanations"]) == (1, 1)
    assert "| reflections | 1 | 0 | 1 |" in page.read_text(encoding="utf-8")


def test_figures_stand_side_by_side_six_groups_at_a_time() -> None:
    printed = tables({f"g{at}": {"n": at, "share": None} for at in range(7)})
    assert printed.split("\n\n")[1] == "| what | g6 |\n| --- | ---: |\n| n | 6 |\n| share | - |"


def test_a_page_without_marks_is_left_alone() -> None:
    with pytest.raises(MarksError, match="lacks"):
        put_into(f"{END} {BEGIN}", "figures")
