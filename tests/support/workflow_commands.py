"""What the runner of a GitHub workflow makes of a line, by the grammar that GitHub documents."""

from __future__ import annotations

import re


class Command:
    """The runner's grammar of commands: `::name key=value,key=value::message` first on a line."""

    def __init__(self, line: str) -> None:
        head, _, message = line.lstrip().removeprefix("::").partition("::")
        name, _, given = head.partition(" ")
        pairs = (each.split("=", 1) for each in given.split(",") if given)
        self.name = name
        self.properties = {key: self.unescaped(value, ":,") for key, value in pairs}
        self.message = self.unescaped(message, "")

    @staticmethod
    def unescaped(text: str, more: str) -> str:
        for sign in ("\r", "\n", *more):
            text = text.replace(f"%{ord(sign):02X}", sign)
        return text.replace("%25", "%")


def is_command(line: str) -> bool:
    """Whether a runner acts on a line: the form of today, and the one before it, anywhere."""
    return line.lstrip().startswith("::") or re.search(r"##[A-Za-z]*\[", line) is not None


def read_log(text: str) -> tuple[list[Command], list[str]]:
    """Return the commands of a log and its other lines; CR, LF and both end a line."""
    lines = re.split("\r\n|\r|\n", text.removesuffix("\n"))
    commands = [Command(line) for line in lines if is_command(line)]
    return commands, [line for line in lines if not is_command(line)]
