"""What a box prints: counted whole, kept from its beginning, and never read from a number that became another's."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from probatum.tools.sandbox.streams import Streams


@dataclass
class Printing:
    """Two pipes as a box has them, read by ``streams``."""

    streams: Streams
    fds: tuple[int, int]
    """The ends that are written to."""


@pytest.fixture
def printing() -> Iterator[Printing]:
    (out, into_out), (err, into_err) = os.pipe(), os.pipe()
    yield Printing(Streams((out, err), keep=4, flood=20), (into_out, into_err))
    for fd in (out, into_out, err, into_err):
        os.close(fd)


def test_what_was_cut_is_still_cut_when_something_small_follows_elsewhere(printing: Printing) -> None:
    os.write(printing.fds[0], b"a long line")
    printing.streams.drain()
    os.write(printing.fds[1], b"late")
    printing.streams.drain()
    assert printing.streams.truncated
    assert printing.streams.flush() == ("a lo", "late")


def test_each_cell_begins_anew(printing: Printing) -> None:
    os.write(printing.fds[0], b"a long line")
    printing.streams.drain()
    printing.streams.flush()
    os.write(printing.fds[0], b"next")
    printing.streams.drain()
    assert not printing.streams.truncated
    assert printing.streams.flush() == ("next", "")


def test_a_flood_is_not_read_to_its_end(printing: Printing) -> None:
    os.write(printing.fds[0], b"x" * 21)
    printing.streams.drain()
    os.write(printing.fds[0], b"more")
    printing.streams.drain()
    out, _ = printing.streams
    assert (printing.streams.floods(out), out.total) == (True, 21)


def test_once_closed_nothing_is_read_and_what_was_kept_stays(printing: Printing) -> None:
    os.write(printing.fds[0], b"ab")
    printing.streams.drain()
    printing.streams.close()
    os.write(printing.fds[0], b"cd")
    printing.streams.drain()
    assert printing.streams.flush() == ("ab", "")
