"""The thresholds beside the rubrics name the texts that they were read off."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CALIBRATED_ON = ("far", "plain", "usual")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "rubrics").rglob("*.examples.yaml")), ids=lambda path: path.stem
)
def test_the_digest_is_that_of_the_texts_that_are_here(path: Path) -> None:
    digest = sha256()
    for author in CALIBRATED_ON:
        digest.update((ROOT / "benchmarks" / "texts" / author / "reflections.jsonl").read_bytes())
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert written["thresholds"]["calibrated-on"] == digest.hexdigest()
