"""Many files written to one folder, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from smartcert.files.names import stored
from smartcert.files.storage import refuse_read_only, whole


def save_all(folder: str, files: Mapping[str, str]) -> None:
    """Write files to a folder, which is made if there is none.

    All are written beside it before the first of them is there.

    Raises:
        OSError: they cannot be written, and what was there is left; a circle of links may be a
            RuntimeError, and a name that no folder can have is a ValueError.
    """
    draft: Path | None = None
    try:
        target = Path(stored(folder)).resolve()  # a link keeps pointing where it points
        beside = target if target.is_dir() else target.parent
        draft = Path(tempfile.mkdtemp(dir=beside, prefix=".smartcert."))
        for name, text in files.items():
            with whole(str(draft / name)) as stream:
                stream.write(text.encode())
        _put_in_place(draft, target)
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _put_in_place(draft: Path, target: Path) -> None:
    if target.is_dir():
        made = {each: Path(stored(str(target / each.name))) for each in sorted(draft.iterdir())}
        for place in filter(Path.exists, made.values()):
            refuse_read_only(place)
        for each, place in made.items():
            each.replace(place)
        return
    mask = os.umask(0)
    os.umask(mask)
    draft.chmod(0o777 & ~mask)
    draft.rename(target)
