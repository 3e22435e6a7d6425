"""What the shell offers to complete."""


def node_ids(incomplete: str) -> list[str]:
    """Return the ids of the default catalogue's categories and indicators that begin so."""
    from smartcert import load_catalogue

    return [name for name in load_catalogue().paths if name.startswith(incomplete)]


def format_names(incomplete: str) -> list[str]:
    """Return the names of the formats that begin so."""
    from smartcert.render.outcome import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def subjects(incomplete: str) -> list[str]:
    """Return the codes, and the ids of categories and indicators, that begin so.

    None for an empty word, because the shell then offers the files of the folder.
    """
    from smartcert.diagnostics.codes import CODES

    if not incomplete:
        return []
    codes = [code for code in CODES if code.startswith(incomplete.upper())]
    return [*codes, *node_ids(incomplete)]
