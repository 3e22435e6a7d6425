"""Where the command begins: the version is answered before anything else is imported."""

import sys

from smartcert.version import __version__


def main() -> None:
    """Run the command and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        _print_version()
        return
    import gc

    # One short run makes no rubbish worth collecting; looking for it costs a sixth of the time.
    gc.disable()
    from smartcert.checking.exits import INTERRUPTED
    from smartcert.cli import run

    code = run(sys.argv[1:])
    if code == INTERRUPTED:
        import os
        import threading

        if any(not each.daemon for each in threading.enumerate()[1:]):
            os._exit(code)  # threads at work would be waited for
    sys.exit(code)


def _print_version() -> None:
    try:
        print(f"smartcert {__version__}", flush=True)  # noqa: T201 - writes nothing if that is closed
    except OSError as error:
        from smartcert.cli.streams import give_up

        give_up(sys.stdout, error)


if __name__ == "__main__":
    main()
