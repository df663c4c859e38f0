"""How long WebM and Matroska files play: files made by hand, live ones, and hostile ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from recorded import (
    UNKNOWN_SIZE,
    WEBM_HEAD,
    block_of,
    cluster_of,
    element_of,
    info_of,
    tracks_of,
    webm_of,
)  # fmt: skip

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

FIRST = element_of(0xA3, block_of(0))
BLOCK = element_of(0xA3, block_of(100))
EARLY = element_of(0xA3, block_of(-50))
LACED = element_of(0xA3, block_of(100, flags=0x86, frames=4))
GROUP = element_of(0xA0, element_of(0xA1, block_of()) + element_of(0x9B, b"\x32"))
FRAMES = tracks_of(40_000_000)  # of 40 ms
START = cluster_of(0, FIRST)
LIVE = cluster_of(0, FIRST, size=UNKNOWN_SIZE)
MARKED = BLOCK[:-99] + b"\x1f\x43\xb6\x75\x81" + bytes(94)
LAST = cluster_of(5_000, BLOCK, BLOCK, size=UNKNOWN_SIZE)
CUES = element_of(0x1C53BB6B, bytes(900))
MADE = {
    "stated": (webm_of(info_of(9_000.0), cluster_of(0, BLOCK, BLOCK)), 9.0),
    "scaled": (webm_of(info_of(90.0, scale=100_000_000), cluster_of(0, BLOCK)), 9.0),
    "not-a-number": (webm_of(info_of(float("nan")), START, cluster_of(5_000, BLOCK)), 5.1),
    "infinite": (webm_of(info_of(float("inf")), START, cluster_of(5_000, BLOCK)), 5.1),
    "implausible": (webm_of(info_of(1e12), START, cluster_of(5_000, BLOCK)), 5.1),
    "from-blocks": (webm_of(START, cluster_of(5_000, BLOCK)), 5.1),
    "from-blocks-scaled": (webm_of(info_of(0, 10_000_000), START, cluster_of(500, BLOCK)), 6.0),
    "from-groups": (webm_of(START, cluster_of(5_000, GROUP)), 5.15),
    "frames-that-last": (webm_of(FRAMES, START, cluster_of(5_000, BLOCK)), 5.14),
    "laced-frames": (webm_of(FRAMES, START, cluster_of(5_000, LACED)), 5.26),
    "before-the-cluster": (webm_of(START, cluster_of(5_000, EARLY)), 4.95),
    "recorded-later": (webm_of(cluster_of(3_600_000, FIRST), cluster_of(3_605_000, BLOCK)), 5.1),
    "live": (webm_of(LIVE, cluster_of(5_000, BLOCK, size=UNKNOWN_SIZE), size=UNKNOWN_SIZE), 5.1),
    "cues-behind": (webm_of(LIVE, cluster_of(5_000, BLOCK), CUES, size=UNKNOWN_SIZE), 5.1),
    "one-long-cluster": (webm_of(cluster_of(0, FIRST, *[BLOCK] * 600)), 0.1),
    "mark-in-a-picture": (webm_of(START, cluster_of(5_000, BLOCK, MARKED)), 5.1),
    "cut-in-a-block": (webm_of(LIVE, LAST, size=UNKNOWN_SIZE)[:-9], 5.1),
    "nothing-in-it": (webm_of(), None),
    "one-moment": (webm_of(cluster_of(2**32 - 1, FIRST)), None),
    "49-days": (webm_of(START, cluster_of(2**32 - 1, BLOCK)), None),
    "zeros": (webm_of(b"\0" * 500), None),
}  # fmt: skip


@pytest.mark.parametrize("kind", MADE)
def test_webm_made_by_hand(look_into: LookInto, kind: str) -> None:
    made, seconds = MADE[kind]
    facts = look_into(made, "a.webm")
    assert facts.problem is None
    assert facts.seconds == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (webm_of(info_of(9_000.0), START, size=50_000), "truncated"),
        (webm_of(START, cluster_of(5_000, BLOCK, size=50_000), size=UNKNOWN_SIZE), "truncated"),
        (WEBM_HEAD, "damaged"),
        (WEBM_HEAD + bytes(500), "damaged"),
        (bytes(500), "damaged"),
    ],
)
def test_what_the_bytes_prove_is_told(look_into: LookInto, made: bytes, kind: str) -> None:
    facts = look_into(made, "a.webm")
    assert facts.problem is not None
    assert facts.problem.kind == kind


@pytest.mark.parametrize(
    "made",
    [
        webm_of(element_of(0xEC, b"") * 2_000),
        webm_of(b"\x1f\x43\xb6\x75" * 9_000, size=UNKNOWN_SIZE),
        webm_of(START, cluster_of(1, b"\x1f\x43\xb6\x75\x84\xe7\x82\0\1" * 900), size=UNKNOWN_SIZE),
    ],
    ids=["elements", "marks-of-clusters", "empty-clusters"],
)
def test_floods_end(look_into: LookInto, made: bytes) -> None:
    facts = look_into(made, "a.webm", limits=replace(Limits(), media_elements=1_000))
    assert facts.problem is not None
    assert facts.problem.kind in ("limit", "truncated")


def test_the_blocks_of_a_long_recording_are_not_all_walked(look_into: LookInto) -> None:
    many = cluster_of(0, FIRST, *[BLOCK] * 2_000, size=UNKNOWN_SIZE)
    made = webm_of(many, cluster_of(9_000, BLOCK, size=UNKNOWN_SIZE), size=UNKNOWN_SIZE)
    facts = look_into(made, "a.webm", limits=replace(Limits(), media_elements=100))
    assert facts.problem is None
    assert facts.seconds == pytest.approx(9.1)
