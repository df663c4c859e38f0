"""What is not the thing itself is told as what it is, with its own remedy."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.readers.sniff import SNIFF_BYTES, sniff
from mcrubric.readers.stand_ins import hollow, real_name, stand_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

CASES: Final = yaml.safe_load((Path(__file__).parent / "stand_ins.yaml").read_text("utf-8"))


def bytes_of(case: dict[str, Any]) -> bytes:
    if "zeros" in case:
        return bytes(case["zeros"])
    data = bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode()
    return data.ljust(case.get("size", 0), b".")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_stands_for_another_is_told(
    case: dict[str, Any], look_into: Callable[..., Facts]
) -> None:
    problem = look_into(bytes_of(case), case["file"]).problem
    if "of" not in case:
        assert problem is None or problem.kind != "stand-in"
        return
    assert problem is not None
    assert problem.kind == "stand-in"
    assert case["of"] in problem.detail
    assert problem.remedy.endswith(".")


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("artifacts/.handbook.pdf.icloud", "artifacts/handbook.pdf"),
        (".handbook.pdf.icloud", "handbook.pdf"),
        ("handbook.pdf.crdownload", "handbook.pdf"),
        ("a/handbook.pdf.LNK", "a/handbook.pdf"),
        ("handbook.url", None),
        ("handbook.pdf", None),
        (".icloud", None),
        ("", None),
    ],
)
def test_a_stand_in_may_name_what_it_stands_for(path: str, real: str | None) -> None:
    assert real_name(path) == real


@given(st.binary(max_size=200), st.text(max_size=30), st.integers(0, 10_000))
def test_no_bytes_and_no_name_raise(data: bytes, name: str, more: int) -> None:
    for mark in (b"", b"bplist00", b"[DEFAULT]", b"{", b"# \n", b"<?xml"):
        head = mark + data
        proven = sniff(head[:SNIFF_BYTES], name).marked
        found = stand_in(head, len(head) + more, name, proven=proven)
        assert found is None or (found.kind == "stand-in" and found.remedy)
    real = real_name(name)
    assert real is None or len(real) < len(name)


def test_one_byte_is_something() -> None:
    assert hollow(BytesIO(bytes(2_000_000) + b"x")) is None
    assert hollow(BytesIO(b"")) is None
