"""A PDF that opens without a password and is encrypted all the same (ISO 32000-1, 7.6)."""

from __future__ import annotations

import hashlib
import struct
from typing import Final

# What stands in for a password that is empty (7.6.3.3, algorithm 2).
PADDING: Final = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
OWNER: Final = bytes(range(65, 97))
ID: Final = b"0123456789abcdef"
PACKED: Final = 4
WITHIN: Final = 5


def locked_pdf(within: str, catalog: str = "/OpenAction 5 0 R") -> bytes:
    """Write one page; `within` is object 5, which is packed into a stream that is encrypted."""
    key = hashlib.md5(PADDING + OWNER + struct.pack("<i", -4) + ID).digest()[:5]  # noqa: S324
    head = f"{WITHIN} 0 "
    own = hashlib.md5(key + struct.pack("<IH", PACKED, 0)[:3] + bytes(2)).digest()[:10]  # noqa: S324
    stream = rc4(own, (head + within).encode())
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        f"<< /Type /ObjStm /N 1 /First {len(head)} /Length {len(stream)} >>\nstream\n".encode()
        + stream + b"\nendstream",
    ]  # fmt: skip
    data, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    words = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{OWNER.hex()}> "
        f"/U <{rc4(key, PADDING).hex()}> >> /ID [<{ID.hex()}> <{ID.hex()}>]"
    )
    return data + _listed(places, len(data), words)


def _listed(places: list[int], start: int, words: str) -> bytes:
    """Write the list of objects as a stream (7.5.8): it is never encrypted."""
    rows = [(0, 0, 255), *((1, place, 0) for place in places), (2, PACKED, 0), (1, start, 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    head = (
        f"6 0 obj\n<< /Type /XRef /Size {len(rows)} /W [1 2 1] /Root 1 0 R {words} "
        f"/Length {len(table)} >>\nstream\n"
    )
    return head.encode() + table + f"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n".encode()


def rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for each in range(256):
        at = (at + state[each] + key[each % len(key)]) % 256
        state[each], state[at] = state[at], state[each]
    out, at = bytearray(), 0
    for count, byte in enumerate(data, 1):
        each = count % 256
        at = (at + state[each]) % 256
        state[each], state[at] = state[at], state[each]
        out.append(byte ^ state[(state[each] + state[at]) % 256])
    return bytes(out)
