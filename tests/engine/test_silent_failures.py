"""The silent failures of respected tools, one by one: none of them is silent here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMAND = [sys.executable, "-c", "from mcrubric.cli import main; main()", "check"]

RUBRIC = """\
schema: mcrubric.rubric/1
id: test/one
version: 1.0.0
title: One
outcomes: [{id: EO1, statement: Wave at people., details: [{id: EO1.wave, statement: wave}]}]
components: [{id: c1, outcome: EO1, statement: waving, terms: {strong: [wave]}}]
parts:
  - {id: part-1, kind: document, label: Part 1}
  - {id: part-2, kind: evidence, label: Part 2}
requirements:
  - {id: part-1.present, part: part-1, check: part-present, severity: error, quote: narrative}
  - id: part-1.length
    part: part-1
    check: word-minimum
    with: {words: 5}
    severity: error
    quote: words
"""


def requirement(
    check: str,
    severity: str = "warning",
    part: str = "part-1",
    more: Mapping[str, object] | None = None,
) -> str:
    fields = {
        "id": f"{part}.x-{check}",
        "part": part,
        "check": check,
        "severity": severity,
        **(more or {}),
    }
    return f"  - {json.dumps({**fields, 'quote': 'words'})}\n"


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    return hand_in(tmp_path)


def hand_in(root: Path) -> Path:
    folder = root / "portfolio"
    folder.mkdir()
    (folder / "part-1.md").write_text("I wave at Tom.\n")
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What is said of the portfolio as it is."""
    root = tmp_path_factory.mktemp("plain")
    return report(check(hand_in(root), RUBRIC, root, "--format", "json"))


def check(
    folder: Path,
    rubric: str,
    tmp_path: Path,
    *options: str,
    path: str = "",
) -> subprocess.CompletedProcess[str]:
    (tmp_path / "rubric.yaml").write_text(rubric)
    return subprocess.run(
        [*COMMAND, str(folder), "--rubric", str(tmp_path / "rubric.yaml"), *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([path, os.environ.get("PYTHONPATH", "")])},
        cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def report(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(done.stdout)
    return read


def outcomes(read: dict[str, Any]) -> dict[str, str]:
    return {each["requirement"]: each["outcome"] for each in read["results"]}


def install(tmp_path: Path, name: str, code: str) -> str:
    """Install a plugin as pip would: a module and its metadata in a folder of packages."""
    site = tmp_path / "site"
    metadata = site / f"{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (site / f"{name}.py").write_text(dedent(code))
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[mcrubric]\n{name} = {name}\n")
    return str(site)


PLUGIN = """
    import sys
    from mcrubric.plugin import Context, Observations, Part, check, hookimpl, passed

    @check("{name}", basis="counted", messages={{}})
    def judge(part: Part, ctx: Context) -> Observations:
        '''Judges.'''
        {body}
        yield passed()

    @hookimpl
    def mcrubric_checks():
        return [judge]
"""


def test_a_plugin_that_fails_to_import_is_told_and_the_rest_works(
    tmp_path: Path, portfolio: Path
) -> None:
    site = install(tmp_path, "broken", "raise RuntimeError('no licence key')")
    done = check(
        portfolio, RUBRIC + requirement("from-broken"), tmp_path, "--format", "json", path=site
    )
    read = report(done)
    assert done.returncode == 3
    assert read["failures"][0]["plugin"] == "broken"
    assert "no licence key" in read["failures"][0]["error"]
    assert outcomes(read)["part-1.length"] == "fail"
    assert outcomes(read)["part-1.x-from-broken"] == "open"
    assert read["ready"] is False


READER = """
    from mcrubric.plugin import Block, Document, Reader, hookimpl

    def read(data, path, limits):
        text = data.decode().strip("{}")
        return Document(path=path, text=text, blocks=(Block("paragraph", 0, len(text)),))

    @hookimpl
    def mcrubric_readers():
        return [Reader("adoc", (".adoc",), read)]
"""


def test_an_installed_reader_reads_without_being_named(tmp_path: Path, portfolio: Path) -> None:
    (portfolio / "part-1.md").rename(portfolio / "part-1.adoc")
    without = report(check(portfolio, RUBRIC, tmp_path, "--format", "json"))
    site = install(tmp_path, "as_ascii_doc", READER)
    read = report(check(portfolio, RUBRIC, tmp_path, "--format", "json", path=site))
    assert outcomes(without)["portfolio.readable"] == "open"
    assert outcomes(read)["portfolio.readable"] == "pass"
    assert read["results"][2]["judgements"][0]["evidence"]["counted"] == 4
    assert read["plugins"] == [{"name": "as_ascii_doc", "version": "1.0"}]


def test_a_plugin_that_cannot_be_loaded_is_told_though_no_rubric_needs_it(
    tmp_path: Path, portfolio: Path
) -> None:
    site = install(tmp_path, "broken", "raise RuntimeError('no licence key')")
    done = check(portfolio, RUBRIC, tmp_path, "--format", "json", path=site)
    assert done.returncode == 3
    assert [each["plugin"] for each in report(done)["failures"]] == ["broken"]


def test_a_misspelt_hook_is_told(tmp_path: Path, portfolio: Path) -> None:
    code = """
        from mcrubric.plugin import hookimpl

        @hookimpl
        def mcrubric_cheks():
            return []
    """
    site = install(tmp_path, "misspelt", code)
    done = check(portfolio, RUBRIC + requirement("anything"), tmp_path, path=site)
    assert done.returncode == 3
    assert "mcrubric_cheks" in done.stdout


@pytest.mark.parametrize(
    "body",
    ["raise ValueError(part.documents[0].text)", "sys.exit(0)", "yield 'no observation'"],
    ids=["raises", "exits", "yields junk"],
)
def test_a_check_that_crashes_blames_nobody_and_the_others_stay(
    tmp_path: Path, portfolio: Path, body: str
) -> None:
    site = install(tmp_path, "crashing", PLUGIN.format(name="crashing-check", body=body))
    rubric = RUBRIC + requirement("crashing-check")
    done = check(portfolio, rubric, tmp_path, "--format", "json", path=site)
    read = report(done)
    judgement = read["results"][-1]["judgements"][0]
    assert done.returncode == 3
    assert outcomes(read)["part-1.x-crashing-check"] == "open"
    assert judgement["because"] == "crash"
    assert outcomes(read)["part-1.length"] == "fail"
    assert read["failures"][0]["check"] == "crashing-check"
    assert read["failures"][0]["plugin"] == "crashing"
    assert "Tom" not in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_plugin_that_prints_does_not_spoil_the_json(tmp_path: Path, portfolio: Path) -> None:
    site = install(tmp_path, "chatty", PLUGIN.format(name="chatty-check", body="print('hello')"))
    done = check(
        portfolio, RUBRIC + requirement("chatty-check"), tmp_path, "--format", "json", path=site
    )
    assert outcomes(report(done))["part-1.x-chatty-check"] == "pass"
    assert "hello" in done.stderr


def test_a_plugin_cannot_take_the_name_of_a_built_in_check(tmp_path: Path, portfolio: Path) -> None:
    site = install(tmp_path, "thief", PLUGIN.format(name="word-minimum", body="pass"))
    rubric = RUBRIC + requirement("not-there")
    done = check(portfolio, rubric, tmp_path, "--format", "json", path=site)
    read = report(done)
    assert done.returncode == 3
    assert "'word-minimum' is taken" in read["failures"][0]["error"]
    assert outcomes(read)["part-1.length"] == "fail"


@pytest.mark.parametrize(
    "key",
    [
        "severity: note", "requirements: []", "checks: {word-minimum: off}", "plugins: [evil]",
        "waivers: [part-1.length]", "limits: {portfolio_seconds: 0}", "fail-on: never",
        "overlay: rubric.yaml", "extends: test/one",
    ],
)  # fmt: skip
def test_a_portfolio_cannot_configure_its_judge(
    tmp_path: Path, portfolio: Path, plain: dict[str, Any], key: str
) -> None:
    (portfolio / "portfolio.yaml").write_text(key + "\n")
    (portfolio / "rubric.yaml").write_text("schema: mcrubric.rubric/1\nrequirements: []\n")
    (portfolio / ".mcrubric.yaml").write_text(key + "\n")
    (portfolio / "part-1.md").write_text(f"---\n{key}\n---\n\nI wave at Tom.\n")
    done = check(portfolio, RUBRIC, tmp_path, "--format", "json")
    tried = report(done)
    assert done.returncode == 1
    assert outcomes(tried)["portfolio.readable"] == "fail"
    assert tried["results"][0]["judgements"][0]["findings"][0]["message"]["key"] == "unknown-key"
    assert outcomes(tried)["part-1.length"] in {"fail", "review"}
    assert tried["results"][2]["severity"] == plain["results"][2]["severity"]
    assert tried["limits"] == plain["limits"]
    assert tried["plugins"] == []


def test_an_over_long_file_is_open_and_no_pass(tmp_path: Path, portfolio: Path) -> None:
    (portfolio / "part-1.md").write_text("word " * 500_000)
    done = check(portfolio, RUBRIC, tmp_path, "--format", "json")
    read = report(done)
    assert done.returncode == 4
    assert outcomes(read) == {
        "portfolio.readable": "open", "part-1.present": "pass", "part-1.length": "open",
    }  # fmt: skip
    assert read["results"][0]["judgements"][0]["because"] == "limit"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            requirement("word-minimun"),
            "rubric.yaml:18:64: there is no check 'word-minimun' (did you mean 'word-minimum'?)",
        ),
        (
            requirement("word-minimum", more={"with": {"word": 5}}),
            "the check 'word-minimum' has no setting 'word'; it has words (did you mean 'words'?)",
        ),
        (requirement("word-minimum"), "the check 'word-minimum' needs the setting 'words'"),
        (
            requirement("word-minimum", more={"with": {"words": 0}}),
            "words should be more than 0, not '0'",
        ),
        (requirement("impact-stated", "error"), "its severity is at most 'warning'"),
    ],
)
def test_an_unknown_check_or_setting_is_told_with_its_place(
    tmp_path: Path, portfolio: Path, line: str, told: str
) -> None:
    done = check(portfolio, RUBRIC + line, tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert f"{tmp_path / 'rubric.yaml'}:18:" in done.stderr
    assert done.stdout == ""


def test_all_mistakes_of_a_rubric_are_told_at_once(tmp_path: Path, portfolio: Path) -> None:
    broken = RUBRIC.replace("title:", "tilte:") + requirement("word-minimun")
    done = check(portfolio, broken, tmp_path)
    assert done.returncode == 2
    assert "(did you mean 'title'?)" in done.stderr
    assert "(did you mean 'word-minimum'?)" in done.stderr


def test_a_requirement_that_examines_nothing_is_open(tmp_path: Path, portfolio: Path) -> None:
    (portfolio / "part-2.yaml").write_text("evidence: []\n")
    rubric = RUBRIC + requirement("citations-resolve", "error", "part-2")
    done = check(portfolio, rubric, tmp_path, "--format", "json", "--part", "part-2")
    read = report(done)
    assert done.returncode == 4
    assert outcomes(read)["part-2.x-citations-resolve"] == "open"
    assert read["results"][-1]["examined"] == 0
    assert read["results"][-1]["judgements"][0]["because"] == "nothing-to-examine"


NINE_MORE = "".join(requirement("impact-stated", "note", more={"id": f"i{n}"}) for n in range(9))


@pytest.mark.parametrize(
    ("text", "rubric", "findings"),
    [
        ("I wave at Tom every day.\n", RUBRIC, 0),
        ("I wave.\n", RUBRIC, 1),
        ("I wave.\n", RUBRIC + NINE_MORE, 10),
    ],
)  # fmt: skip
def test_json_on_stdout_parses_for_no_one_and_many_findings(
    tmp_path: Path, portfolio: Path, text: str, rubric: str, findings: int
) -> None:
    (portfolio / "part-1.md").write_text(text)
    read = report(check(portfolio, rubric, tmp_path, "--format", "json"))
    judgements = [each for result in read["results"] for each in result["judgements"]]
    assert sum(len(each["findings"]) for each in judgements) == findings


def test_one_crashing_check_among_many_costs_only_itself(tmp_path: Path, portfolio: Path) -> None:
    plugin = PLUGIN.format(name="crashing-check", body="1 / 0")
    site = install(tmp_path, "crashing", plugin)
    others = "".join(requirement("impact-stated", "note", more={"id": f"i{n}"}) for n in range(5))
    rubric = RUBRIC + others + requirement("crashing-check") + requirement("continuation-stated")
    done = check(portfolio, rubric, tmp_path, "--format", "json", path=site)
    read = report(done)
    assert done.returncode == 3
    assert [each["outcome"] for each in read["results"]] == [
        "pass", "pass", "fail", *["review"] * 5, "open", "review",
    ]  # fmt: skip


SCRIPT = str(Path(sys.executable).with_name("mcrubric"))
"""The console script, as it was installed with the interpreter that runs the tests."""


@pytest.mark.parametrize("start", [[SCRIPT], [sys.executable, "-m", "mcrubric"]])
def test_nothing_that_lies_in_the_working_directory_is_imported(
    tmp_path: Path, portfolio: Path, start: list[str]
) -> None:
    install(tmp_path, "mcrubric_evil", "open('evil-was-here', 'w').close()")
    for name in ("mcrubric_evil.py", "mcrubric_evil-1.0.dist-info"):
        shutil.move(tmp_path / "site" / name, portfolio / name)
    for name in ("click.py", "yaml.py", "pypdfium2.py", "json.py", "sitecustomize.py"):
        shutil.copy(portfolio / "mcrubric_evil.py", portfolio / name)
    (tmp_path / "rubric.yaml").write_text(RUBRIC + requirement("evil-check"))
    done = subprocess.run(
        [*start, "check", ".", "--rubric", str(tmp_path / "rubric.yaml")],
        cwd=portfolio, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert not (portfolio / "evil-was-here").exists()
    assert done.returncode == 2
    assert "there is no check 'evil-check'" in done.stderr
