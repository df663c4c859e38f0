"""Every bound on what a stranger can send, in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KIB: Final = 1024
MIB: Final = 1024 * KIB
GIB: Final = 1024 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds in bytes, counts and seconds; one that is hit is told and is `open`, never a pass.

    The defaults leave room for a portfolio with an hour of phone video and a scanned handbook,
    and end every known bomb within seconds.
    """

    # What is handed in: an hour of phone video is about 400 MiB.
    portfolio_bytes: int = 2 * GIB
    file_bytes: int = 512 * MIB
    document_bytes: int = 64 * MIB
    files: int = 2_000

    # Names are folders and files that programs leave behind too; no portfolio comes near.
    # 255 bytes is the longest name, 4,096 the longest path that common file systems store.
    names: int = 20_000
    name_bytes: int = 255
    path_bytes: int = 4_096

    # A narrative of 1,000 words is 6 kB; 2 MB are 300,000 words.
    text_bytes: int = 2_000_000
    # Characters that mark up (tags, emphasis, links, lines): a long narrative has some hundreds,
    # and each costs a parser about 500 bytes.
    markup_marks: int = 100_000
    # Paragraphs and cells of a written file, each of which costs 800 bytes until it is judged. A
    # book of 1,000 pages has some 30,000, and a list of evidence some hundreds.
    written_blocks: int = 60_000
    markdown_depth: int = 100
    html_depth: int = 512

    # What an archive expands to; text compresses up to about 20:1, a bomb 1,000:1.
    archive_bytes: int = GIB
    member_bytes: int = 256 * MIB
    archive_ratio: int = 200
    archive_ratio_from: int = MIB

    # Rubrics and manifests are written by hand; nesting beyond this is an attack.
    yaml_bytes: int = MIB
    yaml_events: int = 50_000
    yaml_depth: int = 64
    json_depth: int = 128
    json_values: int = 200_000
    entries: int = 1_000
    citations: int = 5_000
    # Names of details, and parentheses and headings that may cite or name something: each is
    # compared with all that it could mean. A portfolio of 17 details has about a hundred.
    named_details: int = 5_000
    parentheses: int = 20_000
    headings: int = 10_000
    # Cells of tables with those that a merged cell covers: 10,000 rows of 50 columns. A list of
    # evidence has some hundreds, and nobody reads a table wider than 200 columns.
    table_cells: int = 500_000
    table_columns: int = 200

    # A parser without a bound of its own, in the worker: 500 pages take it 0.4 s.
    worker_seconds: float = 4.0
    worker_cpu_seconds: int = 4
    worker_memory: int = GIB
    worker_idle_seconds: float = 30.0
    worker_tasks: int = 500

    # 20,000 page labels of 64 characters each, written in plain ASCII, are 8 MB.
    worker_answer_bytes: int = 16 * MIB

    pdf_pages: int = 20_000
    # Text of the pages, slides or sheets of an upload: a book of 1,500 pages. Signs of four bytes
    # each fit into a worker's answer.
    page_characters: int = 4_000_000
    # Boxes, elements and samples of a recording: an hour of live video has about 170,000 blocks.
    media_elements: int = 500_000
    # An office file of 500 slides has about 1,500 parts; one part of it is rarely over 1 MB.
    package_parts: int = 2_000
    part_bytes: int = 64 * MIB
    # All parts that are read of one file: a workbook of a million cells has 50 MB of XML, with
    # two elements a cell. Of the shortest tags a parser with its handlers takes half a million a
    # second.
    package_bytes: int = 256 * MIB
    xml_tags: int = 4_500_000
    xml_depth: int = 200
    # What a parser has to keep while it reads: a tag until it ends, and every name to the end.
    # Word keeps an old drawing in one attribute of some 100 kB. The standards of office files name
    # about 4,000 elements and attributes, and files have some 60 prefixes for namespaces, the
    # longest of which has 80 characters; a parser writes it out in every name that stands in it.
    xml_tag_bytes: int = MIB
    xml_names: int = 20_000
    xml_names_characters: int = 2 * MIB
    xml_prefixes: int = 2_000
    xml_namespace_characters: int = 1_000
    # Slides or sheets that one part of a file lists; a talk of a day has some hundreds.
    slides: int = 10_000
    # A survey of 1,000 people with 100 questions has 100,000 cells; a sheet goes on to 17 billion.
    sheet_cells: int = 1_000_000
    # Different texts in cells, each of which takes 60 bytes and itself: a survey of 1,000 people
    # with 100 open questions has 100,000.
    sheet_texts: int = 400_000
    # Styles that a style rests on, one on the other: word processors make about ten.
    style_depth: int = 50

    # The whole portfolio: then what is known is returned, and the rest is open.
    portfolio_seconds: float = 120.0
