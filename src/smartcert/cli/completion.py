"""What the shell offers to complete."""


def indicator_ids(incomplete: str) -> list[str]:
    """Give the ids of the default catalogue's indicators that begin so."""
    from smartcert import load_catalogue

    return [name for name in load_catalogue().indicators if name.startswith(incomplete)]


def node_ids(incomplete: str) -> list[str]:
    """Give the ids of the default catalogue's categories and indicators that begin so."""
    from smartcert import load_catalogue

    return [name for name in load_catalogue().paths if name.startswith(incomplete)]
