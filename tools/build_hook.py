"""What the build of a wheel makes: compiled translations, and the packed catalogue."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Making(BuildHookInterface[Any]):
    """Makes what a wheel holds beside the source."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations into the source tree, where an editable install reads them.

        The catalogue is packed for a wheel alone: in a checkout, models change under it.
        """
        root = Path(self.root)
        sys.path[:0] = [str(root / "src"), str(root / "tools")]
        from compile_locale import compile_all

        compile_all(root)
        if version == "standard":
            from smartcert.catalogue.packaged import packed_files

            self.folder = TemporaryDirectory()
            for name, text in packed_files():
                file = Path(self.folder.name, name)
                file.write_text(text, encoding="utf-8")
                build_data["force_include"][str(file)] = f"smartcert/catalogue/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made for the wheel that is now written."""
        del build_data, artifact_path
        if version == "standard":
            self.folder.cleanup()
