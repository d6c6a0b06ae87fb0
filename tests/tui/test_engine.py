"""The engine: leaving never fails, whatever is under way."""

import threading

from probatum.tui.engine import Engine


def test_leaving_does_not_wait_for_a_long_computation() -> None:
    engine, begun, freed = Engine(), threading.Event(), threading.Event()

    async def compute() -> None:
        begun.set()
        freed.wait(60)

    engine.submit(compute)
    assert begun.wait(30)
    engine.stop()
    assert not freed.is_set()
    freed.set()
