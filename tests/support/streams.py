"""Streams of the system's that fail."""

import io


class Failing(io.BytesIO):
    """A file of the system's to which nothing can be written."""

    def __init__(self, error, file):
        super().__init__()
        self._error = error
        self._file = file

    def write(self, _data):
        raise self._error

    def fileno(self):
        return self._file.fileno()
