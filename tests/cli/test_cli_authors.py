"""What authors of rubrics and portals use: lint, trace, explain, the lists and the schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PERSONAL = "mo/building-personal-relationships"
EXTERNAL = "mo/building-external-relationships"

BROKEN = """\
schema: mcrubric.rubric/1
id: example/broken
tittle: Broken
outcomes:
  - id: EO1
    statement: Connect
    details: [{id: EO1.connect, statement: Connect, derived: maybe}]
parts:
  - {id: part-1, kind: document, label: Narrative}
requirements:
  - {id: a, part: part-1, check: word-minimun, with: {words: 5}, severity: error, quote: x}
  - {id: b, part: part-1, check: word-minimum, with: {word: 5}, severity: fatal, quote: x}
"""


@pytest.mark.parametrize("rubric", [PERSONAL, EXTERNAL])
def test_the_shipped_rubrics_have_no_mistakes(rubric: str, mcrubric: Run) -> None:
    done = mcrubric("rubric", "lint", rubric)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith(f"{rubric} 1.0.0: no mistakes, ")


@pytest.mark.parametrize("command", [("rubric", "lint"), ("check", "in", "--rubric")])
def test_a_broken_rubric_gives_all_mistakes_at_once(
    command: tuple[str, ...], mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (tmp_path / "in").mkdir()
    done = mcrubric(*command, "broken.yaml")
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert {line.split(": ")[0].removeprefix("broken.yaml:").split(":")[0] for line in lines} == {
        "1", "3", "7", "11", "12",
    }  # fmt: skip
    assert any("'tittle' is not known here (did you mean 'title'?)" in line for line in lines)
    assert any("'word-minimun' (did you mean 'word-minimum'?)" in line for line in lines)


def test_lint_tells_the_mistakes_of_a_side_file_with_those_of_the_checks(
    mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "one.yaml").write_text(
        "schema: mcrubric.rubric/1\nid: example/one\nversion: 1.0.0\ntitle: One\n"
        "components: [{id: c1, statement: a}]\n"
        "requirements: [{id: a, check: no-such-check, severity: note, quote: x}]\n"
    )
    (tmp_path / "one.examples.yaml").write_text(
        "schema: mcrubric.examples/1\nrubric: example/one\ncomponent: {}\noutcomes: {EO1: {}}\n"
    )
    done = mcrubric("rubric", "lint", "one.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(": ")[0] for line in done.stderr.splitlines()] == [
        "one.yaml:6:31", "one.examples.yaml:3:1", "one.examples.yaml:4:12",
    ]  # fmt: skip
    (tmp_path / "one.examples.yaml").write_text("schema: mcrubric.examples/1\nrubric: example/one")
    done = mcrubric("rubric", "lint", "one.yaml")
    assert done.returncode == 2
    (tmp_path / "one.yaml").write_text(
        (tmp_path / "one.yaml").read_text().partition("requirements")[0]
    )
    done = mcrubric("rubric", "lint", "one.yaml")
    assert done.returncode == 0, done.stderr
    assert "component 'c1' has 0 examples" in done.stdout


def test_a_rubric_traces_to_its_page_and_not_to_another(
    mcrubric: Run, shared: Path, tmp_path: Path
) -> None:
    page = shared / "seeds" / "building-personal-relationships.txt"
    done = mcrubric("rubric", "trace", PERSONAL, "--source", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert "NOTHING" not in done.stdout
    text = page.read_text(encoding="utf-8")
    changed = text.replace("1,000-word", "1,500-word") + "\nA sentence that is new.\n"
    (tmp_path / "page.txt").write_text(changed, encoding="utf-8")
    done = mcrubric("rubric", "trace", PERSONAL, "--source", "page.txt")
    assert done.returncode == 1
    assert "A sentence that is new.\n      = NOTHING" in done.stdout
    assert "'(1,000-word minimum)' does not stand on the page" in done.stderr


def test_a_requirement_is_explained_with_the_page_s_words_and_its_check(mcrubric: Run) -> None:
    done = mcrubric("explain", "part-1.length")
    assert done.returncode == 0
    assert 'The page says: "(1,000-word minimum)"' in done.stdout
    assert done.stdout.count("part-1.length\n") == 1, "both rubrics ask for the same"
    assert f"({PERSONAL} 1.0.0)" in done.stdout
    assert f"({EXTERNAL} 1.0.0)" in done.stdout
    assert "word-minimum: judges each part; counted from what is written" in done.stdout
    assert "Settings: words (must be given)\nWaits for: part-present\n" in done.stdout
    assert "Limits: " in done.stdout


def test_an_explanation_fits_a_terminal(mcrubric: Run) -> None:
    for name in ("part-2.places", "part-2.proficiency", "portfolio.readable", "word-minimum"):
        assert max(map(len, mcrubric("explain", name).stdout.splitlines())) <= 80


def test_only_one_rubric_s_requirement_is_explained_if_asked(mcrubric: Run) -> None:
    done = mcrubric("explain", "part-2.relevant", "--rubric", EXTERNAL)
    assert "Judged by the assessor; no machine looks at it." in done.stdout
    assert PERSONAL not in done.stdout


def test_checks_and_requirements_are_explained_from_first_to_last(mcrubric: Run) -> None:
    from mcrubric.api import full_registry, load_rubric

    checks = [*full_registry().checks, "portfolio-readable"]
    requirements = ["portfolio.readable", *(e.id for e in load_rubric(PERSONAL).requirements)]
    for name in (checks[0], checks[-1], requirements[0], requirements[-1]):
        done = mcrubric("explain", name)
        assert done.returncode == 0, done.stderr
        assert name in done.stdout


def test_the_lists_name_every_rubric_and_every_check(mcrubric: Run) -> None:
    from mcrubric.api import full_registry, rubric_ids

    rubrics, checks = mcrubric("rubrics"), mcrubric("checks")
    assert (rubrics.returncode, checks.returncode) == (0, 0)
    listed = [line.split()[0] for line in rubrics.stdout.splitlines() if not line.startswith(" ")]
    assert listed == list(rubric_ids())
    assert [line.split()[0] for line in checks.stdout.splitlines()] == list(full_registry().checks)


@pytest.mark.parametrize("name", ["rubric", "examples", "portfolio", "report", "facts"])
def test_a_schema_is_printed_as_json(name: str, mcrubric: Run) -> None:
    done = mcrubric("schema", name)
    assert done.returncode == 0
    assert json.loads(done.stdout)["$schema"].endswith("2020-12/schema")


def test_a_report_fits_its_schema_and_a_changed_one_does_not(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    mcrubric("check", samples / "incomplete-personal", "--format", "json", "-o", "report.json")
    done = mcrubric("schema", "report", "--check", "report.json")
    assert (done.returncode, done.stdout) == (0, "report.json fits the report schema.\n")
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    report["readiness"] = "splendid"
    del report["results"][0]["check"]
    (tmp_path / "report.json").write_text(json.dumps(report))
    done = mcrubric("schema", "report", "--check", "report.json")
    assert done.returncode == 1
    assert "report.json: /readiness: " in done.stderr
    assert "report.json: /results/0: the key 'check' is missing" in done.stderr


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("hand-in.json", '{"rubric": "a/b", "evidence": []}', 0),
        ("hand-in.YAML", "rubric: a/b\nevidence: []\n", 0),
        ("hand-in.json", '{"evidences": []}', 1),
        ("hand-in.json", '{"rubric": ', 2),
        ("hand-in.yaml", "rubric: [", 2),
    ],
)
def test_a_hand_in_is_held_against_its_schema(
    name: str, text: str, code: int, mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)
    done = mcrubric("schema", "portfolio", "--check", name)
    assert done.returncode == code, done.stderr
    assert name in (done.stderr or done.stdout)
