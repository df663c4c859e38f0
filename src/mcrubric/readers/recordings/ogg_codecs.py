"""What the positions in an Ogg file mean, by the first packet of each stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

# Samples of an Opus packet at 48 kHz by its first byte (RFC 6716, 3.1): 32 configurations.
_OPUS_FRAMES: Final = (
    *(480, 960, 1_920, 2_880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Codec:
    """How positions are read: `rate` units a second, of which `skip` are not played.

    `shift`: the position of a video counts up to the last key frame in its upper bits, and from
    there in the lower ones. `packet`: how many units a packet plays at most, 0 if not known.
    """

    rate: float
    skip: int = 0
    shift: int = 0
    packet: int = 0

    def units(self, position: int) -> int:
        """Return how many units lie before a position."""
        return (position >> self.shift) + (position & (1 << self.shift) - 1) - self.skip


def codec_of(packet: bytes) -> Codec | None:
    """Read the first packet of a stream; None if its positions are not known.

    Vorbis I, 4.2.2; RFC 7845, 5.1; Ogg mapping of FLAC (RFC 9639, 10.1); Theora, 6.2; Speex manual.
    """
    for mark, read in _CODECS:
        if packet.startswith(mark):
            codec = read(packet)
            return codec if codec.rate > 0 else None
    return None


def opus_packet(first: int) -> int:
    """Return how many units a packet of Opus plays if it holds one frame, as is usual."""
    return _OPUS_FRAMES[first >> 3]


def _vorbis(packet: bytes) -> Codec:
    longest = 1 << (packet[28] >> 4) if len(packet) > 28 else 0  # noqa: PLR2004 - the field's place
    return Codec(_little(packet, 12), packet=longest // 2)


def _opus(packet: bytes) -> Codec:
    return Codec(48_000, skip=int.from_bytes(packet[10:12], "little"))


def _flac(packet: bytes) -> Codec:
    block = int.from_bytes(packet[19:21], "big")
    return Codec(int.from_bytes(packet[27:30], "big") >> 4, packet=block)


def _speex(packet: bytes) -> Codec:
    return Codec(_little(packet, 36), packet=_little(packet, 56) * _little(packet, 64))


def _theora(packet: bytes) -> Codec:
    frames, per = (int.from_bytes(packet[at : at + 4], "big") for at in (22, 26))
    shift = int.from_bytes(packet[40:42], "big") >> 5 & 31
    return Codec(frames / per if per else 0, shift=shift)


def _little(packet: bytes, at: int) -> int:
    return int.from_bytes(packet[at : at + 4], "little")


_CODECS: Final[tuple[tuple[bytes, Callable[[bytes], Codec]], ...]] = (
    (b"\x01vorbis", _vorbis),
    (b"OpusHead", _opus),
    (b"\x7fFLAC", _flac),
    (b"Speex   ", _speex),
    (b"\x80theora", _theora),
)
