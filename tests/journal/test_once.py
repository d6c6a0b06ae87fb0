"""What was paid for once is never paid for again, whoever asks and whatever dies."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from probatum.errors import ProbatumError
from probatum.tools.journal import Journal, key_of

WORKER = textwrap.dedent(
    """
    import asyncio, pathlib, sys, time
    from probatum.tools.journal import Journal, key_of
    url, counter, count, pause = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])

    async def one(journal, i):
        async def work():
            await asyncio.sleep(pause)
            with counter.open("a") as lines:
                lines.write(f"{i}\\n")
            return f"value {i}"
        return await journal.once(key_of("call", i), str, work)

    async def main():
        journal = Journal.open(url)
        gate = asyncio.Semaphore(2)
        async def gated(i):
            async with gate:
                return await one(journal, i)
        print(",".join(await asyncio.gather(*(gated(i) for i in range(count)))))

    asyncio.run(main())
    """
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/deep/journal.db"


async def test_a_value_is_made_once_and_remembered(url: str) -> None:
    made: list[int] = []

    async def work() -> dict[str, int]:
        made.append(1)
        return {"n": len(made)}

    key = key_of("call", "a question")
    first = await Journal.open(url).once(key, dict[str, int], work)
    second = await Journal.open(url).once(key, dict[str, int], work)
    assert first == second == {"n": 1}
    assert made == [1]


async def test_tasks_that_ask_at_once_share_one_call(url: str) -> None:
    made: list[int] = []

    async def work() -> int:
        made.append(1)
        await asyncio.sleep(0.05)
        return 7

    journal = Journal.open(url)
    assert await asyncio.gather(*(journal.once(key_of("k"), int, work) for _ in range(5))) == [7] * 5
    assert made == [1]


async def test_a_failure_frees_the_key(url: str) -> None:
    journal = Journal.open(url)

    async def fails() -> int:
        raise ValueError("no")

    async def works() -> int:
        return 3

    with pytest.raises(ValueError, match="no"):
        await journal.once(key_of("k"), int, fails)
    assert await journal.once(key_of("k"), int, works) == 3


async def test_a_value_that_is_not_final_is_made_again(url: str) -> None:
    journal = Journal.open(url)
    made: list[int] = []

    async def work() -> int:
        made.append(1)
        return len(made)

    for expected in (1, 2):
        assert await journal.once(key_of("k"), int, work, final=lambda _: False) == expected


async def test_cancelling_frees_the_key(url: str) -> None:
    journal = Journal.open(url)

    async def hangs() -> int:
        await asyncio.sleep(60)
        return 1

    async def works() -> int:
        return 2

    task = asyncio.create_task(journal.once(key_of("k"), int, hangs))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await journal.once(key_of("k"), int, works) == 2


def test_keys_tell_contents_apart() -> None:
    assert key_of("a", {"x": 1, "y": 2}) == key_of("a", {"y": 2, "x": 1})
    assert key_of("a", "b", "c") != key_of("a", "bc")
    assert key_of("a", "b") != key_of("b", "b")


def test_a_folder_that_cannot_be_made_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ProbatumError) as caught:
        Journal.open(f"sqlite:///{tmp_path}/file/journal.db")
    assert caught.value.hint


@pytest.mark.parametrize("after", [1, 3, 5])
def test_killed_at_any_moment_it_goes_on_and_repeats_nothing_finished(tmp_path: Path, url: str, after: int) -> None:
    counter = tmp_path / "calls"
    counter.touch()
    command = [sys.executable, "-c", WORKER, url, str(counter), "8", "0.1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    give_up = time.monotonic() + 30
    while len(counter.read_text().splitlines()) < after and time.monotonic() < give_up:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=25)
    assert done.stdout.strip() == ",".join(f"value {i}" for i in range(8))
    calls = counter.read_text().splitlines()
    assert set(calls) == {str(i) for i in range(8)}
    assert len(calls) <= 8 + 2, "only the two calls that were under way may be made twice"


def test_two_processes_share_the_work(tmp_path: Path, url: str) -> None:
    counter = tmp_path / "calls"
    command = [sys.executable, "-c", WORKER, url, str(counter), "6", "0.2"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = {process.communicate(timeout=60)[0].strip() for process in running}
    assert answers == {",".join(f"value {i}" for i in range(6))}
    assert sorted(counter.read_text().splitlines()) == [str(i) for i in range(6)]
