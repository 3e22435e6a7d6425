"""A command traced: whether it passes these functions in this order."""

import json
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path

import smartcert

PACKAGE = Path(smartcert.__file__).parent


def not_passed(steps, arguments, folder):
    """Run a command in a process of its own; give the steps that are left, each a file and a name.

    A step is passed when its function is called after the step before it was.
    """
    named = json.dumps([(str(PACKAGE / file), name) for file, name in steps])
    command = [sys.executable, "-P", __file__, named, *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    left = json.loads((folder / "left.json").read_text("utf-8"))
    return [(str(Path(file).relative_to(PACKAGE)), name) for file, name in left]


def main():
    steps = deque(map(tuple, json.loads(sys.argv.pop(1))))

    def note(frame, event, _argument):
        code = frame.f_code
        if event == "call" and steps and steps[0] == (code.co_filename, code.co_qualname):
            steps.popleft()

    threading.setprofile(note)
    sys.setprofile(note)
    from smartcert.__main__ import main as command

    try:
        command()
    finally:
        sys.setprofile(None)
        Path("left.json").write_text(json.dumps(list(steps)), "utf-8")


if __name__ == "__main__":
    main()
