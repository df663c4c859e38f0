"""LibreOffice as an independent word processor: files written by it, and words as it counts them.

It is called as `soffice`; Debian's package is `libreoffice-writer-nogui`.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SECONDS: Final = 600
_COUNT: Final = re.compile(rb'meta:word-count="(\d+)"')


def converted(
    files: Iterable[Path], ending: str, folder: Path, *options: str
) -> Mapping[str, Path]:
    """Let LibreOffice write files anew in another format; return them by the old ones' stems.

    Stems must differ. A file that it cannot read is missing from what comes back.
    """
    names = [*map(str, files)]
    if not names:  # called without a file it would wait for somebody to bring one
        return {}
    out = folder / f"as-{ending.partition(':')[0]}"  # a filter may follow the ending
    out.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        *options,
        "--convert-to",
        ending,
        "--outdir",
        str(out),
    ]
    subprocess.run(
        [*command, *names],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    return {path.stem: path for path in out.iterdir()}


def words_of(files: Iterable[Path], folder: Path) -> Mapping[str, int]:
    """Return how many words LibreOffice itself says that files have, by their stems.

    It writes the number of its own count into the properties of whatever it saves as ODT.
    """
    found = {}
    for stem, path in converted(files, "odt", folder).items():
        with zipfile.ZipFile(path) as archive:
            if count := _COUNT.search(archive.read("meta.xml")):
                found[stem] = int(count[1])
    return found
