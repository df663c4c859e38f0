"""Small recordings and pictures of every kind that Debian's ffmpeg can write."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURES: Final = "testsrc=size=64x48:rate={rate}:duration={seconds}"
TONE: Final = "sine=frequency=440:sample_rate={samples}:duration={seconds}"
H264: Final = "-c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p"
VP8: Final = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 40k -g 30"
FRAGMENTS: Final = "-movflags frag_keyframe+empty_moov"
PIPED: Final = "PIPED"
"""The file is written through a pipe: its writer cannot go back to fill in sizes and lengths."""

# A name, and what ffmpeg is told beside its input.
VIDEO_KINDS: Final = {
    "plain.mp4": f"{H264} -c:a aac",
    "faststart.mp4": f"{H264} -c:a aac -movflags +faststart",
    "silent.mp4": f"{H264} -an",
    "only-sound.mp4": "-vn -c:a aac",
    "mpeg4.mp4": "-c:v mpeg4 -c:a aac",
    "x265.mp4": "-c:v libx265 -preset ultrafast -x265-params log-level=none -c:a aac",
    "timescale.mp4": f"{H264} -c:a aac -video_track_timescale 30000",
    "moves.mp4": f"{H264} -c:a aac -output_ts_offset 2",
    "no-edits.mp4": f"{H264} -c:a aac -use_editlist 0",
    "fragmented.mp4": f"{H264} -c:a aac {FRAGMENTS}",
    "fragmented-base.mp4": f"{H264} -c:a aac {FRAGMENTS}+default_base_moof",
    "fragmented-late.mp4": f"{H264} -c:a aac -movflags frag_keyframe",
    "fragmented-separate.mp4": f"{H264} -c:a aac {FRAGMENTS}+separate_moof",
    "fragmented-short.mp4": f"{H264} -c:a aac {FRAGMENTS} -frag_duration 200000",
    "fragmented-later.mp4": f"{H264} -c:a aac {FRAGMENTS} -output_ts_offset 60",
    "fragmented-silent.mp4": f"{H264} -an {FRAGMENTS}",
    "dash.mp4": f"{H264} -an -movflags dash+frag_keyframe",
    "dash-global.mp4": f"{H264} -c:a aac -movflags dash+global_sidx+frag_keyframe",
    "cmaf.mp4": f"{H264} -an -movflags cmaf+frag_keyframe",
    "piped.mp4": f"{H264} -c:a aac {FRAGMENTS} {PIPED}",
    "smooth.ismv": f"{H264} -c:a aac -f ismv",
    "plain.mov": f"{H264} -c:a aac",
    "pcm.mov": f"{H264} -c:a pcm_s16le",
    "mjpeg.mov": "-c:v mjpeg -an",
    "fragmented.mov": f"{H264} -c:a aac {FRAGMENTS}",
    "plain.m4v": f"{H264} -c:a aac -f ipod",
    "plain.3gp": "-c:v mpeg4 -c:a aac",
    "plain.3g2": "-c:v mpeg4 -c:a aac",
    "plain.webm": f"{VP8} -c:a libopus",
    "vorbis.webm": f"{VP8} -c:a libvorbis",
    "silent.webm": f"{VP8} -an",
    "vp9.webm": "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 40k -c:a libopus",
    "cues-first.webm": f"{VP8} -c:a libopus -cues_to_front 1 -reserve_index_space 4096",
    "live.webm": f"{VP8} -c:a libopus -live 1",
    "piped.webm": f"{VP8} -c:a libopus {PIPED}",
    "dash.webm": f"{VP8} -an -dash 1",
    "clusters.webm": f"{VP8} -c:a libopus -cluster_time_limit 300",
    "moves.webm": f"{VP8} -c:a libopus -output_ts_offset 2",
    "plain.mkv": f"{H264} -c:a aac",
    "pcm.mkv": f"{H264} -c:a pcm_s16le",
    "mp3.mkv": f"{H264} -c:a libmp3lame",
    "flac.mkv": "-vn -c:a flac",
    "piped.mkv": f"{H264} -c:a aac {PIPED}",
    "plain.avi": "-c:v mpeg4 -c:a libmp3lame",
    "pcm.avi": "-c:v mjpeg -c:a pcm_s16le",
    "silent.avi": "-c:v mpeg4 -an",
    "plain.ogv": "-c:v libtheora -c:a libvorbis",
    "silent.ogv": "-c:v libtheora -an",
    "plain.wmv": "-c:v wmv2 -c:a wmav2",
    "silent.wmv": "-c:v wmv2 -an",
    "plain.flv": "-c:v flv -c:a libmp3lame -ar 44100",
    "h264.flv": f"{H264} -c:a aac",
    "plain.mpg": "-c:v mpeg1video -c:a mp2 -r 25",
    "plain.ts": f"{H264} -c:a aac",
    "mpeg2.ts": "-c:v mpeg2video -c:a mp2 -r 25",
}
SOUND_KINDS: Final = {
    "cbr.mp3": "-c:a libmp3lame -b:a 64k",
    "bare.mp3": "-c:a libmp3lame -b:a 64k -write_xing 0 -id3v2_version 0",
    "vbr.mp3": "-c:a libmp3lame -q:a 6",
    "bare-vbr.mp3": "-c:a libmp3lame -q:a 6 -write_xing 0",
    "stereo.mp3": "-c:a libmp3lame -b:a 128k -ac 2",
    "slow.mp3": "-c:a libmp3lame -b:a 32k -ar 22050",
    "slowest.mp3": "-c:a libmp3lame -b:a 16k -ar 11025",
    "tagged.mp3": "-c:a libmp3lame -b:a 64k -write_id3v1 1 -metadata title=Morning",
    "ape.mp3": "-c:a libmp3lame -b:a 64k -write_apetag 1",
    "shine.mp3": "-c:a libshine -b:a 64k -ar 44100",
    "piped.mp3": f"-c:a libmp3lame -b:a 64k {PIPED}",
    "layer2.mp2": "-c:a mp2 -b:a 64k",
    "plain.wav": "-c:a pcm_s16le",
    "float.wav": "-c:a pcm_f32le",
    "bytes.wav": "-c:a pcm_u8",
    "deep.wav": "-c:a pcm_s24le -ac 2",
    "ima.wav": "-c:a adpcm_ima_wav",
    "ms.wav": "-c:a adpcm_ms",
    "alaw.wav": "-c:a pcm_alaw",
    "mulaw.wav": "-c:a pcm_mulaw",
    "mp3.wav": "-c:a libmp3lame -b:a 64k",
    "g722.wav": "-c:a g722 -ar 16000",
    "broadcast.wav": "-c:a pcm_s16le -write_bext 1 -metadata title=Morning",
    "listed.wav": "-c:a pcm_s16le -metadata title=Morning -metadata artist=School",
    "piped.wav": f"-c:a pcm_s16le {PIPED}",
    "rf64.wav": "-c:a pcm_s16le -rf64 always",
    "plain.w64": "-c:a pcm_s16le",
    "plain.flac": "-c:a flac",
    "deep.flac": "-c:a flac -sample_fmt s32 -ac 2",
    "piped.flac": f"-c:a flac {PIPED}",
    "vorbis.ogg": "-c:a libvorbis",
    "vorbis.oga": "-c:a libvorbis -ar 22050",
    "flac.oga": "-c:a flac",
    "plain.opus": "-c:a libopus -b:a 24k",
    "frames.opus": "-c:a libopus -b:a 24k -frame_duration 60",
    "small-pages.opus": "-c:a libopus -b:a 24k -page_duration 20000",
    "speex.spx": "-c:a libspeex -ar 16000",
    "piped.opus": f"-c:a libopus -b:a 24k {PIPED}",
    "plain.m4a": "-c:a aac",
    "alac.m4a": "-c:a alac",
    "plain.m4b": "-c:a aac -f ipod",
    "fragmented.m4a": f"-c:a aac {FRAGMENTS}",
    "plain.aac": "-c:a aac",
    "slow.aac": "-c:a aac -ar 16000 -b:a 24k",
    "plain.aiff": "-c:a pcm_s16be",
    "deep.aiff": "-c:a pcm_s24be -ac 2",
    "float.aiff": "-c:a pcm_f32be",
    "alaw.aiff": "-c:a pcm_alaw",
    "swapped.aiff": "-c:a pcm_s16le",
    "piped.aiff": f"-c:a pcm_s16be {PIPED}",
    "plain.caf": "-c:a pcm_s16be",
    "alac.caf": "-c:a alac",
    "opus.caf": "-c:a libopus",
    "plain.au": "-c:a pcm_s16be",
    "plain.wma": "-c:a wmav2",
    "sound.webm": "-c:a libopus",
    "live-sound.webm": "-c:a libopus -live 1",
    "piped-sound.webm": f"-c:a libopus {PIPED}",
    "sound.mka": "-c:a aac",
}
# A name, and what ffmpeg is told beside its input, of which one picture is taken or five.
PICTURE_KINDS: Final = {
    "plain.png": "-frames:v 1",
    "plain.jpg": "-frames:v 1",
    "gray.jpg": "-frames:v 1 -pix_fmt gray",
    "lossless.jpg": "-frames:v 1 -c:v jpegls -f image2",
    "plain.gif": "-frames:v 1",
    "moving.gif": "",
    "plain.webp": "-frames:v 1",
    "lossless.webp": "-frames:v 1 -lossless 1",
    "plain.bmp": "-frames:v 1",
    "plain.tif": "-frames:v 1",
    "packed.tif": "-frames:v 1 -compression_algo deflate",
    "plain.jxl": "-frames:v 1",
    "square.jxl": "-frames:v 1 -vf scale=64:64",
    "large.jxl": "-frames:v 1 -vf scale=1000:700",
    "plain.jp2": "-frames:v 1",
    "bare.j2k": "-frames:v 1",
    "moving.apng": "-plays 0",
    "plain.avif": "-frames:v 1 -c:v libaom-av1 -still-picture 1 -pix_fmt yuv420p",
    "moving.avif": "-c:v libaom-av1 -cpu-used 8 -pix_fmt yuv420p",
    "plain.ico": "-frames:v 1",
}
VIDEO_SECONDS: Final = (3.2, 12)
SOUND_SECONDS: Final = (2.5, 14)
_RATE: Final = 44_100


def write_recordings(folder: Path) -> Iterator[Path]:
    """Write every kind of recording at each length and yield the files."""
    for name, arguments in VIDEO_KINDS.items():
        for seconds in VIDEO_SECONDS:
            moving = ["-f", "lavfi", "-i", PICTURES.format(rate=25, seconds=seconds)]
            inputs = [*_tone(seconds), *moving, "-shortest"]
            yield _write(folder / f"{seconds:g}-{name}", inputs, arguments)
    for name, arguments in SOUND_KINDS.items():
        for seconds in SOUND_SECONDS:
            yield _write(folder / f"{seconds:g}-{name}", _tone(seconds), arguments)


def write_pictures(folder: Path) -> Iterator[Path]:
    """Write every kind of picture and yield the files."""
    moving = ["-f", "lavfi", "-i", PICTURES.format(rate=5, seconds=1)]
    for name, arguments in PICTURE_KINDS.items():
        yield _write(folder / name, moving, arguments)


def _tone(seconds: float) -> list[str]:
    return ["-f", "lavfi", "-i", TONE.format(samples=_RATE, seconds=seconds)]


def _write(path: Path, inputs: list[str], arguments: str) -> Path:
    command = ["ffmpeg", "-v", "error", "-y", *inputs, *arguments.replace(PIPED, "").split()]
    if PIPED in arguments:
        kind = {".mkv": "matroska"}.get(path.suffix, path.suffix[1:])
        done = subprocess.run([*command, "-f", kind, "pipe:1"], check=True, capture_output=True)
        path.write_bytes(done.stdout)
    else:
        subprocess.run([*command, str(path)], check=True, capture_output=True)
    return path
