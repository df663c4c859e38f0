"""Laws of loading: nothing raises, order never matters, what is deleted is what is gone."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mcrubric.builtins import fact_readers, readers
from mcrubric.escaping.terminal import storable
from mcrubric.model.limits import Limits
from mcrubric.model.rubric import Detail, Outcome, PartOutline, Rubric
from mcrubric.portfolio.json_data import node_of, to_data
from mcrubric.portfolio.json_tree import JsonError, read_json
from mcrubric.portfolio.load import Readers, Wanted, load
from mcrubric.portfolio.manifest import names_rubric
from mcrubric.portfolio.names import likeness, why_unsafe
from mcrubric.text.near import distance

if TYPE_CHECKING:
    import pytest

    from mcrubric.model.portfolio import Portfolio

DETAILS = tuple(Detail(id=f"EO1.d{n}", statement=f"detail {n}") for n in range(6))
RUBRIC = Rubric(
    id="test/small",
    version="1.0.0",
    title="Small",
    outcomes=(Outcome(id="EO1", statement="All of it.", details=DETAILS),),
    parts=(
        PartOutline(id="part-1", kind="document", label="Narrative"),
        PartOutline(id="part-2", kind="evidence", label="Self-analysis"),
    ),
)
READERS = Readers(readers(), tuple(each for each in fact_readers() if not each.isolated))
MARKDOWN = "".join(
    f"## EO1.d{n}\n\nWe did it (book.txt, line {n}; line 9) and [more](artifacts/a.md#x).\n\n"
    for n in range(6)
)
YAML = "evidence:\n" + "".join(
    f"  - detail: EO1.d{n}\n    citations:\n      - {{artifact: book.txt, at: line {n}}}\n"
    f"      - artifacts/a.md#x\n    explanation: We did it.\n"
    for n in range(6)
)
UPLOADS = {"artifacts/book.txt": b"x\n" * 9, "artifacts/a.md": b"# x\n"}


def loaded(source: Any, wanted: Wanted | None = None) -> Portfolio:
    return load(
        source, RUBRIC, wanted=wanted or Wanted(), readers=READERS, worker=None, limits=Limits()
    ).portfolio


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


ARCHIVE = packed(
    {"portfolio.yaml": b"rubric: test/small\n", "part-1.md": b"We began.", "part-2.yaml":
     YAML.encode(), **UPLOADS}
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, original: bytes) -> bytes:
    data = bytearray(original)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        match draw(st.sampled_from(("set", "cut", "drop", "double"))):
            case "set":
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
            case "cut":
                del data[at:]
            case "drop":
                del data[at : at + draw(st.integers(1, 40))]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 40))]
    return bytes(data)


@given(mutated(ARCHIVE))
def test_a_mutated_archive_never_raises(data: bytes) -> None:
    portfolio = loaded(data)
    assert portfolio.opened or portfolio.faults
    names_rubric(data)


@settings(max_examples=50)
@given(mutated(YAML.encode()), st.sampled_from((".yaml", ".json", ".md")))
def test_a_mutated_self_analysis_never_raises(data: bytes, ending: str) -> None:
    portfolio = loaded({"files": {f"part-2{ending}": data, **UPLOADS}})
    part = portfolio.part("part-2")
    assert part is not None
    assert part.unreadable <= bool(portfolio.faults)


@settings(max_examples=50)
@given(mutated(MARKDOWN.encode()))
def test_mutated_markdown_never_raises_and_places_slice(data: bytes) -> None:
    portfolio = loaded({"files": {"part-2.md": data, **UPLOADS}})
    part = portfolio.part("part-2")
    assert part is not None
    for entry in portfolio.evidence:
        for place in (entry.place, *(each.place for each in entry.citations)):
            assert place.start is not None
            assert place.end is not None
            assert 0 <= place.start <= place.end <= len(part.documents[0].text)


@settings(max_examples=50)
@given(mutated(b"rubric: test/small\nparts: {part-1: [a.md]}\nartifacts: up\n"))
def test_a_mutated_manifest_never_raises(data: bytes) -> None:
    source = {"files": {"portfolio.yaml": data, "a.md": b"We began."}}
    assert loaded(source).opened
    names_rubric(source)


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
sections = st.sampled_from(("rubric", "documents", "evidence", "artifacts", "files", "other"))


@given(st.dictionaries(sections, json_like))
def test_no_mapping_raises(mapping: dict[str, Any]) -> None:
    portfolio = loaded(mapping)
    repr(portfolio).encode()
    names_rubric(mapping)


@settings(max_examples=25)
@given(st.sets(st.integers(0, 5)), st.sampled_from((".yaml", ".json", ".md")))
def test_deleting_entries_removes_exactly_them(gone: set[int], ending: str) -> None:
    kept = [n for n in range(6) if n not in gone]
    if ending == ".md":
        pieces = MARKDOWN.split("## ")[1:]
        text = "".join(f"## {pieces[n]}" for n in kept)
    else:
        entries = [
            {"detail": f"EO1.d{n}", "citations": ["book.txt#line=0,1"], "explanation": "x"}
            for n in kept
        ]
        text = json.dumps({"evidence": entries})
    portfolio = loaded({"files": {f"part-2{ending}": text.encode(), **UPLOADS}})
    assert not portfolio.faults
    assert [entry.id for entry in portfolio.evidence] == [f"EO1.d{n}" for n in kept]


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(order: random.Random) -> None:
    files = {"part-1.md": b"We began.", "part-2.yaml": YAML.encode(), "x.txt": b"y", **UPLOADS}
    names = list(files)
    order.shuffle(names)
    shuffled = {name: files[name] for name in names}
    assert loaded({"files": shuffled}) == loaded({"files": files})
    assert loaded(packed(shuffled)) == loaded({"files": files})


def test_the_order_of_a_directory_never_matters(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path_factory.mktemp("hand-in")
    (root / "artifacts" / "deep").mkdir(parents=True)
    for name in ("part-1.md", "part-2.yaml", "artifacts/deep/b.txt", "artifacts/a.md", "~$x"):
        (root / name).write_text(YAML, encoding="utf-8")
    (root / "artifacts" / "bad\n.txt").write_text("x", encoding="utf-8")
    scandir = os.scandir
    portfolios = []
    for seed in range(6):

        class Shuffled:
            def __init__(self, path: str, seed: int = seed) -> None:
                with scandir(path) as entries:
                    self._entries = sorted(entries, key=lambda entry: entry.name)
                random.Random(seed).shuffle(self._entries)

            def __enter__(self) -> list[os.DirEntry[str]]:
                return self._entries

            def __exit__(self, *_: object) -> None:
                pass

        monkeypatch.setattr(os, "scandir", Shuffled)
        portfolios.append(loaded(root))
    assert all(portfolio == portfolios[0] for portfolio in portfolios)
    assert portfolios[0].ignored == ("~$x",)


@given(st.text(), st.sampled_from(("", "..", ".", "/", "\\", "C:", "\0", "con")))
def test_a_likeness_is_harmless_and_what_is_shown_can_be_stored(text: str, odd: str) -> None:
    path = f"{text}{odd}/{text}"
    storable(path).encode()
    like = likeness(path)
    if like is not None and why_unsafe(path, Limits()) is None:
        assert like == path
    assert like is None or not ({"..", ".", ""} & set(like.split("/")))


@given(json_like)
def test_the_json_tree_says_what_json_says(data: Any) -> None:
    text = json.dumps(data, default=lambda _: None)
    try:
        tree = read_json(text.encode(), Limits())
    except JsonError:
        assert "NaN" in text or "Infinity" in text or "\\ud" in text
        return
    assert to_data(tree) == json.loads(text)
    again = node_of(json.loads(text), Limits())
    assert to_data(again) == to_data(tree)


@given(st.binary() | st.text().map(str.encode))
def test_reading_json_raises_one_error_only(data: bytes) -> None:
    try:
        read_json(data, Limits())
    except JsonError as error:
        place = (error.line, error.column)
    else:
        json.loads(data.decode("utf-8-sig"))
        place = (1, 1)
    assert min(place) >= 1


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_slips_are_a_distance(one: str, other: str, third: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one + third, other + third) <= distance(one, other)


def test_what_is_loaded_does_not_depend_on_the_rubrics_order_of_parts() -> None:
    turned = replace(RUBRIC, parts=RUBRIC.parts[::-1])
    source = {"files": {"part-1.md": b"We began.", "part-2.yaml": YAML.encode(), **UPLOADS}}
    one = loaded(source)
    other = load(source, turned, readers=READERS, worker=None, limits=Limits()).portfolio
    assert replace(other, parts=other.parts[::-1]) == one
