"""Compiles the translations (.po to .mo), for the build of the package and by hand."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_all(root: Path) -> None:
    """Write the `.mo` file beside every `.po` file of the package."""
    for source in sorted(root.glob("src/smartcert/language/locale/*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalog = read_po(file)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    compile_all(Path(__file__).parents[1])
