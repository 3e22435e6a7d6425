"""Files that may not be written to, whoever runs the tests: root may write to all."""

import errno
import os


def nothing_is_written_to(monkeypatch):
    """Refuse to open a file that is there to write to it, as of a file that is read-only."""
    opened = os.open

    def refuse(file, flags, *mode, **options):
        if flags == os.O_WRONLY:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(file, flags, *mode, **options)

    monkeypatch.setattr(os, "open", refuse)
