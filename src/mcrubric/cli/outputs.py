"""Where reports go: each format to its file, at most one to the standard output."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from mcrubric.cli.outcome import say, stop
from mcrubric.model.exits import EXIT_TOOL_FAILED, EXIT_USAGE
from mcrubric.model.formats import Format, Look, Quote
from mcrubric.model.raised import trail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mcrubric.engine.library import Library
    from mcrubric.model.report import Report


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it is written into; None is the standard output."""

    form: Format
    file: str | None = None


def outputs_of(known: Library, asked: Sequence[str], output: str | None) -> tuple[Output, ...]:
    """Return what `--format NAME[=FILE]` and `-o FILE` ask for; what cannot be done ends here.

    Raises:
        McrubricError: there is no format of that name.
    """
    made = [Output(known.format(name), file) for name, file in map(_parted, asked)]
    bare = [each for each in made if each.file is None]
    if len(bare) > 1:
        names = " and ".join(each.form.name for each in bare)
        stop(f"{names} would both go to the standard output; say --format NAME=FILE", EXIT_USAGE)
    if output is not None:
        if not bare:
            stop("-o is for a format without a file of its own", EXIT_USAGE)
        made[made.index(bare[0])] = replace(bare[0], file=output)
    _all_different(each.file for each in made if each.file is not None)
    return tuple(made)


def _parted(asked: str) -> tuple[str, str | None]:
    name, sign, file = asked.partition("=")
    if sign and not file:
        stop(f"--format {asked} names no file", EXIT_USAGE)
    return name, file if sign else None


def real(path: str) -> Path:
    """Return where a path leads: a link is another name of the same file.

    `Path.resolve` raises for links that go round in circles.
    """
    return Path(os.path.realpath(path))


def _all_different(files: Iterable[str]) -> None:
    seen: set[Path] = set()
    for file in files:
        path = real(file)
        if path in seen:
            stop(f"two formats would be written into {file}", EXIT_USAGE)
        seen.add(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """How a report is shown: `quote` and `names` as asked for, `look` for programs."""

    quote: Quote | None
    names: bool
    look: Look


def write_all(
    report: Report, outputs: Sequence[Output], showing: Showing, stdout: TextIO | None
) -> bool:
    """Write a report in each format; return whether all could be written.

    One that cannot be is told, and costs the others nothing.
    """
    failed = [each for each in outputs if not _written(report, each, showing, stdout)]
    return not failed


def _written(report: Report, output: Output, showing: Showing, stdout: TextIO | None) -> bool:
    where = f" to {output.file or 'the standard output'}"
    if output.file is None and stdout is None:
        return _untold("", "the standard output is closed")
    try:
        pieces = _pieces(report, output, showing, stdout)
        if output.file is not None:
            into_file(pieces, Path(output.file))
        elif stdout is not None:
            _onto(pieces, stdout, output.form)
    except OSError as error:
        return _untold(where, error.strerror or type(error).__name__)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a plugin's format may also call sys.exit()
        calls = "".join(f"\n  {each}" for each in trail(error))
        why = f"the format {output.form.name} failed{calls}\n  {type(error).__name__}"
        return _untold(where, why)
    return True


def _untold(where: str, why: str) -> bool:
    with suppress(OSError, ValueError):  # a plugin may have closed stderr
        say(f"mcrubric: the report could not be written{where}: {why}", err=True)
    return False


def _pieces(
    report: Report, output: Output, showing: Showing, stdout: TextIO | None
) -> Iterator[str]:
    """Give the report as a format writes it, for people in the look of their terminal."""
    from mcrubric.formats.terminal import look_for
    from mcrubric.privacy.fitting import fitted

    look = showing.look
    if output.form.for_people and output.file is None and stdout is not None:
        seen = look_for(stdout, os.environ)
        look = replace(look, width=seen.width, colour=seen.colour, ascii=seen.ascii)
    shown = fitted(report, output.form, quote=_quote(showing, output.form), names=showing.names)
    return output.form.pieces(shown, look)


def _quote(showing: Showing, form: Format) -> Quote | None:
    return None if form.shared else showing.quote


def into_file(pieces: Iterator[str], path: Path) -> None:
    """Write a file; of one that could not be written whole, nothing is left to be believed."""
    with path.open("wb") as file:
        try:
            for piece in pieces:
                file.write(piece.encode())
            file.flush()
        except BaseException:
            take_away(path)
            raise


def take_away(path: Path) -> None:
    """Take a file away, if there is one; a device or a link stays what it is."""
    with suppress(OSError):
        if stat.S_ISREG(path.lstat().st_mode):
            path.unlink()


def _onto(pieces: Iterator[str], stdout: TextIO, form: Format) -> None:
    for piece in pieces:
        if form.for_people:
            click.echo(piece, nl=False, file=stdout)
        else:
            stdout.buffer.write(piece.encode())
    stdout.flush()


def exit_of(code: int, *, written: bool) -> int:
    """Return the exit code of a run: a report that could not be shown is a failure of the tool."""
    return code if written else EXIT_TOOL_FAILED
