"""What is read from a file of waivers, and what is told about one with mistakes or made to harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mutated import mutated, shape
from referencing import Registry

import mcrubric
from mcrubric.model.limits import WAIVER_WORDS, Limits
from mcrubric.model.waivers import is_day
from mcrubric.waivers.file import waivers_schema
from mcrubric.waivers.reading import read

CASES = yaml.safe_load(Path(__file__).with_name("broken.yaml").read_text("utf-8"))
HEAD = "schema: mcrubric.waivers/1\nwaivers:\n"
SOUND = (
    "  - {requirement: part-1.length, target: part-1, reason: a, authority: b, "
    "expires: 2027-06-30}\n"
)
DATA = {
    "schema": "mcrubric.waivers/1",
    "waivers": [
        {
            "requirement": "part-1.length",
            "target": "part-1",
            "reason": "a",
            "authority": "b",
            "expires": "2027-06-30",
        }
    ],
}


def told(source: Any, limits: Limits | None = None) -> list[str]:
    with pytest.raises(mcrubric.WaiversError) as caught:
        read(source, limits)
    return str(caught.value).split("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_all_mistakes_are_told_each_with_its_place(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("w.yaml").write_text(case["waivers"], "utf-8")
    assert told(Path("w.yaml")) == case["mistakes"]


def test_case_names_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) == len(set(names))


def test_a_file_its_text_its_bytes_and_its_data_say_the_same(tmp_path: Path) -> None:
    text = HEAD + SOUND
    (tmp_path / "w.yaml").write_text(text)
    (tmp_path / "w.json").write_text(json.dumps(DATA))
    sources: list[Any] = [
        tmp_path / "w.yaml", str(tmp_path / "w.yaml"), tmp_path / "w.json", text, text.encode(),
        bytearray(text.encode()), DATA, json.dumps(DATA),
    ]  # fmt: skip
    assert {mcrubric.read_waivers(each) for each in sources} == {
        (
            mcrubric.Waiver(
                reason="a", authority="b", expires="2027-06-30",
                requirement="part-1.length", target="part-1",
            ),
        )
    }  # fmt: skip


def test_a_file_without_waivers_waives_nothing() -> None:
    assert read(HEAD.replace("waivers:", "waivers: []")) == ()


@pytest.mark.parametrize("nothing", ["\u200b", "\u3164\u2800", "\u00a0\ufeff", "\u202e\u2066"])
@pytest.mark.parametrize("key", ["reason", "authority"])
def test_a_reason_of_which_nothing_can_be_seen_is_none(key: str, nothing: str) -> None:
    item = {**DATA["waivers"][0], key: nothing}  # type: ignore[dict-item]
    [mistake] = told({**DATA, "waivers": [item]})
    assert mistake.endswith("not a text of which something can be seen")
    with pytest.raises(ValueError, match=f"the {key} of a waiver is blank"):
        mcrubric.Waiver(**item)
    assert read({**DATA, "waivers": [{**item, key: f"{nothing}x"}]})


def test_words_over_several_lines_are_one_line() -> None:
    text = HEAD + SOUND.replace("reason: a", 'reason: "  agreed on\n    3 September  "')
    assert read(text)[0].reason == "agreed on 3 September"


def test_a_mistake_in_data_is_told_with_its_place_in_it() -> None:
    data = {"schema": "mcrubric.waivers/1", "waivers": [{"reason": 3, "fingerprint": "x"}]}
    assert told(data) == [
        "waivers[0].reason: 'reason' is 3; a text is asked for",
        "waivers[0]: the key 'authority' is missing",
        "waivers[0]: the key 'expires' is missing",
        (
            "waivers[0].fingerprint: 'fingerprint' is 'x', not the fingerprint of a finding: "
            "32 of the characters 0-9 and a-f"
        ),
    ]


def test_what_is_no_source_and_what_is_not_there_is_told(tmp_path: Path) -> None:
    wrong: Any = 3
    with pytest.raises(TypeError, match="a file of waivers is a path, its bytes, its text or a"):
        mcrubric.read_waivers(wrong)
    with pytest.raises(mcrubric.NoSuchPathError):
        mcrubric.read_waivers(tmp_path / "w.yaml")
    assert told(tmp_path)[0].endswith(":1:1: the file cannot be read: is a directory")


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "too large": (HEAD + "# " + "x" * (1 << 20), "the file is larger than 1 MB"),
    "too many": (HEAD + SOUND * 6_000, "the file has more than 50,000 elements"),
    "nested without end": (HEAD + "  " + "[" * 100_000, "nested more than 64 deep"),
    "a number of 5,000 digits": (
        HEAD + SOUND.replace("2027-06-30", "9" * 5_000),
        "not a date, such as",
    ),
    "bytes that are no text": (HEAD.encode() + b"  - \xff\xfe", "waivers:"),
    "any bytes": (b"\x00\x01\x02", "waivers:"),
    "a tag": (HEAD + "  - !!python/object:os.system {}", "the tag"),
    "two documents": (HEAD + SOUND + "---\n" + HEAD + SOUND, "a second document begins here"),
    "a reason without end": (
        HEAD + SOUND.replace("reason: a", f"reason: {'a' * 500_000}"),
        f"'reason' is longer than {WAIVER_WORDS:,} characters",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_made_to_harm_is_refused_in_few_words(name: str) -> None:
    content, said = HOSTILE[name]
    found = told(content)
    assert said in found[0]
    assert len(found[0]) < 2_000


def test_a_thousand_waivers_are_read() -> None:
    lines = (SOUND.replace("part-1.length", f"part-1.r{number}") for number in range(1_000))
    assert len(read(HEAD + "".join(lines))) == 1_000


def test_limits_are_those_that_are_given() -> None:
    for limits in (Limits(yaml_bytes=40), Limits(yaml_events=9), Limits(yaml_depth=2)):
        assert len(told(HEAD + SOUND, limits)) == 1


VALIDATOR = Draft202012Validator(waivers_schema(), registry=Registry())
WORDS = st.sampled_from(["agreed", " ", "", "é\n", "\u2028", "a" * 1_000, "a" * 1_001])
DAYS = st.sampled_from(["2027-06-30", "2027-02-30", "2028-02-29", "0000-01-01", "2027-6-30"])
WAIVER = shape(
    {"reason": WORDS, "authority": WORDS, "expires": DAYS},
    fingerprint=st.sampled_from(["f" * 32, "F" * 32, "f" * 32 + "\n"]),
    requirement=WORDS,
    target=WORDS,
)
DOCUMENTS = st.fixed_dictionaries(
    {"schema": st.just("mcrubric.waivers/1"), "waivers": st.lists(WAIVER, max_size=3)}
)


def days_of(data: Any) -> list[str]:
    return [each["expires"] for each in data["waivers"]]


@given(mutated(DOCUMENTS))
@settings(max_examples=400, deadline=None)
def test_what_is_read_is_what_the_schema_takes_but_for_days_that_there_are_not(data: Any) -> None:
    try:
        made = read(data)
    except mcrubric.WaiversError:
        made = None
    sound = VALIDATOR.is_valid(data) and all(map(is_day, days_of(data)))
    assert (made is not None) == sound
    assert made is None or len(made) == len(data["waivers"])


@given(mutated(DOCUMENTS) | st.binary(max_size=40))
@settings(max_examples=200, deadline=None)
def test_nothing_that_is_written_raises_anything_else(data: Any) -> None:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    try:
        read(content)
    except mcrubric.WaiversError as error:
        assert all(each.mark for each in error.mistakes)  # noqa: PT017 - any other is an error


def test_the_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(waivers_schema())
