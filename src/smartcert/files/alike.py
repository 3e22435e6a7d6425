"""Names in a folder that differ only in whether Hangul is composed, or taken apart."""

import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from smartcert.language.letters import composed


def named_alike(folder: Path, name: str) -> Sequence[str]:
    """Return the names in a folder that are composed as this one is.

    Raises:
        OSError: it is no folder, or none that we may look into.
    """
    status = folder.stat()
    return _names(str(folder), status.st_mtime_ns, status.st_size).get(composed(name), ())


@lru_cache(maxsize=16)  # many names that are not there are asked for one after the other
def _names(folder: str, _changed: int, _size: int) -> Mapping[str, Sequence[str]]:
    """Return the names in a folder, as long as it does not change, by what they are composed."""
    names: dict[str, list[str]] = {}
    for name in os.listdir(folder):  # noqa: PTH208 - names alone
        names.setdefault(composed(name), []).append(name)
    return names
