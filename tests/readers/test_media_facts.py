"""How long recordings play: real files of ffmpeg's, files made by hand, and hostile ones."""

from __future__ import annotations

import shutil
import struct
import subprocess
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
}


@pytest.mark.parametrize("name", REAL)
def test_real_recordings(look_into: LookInto, data: Path, name: str) -> None:
    facts = look_into((data / name).read_bytes(), name)
    assert facts.problem is None
    assert facts.seconds == pytest.approx(REAL[name], abs=0.001)
    assert facts.medium == ("audio" if name.endswith("m4a") else "video")


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="ffprobe is not installed")
@pytest.mark.parametrize("name", REAL)
def test_ffprobe_agrees(look_into: LookInto, data: Path, name: str) -> None:
    asked = ("-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0")
    said = subprocess.run(
        [str(shutil.which("ffprobe")), *asked, str(data / name)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    facts = look_into((data / name).read_bytes(), name)
    assert facts.seconds == pytest.approx(float(said.stdout), abs=0.05)


def test_a_live_recording_without_a_duration_is_measured(look_into: LookInto, data: Path) -> None:
    facts = look_into((data / "live.webm").read_bytes(), "live.webm")
    assert facts.problem is None
    assert facts.seconds == pytest.approx(2.6, abs=0.1)


def test_a_live_recording_that_broke_off_is_measured_as_far_as_it_goes(
    look_into: LookInto, data: Path
) -> None:
    whole = (data / "live.webm").read_bytes()
    facts = look_into(whole[: len(whole) // 2], "live.webm")
    assert facts.problem is None
    assert facts.seconds is not None
    assert 0.5 < facts.seconds < 2.5


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
        (bytes(5_000), "stand-in"),
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


def element(identity: int, content: bytes, size: int | None = None) -> bytes:
    length = len(content) if size is None else size
    name = identity.to_bytes((identity.bit_length() + 7) // 8, "big")
    return name + (length | 1 << 56).to_bytes(8, "big") + content


UNKNOWN = (1 << 56) - 1
EBML = element(0x1A45DFA3, element(0x4282, b"webm"))
BLOCK = element(0xA3, b"\x81\x00\x64\x80" + bytes(500))
GROUP = element(0xA0, element(0xA1, b"\x81\x00\x64\x80" + bytes(500)) + element(0x9B, b"\x32"))


def webm(*segment: bytes, size: int | None = None) -> bytes:
    return EBML + element(0x18538067, b"".join(segment), size)


def info(duration: float, scale: int = 1_000_000) -> bytes:
    fields = element(0x2AD7B1, scale.to_bytes(4, "big"))
    return element(0x1549A966, fields + element(0x4489, struct.pack(">d", duration)))


def cluster(time: int, *blocks: bytes, size: int | None = None) -> bytes:
    return element(0x1F43B675, element(0xE7, time.to_bytes(4, "big")) + b"".join(blocks), size)


LIVE_CLUSTER = cluster(0, BLOCK, size=UNKNOWN)


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (webm(info(9_000.0), cluster(0, BLOCK, BLOCK)), 9.0),
        (webm(info(90.0, scale=100_000_000), cluster(0, BLOCK)), 9.0),
        (webm(info(float("nan")), cluster(5_000, BLOCK)), 5.1),
        (webm(info(float("inf")), cluster(5_000, BLOCK)), 5.1),
        (webm(info(1e12), cluster(5_000, BLOCK)), 5.1),
        (webm(cluster(0, BLOCK), cluster(5_000, BLOCK)), 5.1),
        (webm(cluster(5_000, GROUP)), 5.15),
        (webm(LIVE_CLUSTER, cluster(5_000, BLOCK, size=UNKNOWN), size=UNKNOWN), 5.1),
        (webm(), None),
        (webm(cluster(2**32 - 1, BLOCK)), None),
        (webm(b"\0" * 500), None),
    ],
    ids=[
        "stated", "scaled", "not-a-number", "infinite", "implausible", "from-blocks", "from-groups",
        "live", "nothing-in-it", "49-days", "zeros",
    ],
)  # fmt: skip
def test_webm_made_by_hand(look_into: LookInto, data: bytes, seconds: float | None) -> None:
    facts = look_into(data, "a.webm")
    assert facts.problem is None
    assert facts.seconds == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (webm(info(9_000.0), cluster(0, BLOCK), size=50_000), "truncated"),
        (EBML, "damaged"),
        (EBML + bytes(500), "damaged"),
        (bytes(500), "stand-in"),
    ],
)
def test_what_the_bytes_of_webm_prove_is_told(look_into: LookInto, data: bytes, kind: str) -> None:
    facts = look_into(data, "a.webm")
    assert facts.problem is not None
    assert facts.problem.kind == kind


def test_endless_elements_are_a_limit(look_into: LookInto) -> None:
    limits = replace(Limits(), media_elements=1_000)
    facts = look_into(webm(element(0xEC, b"") * 2_000), "a.webm", limits=limits)
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp3", b"ID3\x04\0\0\0" + bytes(99)),
        ("a.wav", b"RIFF\0\0\0\0WAVE"),
        ("a.avi", b"RIFF\0\0\0\0AVI "),
    ],
)
def test_other_recordings_have_no_reader_yet(look_into: LookInto, name: str, data: bytes) -> None:
    facts = look_into(data, name)
    assert facts.problem is not None
    assert facts.problem.kind == "no-reader"
    assert facts.medium in ("audio", "video")
