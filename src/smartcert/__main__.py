"""Where the command begins: the version is answered before anything else is imported."""

import sys

from smartcert.version import __version__


def main() -> None:
    """Run the command and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"smartcert {__version__}\n")
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


if __name__ == "__main__":
    main()
