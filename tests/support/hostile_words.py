"""Texts and slides that word processors would choke on: depth, floods, loops, what is hidden."""

from __future__ import annotations

from typing import Final

from handmade import zip_of
from hostile_packages import stored
from office import deck_of, relations_of, shape_of, slide_of
from open_document import MEDIA_TYPE, flat_of, odp_of, odt_of
from wordfiles import docx_of, paragraph

_SENTENCE: Final = "We met every family before the year began."
BODY: Final = paragraph(_SENTENCE)
_NUMBERED: Final = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def word(before: str = "", each: str = "", count: int = 1, behind: str = "") -> bytes:
    """Write a text: something, something else many times, and something behind it."""
    return stored(docx_of(BODY + before + each * count + behind))


def text_boxes(count: int) -> bytes:
    box = "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:txbxContent>"
    return word("<w:p><w:r>", box, count, "</w:r></w:p>")


def nested(opening: str, closing: str, count: int) -> bytes:
    """Write a text in which something lies in itself."""
    return word(opening * count + BODY + closing * count)


def paragraphs(count: int, words: str, times: int = 1) -> bytes:
    """Write paragraphs, each of which says the words so many times."""
    return stored(docx_of(paragraph(" ".join([words] * times)) * count))


def change_log(entries: int) -> bytes:
    """Write a long list of changes in Markdown, as programs keep them."""
    each = "- Mend what [broke](https://localhost/1) in `reading` when *many* come\n"
    return ("# Changes\n\n" + each * entries).encode()


def styles_in_a_chain(count: int, *, closed: bool) -> bytes:
    """Write styles each of which rests on the next; `closed` makes a circle of them."""
    last = "s0" if closed else "none"
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}">'
        f'<w:basedOn w:val="{f"s{n + 1}" if n + 1 < count else last}"/></w:style>'
        for n in range(count)
    )
    return stored(docx_of(paragraph(_SENTENCE, settings='<w:pStyle w:val="s0"/>'), styles=listed))


def numbering_in_a_circle() -> bytes:
    listed = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = paragraph(_SENTENCE, settings=_NUMBERED)
    return docx_of(body, styles=listed, numbering=lists)


def headers_shown(sections: int, words: int) -> bytes:
    """Write a text that shows one header in every section."""
    section = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
        "</w:pPr></w:p>"
    )
    return stored(docx_of(BODY + section * sections, header1=paragraph("word " * words)))


def related_to_itself(times: int) -> bytes:
    """Write a text whose header is its own body, and whose relations go round in a circle."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="h{n}" Type="{office}/header" Target="document.xml"/>'
        for n in range(times)
    )
    header = '<w:headerReference w:type="default" r:id="h0"/>'
    section = f"<w:p><w:pPr><w:sectPr>{header}</w:sectPr></w:pPr></w:p>"
    return docx_of(BODY + section, relations=related)


def reaching_out(target: str) -> bytes:
    """Write a text with a template, a picture, an object and a file from elsewhere."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="{target}" '
        'TargetMode="External"/>'
        for kind in ("attachedTemplate", "image", "oleObject", "frame", "subDocument")
    )
    field = "".join(
        f"<w:p><w:r><w:instrText>{code}</w:instrText></w:r></w:p>"
        for code in (f"INCLUDETEXT {target}", "DDEAUTO c:\\\\x cmd", f"INCLUDEPICTURE {target}")
    )
    return docx_of(BODY + field, relations=related)


def taking_in(target: str) -> bytes:
    """Write a text that takes in another file, whose words nobody has counted."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = (
        f'<Relationship Id="sub" Type="{office}/subDocument" Target="{target}" '
        'TargetMode="External"/>'
    )
    return docx_of(f'{BODY}<w:subDoc r:id="sub"/>', relations=related)


def unseen(how: str) -> bytes:
    """Write a text of a sentence and of 1,000 words that no reader sees."""
    flood = "word " * 1_000
    run = {
        "hidden": f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{flood}</w:t></w:r>",
        "deleted": f"<w:del><w:r><w:delText>{flood}</w:delText></w:r></w:del>",
        "white": f'<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{flood}</w:t></w:r>',
        "moved": f"<w:moveFrom><w:r><w:t>{flood}</w:t></w:r></w:moveFrom>",
        "inserted": f"<w:ins><w:r><w:t>{flood}</w:t></w:r></w:ins>",
    }[how]
    return docx_of(f"{BODY}<w:p>{run}</w:p>")


def tables(count: int) -> bytes:
    """Write tables that lie in each other."""
    return nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", count)


def open_text(before: str = "", each: str = "", count: int = 1, behind: str = "") -> bytes:
    """Write an OpenDocument text of something many times."""
    return stored(odt_of(f"<text:p>{_SENTENCE}</text:p>{before}{each * count}{behind}"))


def open_nested(count: int) -> bytes:
    """Write tables that lie in each other."""
    opening = "<table:table><table:table-row><table:table-cell>"
    closing = "</table:table-cell></table:table-row></table:table>"
    return open_text(opening * count + "<text:p>within</text:p>" + closing * count)


def flat_text(before: str = "", each: str = "", count: int = 1, behind: str = "") -> bytes:
    return flat_of(f"<text:p>{_SENTENCE}</text:p>{before}{each * count}{behind}")


def open_styles(count: int, *, closed: bool) -> bytes:
    listed = "".join(
        f'<style:style style:name="s{n}" style:family="paragraph" '
        f'style:parent-style-name="s{(n + 1) % count if closed else n + 1}"/>'
        for n in range(count)
    )
    return stored(odt_of(f'<text:p text:style-name="s0">{_SENTENCE}</text:p>', styles=listed))


def locked_open_document() -> bytes:
    from open_document import content_of, package_of

    entry = '<manifest:encryption-data manifest:checksum="x"/>'
    return package_of("text", content_of("<office:text/>"), manifest_entry=entry)


def said_to_be(kind: str, inside: str) -> bytes:
    """Write an OpenDocument file whose `mimetype` says another kind than its content is."""
    made = {"text": odt_of("<text:p>x</text:p>"), "presentation": odp_of("")}[inside]
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(made)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zip_of(parts | {"mimetype": MEDIA_TYPE + kind})


def open_pages(count: int) -> bytes:
    return stored(odp_of("<draw:page/>" * count))


def slides(count: int) -> bytes:
    return stored(deck_of([slide_of(shape_of(_SENTENCE))] * count))


def slide_listed(times: int) -> bytes:
    """Write a presentation that lists its one slide very often."""
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="rId0"/>' for n in range(times))
    presentation = (
        f'<p:presentation xmlns:p="{main}" xmlns:r="{office}"><p:sldIdLst>{ids}</p:sldIdLst>'
        "</p:presentation>"
    )
    more: dict[str, bytes | str] = {"ppt/presentation.xml": presentation}
    return stored(deck_of([slide_of(shape_of(_SENTENCE))], more=more))


def slide_of_paragraphs(count: int) -> bytes:
    return stored(deck_of([slide_of(shape_of(*["word"] * count))]))


def slides_related(count: int) -> bytes:
    """Write a presentation with very many relations, in which parts point at each other."""
    related = relations_of(*((f"rId{n}", "slide", "slides/slide0.xml") for n in range(count)))
    back = relations_of(("rId0", "slide", "slide0.xml"), ("rId1", "chart", "slide0.xml"))
    more: dict[str, bytes | str] = {
        "ppt/_rels/presentation.xml.rels": related,
        "ppt/slides/_rels/slide0.xml.rels": back,
    }
    return stored(deck_of([slide_of(shape_of(_SENTENCE))], more=more))
