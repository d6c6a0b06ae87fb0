"""Writes the system-call filter of a box as classic BPF, for x86_64 and aarch64.

Layout of an instruction and of ``struct seccomp_data``: linux/filter.h and linux/seccomp.h.
"""

import errno
import platform
import struct

from probatum.tools.sandbox.calls import (
    BUFFERS,
    CLONE,
    CLONE3,
    DENIED,
    DENIED_WITHOUT_NAMESPACES,
    ONLY_ONESELF,
    PRETENDED,
    SETSOCKOPT,
    SIGNALS,
    SOCKET,
    SOCKETPAIR,
    SOL_SOCKET,
    UNSUPPORTED,
)

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER_AT, ARCH_AT, ARGUMENTS_AT = 0, 4, 16
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
CLONE_NEW = 0x7E020080
"""Every CLONE_NEW* flag: namespaces are not for snippets."""


def supported() -> bool:
    """True when a filter can be written for this machine."""
    return platform.machine() in ARCHES


def program(
    machine: str = platform.machine(), *, namespaces: bool, signals_scoped: bool = True, network: bool = False
) -> bytes:
    """The filter; ``namespaces`` when the box has its own, ``signals_scoped`` when signals cannot leave it.

    With the host's ``network`` come its nameless Unix sockets, so that family is then left out.
    """
    column = list(ARCHES).index(machine)
    code = [
        _op(LOAD, ARCH_AT),
        _op(EQUAL, ARCHES[machine], 1, 0),
        _op(RETURN, KILL),
        _op(LOAD, NUMBER_AT),
    ]
    if machine == "x86_64":
        code += [_op(AT_LEAST, X32_BIT, 0, 1), _op(RETURN, ERRNO | errno.ENOSYS)]
    code += _deny(CLONE3[column], errno.ENOSYS)  # glibc falls back to clone, whose flags can be seen
    code += _when(CLONE[column], [_argument(0), _op(ANY_BIT, CLONE_NEW, 0, 1), _op(RETURN, ERRNO | errno.EPERM)])
    tables = [(DENIED, errno.EPERM)]
    if network:
        code += _families(SOCKET[column], (AF_INET, AF_INET6))
    elif namespaces:
        code += _families(SOCKET[column], (AF_UNIX, AF_INET, AF_INET6))
    else:
        code += _deny(SOCKET[column], errno.ENETUNREACH)
    if namespaces:
        tables += [(UNSUPPORTED, errno.EOPNOTSUPP)]
    else:
        tables += [(DENIED_WITHOUT_NAMESPACES, errno.EPERM), (PRETENDED, 0)]
        tables += [] if signals_scoped else [(SIGNALS, errno.EPERM)]
        for numbers in ONLY_ONESELF.values():
            if numbers[column] is not None:
                body = [_argument(0), _op(EQUAL, 0, 1, 0), _op(RETURN, ERRNO | errno.EPERM)]
                code += _when(numbers[column], body)
    code += _families(SOCKETPAIR[column], (AF_UNIX,))
    code += _pretend_buffers(SETSOCKOPT[column])
    for table, error in tables:
        for numbers in table.values():
            if numbers[column] is not None:
                code += _deny(numbers[column], error)
    return b"".join([*code, _op(RETURN, ALLOW)])


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


def _argument(index: int) -> bytes:
    """Loads the low half of an argument, which holds every flag and family that is asked for here."""
    return _op(LOAD, ARGUMENTS_AT + 8 * index)


def _deny(number: int | None, error: int) -> list[bytes]:
    return [_op(EQUAL, number or 0, 0, 1), _op(RETURN, ERRNO | error)]


def _when(number: int | None, body: list[bytes]) -> list[bytes]:
    """``body`` for one call; it ends by letting the call pass."""
    return [_op(EQUAL, number or 0, 0, len(body) + 1), *body, _op(RETURN, ALLOW)]


def _families(number: int, allowed: tuple[int, ...]) -> list[bytes]:
    """A socket call for these address families only."""
    tests = [_op(EQUAL, family, len(allowed) - place, 0) for place, family in enumerate(allowed)]
    return _when(number, [_argument(0), *tests, _op(RETURN, ERRNO | errno.EAFNOSUPPORT)])


def _pretend_buffers(number: int) -> list[bytes]:
    """A request for larger buffers does nothing and reports success."""
    tests = [_op(EQUAL, option, len(BUFFERS) - 1 - place, 0) for place, option in enumerate(BUFFERS[:-1])]
    last = _op(EQUAL, BUFFERS[-1], 0, 1)
    level = [_argument(1), _op(EQUAL, SOL_SOCKET, 0, len(BUFFERS) + 2)]
    return _when(number, [*level, _argument(2), *tests, last, _op(RETURN, ERRNO)])
