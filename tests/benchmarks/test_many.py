"""The table on many portfolios is printed; no figure is held to anything here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.many import main

if TYPE_CHECKING:
    import pytest


def test_each_number_of_portfolios_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    main((1, 3))
    rows = [line.split("|") for line in capsys.readouterr().out.splitlines() if line[:1] == "|"]
    assert [row[1].strip() for row in rows] == ["portfolios", "---", "1", "3"]
    assert [row[2].endswith(" MiB ") for row in rows[2:]] == [True, True]
    assert rows[3][3].endswith(" ms ")
