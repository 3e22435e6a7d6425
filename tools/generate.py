"""Writes what is made from the code: the reference, the example round and the schemas.

`--check` writes nothing and fails where a file is not what the code says.
"""

import io
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import example_round
import reference
import schemas

ROOT = Path(__file__).parents[1]
FOLDERS: dict[str, Callable[[], Iterable[tuple[str, str | bytes]]]] = {
    "docs/reference": reference.pages,
    "examples/round": example_round.files,
    "schemas": schemas.published,
}
SHARED = {"docs/reference"}
"""Folders in which files that are written by hand may stand beside the others."""


def content(name: str, data: bytes) -> object:
    """Give what decides whether a file is the same; libraries pack a workbook differently."""
    if not name.endswith(".xlsx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {each: packed.read(each) for each in packed.namelist()}


def stale(folder: Path, files: Mapping[str, bytes], *, shared: bool) -> list[str]:
    """Name the files that are missing in a folder, other than they are to be, or left over."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    both = files.keys() & there.keys()
    names = files.keys() if shared else files.keys() | there.keys()
    changed = {name for name in both if content(name, files[name]) != content(name, there[name])}
    return sorted((names - both) | changed)


def main() -> int:
    """Write the files, or check them."""
    check, failed = "--check" in sys.argv, False
    for folder, made in FOLDERS.items():
        files = {name: data.encode() if isinstance(data, str) else data for name, data in made()}
        for name in stale(ROOT / folder, files, shared=folder in SHARED):
            path = ROOT / folder / name
            if check:
                print(f"{folder}/{name} is not what the code says; run `make fix`")
                failed = True
            elif name in files:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(files[name])
            else:
                path.unlink()
    return failed


if __name__ == "__main__":
    sys.exit(main())
