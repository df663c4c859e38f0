"""How to start a Python of our own: which program, which import path, which environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_BOOTSTRAP: Final = (
    "import sys; sys.path.extend(sys.argv[3:]); "
    "from mcrubric.readers.worker import main; main(int(sys.argv[1]), int(sys.argv[2]))"
)
# Without `-I` and `-S` the working directory, the user's folder and every `.pth` file would
# have a say in what is imported, and `site` doubles the time of the start.
_FLAGS: Final = ("-I", "-S")
# What the loader of shared libraries and the C library need; nothing else is handed over.
_ENVIRONMENT: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR")
_NAMES: Final = ("python", "pypy")


def command(memory: int, cpu_seconds: int) -> list[str]:
    """Return the command that runs the worker.

    Raises:
        FileNotFoundError: no Python is found (a program that has one built in, and none beside it).
    """
    program = interpreter()
    if program is None:
        raise FileNotFoundError("no Python interpreter was found to run the worker process with")
    flags = (*_FLAGS, "-B") if sys.dont_write_bytecode else _FLAGS
    return [program, *flags, "-c", _BOOTSTRAP, str(memory), str(cpu_seconds), *import_path()]


def environment() -> dict[str, str]:
    """Return the environment of the worker: it needs no secrets."""
    return {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}


def interpreter() -> str | None:
    """Return the Python that runs us, or the one that belongs to the program that embeds us.

    A program with Python built in must not be started again in place of a Python.
    """
    beside = Path(sys.base_exec_prefix)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    candidates = (
        sys.executable,
        getattr(sys, "_base_executable", None),
        beside / "bin" / version,
        beside / "bin" / "python3",
        beside / "python.exe",
    )
    return next((str(each) for each in candidates if each and _is_python(Path(each))), None)


def _is_python(path: Path) -> bool:
    return path.name.lower().startswith(_NAMES) and path.is_file()


def import_path() -> list[str]:
    """Return where the worker finds this package and PDFium, after the standard library.

    It is our own place and then the import path of this process, without the working directory:
    the files in there may be a candidate's. (Unless we ourselves were imported from there.)
    """
    package = _package_folder()
    here = _here()
    entries = (os.path.abspath(each) for each in sys.path if each)  # noqa: PTH100 - no links followed
    return [package, *(each for each in dict.fromkeys(entries) if each not in (package, here))]


def _package_folder() -> str:
    """Return the folder (or zip file) that holds `mcrubric`."""
    return str(Path(__file__).absolute().parents[2])


def _here() -> str | None:
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return None
