"""The parts of the isolation that a running box cannot show on every machine: filters, frames, command lines."""

import errno
import socket
import struct
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.tools.sandbox import bwrap, calls, docker, landlock, seatbelt, seccomp
from probatum.tools.sandbox.cleaning import cleaned
from probatum.tools.sandbox.policy import Policy
from probatum.tools.sandbox.protocol import Frames, TamperedError, framed


def decide(program: bytes, number: int, arch: int, *arguments: int) -> int:
    """What the kernel would do: a few instructions of classic BPF, interpreted."""
    data = struct.pack("<IIQ6Q", number, arch, 0, *(arguments + (0,) * 6)[:6])
    code = [struct.unpack_from("<HBBI", program, at) for at in range(0, len(program), 8)]
    at = held = 0
    while True:
        op, yes, no, value = code[at]
        at += 1
        if op == seccomp.RETURN:
            return int(value)
        if op == seccomp.LOAD:
            held = struct.unpack_from("<I", data, value)[0]
        else:
            test = {seccomp.EQUAL: held == value, seccomp.AT_LEAST: held >= value, seccomp.ANY_BIT: bool(held & value)}
            at += yes if test[op] else no


def refused(number: int) -> int:
    return seccomp.ERRNO | number


@pytest.mark.parametrize("namespaces", [True, False])
@pytest.mark.parametrize(("column", "machine"), list(enumerate(seccomp.ARCHES)))
def test_the_filter_denies_what_it_lists_on_both_architectures(column: int, machine: str, *, namespaces: bool) -> None:
    program, arch = seccomp.program(machine, namespaces=namespaces), seccomp.ARCHES[machine]
    for numbers in calls.DENIED.values():
        number = numbers[column]
        if number is not None:
            assert decide(program, number, arch) == refused(errno.EPERM)
    assert decide(program, calls.CLONE3[column], arch) == refused(errno.ENOSYS)
    assert decide(program, calls.CLONE[column], arch, 0x10000000) == refused(errno.EPERM)
    assert decide(program, calls.CLONE[column], arch, 17) == seccomp.ALLOW
    assert decide(program, 0 if machine == "x86_64" else 63, arch) == seccomp.ALLOW
    assert decide(program, 0, 0xDEAD) == seccomp.KILL
    inet = decide(program, calls.SOCKET[column], arch, socket.AF_INET)
    assert inet == (seccomp.ALLOW if namespaces else refused(errno.ENETUNREACH))
    assert decide(program, calls.SOCKETPAIR[column], arch, socket.AF_UNIX) == seccomp.ALLOW
    assert decide(program, calls.SOCKETPAIR[column], arch, 16) == refused(errno.EAFNOSUPPORT)
    for option in (socket.SO_SNDBUF, socket.SO_RCVBUF, 32, 33):
        assert decide(program, calls.SETSOCKOPT[column], arch, 3, 1, option) == refused(0)
        assert decide(program, calls.SETSOCKOPT[column], arch, 3, 6, option) == seccomp.ALLOW
    assert decide(program, calls.SETSOCKOPT[column], arch, 3, 1, socket.SO_REUSEADDR) == seccomp.ALLOW


def test_without_namespaces_others_are_out_of_reach() -> None:
    program, arch = seccomp.program("x86_64", namespaces=False), seccomp.ARCHES["x86_64"]
    prlimit = calls.ONLY_ONESELF["prlimit64"][0]
    assert prlimit is not None
    assert decide(program, prlimit, arch, 0) == seccomp.ALLOW
    assert decide(program, prlimit, arch, 4242) == refused(errno.EPERM)
    assert decide(program, 90, arch) == refused(0)  # chmod pretends
    assert decide(program, 62, arch, 1, 9) == seccomp.ALLOW  # Landlock keeps signals in
    old = seccomp.program("x86_64", namespaces=False, signals_scoped=False)
    assert decide(old, 62, arch, 1, 9) == refused(errno.EPERM)


@pytest.mark.parametrize("version", range(1, 9))
def test_landlock_rules_fit_the_kernel_they_are_for(version: int) -> None:
    rules = landlock.rules(version, ["/usr"], "/work")
    assert all(access & ~rules["files"] == 0 for _, access in rules["paths"])
    assert rules["size"] in {8, 16, 24}
    assert bool(rules["net"]) == (version >= 4)
    assert bool(rules["scoped"]) == (version >= 6)


def test_no_command_line_grants_more_than_it_must() -> None:
    for root in (True, False):
        words = bwrap.command(Policy(), ["/opt/python"], 9, root=root)
        assert "--unshare-net" in words
        assert "--bind" not in words
        assert ("--unshare-user" in words) is not root
        assert [words[i + 1] for i, w in enumerate(words) if w == "--cap-add"] == (
            ["CAP_SETUID", "CAP_SETGID"] if root else []
        )
    assert "--unshare-net" not in bwrap.command(Policy(allow_network=True), [], 9, root=False)
    words = docker.command(Policy(), "n", "/tmp/c", ["/cache/site"], {"A": "b"})
    assert "/cache/site:/cache/site:ro" in words
    assert words[words.index("--network") + 1] == "none"
    assert {"--read-only", "--cap-drop", "--pids-limit", "--memory"} <= set(words)


def test_the_macos_profile_denies_by_default_and_quotes_names() -> None:
    profile = seatbelt.profile(['/opt/a "b"'], "/private/w", allow_network=False)
    assert profile.splitlines()[1] == "(deny default)"
    assert "network" not in profile
    assert '"/opt/a \\"b\\""' in profile
    assert profile.count("(") == profile.count(")")


def received(data: bytes) -> list[dict[str, object]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.setblocking(False)
        theirs.send(data)
        return Frames(ours).receive()


@given(st.dictionaries(st.text(max_size=9), st.one_of(st.none(), st.integers(), st.text(max_size=9)), max_size=4))
def test_frames_come_back_as_they_went(message: dict[str, object]) -> None:
    assert received(framed(message) * 2) == [message, message]


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    if data:
        with suppress(TamperedError):
            assert all(isinstance(frame, dict) for frame in received(data))


@given(st.text())
def test_shown_text_cannot_drive_a_terminal(text: str) -> None:
    shown = cleaned(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in shown)
    assert not set(shown) & {"\x1b", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"}
    shown.encode("utf-8")
