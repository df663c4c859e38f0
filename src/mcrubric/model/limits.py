"""Every bound on what a stranger can send, in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite
from typing import Annotated, Final

KIB: Final = 1024
MIB: Final = 1024 * KIB
GIB: Final = 1024 * MIB

# What a plugin can hand over without end; these are faults of its author, never a candidate's.
# A hand-in has at most 20,000 names, each of which can be told of once.
OBSERVATIONS: Final = 50_000
# Sentences of one part that are looked at one by one: a narrative of 1,000 words has about 60,
# and each takes a quarter of a millisecond.
SENTENCES: Final = 5_000
# Characters of an explanation whose sentences are looked at: six pages for one detail.
EXPLANATION: Final = 20_000
# Characters of a sentence whose words are looked at, six pages: what is longer is no sentence, and
# its words would take a hundred times the room of its letters.
SENTENCE: Final = 20_000
# Checks, readers, formats or folders that one plugin brings.
BROUGHT: Final = 1_000
# A larger number means nothing, and Python refuses to write 4,300 digits.
NUMBER_BITS: Final = 512
# Characters of the reason or the authority of a waiver, a paragraph: it stands in reports, tables
# and annotations, some of which hold no more.
WAIVER_WORDS: Final = 1_000
# Characters of an error's own words that are handed on.
ERROR_WORDS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds in bytes, counts and seconds; one that is hit is told and is `open`, never a pass.

    The defaults leave room for a portfolio with an hour of phone video and a scanned handbook,
    and end every known bomb within seconds. The words beside each say why it is what it is; the
    page `docs/reference/limits.md` is made from them.

    Raises:
        ValueError: a bound is no number, or is not above zero.
    """

    # What is handed in.
    portfolio_bytes: Annotated[int, "All files together: an hour of phone video is 400 MiB."] = (
        2 * GIB
    )
    file_bytes: Annotated[int, "One file."] = 512 * MIB
    document_bytes: Annotated[int, "One written file."] = 64 * MIB
    json_bytes: Annotated[
        int, "A hand-in as JSON, which lies in memory twice more while it is read."
    ] = 28 * MIB
    files: Annotated[int, "Files that are looked into; a large portfolio has some 100."] = 2_000
    names: Annotated[int, "Names that are listed, with folders and what programs leave behind."] = (
        20_000
    )
    name_bytes: Annotated[int, "The longest name that common file systems store."] = 255
    path_bytes: Annotated[int, "The longest path that common file systems store."] = 4_096

    stream_bytes: Annotated[
        int,
        "What streams that cannot go back may hold together, for it lies in memory: three quarters "
        "of the 64 MB that a hand-in may cost the caller. What is longer comes as a path, or as a "
        "stream that can go back.",
    ] = 48 * MIB
    folder_depth: Annotated[int, "How deep folders lie in one another."] = 50

    # What is written.
    text_bytes: Annotated[
        int, "The text of a written file: 1,000 words are 6 kB, 2 MB are 300,000 words."
    ] = 2_000_000
    markup_marks: Annotated[
        int,
        "Characters of a text that mark up (tags, emphasis, links, lines), each of which costs a "
        "parser about 500 bytes: a long narrative has some hundreds.",
    ] = 100_000
    markdown_depth: Annotated[int, "How deep quotes and lists are nested in Markdown."] = 100
    markdown_marks: Annotated[
        int, "The same in Markdown, whose parser says where each begins and ends, in 2,400 bytes."
    ] = 25_000
    html_depth: Annotated[int, "How deep HTML is nested; half of 300 web pages go to 4."] = 512

    written_blocks: Annotated[
        int,
        "Paragraphs and cells of a written file, each of which costs 800 bytes until it is judged: "
        "a book of 1,000 pages has some 30,000.",
    ] = 60_000
    style_rules: Annotated[
        int, "Rules in the style sheets of a web page; word processors write some hundreds."
    ] = 5_000
    style_comparisons: Annotated[
        int, "How often one is held against a kind of element; half a million take a second."
    ] = 500_000

    # What an archive expands to.
    directory_bytes: Annotated[
        int, "Its list of members: 20,000 names of 200 bytes, each with 80 bytes beside it."
    ] = 6 * MIB
    archive_bytes: Annotated[int, "All members of a zip file together, unpacked."] = GIB
    member_bytes: Annotated[int, "One member of a zip file, unpacked."] = 256 * MIB
    archive_ratio: Annotated[
        int, "How many times its size a member unpacks to: text some 20, a bomb 1,000."
    ] = 200
    archive_ratio_from: Annotated[int, "Unpacked bytes from which on the ratio is looked at."] = MIB

    # Rubrics, manifests and self-analyses, which are written by hand.
    yaml_bytes: Annotated[int, "One YAML file; the longest rubric shipped has 17 kB."] = MIB
    yaml_events: Annotated[int, "Keys, values and items of a YAML file."] = 50_000
    yaml_depth: Annotated[int, "How deep YAML is nested, 100 at most; rubrics go to 9."] = 64
    json_depth: Annotated[int, "How deep JSON is nested; a report goes to 10."] = 128
    json_values: Annotated[
        int, "Values in a hand-in as JSON, of 500 bytes each: 1,000 entries have 20,000."
    ] = 100_000
    json_keys: Annotated[int, "Keys of one object in it."] = 5_000
    entries: Annotated[int, "Entries of a self-analysis; 17 details have some 20."] = 1_000
    citations: Annotated[int, "Citations of a self-analysis; 17 details have some 50."] = 5_000
    cited_places: Annotated[
        int,
        "Places that a self-analysis cites, each looked up in half a millisecond; 17 details have "
        "some 100.",
    ] = 10_000
    named_details: Annotated[
        int, "Names of details in a self-analysis, each compared with all that it could mean."
    ] = 5_000
    parentheses: Annotated[
        int, "Parentheses in a self-analysis that may cite something; usual are some 100."
    ] = 20_000
    headings: Annotated[
        int, "Headings of a self-analysis that may name a detail; usual are some 50."
    ] = 10_000
    table_cells: Annotated[
        int, "Cells of the tables of a self-analysis, with those that a merged cell covers."
    ] = 500_000
    table_columns: Annotated[int, "Columns of one table; nobody reads a wider one."] = 200

    # The worker, for parsers without a bound of their own.
    worker_seconds: Annotated[float, "The time for one file; 500 pages of a PDF take 0.4 s."] = 4.0
    worker_lost_seconds: Annotated[
        float,
        "The time that files of one hand-in may take which could not be read for all that; two "
        "that hang are more. The others are then left unread that need a worker.",
    ] = 6.0
    worker_cpu_seconds: Annotated[int, "The processor's time for one file."] = 4
    worker_memory: Annotated[int, "Bytes of memory; 500 pages of text take 30 MB."] = GIB
    worker_idle_seconds: Annotated[
        float, "After so long without a file it ends; starting it anew takes 0.1 s."
    ] = 30.0
    worker_tasks: Annotated[int, "After so many files a new one takes over, leaks and all."] = 500
    worker_answer_bytes: Annotated[
        int, "Its answer on one file: 20,000 page labels of 64 characters each are 8 MB as ASCII."
    ] = 16 * MIB

    # What is looked at in uploads.
    pdf_pages: Annotated[int, "Pages of a PDF; few books have 2,000."] = 20_000
    pdf_pieces: Annotated[
        int,
        "Pieces of text and drawings of a PDF that are looked at for words that nobody can see: "
        "500 pages have about 25,000, and as many as this take half a second.",
    ] = 200_000
    pdf_pages_drawn: Annotated[
        int, "Pages that are drawn to see whether words on them can be seen, half a second in all."
    ] = 40
    pdf_objects: Annotated[
        int,
        "Objects of a PDF that are looked at for scripts and the like: a book of 1,000 pages has "
        "about 30,000, and each takes some microseconds.",
    ] = 300_000
    pdf_object_bytes: Annotated[
        int, "What they say, without their streams: those of such a book come to about 5 MB."
    ] = 32 * MIB
    pdf_marks: Annotated[
        int, "Signs in them that mark strings and escapes: such a book has about 100,000."
    ] = 2_000_000
    compound_entries: Annotated[
        int, "Storages and streams of an old office file; some hundreds are usual."
    ] = 16_384
    macro_bytes: Annotated[
        int, "Source of macros that is unpacked; the first line of code ends the search."
    ] = 2 * MIB
    page_characters: Annotated[
        int, "Characters of the pages, slides or sheets of an upload: a book of 1,500 pages."
    ] = 4_000_000
    media_elements: Annotated[
        int, "Boxes, elements and samples of a recording: an hour of live video has 170,000."
    ] = 500_000
    package_parts: Annotated[int, "Parts of an office file: 500 slides have 1,500."] = 2_000
    part_bytes: Annotated[int, "One part of an office file, unpacked; over 1 MB is rare."] = (
        64 * MIB
    )
    package_bytes: Annotated[
        int, "All parts that are read of an office file: a million cells are 50 MB of XML."
    ] = 256 * MIB
    xml_tags: Annotated[
        int,
        "Tags in them: a million cells have 4 million. Of the shortest a parser with its handlers "
        "takes half a million a second.",
    ] = 4_500_000
    xml_depth: Annotated[int, "How deep XML is nested; 900 office files go to 28."] = 200
    xml_tag_bytes: Annotated[
        int, "One tag, which a parser keeps until it ends; Word writes some of 100 kB."
    ] = MIB
    xml_names: Annotated[
        int, "Different names of elements and attributes; the standards have about 4,000."
    ] = 20_000
    xml_names_characters: Annotated[
        int, "All these names together, each written out with its namespace."
    ] = 2 * MIB
    xml_prefixes: Annotated[int, "Prefixes for namespaces; files have some 60."] = 2_000
    xml_namespace_characters: Annotated[
        int, "One namespace, which stands in every name; the longest known has 80."
    ] = 1_000
    slides: Annotated[int, "Slides or sheets of a file; a talk of a day has some 300."] = 10_000
    sheet_cells: Annotated[
        int, "Cells of a workbook: 1,000 people with 100 questions have 100,000."
    ] = 1_000_000
    sheet_texts: Annotated[
        int, "Different texts in cells: 1,000 people with 100 open questions have 100,000."
    ] = 400_000
    style_depth: Annotated[int, "Styles that rest on one another; programs make about 10."] = 50

    # The whole.
    portfolio_seconds: Annotated[
        float, "Then what is known is returned, and what was not looked at is open."
    ] = 120.0
    requirement_findings: Annotated[
        int, "Findings of one requirement; nobody reads on. The next says how many more there are."
    ] = 200
    findings: Annotated[int, "Findings of a report, likewise."] = 5_000

    def __post_init__(self) -> None:
        for each in fields(self):
            _check_bound(each.name, getattr(self, each.name), whole=isinstance(each.default, int))


def _check_bound(name: str, value: object, *, whole: bool) -> None:
    """Refuse what is no bound: zero would let nothing in, and "no limit" does not exist."""
    kinds = int if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        asked = "a whole number" if whole else "a number"
        raise ValueError(f"the limit {name} is {asked}, not {value!r}")  # noqa: TRY004 - one error
    if not isfinite(value) or value <= 0:
        raise ValueError(f"the limit {name} is above zero, not {value!r}")
