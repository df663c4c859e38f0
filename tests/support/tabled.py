"""Tables in a compact notation, as the files that hold them.

A line is a row, `|` parts its cells; `^` is merged with the cell above, `<` with the one before;
`~` is empty as a blank is; `//` ends a line within a cell, `[words](file)` is a link. A blank line
ends a table; a line with `#` before it is a heading, one with `>` a paragraph.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

from mcrubric.model.documents import Block, Cell, Document

_LINK: Final = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
Rows = list[list[str]]


def parsed(notation: str) -> list[str | Rows]:
    """Return headings and paragraphs as lines, tables as rows of cells."""
    found: list[str | Rows] = []
    rows: Rows = []
    for line in [*notation.splitlines(), ""]:
        if line.startswith(("#", ">")) or not line.strip():
            found += [rows] if rows else []
            rows = []
            found += [line] if line.strip() else []
        else:
            rows.append([each.strip().removeprefix("~") for each in line.split("|")])
    return found


def cells_of(rows: Rows) -> list[tuple[int, int, int, int, str]]:
    """Return row, column, rows, columns and text of each cell, counted from 0."""
    found = []
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text in {"^", "<"}:
                continue
            wide, high = 1, 1
            while column + wide < len(cells) and cells[column + wide] == "<":
                wide += 1
            while row + high < len(rows) and rows[row + high][column : column + 1] == ["^"]:
                high += 1
            found.append((row, column, high, wide, text))
    return found


def as_html(notation: str) -> str:
    return "\n".join(_html(each) for each in parsed(notation))


def _html(piece: str | Rows) -> str:
    if isinstance(piece, str):
        level = len(piece) - len(piece.lstrip("#"))
        tag = f"h{level}" if level else "p"
        return f"<{tag}>{_marked(piece.lstrip('#> '))}</{tag}>"
    out = ["<table>"]
    cells = cells_of(piece)
    for row in range(len(piece)):
        out.append("<tr>")
        for at, _, high, wide, text in cells:
            if at == row:
                out.append(f"<td rowspan={high} colspan={wide}>{_marked(text)}</td>")
    return "".join([*out, "</table>"])


def _marked(text: str) -> str:
    return _LINK.sub(r"<a href='\2'>\1</a>", escape(text, quote=False)).replace(" // ", "<br>")


def as_markdown(notation: str) -> str | None:
    """Return the tables as Markdown, None if they have merged cells, which Markdown has not."""
    out: list[str] = []
    for piece in parsed(notation):
        if isinstance(piece, str):
            out.append(piece.lstrip("> "))
            continue
        if any(cell in {"^", "<"} for row in piece for cell in row):
            return None
        lines = [f"| {' | '.join(row)} |".replace(" // ", "<br>") for row in piece]
        width = len(piece[0])
        out.append("\n".join([lines[0], "|" + "---|" * width, *lines[1:]]))
    return "\n\n".join(out) + "\n"


def as_document(notation: str) -> Document | None:
    """Return the document as a reader of sheets makes it: no places; None if there are links."""
    if _LINK.search(notation):
        return None
    pieces: list[str] = []
    blocks: list[Block] = []
    tables = 0

    def add(text: str, cell: Cell | None, level: int = 0) -> None:
        start = blocks[-1].end + 2 if blocks else 0
        kind = "heading" if level else "table-cell" if cell else "paragraph"
        left_out = "heading" if level else None
        pieces.append(text)
        blocks.append(Block(kind, start, start + len(text), left_out, level, cell))  # type: ignore[arg-type]

    for piece in parsed(notation):
        if isinstance(piece, str):
            add(piece.lstrip("#> "), None, len(piece) - len(piece.lstrip("#")))
            continue
        tables += 1
        for row, column, high, wide, text in cells_of(piece):
            for line in filter(None, map(str.strip, text.split(" // "))):
                add(line, Cell(tables, row + 1, column + 1, high, wide))
    return Document(path="part-2.xlsx", text="\n\n".join(pieces), blocks=tuple(blocks))
