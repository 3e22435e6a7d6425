"""A log as GitHub's runner reads it: what it takes for a command, and for which."""

import re

COMMANDS = {"error", "warning", "notice", "debug", "group", "add-mask", "stop-commands"}
COMMANDS |= {"set-output", "save-state", "add-matcher"}


def runner(log):
    """Read a log as GitHub's runner does; give level, properties and data of each command."""
    return [
        command
        for line in re.split(r"\r\n|\r|\n", log)
        for command in (_command(line) or _legacy_command(line),)
        if command
    ]


def _command(line):
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, written = line[2:end].partition(" ")
    if name not in COMMANDS:
        return None
    pairs = (each.split("=", 1) for each in written.strip().split(",") if each)
    properties = {key: _unescaped(value, "\r", "\n", ":", ",", "%") for key, value in pairs}
    return name, properties, _unescaped(line[end + 2 :], "\r", "\n", "%")


def _legacy_command(line):
    begin = line.find("##[")
    end = line.find("]", begin)
    if begin < 0 or end < 0 or line[begin + 3 : end].partition(" ")[0] not in COMMANDS:
        return None
    return line[begin + 3 : end].partition(" ")[0], {}, line[end + 1 :]


def _unescaped(text, *signs):
    for sign in signs:
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text
