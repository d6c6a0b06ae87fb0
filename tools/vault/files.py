"""Writes files so that a crash, a full disk or a pulled plug leaves the old file or the new one, never half of one."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from probatum.errors import ProbatumError

_HINTS = {
    errno.ENOSPC: "The disk is full: make room and run the same command again; nothing is lost.",
    errno.EDQUOT: "Your disk quota is used up: make room and run the same command again; nothing is lost.",
    errno.EROFS: "That file system is read-only: choose another folder with --vault.",
}
_DENIED = "Is it yours, and writable? Another folder can be chosen with --vault."


def write_file(path: Path, data: str | bytes) -> None:
    """Puts ``data`` in the place of ``path``'s content, at once; a link is followed, a file's mode kept.

    Raises ProbatumError; the old file then stands as it was.
    """
    target = path.resolve()
    content = data.encode() if isinstance(data, str) else data
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise failure(path, error, "written") from error


def read_bytes(path: Path) -> bytes | None:
    """The file's content, or None where there is none. Raises ProbatumError when it is there and cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise failure(path, error, "read") from error


def read_text(path: Path) -> str | None:
    """The file's text, or None where there is none. Raises ProbatumError when it is there and cannot be read."""
    data = read_bytes(path)
    try:
        return data if data is None else data.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "Save it as UTF-8 in your editor; Probatum leaves it as it is."
        raise ProbatumError(f"{path} is not UTF-8 text (byte {error.start}).", hint) from error


def make_folder(path: Path) -> Path:
    """The folder, made where it was missing. Raises ProbatumError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure(path, error, "made") from error
    return path


def failure(path: Path, error: OSError, done: str) -> ProbatumError:
    """What went wrong with ``path``, as words for a person."""
    reason = error.strerror or str(error)
    return ProbatumError(f"{path} cannot be {done}: {reason}.", _HINTS.get(error.errno or 0, _DENIED))


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".probatum-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Makes a rename last through a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
