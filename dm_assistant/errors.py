"""The one exception for what a user can mend, and the one place that turns it into a line on stderr."""

import errno
import sys
from collections.abc import Callable

DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class UserError(Exception):
    """Something the user can mend. The message says what is wrong, where, and what to do next."""


def run_reporting_errors(main: Callable[[], None]) -> None:
    """Run `main`; a `UserError` or a full disk becomes one line on stderr and exit status 1.

    Any other exception is our own bug and keeps its traceback.
    """
    try:
        main()
    except UserError as problem:
        sys.exit(f"error: {problem}")
    except OSError as problem:
        if problem.errno not in DISK_FULL:
            raise
        where = f" while writing {problem.filename}" if problem.filename else ""
        sys.exit(
            f"error: the disk is full, or a quota or size limit is reached{where}. "
            "Free some space, then run the same command again."
        )
