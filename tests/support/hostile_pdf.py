"""PDF files that stop readers: loops, lies, bombs, floods, and what is locked or cut off."""

from __future__ import annotations

import zlib
from typing import Final

from handmade import pdf_of, typed

_SENTENCE: Final = typed("We met every family before the year began.")
_DRAWS_ITSELF: Final = (
    b"<< /Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /Fm 4 0 R >> "
    b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Length 32 >>\n"
    b"stream\nBT /F1 9 Tf (x) Tj ET /Fm Do    \nendstream"
)


def objects(*each: bytes, trailer: str = "", version: bytes = b"1.7") -> bytes:
    """Write a file of these objects, numbered from 1; the first is the catalog."""
    out, offsets = b"%PDF-" + version + b"\n", []
    for number, content in enumerate(each, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = f"trailer << /Size {len(each) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(each) + 1) + table + end.encode()


def stream_of(data: bytes, extra: str = "", length: int | None = None) -> bytes:
    """Write a stream; `length` lies about how long it is."""
    said = len(data) if length is None else length
    return f"<< {extra} /Length {said} >>\nstream\n".encode() + data + b"\nendstream"


def packed(data: bytes, times: int = 1) -> bytes:
    """Write a stream that is packed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream_of(data, f"/Filter [{'/FlateDecode ' * times}]")


def counted(pages: int, count: int) -> bytes:
    return pdf_of(pages, count=count)


def listed(kids: str, count: int = 3) -> bytes:
    """Write a list of pages that has these; object 2 is the list itself, 3 a page."""
    return pdf_of(1, kids=kids, count=count)


def same_page(times: int) -> bytes:
    return pdf_of(1, kids="3 0 R " * times, count=times)


def deep_tree(depth: int, *, closed: bool = False) -> bytes:
    """Write a list of pages in a list of pages, and so on; `closed` ends at the first again."""
    lists = [
        b"<< /Type /Pages /Count 1 /Parent %d 0 R /Kids [%d 0 R] >>" % (max(2, n + 1), n + 3)
        for n in range(depth)
    ]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 9 9] >>" % (depth + 1)
    last = lists[-1].replace(b"[%d 0 R]" % (depth + 2), b"[2 0 R]")
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>", *lists[:-1], last if closed else lists[-1], page
    )


def many_pages(count: int) -> bytes:
    """Write a file of pages that share one content."""
    numbers = b" ".join(b"%d 0 R" % (n + 3) for n in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    pages = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, numbers)
    return objects(b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * count)


def drawing(content: str, count: int = 1, times: int = 1) -> bytes:
    """Write a page that draws something many times, packed `times` times over."""
    return pdf_of(1, contents=packed((content * count).encode("latin-1"), times))


def bomb(mebibytes: int, times: int) -> bytes:
    return pdf_of(1, contents=packed(b" " * (mebibytes << 20), times))


def drawing_itself() -> bytes:
    return pdf_of(1, contents=_DRAWS_ITSELF)


def _page_with(resources: bytes) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources %s >>"
    return page % resources


def forms_in_forms(levels: int, each: int) -> bytes:
    """Write forms each of which draws the next several times: work without end."""
    forms = []
    for n in range(levels):
        draws = b"/F Do " * each if n + 1 < levels else b"0 0 9 9 re f "
        extra = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
        extra += f"<< /XObject << /F {n + 6} 0 R >> >>"
        forms.append(stream_of(draws, extra))
    page = _page_with(b"<< /XObject << /F 5 0 R >> >>")
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page, stream_of(b"/F Do"), *forms,
    )  # fmt: skip


def picture(filters: str, width: int, height: int, data: str = "x") -> bytes:
    """Write a page with a picture that says it is so large, in a way of packing."""
    extra = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray "
        f"/BitsPerComponent 8 /Filter {filters}"
    )
    page = _page_with(b"<< /XObject << /I 5 0 R >> >>")
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        page, stream_of(b"/I Do"), stream_of(data.encode("latin-1"), extra),
    )  # fmt: skip


def labels(count: int, prefix: int) -> bytes:
    """Write labels of pages, each with a prefix of so many letters."""
    each = "".join(f"{n} << /P ({'x' * prefix}) /S /D >> " for n in range(count))
    return pdf_of(3, labels=each)


def object_stream(extends: int) -> bytes:
    """Write objects that lie in a stream which is said to go on in a stream, perhaps itself."""
    inside = b"2 0 << /Type /Pages /Count 1 /Kids [3 0 R] >>"
    extra = f"/Type /ObjStm /N 1 /First 4 /Extends {extends} 0 R"
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        stream_of(inside, extra),
    )


def locked(permissions: str = "") -> bytes:
    words = f"/O <{'00' * 32}> /U <{'00' * 32}> /P -4"
    return pdf_of(
        1,
        trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 {words} {permissions} >> /ID [<00><00>]",
    )


def broken(what: str) -> bytes:
    """Write a file in which something is wrong with its frame."""
    whole = pdf_of(3)
    table = whole.rindex(b"\nxref") + 1
    start = whole.rindex(b"startxref")
    return {
        "late header": b"\n" * 900 + whole,
        "later header": b"\n" * 3_000 + whole,
        "no table": whole[:table],
        "table elsewhere": whole[:start] + b"startxref\n99999999\n%%EOF",
        "table below nothing": whole[:start] + b"startxref\n-1\n%%EOF",
        "table before itself": whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % table),
        "no end": whole[:start],
        "half": whole[: len(whole) // 2],
        "header alone": b"%PDF-1.7\n",
        "no root": whole.replace(b"/Root 1 0 R", b"/Root 9 0 R"),
        "root is a page": whole.replace(b"/Root 1 0 R", b"/Root 3 0 R"),
        "root of many numbers": whole.replace(b"/Root 1 0 R", b"/Root 1" + b"0" * 5_000 + b" 0 R"),
        "zeros behind": whole + bytes(3_000_000),
        "web page": whole.replace(b"%PDF-1.7\n", b"%PDF-1.7\n<html><script>alert(1)</script>\n"),
        "archive behind": whole + b"PK\x05\x06" + bytes(18),
    }[what]


def sized(box: str) -> bytes:
    """Write a page of this size."""
    return pdf_of(1).replace(b"[0 0 612 792]", f"[{box}]".encode())


def stream_said_to_have(length: int) -> bytes:
    return pdf_of(1, contents=stream_of(_SENTENCE.encode(), length=length))


def nested(opening: str, closing: str, count: int) -> bytes:
    """Write a page with an entry that is nested so often."""
    return pdf_of(1, page_extra=f"/X {opening * count}{closing * count}")


def annotated(each: str, count: int) -> bytes:
    return pdf_of(1, page_extra=f"/Annots [{each * count}]")


def acting(action: str) -> bytes:
    """Write a file that does something when it is opened."""
    return pdf_of(1).replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << %s >>" % action.encode()
    )


def predicted(columns: int) -> bytes:
    """Write a stream whose rows are said to be so wide that a row takes all memory."""
    data = zlib.compress(_SENTENCE.encode())
    rows = f"/Predictor 12 /Columns {columns} /Colors 32 /BitsPerComponent 16"
    extra = f"/Filter /FlateDecode /DecodeParms << {rows} >>"
    return pdf_of(1, contents=stream_of(data, extra))
