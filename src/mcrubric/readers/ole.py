"""Old office files (OLE compound files): whether one is a new office file under a password."""

from __future__ import annotations

from typing import BinaryIO, Final

# MS-OFFCRYPTO 2.3.4.4: the stream that a protected document is kept in; names are UTF-16.
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHUNK: Final = 1 << 20


def is_encrypted(stream: BinaryIO) -> bool:
    """Tell whether the file holds a protected document."""
    stream.seek(0)
    before = b""
    while chunk := stream.read(_CHUNK):
        if _ENCRYPTED in before + chunk:
            return True
        before = chunk[-len(_ENCRYPTED) :]
    return False
