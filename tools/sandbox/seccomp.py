"""Writes the system-call filter of a box as classic BPF, for x86_64 and aarch64.

Layout of an instruction and of ``struct seccomp_data``: linux/filter.h and linux/seccomp.h.
"""

import errno
import platform
import struct

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
NUMBER_AT, ARCH_AT, ARGUMENTS_AT = 0, 4, 16
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
CLONE_NEW = 0x7E020080
"""Every CLONE_NEW* flag: namespaces are not for snippets."""

# name: (x86_64, aarch64); None where the architecture has no such call
DENIED: dict[str, tuple[int | None, int | None]] = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "fanotify_init": (300, 262),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "reboot": (169, 142),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "syslog": (103, 116),
    "acct": (163, 89),
    "quotactl": (179, 60),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "memfd_create": (319, 279),  # its pages are in neither RLIMIT_DATA nor RSS
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "msgget": (68, 186),
    "semget": (64, 190),
    "vhangup": (153, 58),
}

# Where no namespace hides the host's processes, mounts and sockets, these go too.
DENIED_WITHOUT_NAMESPACES: dict[str, tuple[int | None, int | None]] = {
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "mknod": (133, None),
    "mknodat": (259, 33),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "mq_open": (240, 180),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    "process_mrelease": (448, 448),
}

# Their first argument names a process; only 0, oneself, is allowed there.
ONLY_ONESELF: dict[str, tuple[int | None, int | None]] = {
    "prlimit64": (302, 261),
    "sched_setaffinity": (203, 122),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
}

# Needed only where Landlock cannot keep signals inside.
SIGNALS: dict[str, tuple[int | None, int | None]] = {
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "pidfd_send_signal": (424, 424),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
}

# Landlock does not rule on metadata: these do nothing and report success, so that zipfile and shutil keep working.
PRETENDED: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "setxattrat": (463, 463),
    "removexattrat": (466, 466),
}

CLONE, CLONE3, SOCKET, SOCKETPAIR = (56, 220), (435, 435), (41, 198), (53, 199)


def supported(machine: str = platform.machine()) -> bool:
    """True when a filter can be written for that machine."""
    return machine in ARCHES


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
    if not namespaces:
        tables += [(DENIED_WITHOUT_NAMESPACES, errno.EPERM), (PRETENDED, 0)]
        tables += [] if signals_scoped else [(SIGNALS, errno.EPERM)]
        for numbers in ONLY_ONESELF.values():
            if numbers[column] is not None:
                body = [_argument(0), _op(EQUAL, 0, 1, 0), _op(RETURN, ERRNO | errno.EPERM)]
                code += _when(numbers[column], body)
    code += _families(SOCKETPAIR[column], (AF_UNIX,))
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
