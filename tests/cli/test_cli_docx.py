"""A part written in a word processor, on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wordfiles import docx_of, item, numbering, paragraph

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Run = Callable[..., CompletedProcess[str]]


def test_a_word_file_is_a_part_and_an_upload(mcrubric: Run, tmp_path: Path) -> None:
    heading = '<w:outlineLvl w:val="0"/>'
    body = paragraph("How it went", settings=heading)
    body += "".join(paragraph("We rang every family. " * 5, settings=item()) for _ in range(60))
    data = docx_of(body, numbering=numbering(("decimal", "%1.")))
    (tmp_path / "portfolio.yaml").write_text("rubric: mo/building-personal-relationships\n")
    (tmp_path / "part-1.docx").write_bytes(data)
    (tmp_path / "artifacts").mkdir()
    (tmp_path / "artifacts" / "plan.docx").write_bytes(data)
    (tmp_path / "part-2.yaml").write_text(
        "evidence:\n"
        "  - detail: EO1.approachable\n"
        '    citations: [{artifact: plan.docx, at: "heading \\"How it went\\""}]\n'
        "    explanation: It says how we rang.\n"
    )
    done = mcrubric("check", tmp_path, "--part", "part-1,part-2")
    assert done.returncode == 1, done.stderr
    assert "1,200 words" in done.stdout
    assert "60 numbers that the program sets" in " ".join(done.stdout.split())
