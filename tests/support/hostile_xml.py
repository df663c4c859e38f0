"""XML that stops parsers, put as the main part into office files of every family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handmade import zip_of
from hostile_packages import BODY, stored
from office import deck_of, sheet_of, workbook_of
from open_document import content_of, flat_of, package_of
from wordfiles import docx_of

if TYPE_CHECKING:
    from collections.abc import Callable

_LAUGHS: Final = "".join(
    f'<!ENTITY {name} "{("&" + before + ";") * 10}">'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
_DOCTYPES: Final = {
    "empty": "<!DOCTYPE x>",
    "internal": '<!DOCTYPE x [<!ENTITY a "a">]>',
    "laughs": f'<!DOCTYPE x [<!ENTITY a "ha ">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>',
    "external": '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    "remote": '<!DOCTYPE x PUBLIC "-//W3C//DTD X//EN" "http://localhost:9/x.dtd">',
    "parameters": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    "loop": '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>',
    "attributes": '<!DOCTYPE x [<!ATTLIST w:t a CDATA "b">]>',
    "notation": '<!DOCTYPE x [<!NOTATION n SYSTEM "x"><!ENTITY e SYSTEM "x" NDATA n>]>',
}
_ENCODINGS: Final = ("utf-16", "utf-7", "cp037", "shift_jis", "utf-32", "latin-1")
_WORDS: Final = "w:p"


def main_part(family: str, xml: bytes) -> bytes:
    """Write a file of a family, such as `docx` or `ods`, with this as its main part, unpacked."""
    text = xml.decode("latin-1") if family == "flat" else ""
    if family == "flat":
        return text.encode("latin-1")
    if family in ("odt", "ods", "odp"):
        kinds = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
        return _with(package_of(kinds[family], ""), "content.xml", xml)
    made, part = {
        "docx": (docx_of(""), "word/document.xml"),
        "pptx": (deck_of([""]), "ppt/slides/slide0.xml"),
        "xlsx": (workbook_of({"A": ""}), "xl/worksheets/sheet1.xml"),
    }[family]
    return _with(made, part, xml)


def _with(package: bytes, part: str, xml: bytes) -> bytes:
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(package)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return stored(zip_of(parts | {part: xml}))


def _shell(family: str, body: str) -> str:
    """Return the main part of a family around something that stands in its body."""
    if family == "flat":
        return flat_of(body).decode()
    if family in ("odt", "ods", "odp"):
        element = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}[family]
        return content_of(f"<office:{element}>{body}</office:{element}>")
    if family == "docx":
        import zipfile
        from io import BytesIO

        with zipfile.ZipFile(BytesIO(docx_of(body))) as archive:
            return archive.read("word/document.xml").decode()
    return sheet_of(body)


def declaring(family: str, kind: str) -> bytes:
    """Write a file whose main part declares a document type."""
    xml = _shell(family, BODY.replace("We", "We &a;") if kind in ("laughs", "loop") else BODY)
    head, _, rest = xml.rpartition("?>")
    return main_part(family, f"{head}{_ and '?>'}{_DOCTYPES[kind]}{rest}".encode())


def encoded(family: str, encoding: str, declared: str) -> bytes:
    """Write a file whose main part is in one encoding and says that it is in another."""
    xml = _shell(family, BODY).rpartition("?>")[2]
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    return main_part(family, (head + xml).encode(encoding))


def flooded(family: str, flood: str, count: int) -> bytes:
    """Write a file whose main part holds something very often, or something very large."""
    return main_part(family, _shell(family, _FLOODS[flood](count)).encode())


_FLOODS: Final[dict[str, Callable[[int], str]]] = {
    "attribute": lambda count: f'<x a="{"a" * count}"/>',
    "attributes": lambda count: (
        f"<x {' '.join(f'a{n}={chr(34)}{chr(34)}' for n in range(count))}/>"
    ),
    "same attribute": lambda count: f"<x {' '.join(['a=' + chr(34) * 2] * count)}/>",
    "namespaces": lambda count: "".join(f'<n{n}:x xmlns:n{n}="urn:{n}"/>' for n in range(count)),
    "namespaces of one": lambda count: (
        f"<x {' '.join(f'xmlns:n{n}={chr(34)}urn:{n}{chr(34)}' for n in range(count))}/>"
    ),
    "depth": lambda count: "<x>" * count + "</x>" * count,
    "depth without an end": lambda count: "<x>" * count,
    "elements": lambda count: "<x/>" * count,
    "comments": lambda count: "<!---->" * count,
    "comment": lambda count: f"<!--{'x' * count}-->",
    "instructions": lambda count: "<?x y?>" * count,
    "instruction": lambda count: f"<?x {'y' * count}?>",
    "verbatim": lambda count: "<![CDATA[x]]>" * count,
    "verbatim text": lambda count: f"<![CDATA[{'x ' * count}]]>",
    "names": lambda count: "".join(f"<n{n}/>" for n in range(count)),
    "names of attributes": lambda count: "".join(f'<x a{n}="" b{n}=""/>' for n in range(count)),
    "uses of a long namespace": lambda count: (
        f'<a:x xmlns:a="{"u" * 900_000}">{"<a:y/>" * count}</a:x>'
    ),
    "uses of a namespace of some length": lambda count: (
        f'<a:x xmlns:a="{"u" * 900}">{"".join(f"<a:y{n}/>" for n in range(count))}</a:x>'
    ),
    "name": lambda count: f"<{'x' * count}/>",
    "text": lambda count: "x " * count,
    "characters": lambda count: "&#120;" * count,
}
