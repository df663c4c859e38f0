"""Writes small PDFs of real structure: compressed text, page labels, a cross-reference table.

Object numbers, the cross-reference table and `/PageLabels` are as in ISO 32000-1, sections 7.5 and
12.4.2. The catalogue stands last, so a file that was cut off holds none and cannot be opened.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADER: Final = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"
# US Letter, in points; text starts an inch from the upper left corner.
PAGE: Final = b"/MediaBox [0 0 612 792]"
START_OF_TEXT: Final = b"BT /F1 11 Tf 14 TL 72 720 Td\n"


def write_pdf(pages: Sequence[Sequence[str]], *, front: int = 0) -> bytes:
    """Return a PDF with the given lines on its pages; a page without lines is empty.

    The first `front` pages are labelled i, ii, iii, ..., the others 1, 2, 3, ...; with none there
    is no table of labels.
    """
    count = len(pages)
    first_page, first_content = 2, 2 + count
    font, tree, catalogue = (2 + 2 * count + offset for offset in range(3))
    bodies = [b"<< /Producer (benchmarks) >>"]
    bodies += [
        b"<< /Type /Page /Parent %d 0 R %b /Contents %d 0 R"
        b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (tree, PAGE, first_content + index, font)
        for index in range(count)
    ]
    bodies += [_stream(_content(lines)) for lines in pages]
    bodies.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = b" ".join(b"%d 0 R" % (first_page + index) for index in range(count))
    bodies.append(b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids))
    bodies.append(b"<< /Type /Catalog /Pages %d 0 R%b >>" % (tree, _labels(front)))
    return _file(bodies, catalogue)


def _content(lines: Iterable[str]) -> bytes:
    shown = b"".join(b"(%b) Tj T*\n" % _escaped(line) for line in lines)
    return START_OF_TEXT + shown + b"ET" if shown else b""


def _escaped(line: str) -> bytes:
    plain = line.encode("latin-1", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)


def _labels(front: int) -> bytes:
    if not front:
        return b""
    return b" /PageLabels << /Nums [0 << /S /r >> %d << /S /D >>] >>" % front


def _file(bodies: Sequence[bytes], catalogue: int) -> bytes:
    """Join numbered objects (from 1), the cross-reference table and the trailer."""
    parts, offsets, length = [HEADER], [], len(HEADER)
    for number, body in enumerate(bodies, start=1):
        offsets.append(length)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        length += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table))
    parts.append(
        b"trailer\n<< /Size %d /Root %d 0 R /Info 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, catalogue, length)
    )
    return b"".join(parts)
