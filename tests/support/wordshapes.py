"""DOCX files of many shapes, as Word, Google Docs, LibreOffice and others write them."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from wordfiles import box, docx_of, field, item, numbering, paragraph, run, style

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROSE: Final = (
    "We opened the doors at 7:45 on Monday, and 38 families came \u2013 more than last year.",
    "My well-kept plan (see the handbook) named who/what/when; it cost $1,250.50 in all.",
    "Teachers said: \u201cWe didn\u2019t know\u201d \u2014 so we asked them again on 11/22/2024.",
)
_LISTS: Final = (
    ("decimal", "%1."), ("bullet", "\u2022"), ("lowerLetter", "%1)"), ("upperRoman", "Part %1:"),
    ("none", ""), ("decimalZero", "Step %1"),
)  # fmt: skip
_STYLES: Final = (
    style("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("Title", "Title")
    + style("Caption", "caption")
    + style("Quote", "Quote")
    + style("H", "H", "<w:rPr><w:vanish/></w:rPr>")
)
_PAGES: Final = ("default", "first", "even")


def shapes() -> Iterator[tuple[str, bytes]]:
    """Yield files by name; most hold about a hundred words, so that one of them shows."""
    prose = "".join(map(paragraph, _PROSE * 2))
    for name, body in _bodies().items():
        yield name, docx_of(prose + body + prose, styles=_STYLES)
    for (form, text), deep in product(_LISTS, (False, True)):
        lists = numbering((form, text), ("decimal", "%1.%2"))
        items = "".join(
            paragraph(each, settings=item(int(deep and at % 2 == 1)))
            for at, each in enumerate(_PROSE * 2)
        )
        yield f"list {form} {text} {deep}", docx_of(prose + items, numbering=lists)
    yield from _with_notes(prose)
    yield from _with_sections(prose)


def _bodies() -> dict[str, str]:
    first, second, third = _PROSE
    cell = f"<w:tc>{paragraph(first)}{paragraph(second)}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl><w:p/>"
    deleted = f'<w:del w:id="1" w:author="a"><w:r><w:delText>{first}</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="a">{run(second)}</w:ins>'
    moved = (
        f'<w:moveFrom w:id="3" w:author="a">{run(first)}</w:moveFrom>',
        f'<w:moveTo w:id="4" w:author="a">{run(first)}</w:moveTo>',
    )
    return {
        "prose": paragraph(third),
        "runs within words": paragraph(*(run(sign) for sign in third)),
        "no paragraphs between": "<w:p/>" * 20,
        "table": table,
        "table within a table": f"<w:tbl><w:tr><w:tc>{table}</w:tc></w:tr></w:tbl><w:p/>",
        "headings": paragraph(first, settings='<w:pStyle w:val="Heading1"/>')
        + paragraph(second, settings='<w:pStyle w:val="Title"/>'),
        "caption": paragraph(first, settings='<w:pStyle w:val="Caption"/>'),
        "quote": paragraph(first, settings='<w:pStyle w:val="Quote"/>'),
        "hidden by style": paragraph(first, settings='<w:pStyle w:val="H"/>'),
        "hidden run": paragraph("before ", run(first, "<w:vanish/>"), " after"),
        "hidden within a word": paragraph("be", run("x", "<w:vanish/>"), "fore"),
        "deleted": paragraph("before ", deleted, " after"),
        "inserted": paragraph("before ", inserted, " after"),
        "replaced within a word": paragraph(
            "organi",
            '<w:del w:id="1" w:author="a"><w:r><w:delText>s</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="a">{run("z")}</w:ins>',
            "ation",
        ),
        "moved": paragraph("a ", moved[0], " b") + paragraph("c ", moved[1], " d"),
        "deleted end of a paragraph": paragraph(
            "We ", settings='<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
        )
        + paragraph("open early"),
        "link": paragraph("see ", f'<w:hyperlink w:anchor="x">{run("our site")}</w:hyperlink>'),
        "link by field": paragraph(
            "see ", field(' HYPERLINK "https://a.example/b?c=d" ', "our ", "site"), " now"
        ),
        "address": paragraph("see https://a.example/b?c=d&amp;e=f#g and a@b.example now"),
        "contents": paragraph(field(' TOC \\o "1-3" ', "Our week", "\t3")),
        "reference": paragraph("see ", field(" REF x ", "Figure 3"), " and on"),
        "page number": paragraph("page ", field(" PAGE ", "1"), " of ", field(" NUMPAGES ")),
        "text box": paragraph("be", box(paragraph(first)), "fore"),
        "text box with a table": paragraph(box(table)),
        "text box within a cell": f"<w:tbl><w:tr><w:tc>{paragraph(box(paragraph(first)))}</w:tc>"
        "</w:tr></w:tbl><w:p/>",
        "smart tag": paragraph(f'<w:smartTag w:element="x">{run(first)}</w:smartTag>'),
        "inline control": paragraph(
            "a ", f"<w:sdt><w:sdtContent>{run(first)}</w:sdtContent></w:sdt>"
        ),
        "gallery": '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph(first)}</w:sdtContent></w:sdt>",
        "formula": paragraph("where ", "<m:oMath><m:r><m:t>x+1=y</m:t></m:r></m:oMath>", " holds"),
        "tabs and breaks": "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>",
        "symbols": '<w:p><w:r><w:t xml:space="preserve">a </w:t><w:sym w:font="Wingdings" '
        'w:char="F04A"/><w:t xml:space="preserve"> b</w:t></w:r></w:p>',
        "no-break spaces": paragraph("10\u00a0km and 5\u202f% and so\u00a0on"),
        "squares and halves": paragraph("45 m\u00b2 and 1\u00bd days, x\u2081"),
        "dashes": paragraph("now\u2014then\u2013later \u2013 and \u2014 so-called"),
        "lone signs": paragraph("\u2022 a \u2713 b * c & d".replace("&", "&amp;")),
        "Chinese": paragraph("\u6821\u957f\u5de5\u4f5c\uff0c\u5f88\u597d\u3002 and English"),
        "Japanese": paragraph("\u3053\u308c\u306f\u30c6\u30b9\u30c8\u3067\u3059\u3002"),
        "Korean": paragraph("\ud55c\uad6d\uc5b4 \ub2e8\uc5b4 \uc14b."),
        "Arabic": paragraph("\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644"),
        "ruby": "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase>"
        "<w:r><w:t>base word</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
        "large first letter": paragraph("W", settings='<w:framePr w:dropCap="drop" w:lines="3"/>')
        + paragraph("e open early"),
        "box ticked": paragraph("a \u2612 b \u2610 c"),
    }  # fmt: skip


def _with_notes(prose: str) -> Iterator[tuple[str, bytes]]:
    note = paragraph("<w:r><w:{}Ref/></w:r>", run(" " + _PROSE[0]))
    for kind in ("footnote", "endnote"):
        body = paragraph(run("noted"), f'<w:r><w:{kind}Reference w:id="2"/></w:r>', run(", so."))
        parts = {f"{kind}s": f'<w:{kind} w:id="2">{note.format(kind)}</w:{kind}>'}
        yield kind, docx_of(prose + body, **parts)
    body = paragraph('<w:r><w:commentReference w:id="1"/></w:r>', run("said"))
    comment = f'<w:comment w:id="1" w:author="a">{paragraph(_PROSE[0])}</w:comment>'
    yield "comment", docx_of(prose + body, comments=comment)


def _with_sections(prose: str) -> Iterator[tuple[str, bytes]]:
    headers = {f"header{at}": paragraph(_PROSE[at - 1]) for at in (1, 2, 3)}
    for kind, differs, taken_over in product(
        ("nextPage", "continuous", "oddPage"), (False, True), (False, True)
    ):
        own = "".join(
            f'<w:headerReference w:type="{page}" r:id="header{at}"/>'
            for at, page in enumerate(_PAGES, 1)
        )
        first = "<w:titlePg/>" if differs else ""
        begins = f'<w:type w:val="{kind}"/>'
        before = paragraph("so", settings=f"<w:sectPr>{own}{first}</w:sectPr>")
        last = f"<w:sectPr>{'' if taken_over else own}{begins}{first}</w:sectPr>"
        yield (
            f"sections {kind} {differs} {taken_over}",
            docx_of(prose + before + prose + last, **headers),
        )
    footer = paragraph("Page ", field(" PAGE ", "1"), " of ", field(" NUMPAGES ", "9"))
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    yield "footer", docx_of(prose + section, footer1=footer)
