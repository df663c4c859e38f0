"""`mcrubric check --all -o FOLDER`: a report for each portfolio, and one page of them all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from many import gather, planted

import mcrubric as library
from mcrubric.escaping.html import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

VOID = {"meta"}
PLAIN = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "ul", "li", "a", "span",
    "table", "thead", "tbody", "tr", "th", "td", "code", "p",
}  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>".replace("/", "\u2215"), "con", "A", "a", "\u212b", "\u00e5", "x..",
    "new\nline", "javascript:alert(1)", '"quoted" & <b>', "%2e%2e%2f", "\x1b[31mred", "tr\u202eap",
    "index.html", "-rf", "x" * 200, "trailing.", "ada lovelace", "_",
]  # fmt: skip


class Page(HTMLParser):
    """Reads a page as strictly as one can: each tag that opens is closed, in its order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open == [], "everything is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.texts[tag][-1] += data

    def links(self) -> list[str]:
        return [str(given["href"]) for tag, given in self.tags if tag == "a"]


def page(path: Path) -> Page:
    """Return a page that holds nothing but plain elements, and asks nobody for anything."""
    read = Page(path.read_text(encoding="utf-8"))
    assert {tag for tag, _ in read.tags} <= PLAIN
    first = next(given for tag, given in read.tags if tag == "meta")
    assert first["content"] == CONTENT_SECURITY_POLICY
    given = {name for _, attributes in read.tags for name in attributes}
    assert given <= {
        "lang", "http-equiv", "content", "charset", "name", "href", "id", "class", "scope",
        "data-column", "aria-hidden",
    }  # fmt: skip
    assert not {"url(", "@import"} & set(read.texts["style"][0].split())
    return read


def resolved(links: list[str], folder: Path) -> list[Path]:
    """Return the files that links lead to, below the folder of their page."""
    files = []
    for link in links:
        parts = urlsplit(link)
        assert (parts.scheme, parts.netloc, parts.query) == ("", "", "")
        file = folder / unquote(parts.path)
        assert file.is_file(), link
        assert folder.resolve() in file.resolve().parents
        files.append(file)
    return files


def test_reports_are_those_of_each_alone_and_the_page_leads_to_them(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "incomplete-personal", "bo.zip": "zipped", "cy": "unnamed"})
    (tmp_path / "names.txt").write_text("ada\nbo\ndi\n")
    asked = ("check", "--all", "all", "--expect", "names.txt", "--prefix", "round")
    done = mcrubric(*asked, "-o", "out/spring", "--format", "json", "--format", "terminal")
    assert done.returncode == 2, done.stderr
    assert "Written: out/spring/index.html, with the reports in out/spring/reports." in done.stdout
    out = tmp_path / "out" / "spring"
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert written == ["index.html", "reports/ada.json", "reports/ada.txt", "reports/bo.json",
                       "reports/bo.txt"]  # fmt: skip
    alone = mcrubric("check", tmp_path / "all" / "ada", "--format", "json")
    assert (out / "reports" / "ada.json").read_text(encoding="utf-8") == alone.stdout
    assert (out / "reports" / "ada.txt").read_text(encoding="utf-8").startswith("Not ready yet")
    read = page(out / "index.html")
    inside = [link for link in read.links() if link.startswith("#")]
    assert inside == ["#not-checked", "#not-handed-in", "#not-ready", "#ready"]
    assert {link[1:] for link in inside} <= {str(given.get("id")) for _, given in read.tags}
    files = resolved([link for link in read.links() if link not in inside], out)
    assert [file.name for file in files] == ["ada.json", "ada.txt", "bo.json", "bo.txt"]
    names = read.texts["th"][-4:]
    assert names == ["cy", "di", "ada", "bo.zip"], "what needs attention stands first"
    assert "Not expected: cy." in read.texts["p"]


def test_without_a_format_reports_are_json_and_without_a_folder_nothing_is_written(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    assert mcrubric("check", "--all", "all").returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["all"]
    assert mcrubric("check", "--all", "all", "-o", "out").returncode == 1
    report = library.Report.from_json((tmp_path / "out/reports/ada.json").read_bytes())
    assert report.readiness == "not-ready"


def test_the_page_alone_goes_to_stdout(mcrubric: Run, tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "damaged"})
    done = mcrubric("check", "--all", "all", "--format", "html")
    (tmp_path / "page.html").write_text(done.stdout, encoding="utf-8")
    read = page(tmp_path / "page.html")
    assert read.links() == ["#not-ready"]
    assert "Reports" not in read.texts["th"]


def test_hostile_names_choose_no_file_and_change_no_page(mcrubric: Run, tmp_path: Path) -> None:
    gather(tmp_path / "all", dict.fromkeys(HOSTILE, "short"))
    (tmp_path / "all" / os_name(b"byte\xff")).mkdir()
    done = mcrubric("check", "--all", "all", "-o", ".", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert "\x1b" not in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all", "index.html", "reports"]
    files = [path.name for path in (tmp_path / "reports").iterdir()]
    assert len(files) == len({name.casefold() for name in files}) == len(HOSTILE) + 1
    assert all(name.isprintable() and not set(name) & set('<>:"\\|?*%\n') for name in files)
    read = page(tmp_path / "index.html")
    reports = resolved([link for link in read.links() if not link.startswith("#")], tmp_path)
    assert len(set(reports)) == len(HOSTILE) + 1
    shown = set(read.texts["th"])
    assert {"ada lovelace", '"quoted" & <b>', "javascript:alert(1)", "byte\\xff"} <= shown
    assert "tr\\u202eap" in shown


def os_name(name: bytes) -> str:
    """Return a name that is no UTF-8, as Python has it."""
    return name.decode("utf-8", "surrogateescape")


def test_a_report_that_cannot_be_written_is_told_in_its_line_and_the_others_are(
    mcrubric: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    gather(tmp_path / "all", {"ada": "complete-personal", "bo": "short"})
    (tmp_path / "out" / "reports" / "ada.json").mkdir(parents=True)
    done = mcrubric("check", "--all", "all", "-o", "out")
    assert done.returncode == 3
    assert "could not be written to out/reports/ada.json: Is a directory" in done.stderr
    assert "Not all of its reports could be written." in done.stdout
    assert "1 not ready, 1 where the software failed." in done.stdout, "no failure is ready"
    assert json.loads((tmp_path / "out/reports/bo.json").read_text("utf-8"))
    assert "reports/ada.json" not in (tmp_path / "out/index.html").read_text("utf-8")


@pytest.mark.parametrize("in_the_way", ["out/index.html/x", "out"])
def test_a_page_or_folder_that_cannot_be_made_is_exit_3(
    in_the_way: str, mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "complete-personal"})
    (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / in_the_way).write_text("in the way")
    done = mcrubric("check", "--all", "all", "-o", "out")
    assert done.returncode == 3
    assert "could not be written: Is a directory" in done.stderr or "cannot be made" in done.stderr


def test_a_closed_stdout_hinders_no_report(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "complete-personal"})
    main = "from mcrubric.cli import main; main()"
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -c '{main}' check --all all -o out >&-"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert page(tmp_path / "out" / "index.html").links()[0] == "#ready"


def test_of_a_portfolio_without_a_report_no_earlier_one_is_left_to_be_believed(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "short", "cy": "short"})
    asked = ("check", "--all", "all", "-o", "out")
    mcrubric(*asked)
    reports = tmp_path / "out" / "reports"
    (reports / "dee.json").write_text("{}", encoding="utf-8")
    (tmp_path / "all" / "ada" / "portfolio.yaml").write_text("rubric: mo/nowhere\n")
    (tmp_path / "all" / "cy").rename(tmp_path / "cy")
    (tmp_path / "names.txt").write_text("ada\nbo\ncy\n", encoding="utf-8")
    for name in ("ada.html", "cy.txt", "dee.txt"):
        (reports / name).write_text("Ready.", encoding="utf-8")
    done = mcrubric(*asked, "--expect", "names.txt")
    assert done.returncode == 2, done.stderr
    assert {each.name for each in reports.iterdir()} == {"bo.json", "dee.json", "dee.txt"}


OF_EARLIER = ("ada.html", "ada.txt", "ada.md", "ada.junit.xml", "ada.log", "ada.sarif", "ada.csv")
NOT_OURS = ("ada", "ada.notes", "ada.json.bak", "ada-2.json", "notes.txt", "adam.html", "a.html")


def test_a_report_in_another_format_is_not_left_beside_todays(
    mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    reports = tmp_path / "out" / "reports"
    reports.mkdir(parents=True)
    for name in (*OF_EARLIER, *NOT_OURS):
        (reports / name).write_text("Ready.", encoding="utf-8")
    (tmp_path / "out" / "ada.html").write_text("mine")
    assert mcrubric("check", "--all", "all", "-o", "out").returncode == 1
    assert {each.name for each in reports.iterdir()} == {"ada.json", *NOT_OURS}
    assert (tmp_path / "out" / "ada.html").read_text() == "mine"


def test_where_the_software_fails_over_a_report_no_earlier_one_is_left(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"bo": "short", "bo.": "short"})
    reports = tmp_path / "out" / "reports"
    reports.mkdir(parents=True)
    for name in ("bo.json", "bo.html", "bo-2.json"):
        (reports / name).write_text('{"readiness": "ready"}', encoding="utf-8")
    asked = ("check", "--all", "all", "-o", "out")
    done = planted("return 'no report'", *asked, cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert {each.name for each in reports.iterdir()} == {"bo-2.json"}, "and no other took its name"
    report = library.Report.from_json((reports / "bo-2.json").read_bytes())
    assert report.readiness == "not-ready"


def test_of_a_run_that_is_broken_off_no_earlier_page_is_left(tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short", "bo": "short"})
    reports = tmp_path / "out" / "reports"
    reports.mkdir(parents=True)
    (tmp_path / "out" / "index.html").write_text("2 portfolios: 2 ready.")
    (reports / "ada.html").write_text("Ready.")
    done = planted("raise KeyboardInterrupt", "check", "--all", "all", "-o", "out", cwd=tmp_path)
    assert done.returncode == 130
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["reports"]
    assert [each.name for each in reports.iterdir()] == ["ada.json"]


def test_a_slip_takes_no_earlier_page_away(mcrubric: Run, tmp_path: Path) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("1 portfolio: 1 ready.")
    done = mcrubric("check", "--all", "all", "-o", "out", "--rubric", "nowhere")
    assert done.returncode == 2
    assert (tmp_path / "out" / "index.html").exists()


@pytest.mark.parametrize(
    ("prefix", "file"),
    [
        ((), "part-1.md"),
        (("--prefix", "."), "ada/part-1.md"),
        (("--prefix", "x"), "x/ada/part-1.md"),
        (("--prefix", "..data"), "..data/ada/part-1.md"),
    ],
    ids=["none", "repository", "folder", "dots"],
)
def test_files_are_named_as_the_repository_has_them(
    prefix: tuple[str, ...], file: str, mcrubric: Run, tmp_path: Path
) -> None:
    gather(tmp_path / "all", {"ada": "short"})
    mcrubric("check", "--all", "all", "-o", "out", "--format", "github", *prefix)
    told = (tmp_path / "out" / "reports" / "ada.log").read_text(encoding="utf-8")
    assert f"::error file={file}," in told
