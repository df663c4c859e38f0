"""How long sound plays: files made by hand, and what they may lie about."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from recorded import (
    MP3_FRAME,
    MP3_SECONDS,
    OPUS_HEAD,
    THEORA_HEAD,
    VORBIS_HEAD,
    adts_frame,
    aiff_of,
    asf_of,
    avi_of,
    caf_of,
    chunk_of,
    flac_of,
    flv_of,
    id3_of,
    ogg_of,
    page_of,
    program_of,
    wav_of,
    xing_of,
)  # fmt: skip

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

SOUND = bytes(16_000)
EXTENSIBLE = chunk_of(
    b"fmt ", struct.pack("<HHIIHHHHIH14x", 0xFFFE, 1, 8_000, 1, 2, 16, 22, 16, 4, 1)
)
DS64 = chunk_of(b"ds64", struct.pack("<QQQI", 0, 16_000, 16_000, 0))
MP3 = MP3_FRAME * 100
FAST = b"\xff\xfb\x90\xc4" + bytes(413)  # 128 kbit/s
APE = b"APETAGEX" + struct.pack("<IIII8x", 2_000, 2_000, 0, 0)
SPEEX_HEAD = b"Speex   " + bytes(28) + struct.pack("<I16xI4xI", 8_000, 160, 1)
VBRI = MP3_FRAME[:36] + b"VBRI" + bytes(6) + struct.pack(">II", 20_800, 99) + bytes(154)
ROUND = [n * 9_000 % (1 << 33) for n in range(-10, 11)]
LONG = chunk_of(b"ds64", struct.pack("<QQQI", 0, 96_000, 96_000, 0))

WAV = {
    "plain": (wav_of(SOUND), 2.0),
    "floating-point": (wav_of(SOUND, coding=3), 2.0),
    "list-in-front": (wav_of(SOUND, chunk_of(b"LIST", b"INFO" + bytes(301))), 2.0),
    "coded-with-samples": (wav_of(SOUND, chunk_of(b"fact", b"\x80\xbb\0\0"), coding=17), 6.0),
    "coded-without": (wav_of(SOUND, coding=17), 2.0),
    "coded-with-a-lie": (wav_of(SOUND, chunk_of(b"fact", b"\xff" * 4), coding=17, rate=80), 200.0),
    "rf64": (wav_of(SOUND, DS64, size=0xFFFFFFFF, mark=b"RF64"), 2.0),
    "bw64": (wav_of(SOUND, DS64, size=0xFFFFFFFF, mark=b"BW64"), 2.0),
    "streamed": (wav_of(SOUND, size=0xFFFFFFFF), 2.0),
    "streamed-by-sox": (wav_of(SOUND, size=0x7FFFF000), 2.0),
    "streamed-by-gstreamer": (wav_of(SOUND, size=0), 2.0),
    "a-little-short": (wav_of(SOUND, size=16_044), 2.0),
    "junk-behind": (wav_of(SOUND) + b"junk" * 99, 2.0),
    "extensible": (b"RIFF\0\0\0\0WAVE" + EXTENSIBLE + chunk_of(b"data", SOUND), 1.0),
    "no-rate": (wav_of(SOUND, rate=0), None),
    "no-sound": (wav_of(b""), None),
}  # fmt: skip
OTHER = {
    "plain.aiff": (aiff_of(SOUND), 2.0),
    "compressed.aifc": (aiff_of(SOUND).replace(b"AIFF", b"AIFC"), 2.0),
    "streamed.aiff": (aiff_of(SOUND, samples=0, size=0), None),
    "endless.aiff": (aiff_of(SOUND).replace(b"\x40\x0b", b"\x7f\xff"), None),
    "plain.caf": (caf_of(SOUND), 2.0),
    "to-the-end.caf": (caf_of(SOUND, size=-1), 2.0),
    "packets.caf": (caf_of(SOUND, packet=0, table=24_000), 3.0),
    "no-table.caf": (caf_of(SOUND, packet=0), None),
    "plain.flac": (flac_of(6), 3.0),
    "streamed.flac": (flac_of(6, samples=0), 3.0),
    "tagged.flac": (id3_of(bytes(9_000)) + flac_of(6), 3.0),
    "no-frame-found.flac": (flac_of(0, samples=16_000) + bytes(99), 2.0),
    "nothing-known.flac": (flac_of(0, samples=0) + bytes(99), None),
    "plain.aac": (adts_frame() * 50, 50 * 1_024 / 44_100),
    "tagged.aac": (id3_of(bytes(99)) + adts_frame() * 50, 50 * 1_024 / 44_100),
    "narrow.amr": (b"#!AMR\n" + (b"\x3c" + bytes(31)) * 100, 2.0),
    "silence.amr": (b"#!AMR\n" + (b"\x44" + bytes(5) + b"\x7c") * 50, 2.0),
    "wide.amr": (b"#!AMR-WB\n" + (b"\x44" + bytes(60)) * 100, 2.0),
    "broken.amr": (b"#!AMR\n" + (b"\x3c" + bytes(31)) * 100 + b"\x70" * 40, 2.0),
    "channels.amr": (b"#!AMR_MC1.0\n" + bytes(400), None),
    "plain.opus": (ogg_of(960, 48_312, 96_312), 2.0),
    "recorded-later.opus": (ogg_of(*(480_312 + 960 * n for n in range(1, 101))), 2.0),
    "plain.ogg": (ogg_of(1_024, 16_000, head=VORBIS_HEAD), 2.0),
    "speex.spx": (ogg_of(160, 16_000, head=SPEEX_HEAD), 2.0),
    "flac.oga": (ogg_of(4_000, 16_000, head=b"\x7fFLAC\1\0\0\1" + flac_of(0)), 2.0),
    "pictures.ogv": (ogg_of(1 << 6, 49 << 6 | 1, head=THEORA_HEAD), 2.0),
    "joined.opus": (ogg_of(960, 96_312) + ogg_of(960, 48_312, stream=2), 3.0),
    "skeleton.ogg": (page_of(b"fishead\0", stream=9, first=True) + ogg_of(960, 96_312), 2.0),
    "unknown.ogg": (ogg_of(960, 16_000, head=b"Mystery!"), None),
    "junk-behind.opus": (ogg_of(960, 96_312) + b"junk" * 99, 2.0),
    "broken-off.opus": (ogg_of(960, 48_312, 96_312)[:-9], 1.0),
    "plain.avi": (avi_of(50), 2.0),
    "streamed.avi": (avi_of(0, size=0x7FFFFFFF), None),
    "unfinished.avi": (avi_of(50, size=0), None),
    "plain.wmv": (asf_of(3.1, before=3_100 - 2_000), 2.0),
    "live.wmv": (asf_of(2, live=True), None),
    "plain.flv": (flv_of(0, 1_000, 2_000), 2.0),
    "cut.flv": (flv_of(0, 1_000, 2_000)[:-9], None),
    "plain.mpg": (program_of(*range(9_000, 198_000, 9_000)), 2.0),
    "once-round.mpg": (program_of(*ROUND), 2.0),
    "no-times.mpg": (b"\0\0\1\xba" + bytes(999), None),
}  # fmt: skip
MP3_KINDS = {
    "constant": (MP3, 100),
    "tagged": (id3_of(bytes(3_000)) + id3_of(bytes(9)) + MP3 + b"TAG" + bytes(125), 100),
    "ape": (MP3 + bytes(1_968) + APE, 100),
    "junk-in-front": (bytes(5_000) + MP3, 100),
    "junk-behind": (MP3 + b"junk" * 9, 100),
    "xing": (xing_of(99, 100 * 208) + MP3_FRAME * 99, 99),
    "info": (xing_of(99, 100 * 208, b"Info") + MP3_FRAME * 99, 99),
    "vbri": (VBRI + MP3, 99),
    "varying": (MP3_FRAME * 300 + FAST * 100, 400),
    "joined": ((xing_of(99, 20_800) + MP3_FRAME * 99) * 3, 300),
    "136-years": (xing_of(0xFFFFFFFF, 100 * 208) + MP3_FRAME * 99, 100),
    "cut-between-frames": (xing_of(999, 1_000 * 208) + MP3_FRAME * 99, 100),
}  # fmt: skip


@pytest.mark.parametrize("kind", WAV)
def test_wav_files(look_into: LookInto, kind: str) -> None:
    made, seconds = WAV[kind]
    facts = look_into(made, "a.wav")
    assert (facts.problem, facts.medium, facts.media_type) == (None, "audio", "audio/wav")
    assert facts.seconds == (None if seconds is None else pytest.approx(seconds))


@pytest.mark.parametrize("name", OTHER)
def test_other_sound_and_old_videos(look_into: LookInto, name: str) -> None:
    made, seconds = OTHER[name]
    facts = look_into(made, name)
    assert facts.problem is None
    assert facts.seconds == (None if seconds is None else pytest.approx(seconds, abs=0.03))


@pytest.mark.parametrize("kind", MP3_KINDS)
def test_mp3_files(look_into: LookInto, kind: str) -> None:
    made, frames = MP3_KINDS[kind]
    facts = look_into(made, "a.mp3")
    assert (facts.problem, facts.media_type) == (None, "audio/mpeg")
    assert facts.seconds == pytest.approx(frames * MP3_SECONDS, abs=0.05)


@pytest.mark.parametrize(
    ("header", "samples", "rate"),
    [
        ("fffb50c4", 1_152, 44_100), ("fff350c4", 576, 22_050), ("ffe350c4", 576, 11_025),
        ("fffd50c4", 1_152, 44_100), ("ffff50c4", 384, 44_100), ("fff550c4", 1_152, 22_050),
    ],
    ids=["mpeg-1", "mpeg-2", "mpeg-2.5", "layer-2", "layer-1", "layer-2-of-mpeg-2"],
)  # fmt: skip
def test_frames_of_every_version_and_layer(header: str, samples: int, rate: int) -> None:
    from mcrubric.readers.recordings.mpeg_audio import parse_mpeg_audio

    frame = parse_mpeg_audio(bytes.fromhex(header))
    assert frame is not None
    assert (frame.samples, frame.rate) == (samples, rate)


@pytest.mark.parametrize(
    ("name", "made", "kind"),
    [
        ("a.wav", wav_of(SOUND, size=96_000), "truncated"),
        ("a.wav", wav_of(SOUND, LONG, size=0xFFFFFFFF, mark=b"RF64"), "truncated"),
        ("a.wav", b"RIFF\0\0\0\0WAVE", "damaged"),
        ("a.aiff", aiff_of(SOUND, size=96_000), "truncated"),
        ("a.aiff", b"FORM\0\0\0\0AIFF", "damaged"),
        ("a.caf", caf_of(SOUND, size=96_000), "truncated"),
        ("a.caf", b"caff\0\1\0\0", "damaged"),
        ("a.flac", flac_of(6, samples=800_000), "truncated"),
        ("a.flac", flac_of(0, samples=800_000), "truncated"),
        ("a.flac", b"fLaC\0\xff\xff\xff" + bytes(99), "truncated"),
        ("a.mp3", xing_of(999, 1_000 * 208) + MP3_FRAME * 99 + MP3_FRAME[:99], "truncated"),
        ("a.mp3", id3_of(bytes(9_000))[:5_000], "truncated"),
        ("a.mp3", id3_of(bytes(99)) + bytes(5_000), "damaged"),
        ("a.mp3", b"\xff\xfb\0\xc4" + bytes(5_000), "no-reader"),
        ("a.aac", id3_of(bytes(9_000))[:5_000], "truncated"),
        ("a.ogg", b"OggS" + bytes(99), "damaged"),
        ("a.avi", avi_of(50, size=96_000), "truncated"),
        ("a.avi", b"RIFF\0\0\0\0AVI ", "damaged"),
        ("a.wmv", asf_of(2, size=96_000), "truncated"),
        ("a.mid", b"MThd\0\0\0\6" + bytes(99), "no-reader"),
    ],
)  # fmt: skip
def test_what_the_bytes_prove_is_told(
    look_into: LookInto, name: str, made: bytes, kind: str
) -> None:
    facts = look_into(made, name)
    assert facts.problem is not None
    assert (facts.problem.kind, facts.seconds) == (kind, None)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("sync.mp3", b"\xff\xfb\x90\x00" * 9_999),
        ("pages.ogg", ogg_of(960) + page_of(b"x", stream=5) * 999),
        ("chunks.wav", b"RIFF\0\0\0\0WAVE" + chunk_of(b"junk", b"") * 999),
        ("frames.amr", b"#!AMR\n" + (b"\x3c" + bytes(31)) * 999),
        ("frames.aac", adts_frame(7) * 999),
        ("objects.wmv", asf_of(2)[:30] + bytes(24) * 999),
    ],
)
def test_floods_are_a_limit(look_into: LookInto, name: str, made: bytes) -> None:
    facts = look_into(made, name, limits=replace(Limits(), media_elements=500))
    assert facts.problem is not None
    assert facts.problem.kind == "limit"


def test_the_positions_of_opus_are_held_against_its_own_head() -> None:
    from mcrubric.readers.recordings.ogg_codecs import codec_of

    codec = codec_of(OPUS_HEAD)
    assert codec is not None
    assert codec.units(48_312) == 48_000
