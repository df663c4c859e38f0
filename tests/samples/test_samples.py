"""The sample portfolios say what stands beside them, whatever form they are handed in as."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from handins import SAMPLES, data_of, files_of, mapping_of, without, zip_of

import mcrubric
from mcrubric.builtins import checks
from mcrubric.check import check_of
from mcrubric.model.report_json import published_schema
from mcrubric.model.schema_mistakes import mistakes_in

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

NAMES = sorted(path.name.removesuffix(".expected.yaml") for path in SAMPLES.glob("*.expected.yaml"))
COMPLETE = [name for name in NAMES if name.startswith("complete")]
FOLDERS = [name for name in NAMES if name not in ("not-a-portfolio", "office-personal")]
AS_MAPPINGS = [*COMPLETE, "incomplete-personal", "absent-part", "no-uploads"]
HIDING = {"part-present", "artifacts-uploaded"}
"""Their faults hide others, so that the small folders have them."""
ORDINARY = {"part-inert", "text-visible", "text-reused", "substance"}
"""These look for what no sample has, for samples are ordinary; their cases have it."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@cache
def expected(name: str) -> dict[str, Any]:
    text = (SAMPLES / f"{name}.expected.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text)
    return read


def hand_in(name: str) -> Path:
    return SAMPLES / name / str(expected(name).get("hand-in", ""))


@pytest.fixture(scope="module")
def validators() -> Iterator[dict[str, mcrubric.Validator]]:
    made = {each: mcrubric.Validator(mcrubric.load_rubric(each)) for each in rubrics()}
    yield made
    for validator in made.values():
        validator.close()


def rubrics() -> set[str]:
    return {expected(name)["rubric"] for name in NAMES}


@pytest.fixture(scope="module")
def validate(validators: dict[str, mcrubric.Validator]) -> Callable[..., mcrubric.Report]:
    def run(name: str, source: Any = None) -> mcrubric.Report:
        validator = validators[expected(name)["rubric"]]
        return validator.validate(hand_in(name) if source is None else source)

    return run


def told(report: dict[str, Any]) -> dict[str, Any]:
    """Say of a report what the expected findings say: nothing is left out but prose."""
    return {
        result["requirement"]: {
            "outcome": result["outcome"],
            "examined": result["examined"],
            "findings": [
                finding_told(finding, judgement)
                for judgement in result["judgements"]
                for finding in judgement["findings"]
            ],
        }
        for result in report["results"]
    }


def finding_told(finding: dict[str, Any], judgement: dict[str, Any]) -> dict[str, Any]:
    said = {key: finding[key] for key in ("target", "outcome")} | {"key": finding["message"]["key"]}
    if finding["required"] is not None:
        said |= {key: finding[key] for key in ("measured", "required")}
    if judgement["waits_for"]:
        said["waits-for"] = judgement["waits_for"]
    for place in finding["places"]:
        assert "at" not in said
        said["at"] = f"{place['path']}:{place['line']}" if "line" in place else place["path"]
    return said


def asked(name: str) -> dict[str, Any]:
    return {
        requirement: {"findings": [], **result}
        for requirement, result in expected(name)["results"].items()
    }


def test_every_sample_has_its_expected_findings() -> None:
    folders = {path.name for path in SAMPLES.iterdir() if path.is_dir()}
    assert folders == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_told_as_expected(name: str, validate: Callable[..., mcrubric.Report]) -> None:
    report = validate(name)
    assert told(data_of(report)) == asked(name)
    assert report.readiness == expected(name)["readiness"]
    assert report.ready is (expected(name)["readiness"] == "ready")
    assert report.failures == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_says_the_same(
    name: str, mcrubric: Run, validate: Callable[..., mcrubric.Report]
) -> None:
    done = mcrubric(
        "check", hand_in(name), "--format", "json", "--quote", "short",
        "--rubric", expected(name)["rubric"],
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == expected(name)["exit"]
    report = json.loads(done.stdout)
    assert mistakes_in(report, published_schema()) == ()
    assert report == data_of(validate(name))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_zip_of_the_folder_is_the_same(
    name: str, tmp_path: Path, validate: Callable[..., mcrubric.Report]
) -> None:
    """As bytes, by its path, as a stream that can go back, and with the folder in it."""
    files = files_of(hand_in(name))
    packed = zip_of(files.items())
    path = tmp_path / f"{name}.zip"
    path.write_bytes(packed)
    wrapped = zip_of((f"{name}/{path}", data) for path, data in files.items())
    folder = without(data_of(validate(name)), "id")
    for source in (packed, path, str(path), io.BytesIO(packed), wrapped):
        assert without(data_of(validate(name, source)), "id") == folder
    assert validate(name, path).portfolio.id == name
    assert validate(name, packed).portfolio.id == "portfolio"


def test_a_zip_on_the_command_line_is_the_same(
    tmp_path: Path, mcrubric: Run, validate: Callable[..., mcrubric.Report]
) -> None:
    path = tmp_path / "incomplete-personal.zip"
    path.write_bytes(zip_of(files_of(hand_in("incomplete-personal")).items()))
    done = mcrubric("check", path, "--format", "json", "--quote", "short")
    assert done.returncode == 1
    assert json.loads(done.stdout) == data_of(validate("incomplete-personal"))


@pytest.mark.parametrize("name", FOLDERS)
def test_loose_files_in_a_mapping_are_the_same(
    name: str, validate: Callable[..., mcrubric.Report]
) -> None:
    source = {"files": files_of(hand_in(name))}
    assert without(data_of(validate(name, source)), "id") == without(data_of(validate(name)), "id")


@pytest.mark.parametrize("name", AS_MAPPINGS)
def test_texts_entries_and_uploads_in_a_mapping_are_the_same(
    name: str, tmp_path: Path, validate: Callable[..., mcrubric.Report]
) -> None:
    """All but places: in a mapping there are no lines, and the texts have other paths."""
    source = mapping_of(hand_in(name))
    source = json.loads(json.dumps(source, default=str))  # a date in the manifest
    folder = comparable(validate(name))
    assert comparable(validate(name, source)) == folder
    assert comparable(validate(name, json.dumps(source))) == folder
    path = tmp_path / "hand-in.json"
    path.write_text(json.dumps(source), encoding="utf-8")
    assert comparable(validate(name, path)) == folder


def comparable(report: mcrubric.Report) -> dict[str, Any]:
    """Return a report without places, file names and what is said of `portfolio.yaml` itself."""
    data: dict[str, Any] = without(
        data_of(report), "places", "place", "portfolio", "named", "quoted"
    )
    for result in data["results"]:
        if result["requirement"] == "portfolio.readable":
            for judgement in result["judgements"]:
                judgement.pop("evidence")
                for finding in judgement["findings"]:
                    finding["message"]["args"].pop("at", None)
    return data


def test_a_hand_in_as_json_on_the_command_line_is_the_same(tmp_path: Path, mcrubric: Run) -> None:
    path = tmp_path / "hand-in.json"
    path.write_text(json.dumps(mapping_of(hand_in("complete-external"))), encoding="utf-8")
    done = mcrubric("check", path, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["ready"] is True


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_sample_is_ready_and_no_machine_has_a_doubt(
    name: str, validate: Callable[..., mcrubric.Report]
) -> None:
    report = validate(name)
    assert report.ready
    for result in report.results:
        allowed = {"pass", "review"} if result.basis == "inferred" else {"pass"}
        assert result.outcome in allowed
        assert result.severity != "note" or result.outcome == "pass"
    for row in report.coverage:
        assert [entry.explained and entry.certain for entry in row.entries] == [True]
        assert {cited.resolution for e in row.entries for cited in e.citations} == {"resolved"}


def test_the_incomplete_sample_has_a_fault_of_every_check_that_can_stand_beside_others(
    validate: Callable[..., mcrubric.Report],
) -> None:
    faulty = {result.check for result in validate("incomplete-personal").results if told_of(result)}
    builtin = {check_of(function).name for function in checks()} | {"portfolio-readable"}
    assert faulty == builtin - HIDING - ORDINARY
    small = {
        result.check
        for name in ("absent-part", "no-uploads")
        for result in validate(name).results
        if result.outcome == "fail"
    }
    assert small >= HIDING


def told_of(result: mcrubric.Result) -> bool:
    return any(judgement.findings for judgement in result.judgements)


@pytest.mark.parametrize("name", ["nothing-handed-in", "not-a-portfolio"])
def test_without_a_rubric_the_command_line_says_which_there_are(name: str, mcrubric: Run) -> None:
    """That is wrong use, and never what a candidate sent: with a rubric it is exit code 1."""
    done = mcrubric("check", hand_in(name))
    assert done.returncode == 2
    assert all(each in done.stderr for each in rubrics())
    assert done.stdout == ""


def test_an_empty_upload_is_told_as_bytes_and_as_a_stream(
    validate: Callable[..., mcrubric.Report],
) -> None:
    for source in (b"", io.BytesIO(b"")):
        assert told(data_of(validate("not-a-portfolio", source))) == asked("not-a-portfolio")


def test_the_name_of_the_folder_is_the_id_and_nothing_else(
    tmp_path: Path, validate: Callable[..., mcrubric.Report]
) -> None:
    for name in ("Dana's portfolio (final)", "学校", "part-1.md", "a.zip"):
        shutil.copytree(hand_in("incomplete-personal"), tmp_path / name)
        report = validate("incomplete-personal", tmp_path / name)
        assert report.portfolio.id == name
        assert without(data_of(report), "portfolio") == without(
            data_of(validate("incomplete-personal")), "portfolio"
        )
        assert report.portfolio.sha256 == validate("incomplete-personal").portfolio.sha256
