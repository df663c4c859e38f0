"""Texts that are built to be misread, to take forever, or to count where nothing is to be seen."""

from __future__ import annotations

import zipfile
from typing import Final

from hostile_base import ANALYSIS, GOOD, NARRATIVE, with_files, with_upload, zipped

SIZE: Final = 1_900_000
"""Bytes: as much as a written text may have."""
MARKS: Final = 95_000
"""As many characters of markup as a text may have."""

FLOODS: Final = {
    "brackets": ("[", MARKS),
    "links": ("[a](b) ", MARKS // 4),
    "open links": ("[a](", MARKS // 3),
    "images": ("![", MARKS // 2),
    "emphasis": ("*a **b ", MARKS // 4),
    "underscores": ("_a__b ", MARKS // 4),
    "quotes": (">", MARKS),
    "list marks": ("- ", 10_000),
    "numbers": ("1. a\n", MARKS // 2),
    "headings": ("# a\n", MARKS // 2),
    "rows": ("|a|b|\n|-|-|\n", 8_000),
    "pipes": ("|", MARKS),
    "backticks": ("`a``", MARKS // 3),
    "tildes": ("~~~\n", MARKS // 4),
    "tags": ("<b>", MARKS),
    "open tags": ("<a ", MARKS),
    "divisions": ("<div>", MARKS),
    "table tags": ("<table><tr><td>", MARKS // 3),
    "hidden tags": ("<p hidden>", MARKS),
    "entities": ("&amp;", MARKS),
    "entities without an end": ("&#", MARKS),
    "comments": ("<!--", MARKS),
    "declarations": ("<![CDATA[", MARKS),
    "scripts": ("<script>", MARKS),
    "words": ("word ", SIZE // 5),
    "letters": ("a", SIZE),
    "spaces": (" ", SIZE),
    "full stops": (".", SIZE),
    "quotation marks": ('"', SIZE),
    "apostrophes": ("it's ", SIZE // 5),
    "parentheses": ("(", SIZE),
    "hyphens": ("a-", SIZE // 2),
    "digits": ("1", SIZE),
    "questions": ("What did you do at your school? ", SIZE // 32),
    "nearly questions": ("What did we do at your school? ", SIZE // 31),
    "placeholders": ("[Write here] ", MARKS // 2),
    "braces": ("{{", SIZE // 2),
    "line ends": ("\n", MARKS),
    "returns": ("\r", MARKS),
    "front matter": ("---\na: b\n", MARKS // 2),
    "abbreviations": ("e.g. Mr. A.B.C. ", SIZE // 16),
    "addresses": ("http://a.b/", SIZE // 11),
    "mails": ("a@b.c ", SIZE // 6),
    "accents": ("\u0301", SIZE // 2),
    "signs without width": ("a\u200b", SIZE // 4),
    "turned round": ("\u202ea", SIZE // 4),
    "flags": ("\U0001f1e6", SIZE // 4),
    "joined pictures": ("\U0001f468\u200d", SIZE // 7),
    "Han": ("\u6821", SIZE // 3),
    "examples": ("For example, ", SIZE // 13),
    "as a result": ("as a result of the door ", SIZE // 24),
    "short sentences": ("I am. ", SIZE // 6),
    "names": (": Annie ", SIZE // 8),
    "words of the page in capitals": ("Plan ", SIZE // 5),
    "quotes within quotes": ("\u201ca \u2018b ", SIZE // 10),
    "what was not done": ("we did not ", SIZE // 11),
    "every sentence the same": (NARRATIVE, SIZE // len(NARRATIVE)),
}


def part(data: bytes, name: str) -> bytes:
    """The good hand-in with a first part of its own."""
    files = {key: each for key, each in GOOD.items() if key != "part-1.md"}
    return zipped({**files, name: data}, zipfile.ZIP_STORED)


def flood(what: str, name: str) -> bytes:
    """One thing over and over, as the first part."""
    once, times = FLOODS[what]
    return part((once * times).encode(), name)


def analysis(data: str, name: str = "part-2.md") -> bytes:
    """The good hand-in with a self-analysis of its own."""
    files = {key: each for key, each in GOOD.items() if key != "part-2.yaml"}
    return zipped({**files, name: data.encode("utf-8", "surrogatepass")}, zipfile.ZIP_STORED)


def flooded_analysis(what: str, name: str) -> bytes:
    once, times = FLOODS[what]
    return analysis("# EO1.connect\n\n" + once * times, name)


def upload(what: str, name: str) -> bytes:
    """One thing over and over, as the upload that is cited."""
    once, times = FLOODS[what]
    files = with_upload(name, (once * times).encode(), 'heading "a"' if "." in name else "")
    return zipped(files, zipfile.ZIP_STORED)


def encoded(encoding: str) -> bytes:
    return part(NARRATIVE.encode(encoding), "part-1.txt")


def raw(hexed: str, name: str = "part-1.md") -> bytes:
    """The narrative with these bytes in front."""
    return part(bytes.fromhex(hexed) + NARRATIVE.encode(), name)


def only(text: str) -> bytes:
    return part(text.encode(), "part-1.md")


def repeated(text: str, times: int) -> bytes:
    return part((text * times).encode(), "part-1.md")


def split(sign: str) -> bytes:
    """Five words, each with a sign between every two letters."""
    return part(sign.join("We opened the door again").encode(), "part-1.md")


def hidden_words(page: str) -> bytes:
    """Five words to be seen, and 400 that are not."""
    return part(page.format("word " * 400).encode(), "part-1.html")


def megabytes(size: int, name: str) -> bytes:
    """So many megabytes of words; stored, for no text may expand too far."""
    return part(b"four words of text " * (size * 1_000_000 // 19), name)


def megabytes_cited(size: int, name: str) -> bytes:
    return zipped(
        with_upload(name, b"four words of text\n" * (size * 1_000_000 // 19), "line 3"),
        zipfile.ZIP_STORED,
    )


def one_line() -> bytes:
    return part(b"word " * 400_000, "part-1.md")


def front_matter_of_aliases() -> bytes:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    return part(("---\n" + "\n".join(lines) + "\n---\n" + NARRATIVE).encode(), "part-1.md")


LINES: Final = {
    "headings": "# Heading {n}\n\nSee (notes.md, line 3).\n\n",
    "headings with ids": "# EO1.connect\n\nSee (notes.md, line 3). We wrote it down.\n\n",
    "near ids": "# EO1.conect{n}\n\nSee (notes.md, line 3).\n\n",
    "parentheses": "(notes.md, line {n}) ",
    "parentheses of nothing": "({n} people came) ",
    "nested parentheses": "(see (notes.md, p. 3) and ",
    "links": "[line 3](notes.md) ",
    "links to nothing": "[line 3](nothing-{n}.md) ",
    "names of files": "notes.md and other-{n}.pdf, p. 3; ",
    "names that are long": "a very long name of a file that goes on {n}.pdf ",
    "quotes": '(notes.md, "Monday: forty families" {n}) ',
    "places": "(notes.md, line 1; line 2; line 3; p. 4; slide 5; 0:42) ",
    "dots": "a.b.c.d.e.f.g ",
    "rows": "| EO1.connect | notes.md, line 3 | We wrote down what we heard. |\n",
}


def many_lines(what: str, times: int, name: str = "part-2.md") -> bytes:
    """A self-analysis of very many of one thing."""
    head = "" if what.startswith(("headings", "near")) else "# EO1.connect\n\n"
    if what == "rows":
        head = "| Detail | Artifact | Explanation |\n|---|---|---|\n"
    line = LINES[what]
    return analysis(head + "".join(line.format(n=number) for number in range(times)), name)


def entries(detail: str, at: str, explanation: str, times: int) -> bytes:
    """A self-analysis in YAML of very many entries, or of very long ones."""
    cited = f"[{{artifact: notes.md, at: {at}}}]"
    entry = f"- {{detail: {detail}, citations: {cited}, explanation: {explanation}}}\n"
    return analysis("evidence:\n" + entry * times, "part-2.yaml")


def long_place(text: str, times: int) -> bytes:
    at = '"' + text * times + '"'
    return entries("EO1.connect", at, "We wrote it down.", 1)


def long_detail(text: str, times: int) -> bytes:
    return entries('"' + text * times + '"', "line 3", "We wrote it down.", 1)


def long_name(times: int) -> bytes:
    text = (
        f"evidence:\n- detail: EO1.connect\n  citations: [{'x' * times}.pdf]\n  explanation: We.\n"
    )
    return analysis(text, "part-2.yaml")


YAMLS: Final = {
    "aliases": "a: &a [1]\nevidence: *a\n",
    "laughs": "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nevidence: [*c]\n",
    "merges": "a: &a {b: c}\nevidence: [{<<: *a}]\n",
    "a tag": "evidence: !!python/object/apply:os.system [exit]\n",
    "a tag of numbers": "evidence: !!int '12'\n",
    "a binary tag": "evidence: !!binary aGk=\n",
    "a key twice": ANALYSIS + "evidence: []\n",
    "a key twice in an entry": ANALYSIS.replace(
        "    explanation: The", "    detail: EO1.connect\n    explanation: The"
    ),
    "brackets": "evidence: " + "[" * 100_000,
    "braces": "evidence: " + "{a: " * 50_000,
    "dashes": "evidence:\n" + "- " * 50_000 + "a\n",
    "question marks": "? " * 50_000 + "a\n",
    "deep lists": "evidence: " + "[" * 70 + "]" * 70 + "\n",
    "documents": ANALYSIS + "---\n" + ANALYSIS,
    "directives": "%YAML 9.9\n---\n" + ANALYSIS,
    "a tag directive": "%TAG ! tag:evil,2000:\n---\nevidence: !x []\n",
    "NUL": ANALYSIS.replace("Monday", "Mon\0day"),
    "a control character": ANALYSIS.replace("Monday", "Mon\x07day"),
    "half a pair": ANALYSIS.replace("Monday", "Mon\ud800day"),
    "tabs": ANALYSIS.replace("    citations", "\tcitations"),
    "numbers": "evidence: .nan\n",
    "infinity": "evidence: [.inf, -.inf]\n",
    "dates": "evidence:\n- {detail: 2026-11-28, citations: 2026-11-28, explanation: 12:30}\n",
    "a long key": "a" * 900_000 + ": b\n",
    "many keys": "".join(f"k{n}: v\n" for n in range(20_000)),
    "many elements": "evidence: [" + "a," * 60_000 + "]\n",
    "a long text": "evidence:\n- {detail: EO1.connect, citations: [notes.md], explanation: "
    + "word " * 180_000
    + "}\n",
    "over a megabyte": "# " + "x" * 1_100_000 + "\n" + ANALYSIS,
    "comments": "#\n" * 400_000 + ANALYSIS,
    "escapes": 'evidence: "' + "\\x41" * 200_000 + '"\n',
    "folded lines": "evidence: >\n" + " a\n" * 300_000,
    "a list of lists": "evidence: [[[]]]\n",
    "a text": "evidence: all of it\n",
    "nothing": "",
    "only a bracket": "[",
    "unknown keys": "proof: []\nevidense: []\n",
    "a key that is a list": "? [a, b]\n: c\n",
}


def yaml(what: str, name: str = "part-2.yaml") -> bytes:
    return analysis(YAMLS[what], name)


MANIFESTS: Final = {
    **{key: each for key, each in YAMLS.items() if key != "nothing"},
    "a folder above": "artifacts: ..\n",
    "a folder far above": "artifacts: ../../../etc\n",
    "an absolute folder": "artifacts: /etc\n",
    "a folder with a drive": 'artifacts: "C:\\\\Windows"\n',
    "a folder that is a file": "artifacts: part-1.md\n",
    "a folder with NUL": 'artifacts: "a\\0b"\n',
    "a part above": "parts: {part-1: ../part-1.md}\n",
    "an absolute part": "parts: {part-1: /etc/passwd}\n",
    "a part that is a folder": "parts: {part-1: artifacts}\n",
    "a part that is the manifest": "parts: {part-1: portfolio.yaml}\n",
    "a part twice": "parts: {part-1: [part-1.md, part-1.md]}\n",
    "one file for all parts": "parts: {part-1: part-1.md, part-2: part-1.md, part-3: part-1.md}\n",
    "10,000 parts": "parts:\n" + "".join(f"  part-{n}: part-1.md\n" for n in range(10, 10_010)),
    "10,000 files of a part": "parts: {part-1: ["
    + ", ".join(f"f{n}.md" for n in range(10_000))
    + "]}\n",
    "settings": "rubric: test/hostile\nseverity: note\nwaive: [part-1]\nlimits: {files: 1}\n",
    "a rubric that is a path": "rubric: ../../rubric.yaml\n",
    "a rubric that is a list": "rubric: [a, b]\n",
    "control characters": 'rubric: "\\e[2J\\a"\n',
    "parts that are a list": "parts: [part-1.md]\n",
    "a text": "all is well\n",
    "a list": "- a\n- b\n",
}


def manifest(what: str) -> bytes:
    files = with_files({"portfolio.yaml": MANIFESTS[what].encode("utf-8", "surrogatepass")})
    return zipped(files, zipfile.ZIP_STORED)


def many_pages(times: int) -> dict[str, bytes]:
    """A part of so many web pages, each of which may be read."""
    names = [f"pages/{at}.html" for at in range(times)]
    parts = f"parts: {{part-1: [{', '.join(names)}], part-2: part-2.yaml, part-3: part-3.md}}\n"
    return with_files({"portfolio.yaml": parts, **dict.fromkeys(names, b"<p>word</p>" * 3_000)})
