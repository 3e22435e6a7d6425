"""The version: read by the build, printed by `--version`, stamped on every report."""

__version__ = "0.1.0"
