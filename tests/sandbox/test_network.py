"""The network is there when the user grants it, and then it is the only thing that is."""

from typing import Any

from probatum.tools.sandbox import Policy, open_box

CONNECT = """
import socket
line = socket.create_connection(("127.0.0.1", @TCP@), 2)
line.close()
"""
BY_NAME = """
import socket
line = socket.socket(socket.AF_UNIX)
line.connect("\\0@ABSTRACT@")
"""


async def test_a_granted_network_can_be_used(tier: str, host: Any) -> None:
    async with open_box(Policy(tier=tier, allow_network=True)) as box:
        reached = await box.run(host.fill(CONNECT))
        refused = await box.run(host.fill(BY_NAME))
        secret = await box.run(host.fill("open('@SECRET@')"))
    assert reached.error is None
    assert refused.error is not None
    assert secret.error is not None
    assert host.violations() == ["somebody came in by tcp"]


async def test_without_the_grant_the_same_code_fails(tier: str, host: Any) -> None:
    async with open_box(Policy(tier=tier)) as box:
        run = await box.run(host.fill(CONNECT))
    assert run.error is not None
    assert host.violations() == []
