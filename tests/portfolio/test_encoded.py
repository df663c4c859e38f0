"""Base64 is read as Python's own decoder reads it, at any place, and never lies in memory whole."""

from __future__ import annotations

import base64
import io
import tracemalloc
from typing import TYPE_CHECKING, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcrubric.portfolio import encoded
from mcrubric.portfolio.encoded import NotBase64Error, content_of_base64

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = st.text(st.sampled_from("ABCz09+/=-é \n\r\t\u2028"), max_size=40)
SPACED = st.tuples(st.binary(max_size=60), st.integers(0, 9)).map(
    lambda made: " \n".join(base64.b64encode(made[0]).decode().partition("=" * made[1] or "A"))
)


@pytest.fixture(params=[4, 12, 1 << 16], scope="module")
def pieces(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoded, "_PIECE", request.param)
        yield


def decoded(written: str) -> bytes | None:
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except ValueError:
        return None


def opened(written: str) -> BinaryIO | None:
    try:
        return content_of_base64(written).open()
    except NotBase64Error:
        return None


@pytest.mark.usefixtures("pieces")
@given(SIGNS | SPACED)
def test_it_takes_and_gives_what_the_decoder_of_python_does(written: str) -> None:
    stream = opened(written)
    assert (stream and stream.read()) == decoded(written)


@pytest.mark.usefixtures("pieces")
@given(st.binary(max_size=80), st.integers(0, 90), st.integers(0, 90))
def test_any_place_can_be_read_and_its_size_is_known(data: bytes, start: int, most: int) -> None:
    content = content_of_base64(base64.encodebytes(data).decode())
    assert content.size == len(data)
    with content.open() as stream:
        assert stream.seek(0, io.SEEK_END) == len(data)
        stream.seek(start)
        assert stream.read(most) == data[start : start + most]


def test_nothing_stands_before_the_start() -> None:
    stream = content_of_base64("AAAA").open()
    stream.read(1)
    assert stream.seek(1, io.SEEK_CUR) == 2
    with pytest.raises(OSError, match="before the start"):
        stream.seek(-3, io.SEEK_CUR)


def test_what_is_decoded_does_not_lie_in_memory_whole() -> None:
    written = base64.b64encode(bytes(range(255)) * 16).decode() * 1_500
    tracemalloc.start()
    try:
        with content_of_base64(written).open() as stream:
            while stream.read(1 << 16):
                pass
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
