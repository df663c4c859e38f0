"""What `portfolio.yaml` says: the rubric, the files of the parts, the folder of the uploads."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize

from mcrubric.model.artifacts import Problem
from mcrubric.model.limits import Limits
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, Fault
from mcrubric.portfolio.gate import RefusedError
from mcrubric.portfolio.names import ARTIFACTS_FOLDER
from mcrubric.portfolio.quoting import problem_of, said_of
from mcrubric.portfolio.shelf import Shelf
from mcrubric.portfolio.sources import Source, check_source, open_source
from mcrubric.readers.yaml import Node, YamlError, read_yaml
from mcrubric.text.near import nearest

MANIFESTS: Final = ("portfolio.yaml", "portfolio.yml")
"""The first of these that is there is read."""
KEYS: Final = ("rubric", "parts", "artifacts")


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """The files that a manifest names for a part, each with its place in the manifest."""

    place: Place
    files: tuple[tuple[str, Place], ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was read of a manifest, and what is wrong with it; all defaults if there is none.

    `folder` is where uploads lie, `folder_place` where a manifest says so.
    `unread`: there is one that cannot be read, so that it may name files that are not known.
    """

    path: str | None = None
    rubric: str | None = None
    rubric_place: Place = Place()
    parts: Mapping[str, NamedFiles] = field(default_factory=dict)
    folder: str = ARTIFACTS_FOLDER
    folder_place: Place | None = None
    faults: tuple[Fault, ...] = ()
    unread: bool = False


def read_manifest(shelf: Shelf) -> Manifest:
    """Read the manifest of a hand-in; whatever is wrong with it is a fault, and the rest goes on.

    A manifest says where things are. Nothing in it can change what is asked or how it is judged:
    every key but three is unknown.
    """
    there = [path for path in MANIFESTS if path in shelf.contents.sizes]
    if not there:
        refused = (path for path in MANIFESTS if path in shelf.contents.refused)
        path = next(refused, None)  # the refusal has been told
        return Manifest(path, unread=path is not None)
    faults = []
    if len(there) > 1:
        faults.append(Fault("two-manifests", {"files": tuple(there)}, (Place(path=there[1]),)))
    data = shelf.read(there[0])
    if isinstance(data, Problem):
        return _unread(there[0], faults, data)
    return _Reader(there[0], faults).manifest(data, shelf.limits)


def names_rubric(source: Source, limits: Limits | None = None) -> str | None:
    """Return the rubric that a hand-in names; None if it names none, or cannot be read.

    Raises:
        NoSuchPathError: there is nothing at a path.
        TypeError: the caller gave something else than a `Source`.
    """
    check_source(source)
    limits = limits or Limits()
    try:
        contents = open_source(_glance(source), limits)
    except RefusedError:
        return None
    try:
        if contents.handed_in and contents.handed_in.rubric:
            return contents.handed_in.rubric
        return read_manifest(Shelf(contents, limits)).rubric
    finally:
        contents.close()


def _glance(source: Source) -> Source:
    """Leave out what can be read only once: it must still be there when the source is loaded."""
    if isinstance(source, Mapping):
        files = source.get("files")
        loose = files if isinstance(files, Mapping) else {}
        kept = {name: loose[name] for name in MANIFESTS if name in loose}
        return {"rubric": source.get("rubric"), "files": kept}
    if isinstance(source, str | bytes | bytearray | memoryview | os.PathLike):
        return source
    return source if source.seekable() else {}


class _Reader:
    """Reads one manifest, collecting faults with their line and column."""

    def __init__(self, path: str, faults: list[Fault]) -> None:
        self._path = path
        self._faults = faults

    def manifest(self, data: bytes, limits: Limits) -> Manifest:
        try:
            root = read_yaml(data, limits)
        except YamlError as error:
            problem = problem_of(error)
            return _unread(self._path, self._faults, problem, error.line, error.column)
        if not isinstance(root.value, Mapping):
            self._bad(root, "the manifest is a mapping: `key: value` on lines of their own")
        self._unknown_keys(root)
        rubric, folder = root.fields.get("rubric"), root.fields.get("artifacts")
        named = self._text(rubric, "rubric")
        return Manifest(
            path=self._path,
            rubric=named,
            rubric_place=self._place(rubric) if rubric else Place(),
            parts=dict(self._parts(root.fields.get("parts"))),
            folder=self._folder(folder),
            folder_place=self._place(folder) if folder and folder.text else None,
            faults=tuple(self._faults),
        )

    def _unknown_keys(self, root: Node) -> None:
        for key, (line, column) in root.keys.items():
            if key not in KEYS:
                place = Place(path=self._path, line=line, column=column)
                guess = OwnWords(nearest(key, KEYS) or "")
                self._faults.append(Fault("unknown-key", {"key": key, "guess": guess}, (place,)))

    def _text(self, node: Node | None, key: str) -> str | None:
        if node is None:
            return None
        if not node.text:
            problem = f"`{key}` names nothing here; a text is asked for"
            self._bad(node, problem, quotes=key not in KEYS)
        return node.text or None

    def _folder(self, node: Node | None) -> str:
        text = self._text(node, "artifacts")
        return ARTIFACTS_FOLDER if text is None else _path(text)

    def _parts(self, node: Node | None) -> Iterator[tuple[str, NamedFiles]]:
        if node is None:
            return
        if not isinstance(node.value, Mapping):
            self._bad(node, "`parts` is a mapping: the id of a part, then its file or files")
        for part, named in node.fields.items():
            nodes = named.items or (named,)
            files = [each for each in nodes if self._text(each, f"parts: {part}") is not None]
            if len(files) == len(nodes):
                paths = ((_path(each.text or ""), self._place(each)) for each in files)
                line, column = node.keys[part]
                place = Place(path=self._path, line=line, column=column)
                yield part, NamedFiles(place, tuple(paths))

    def _bad(self, node: Node, problem: str, *, quotes: bool = False) -> None:
        said = problem if quotes else OwnWords(problem)
        args: Mapping[str, Argument] = {"path": self._path, "problem": said}
        self._faults.append(Fault("bad-manifest", args, (self._place(node),)))

    def _place(self, node: Node) -> Place:
        return Place(path=self._path, line=node.line, column=node.column)


def _unread(
    path: str,
    faults: list[Fault],
    problem: Problem,
    line: int | None = None,
    column: int | None = None,
) -> Manifest:
    """Tell that a manifest is there and cannot be read: what it names is not known."""
    args = {"path": path, "kind": OwnWords(problem.kind), "detail": said_of(problem)}
    fault = Fault("unreadable-manifest", args, (Place(path=path, line=line, column=column),))
    return Manifest(path, faults=(*faults, fault), unread=True)


def _path(written: str) -> str:
    """Return a path as the hand-in's own are written: NFC, no `./` before and no `/` behind."""
    segments = normalize("NFC", written).split("/")
    return "/".join(segment for segment in segments if segment not in ("", "."))
