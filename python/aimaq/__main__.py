"""The command ``aimaq``."""

import signal
import sys

from . import _native


def main() -> int:
    """Runs the command with the arguments of the process."""
    # The work does not come back to the interpreter, which could not stop it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout.flush()
    return _native.main(["aimaq", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
