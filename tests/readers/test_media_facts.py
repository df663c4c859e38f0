"""How long recordings play: real files of ffmpeg's, files made by hand, and hostile ones."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from handmade import box_of, full_of, mvhd_of

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

FTYP = box_of(b"ftyp", b"isom\0\0\2\0")
FILLED = box_of(b"mdat", bytes(1_000))
REAL = {
    "clip.mp4": 2.6,
    "clip.mov": 2.6,
    "sound.m4a": 2.6,
    "fragmented.mp4": 2.664063,
    "clip.webm": 2.608,
    "clip.mkv": 2.6,
    "clip.3gp": 2.6,
    "clip.ogv": 2.6,
    "clip.avi": 2.808,
    "clip.wmv": 2.664,
    "clip.flv": 2.664,
    "clip.mpg": 2.556,
    "clip.ts": 2.52,
    "sound.mp3": 2.808,
    "bare.mp3": 2.808,
    "sound.flac": 2.6,
    "sound.oga": 2.6,
    "sound.ogg": 2.6,
    "sound.opus": 2.6,
    "sound.wav": 2.6,
    "adpcm.wav": 2.7995,
    "sound.aac": 2.816,
    "sound.aiff": 2.6,
    "sound.caf": 2.6,
}


@pytest.mark.parametrize("name", REAL)
def test_real_recordings(look_into: LookInto, data: Path, name: str) -> None:
    facts = look_into((data / name).read_bytes(), name)
    assert facts.problem is None
    assert facts.seconds == pytest.approx(REAL[name], abs=0.001)
    assert facts.medium == ("video" if name.startswith(("clip", "fragmented")) else "audio")


def test_a_live_recording_without_a_duration_is_measured(look_into: LookInto, data: Path) -> None:
    facts = look_into((data / "live.webm").read_bytes(), "live.webm")
    assert facts.problem is None
    assert facts.seconds == pytest.approx(2.6, abs=0.1)


def test_a_live_recording_that_ends_between_clusters_is_measured_as_far_as_it_goes(
    look_into: LookInto, data: Path
) -> None:
    whole = (data / "live.webm").read_bytes()
    facts = look_into(whole[: whole.rindex(b"\x1f\x43\xb6\x75")], "live.webm")
    assert facts.problem is None
    assert facts.seconds is not None
    assert 0.5 < facts.seconds < 2.6


def test_a_cluster_that_says_its_size_and_is_cut_is_told(look_into: LookInto, data: Path) -> None:
    whole = (data / "live.webm").read_bytes()
    facts = look_into(whole[: len(whole) // 2], "live.webm")
    assert facts.problem is not None
    assert (facts.problem.kind, facts.seconds) == ("truncated", None)


def mp4(*moov: bytes, behind: bytes = FILLED) -> bytes:
    return FTYP + box_of(b"moov", *moov) + behind


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (mp4(mvhd_of(72_500)), 72.5),
        (mp4(box_of(b"mvhd", struct.pack(">IQQIQ", 1 << 24, 0, 0, 600, 6_000))), 10.0),
        (FTYP + FILLED + box_of(b"moov", mvhd_of(9_000)), 9.0),
        (mp4(mvhd_of(9_000)) + b"junk", 9.0),
        (mp4(mvhd_of(9_000)) + box_of(b"free", size=99_999), 9.0),
        (mp4(mvhd_of(9_000), behind=box_of(b"mdat", bytes(99), size=0)), 9.0),
        (mp4(mvhd_of(5_000, scale=0)), None),
        (mp4(mvhd_of(0)), None),
        (mp4(mvhd_of(0xFFFFFFFF)), None),
        (mp4(mvhd_of(0xFFFFFFFE)), None),  # 49 days in 1,100 bytes
        (mp4(), None),
        (mp4(box_of(b"mvhd", b"\0\0")), None),
    ],
    ids=[
        "plain", "64-bit", "header-behind", "junk-behind", "long-padding-behind", "to-the-end",
        "no-scale", "zero", "unknown", "136-years", "no-header", "short-header",
    ],
)  # fmt: skip
def test_headers_made_by_hand(look_into: LookInto, data: bytes, seconds: float | None) -> None:
    facts = look_into(data, "morning.mp4")
    assert facts.problem is None
    assert facts.seconds == seconds


def track(number: int, units: int, scale: int) -> bytes:
    header = full_of(b"mdhd", 0, 0, scale, units)
    return box_of(b"trak", full_of(b"tkhd", 0, 0, number), box_of(b"mdia", header))


def test_tracks_speak_where_the_header_does_not(look_into: LookInto) -> None:
    facts = look_into(mp4(mvhd_of(0), track(1, 50, 10), track(2, 900, 100)), "a.mp4")
    assert facts.seconds == 9.0


def fragment(start: int, *durations: int, default: int | None = None) -> bytes:
    if default is None:
        head, run = full_of(b"tfhd", 1), full_of(b"trun", len(durations), *durations, flags=0x100)
    else:
        head = full_of(b"tfhd", 1, default, flags=0x8)
        run = full_of(b"trun", len(durations))
    return box_of(b"moof", box_of(b"traf", head, full_of(b"tfdt", start), run)) + FILLED


def test_fragments_are_added_up(look_into: LookInto) -> None:
    extends = box_of(b"mvex", full_of(b"trex", 1, 1, 25))
    behind = fragment(0, 100, 100) + fragment(200, *(0,) * 4, default=50)
    facts = look_into(mp4(mvhd_of(0), track(1, 0, 100), extends, behind=behind), "a.mp4")
    assert facts.seconds == 4.0


def test_the_announced_length_of_fragments_counts(look_into: LookInto) -> None:
    extends = box_of(b"mvex", full_of(b"mehd", 60_000))
    facts = look_into(mp4(mvhd_of(0), track(1, 0, 100), extends, behind=fragment(0, 100)), "a.mp4")
    assert facts.seconds == 60.0


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (FTYP + box_of(b"mdat", bytes(100), size=5_000), "truncated"),
        (mp4(mvhd_of(9_000), behind=box_of(b"mdat", bytes(100), size=5_000)), "truncated"),
        (FTYP + box_of(b"moov", mvhd_of(1_000), size=5_000), "truncated"),
        (FTYP + FILLED, "truncated"),
        (FTYP, "damaged"),
        (FTYP + bytes(5_000), "damaged"),
        (box_of(b"free", size=7) + bytes(100), "damaged"),
        (bytes(5_000), "damaged"),
    ],
    ids=[
        "data-cut", "data-cut-header-in-front", "header-cut", "header-missing", "name-only",
        "zeros-behind", "box-of-7-bytes", "zeros",
    ],
)  # fmt: skip
def test_what_the_bytes_prove_is_told(look_into: LookInto, data: bytes, kind: str) -> None:
    facts = look_into(data, "morning.mp4")
    assert facts.problem is not None
    assert (facts.problem.kind, facts.seconds) == (kind, None)


@pytest.mark.parametrize("size", [1, 0, 7, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_box_of_any_size_in_the_header_ends_there(look_into: LookInto, size: int) -> None:
    facts = look_into(mp4(mvhd_of(9_000), box_of(b"trak", size=size)), "a.mp4")
    assert (facts.seconds, facts.problem) == (9.0, None)


def test_a_64_bit_size_beyond_the_file_is_a_cut(look_into: LookInto) -> None:
    huge = struct.pack(">I4sQ", 1, b"mdat", (1 << 64) - 1)
    facts = look_into(mp4(mvhd_of(9_000), behind=huge), "a.mp4")
    assert facts.problem is not None
    assert facts.problem.kind == "truncated"


def test_endless_boxes_are_a_limit(look_into: LookInto) -> None:
    limits = replace(Limits(), media_elements=1_000)
    data = FTYP + box_of(b"free") * 2_000 + box_of(b"moov", mvhd_of(1_000))
    facts = look_into(data, "a.mp4", limits=limits)
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_a_run_that_claims_more_samples_than_it_has_is_left_out(look_into: LookInto) -> None:
    run = full_of(b"trun", 0xFFFFFFFF, flags=0x100)
    moof = box_of(b"moof", box_of(b"traf", full_of(b"tfhd", 1), run))
    facts = look_into(mp4(mvhd_of(9_000), track(1, 0, 100), behind=moof + FILLED), "a.mp4")
    assert (facts.seconds, facts.problem) == (9.0, None)


def test_samples_are_counted_only_where_the_next_fragment_does_not_say_when_it_begins(
    look_into: LookInto,
) -> None:
    behind = b"".join(fragment(100 * index, *[1] * 100) for index in range(50))
    data = mp4(mvhd_of(0), track(1, 0, 100), behind=behind)
    facts = look_into(data, "a.mp4", limits=replace(Limits(), media_elements=1_000))
    assert (facts.problem, facts.seconds) == (None, 50.0)


def test_fragments_that_do_not_say_when_they_begin_follow_each_other(look_into: LookInto) -> None:
    run = box_of(b"traf", full_of(b"tfhd", 1), full_of(b"trun", 2, 100, 100, flags=0x100))
    behind = (box_of(b"moof", run) + FILLED) * 3
    facts = look_into(mp4(mvhd_of(0), track(1, 0, 100), behind=behind), "a.mp4")
    assert facts.seconds == 6.0


def test_a_recording_of_a_kind_that_nobody_reads_is_told_plainly(look_into: LookInto) -> None:
    facts = look_into(b"MThd\0\0\0\6" + bytes(99), "song.mid")
    assert facts.problem is not None
    assert (facts.problem.kind, facts.medium) == ("no-reader", "audio")
