"""Side files come along with the rubric files beside which they lie, unread."""

from __future__ import annotations

import hashlib
import json
import pickle
from typing import TYPE_CHECKING

import mcrubric
from mcrubric.model.examples import Fragments
from mcrubric.model.limits import Limits
from mcrubric.rubric.catalog import Catalog
from mcrubric.rubric.dump import dump
from mcrubric.rubric.examples import examples_of, read_examples
from mcrubric.rubric.load import draft, overlaid

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.model.rubric import Rubric

ONE = """\
outcomes: [{id: EO1, statement: One.}]
components: [{id: c1, statement: a}, {id: c2, statement: b}]
parts:
  - {id: part-1, kind: document, prompts: [{id: q1, text: Why?, asks: [{id: q1.why, text: Why}]}]}
"""


def put(folder: Path, named: str, *lines: str, beside: str | None = None) -> Path:
    """Write a rubric file, and what lies beside it behind the head of a side file."""
    path = folder / f"{named}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    rubric_id, _, version = named.partition("@")
    head = ("schema: mcrubric.rubric/1", f"id: {rubric_id}", f"version: {version or '2.0.0'}")
    path.write_text("\n".join((*head, "title: T", *lines)) + "\n", "utf-8")
    if beside is not None:
        text = f"schema: mcrubric.examples/1\nrubric: {rubric_id}\n{beside}\n"
        (folder / f"{named}.examples.yaml").write_text(text, "utf-8")
    return path


def loaded(folder: Path, named: str) -> Rubric:
    return Catalog((folder,)).draft(named).usable()


def examples(folder: Path, named: str, component: str = "c1") -> tuple[str, ...]:
    return examples_of(loaded(folder, named)).components[component].examples


def test_a_rubric_of_the_catalogue_has_what_lies_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "mo/one", ONE, beside="components: {c1: {examples: [I ring the bell]}}")
    (side,) = loaded(tmp_path, "mo/one").side_files
    assert (side.name, side.beside) == ("mo/one.examples.yaml", "mo/one")
    assert side.content == (tmp_path / "mo" / "one.examples.yaml").read_bytes()
    assert Catalog((tmp_path,)).ids() == ("mo/one",)


def test_a_path_has_it_and_bytes_texts_and_data_have_not(tmp_path: Path) -> None:
    path = put(tmp_path, "one", ONE, beside="boilerplate: [it takes a village]")
    rubric = mcrubric.read_rubric(path)
    assert [each.name for each in rubric.side_files] == [f"{tmp_path}/one.examples.yaml"]
    for source in (path.read_bytes(), path.read_text("utf-8"), dump(rubric)):
        assert mcrubric.read_rubric(source).side_files == ()


def test_every_ending_of_a_rubric_file_is_left_out_of_the_name(tmp_path: Path) -> None:
    data = dump(mcrubric.read_rubric(put(tmp_path, "one", ONE, beside="boilerplate: [a b]")))
    (tmp_path / "one.json").write_text(json.dumps(data), "utf-8")
    assert len(mcrubric.read_rubric(tmp_path / "one.json").side_files) == 1


def test_each_edition_has_its_own(tmp_path: Path) -> None:
    put(tmp_path, "one@1.0.0", ONE, beside="components: {c1: {examples: [old]}}")
    put(tmp_path, "one@3.0.0", ONE)
    put(tmp_path, "one", ONE, beside="components: {c1: {examples: [new]}}")
    assert examples(tmp_path, "one@1.0.0") == ("old",)
    assert examples(tmp_path, "one@2.0.0") == ("new",)
    assert loaded(tmp_path, "one").side_files == ()


def test_what_is_extended_hands_on_its_own(tmp_path: Path) -> None:
    below = "components: {c1: {examples: [far], not-examples: [no]}, c2: {examples: [two]}}"
    put(tmp_path, "base", ONE, "abstract: true", beside=f"{below}\nboilerplate: [x y]")
    put(tmp_path, "middle", "extends: base", "abstract: true")
    above = "components: {c1: {examples: [near]}}\noutcomes: {EO1: {examples: [p. 2]}}"
    put(tmp_path, "one", "extends: middle", beside=f"{above}\nboilerplate: [z]")
    found = examples_of(loaded(tmp_path, "one"))
    assert found.components == {
        "c1": Fragments(("far", "near"), ("no",)),
        "c2": Fragments(("two",)),
    }
    assert found.outcomes == {"EO1": Fragments(("p. 2",))}
    assert found.boilerplate == ("x y", "z")
    assert found.asks == {}


def test_later_thresholds_win_as_a_whole(tmp_path: Path) -> None:
    def thresholds(located: float, letter: str) -> str:
        told = f"located: {located}, medium: 3, high: 4.5, calibrated-on: {letter * 64}"
        return f"thresholds: {{{told}}}"

    put(tmp_path, "base", ONE, beside=thresholds(1, "a"))
    put(tmp_path, "one", "extends: base", beside=thresholds(2.5, "b"))
    found = examples_of(loaded(tmp_path, "one")).thresholds
    assert found is not None
    assert (found.located, found.medium, found.high) == (2.5, 3, 4.5)
    assert found.calibrated_on == "b" * 64


def test_what_is_taken_away_above_is_no_mistake_below(tmp_path: Path) -> None:
    told = "components: {c1: {examples: [a]}, c2: {examples: [b]}}"
    put(tmp_path, "base", ONE, beside=f"{told}\nprompts: {{q1.why: {{examples: [because]}}}}")
    put(tmp_path, "one", "extends: base", "remove: [c2, part-1]")
    found = examples_of(loaded(tmp_path, "one"))
    assert list(found.components) == ["c1"]
    assert found.asks == {}


def test_an_overlay_keeps_what_the_rubric_has(tmp_path: Path) -> None:
    rubric = mcrubric.read_rubric(
        put(tmp_path, "one", ONE, beside="components: {c1: {examples: [a]}, c2: {examples: [b]}}"),
        overlay={"schema": "mcrubric.rubric/1", "id": "d/list", "remove": ["c2"]},
    )
    assert list(examples_of(rubric).components) == ["c1"]


def test_an_overlay_of_its_own_folder_may_bring_examples_for_what_it_adds(tmp_path: Path) -> None:
    below = mcrubric.read_rubric(put(tmp_path, "one", ONE))
    told = "components: {c1: {examples: [a]}, c9: {examples: [b]}}"
    over = put(tmp_path, "over", "components: [{id: c9, statement: c}]", beside=told)
    assert list(examples_of(overlaid(below, over).usable()).components) == ["c1", "c9"]


def test_the_digest_covers_every_byte_and_no_name(tmp_path: Path) -> None:
    bare = mcrubric.read_rubric(put(tmp_path, "one", ONE))
    first = mcrubric.read_rubric(put(tmp_path, "one", ONE, beside="boilerplate: [a]"))
    other = mcrubric.read_rubric(put(tmp_path, "one", ONE, beside="boilerplate: [a] "))
    moved = mcrubric.read_rubric(put(tmp_path / "sub", "one", ONE, beside="boilerplate: [a]"))
    assert len({bare.sha256, first.sha256, other.sha256}) == 3
    assert moved == first != other
    assert moved.sha256 == first.sha256


def test_without_a_side_file_the_digest_is_that_of_the_rubric_s_data(tmp_path: Path) -> None:
    rubric = mcrubric.read_rubric(put(tmp_path, "one", ONE))
    text = json.dumps(dump(rubric), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert rubric.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_rubric_with_side_files_pickles(tmp_path: Path) -> None:
    rubric = mcrubric.read_rubric(put(tmp_path, "one", ONE, beside="boilerplate: [a]"))
    again = pickle.loads(pickle.dumps(rubric))  # noqa: S301 - our own bytes
    assert again == rubric


def test_a_side_file_with_mistakes_costs_nothing_until_it_is_read(tmp_path: Path) -> None:
    rubric = mcrubric.read_rubric(put(tmp_path, "one", ONE, beside="components: ["))
    assert read_examples(rubric).mistakes
    assert "components: [" not in repr(rubric)


def test_one_that_cannot_be_read_is_told_with_the_rubric(tmp_path: Path) -> None:
    path = put(tmp_path, "one", ONE)
    (tmp_path / "one.examples.yaml").mkdir()
    (mistake,) = draft(path).mistakes
    assert str(mistake).startswith(f"{tmp_path}/one.examples.yaml:1:1: the file cannot be read: ")


def test_of_one_over_the_limit_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    path = put(tmp_path, "one", ONE, beside="# " + "x" * 2_000)
    limits = Limits(yaml_bytes=1_000)
    rubric = draft(path, limits=limits).usable()
    assert len(rubric.side_files[0].content) == 1_001
    assert [each.message for each in read_examples(rubric, limits).mistakes] == [
        "the file is larger than 1,000 bytes"
    ]


def test_a_name_too_long_for_a_side_file_is_no_mistake(tmp_path: Path) -> None:
    path = put(tmp_path, "x", ONE).rename(tmp_path / f"{'x' * 250}.yaml")
    assert mcrubric.read_rubric(path).side_files == ()
