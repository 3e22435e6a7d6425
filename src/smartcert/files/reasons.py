"""Why the system refuses a file, in the reader's language."""

import errno
from collections.abc import Mapping

from smartcert.language import LANGUAGES, N_, InBoth, Message, language

_HELD = N_("another program, such as Excel, has it open; close it there and try again")
_REASONS: Mapping[int, Message] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("you have no permission for it, or another program has it open"),
    errno.EPERM: N_("you have no permission for it"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your share of the disk is used up"),
    errno.EFBIG: N_("the file would be too large for the disk"),
    errno.EIO: N_("the disk, or the connection to it, has failed"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("what should be a folder is a file"),
    errno.EEXIST: N_("it is there already"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EINVAL: N_("the name holds a character that may not stand there"),
    errno.ELOOP: N_("links lead in a circle"),
    errno.EBUSY: _HELD,
    errno.EMFILE: N_("too many files are open at once"),
    errno.ENFILE: N_("too many files are open at once"),
    errno.ENOMEM: N_("there is not enough memory"),
    errno.EBADF: N_("it is closed"),
    errno.EPIPE: N_("whoever reads it has stopped reading"),
    errno.ETIMEDOUT: N_("it does not answer in time"),
    errno.ECONNREFUSED: N_("the other computer refuses the connection"),
    errno.EHOSTUNREACH: N_("the other computer cannot be reached"),
    errno.ENETUNREACH: N_("there is no connection to the network"),
}
_HELD_ON_WINDOWS = frozenset((5, 32, 33))
"""How Windows says that another program holds a file: denied (5), shared (32), locked (33)."""


def reason(error: object) -> Message | InBoth:
    """Return why a file cannot be read or written, by the error of whoever tried."""
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return _HELD
    known = _REASONS.get(getattr(error, "errno", None) or 0)
    if known is not None:
        return known
    if not isinstance(error, OSError):  # it has words for the reader already
        return InBoth(str(error), str(error))
    words = str(getattr(error, "strerror", None) or error)
    said = {
        tag: language(tag).say(N_("the system says “{words}”"), words=words) for tag in LANGUAGES
    }
    return InBoth(said["ko"], said["en"])
