"""Nothing hostile gets out: every case is run under every isolation of this machine, and the host is looked at.

The same cases without isolation turn the same looks red, so the looks can see.
"""

import asyncio
import os
import resource
import secrets
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from probatum.notes import Snippet
from probatum.proof import Output, Verdict
from probatum.tools.sandbox import processes, python
from probatum.tools.sandbox.box import Box
from probatum.tools.sandbox.boxes import started
from probatum.tools.sandbox.jail import Jail
from probatum.tools.sandbox.policy import MB, Policy
from probatum.tools.sandbox.showing import output_of
from probatum.tools.sandbox.starting import start
from probatum.tools.sandbox.trying import try_snippets
from probatum.tools.sandbox.verdicts import judge

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).with_name("hostile")
CASES = {
    f"{path.stem}: {case['name']}": case
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
}
POLICY = Policy(
    seconds=2.5,
    grace=0.3,
    cpu_seconds=6,
    data=300 * MB,
    memory=500 * MB,
    processes=32,
    file_size=8 * MB,
    disk=16 * MB,
    flood=2 * MB,
)
MARK = secrets.token_hex(12)
"""In the environment of every process of these boxes, so that one that is left is known as theirs."""
AT_ONCE = 4
MOST_SECONDS = 15
"""Of a case from the start of its box to its end, on a busy machine."""
MOST_GROWTH = 400 * MB
BARE = [name for name, case in CASES.items() if case.get("bare")]


@dataclass
class Outcome:
    """What came of a case, as seen from the host."""

    verdict: Verdict
    shown: str
    seconds: float
    left: list[int]
    folder: str
    violations: list[str]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 310
    assert {name.partition(":")[0] for name in CASES} == {path.stem for path in FOLDER.glob("*.toml")}


@pytest.fixture(scope="module")
def outcomes(host: Any, tier: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """Every case under one isolation, a few at a time."""

    async def all_of_them() -> dict[str, Outcome]:
        places = asyncio.Semaphore(AT_ONCE)

        async def one(name: str) -> tuple[str, Outcome]:
            async with places:
                case = CASES[name]
                pictures = tmp_path_factory.mktemp("pictures")
                if name.startswith("verdict"):
                    return name, await _in_document(host.fill(case["code"]), tier, host, pictures)
                return name, await _in_box(case, tier, host, pictures)

        return dict(await asyncio.gather(*(one(name) for name in CASES)))

    before, variables = _resident(), python.variables
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(python, "variables", lambda *a, **k: variables(*a, **k) | {"MARK": MARK})
        found = asyncio.run(all_of_them())
    assert _resident() - before < MOST_GROWTH, "the supervisor grew with what it supervised"
    return found


async def _in_box(case: dict[str, Any], tier: str, host: Any, pictures: Path) -> Outcome:
    began = asyncio.get_running_loop().time()
    box = await started(POLICY.model_copy(update={"tier": tier}))
    outcome = await _attacked(box, host.fill(case["code"]), host, pictures, case.get("language", "python"))
    outcome.seconds = asyncio.get_running_loop().time() - began
    return outcome


async def _attacked(box: Box, code: str, host: Any, pictures: Path, language: str = "python") -> Outcome:
    """Runs one cell, ends the box, and looks at what is left of it."""
    run = await box.run(code, language=language)
    inside = list(processes.tree(box.pid))
    await box.close()
    left = [pid for pid in inside if _lives(pid)]
    verdict, reason, *_ = judge(run)
    return Outcome(verdict, _shown(output_of(run, pictures), reason), 0, left, box.folder, host.violations())


async def _in_document(code: str, tier: str, host: Any, pictures: Path) -> Outcome:
    began = asyncio.get_running_loop().time()
    policy = POLICY.model_copy(update={"tier": tier, "seconds_total": 20})
    (proof,) = await try_snippets([Snippet(id="a1", code=code)], policy=policy, pictures=pictures)
    seconds = asyncio.get_running_loop().time() - began
    shown = _shown(proof.output or Output(), proof.reason)
    return Outcome(proof.verdict, shown, seconds / 2, [], "", host.violations())


def _shown(output: Output, reason: str) -> str:
    """All text that a note could show of it."""
    return "\n".join((output.stdout, output.stderr, output.value, output.error, *output.warnings, reason))


@pytest.mark.parametrize("name", CASES)
def test_nothing_gets_out(name: str, outcomes: dict[str, Outcome], host: Any) -> None:
    case, outcome = CASES[name], outcomes[name]
    assert outcome.verdict in {Verdict(v) for v in case["verdicts"]}, outcome.shown[-1500:]
    assert host.token not in outcome.shown
    assert not [text for text in case.get("unseen", ()) if host.fill(text) in outcome.shown]
    assert outcome.violations == []
    assert outcome.left == []
    assert outcome.seconds < MOST_SECONDS
    assert not outcome.folder or not Path(outcome.folder).exists()


def test_no_process_is_left(outcomes: dict[str, Outcome]) -> None:
    assert outcomes
    marked = [place for place in Path("/proc").iterdir() if place.name.isdigit() and MARK.encode() in _environ(place)]
    assert [place.name for place in marked if _lives(int(place.name))] == []


def test_the_suite_goes_red_without_isolation(host: Any, tmp_path: Path) -> None:
    """The same attacks through the same box, but with nothing around it, in a folder to be thrown away."""
    tmp_path.chmod(0o755)

    async def exposed(name: str) -> bool:
        process, control = start([], {**os.environ, "TMPDIR": str(tmp_path)})
        order = {"work": str(tmp_path), "sites": [], "fonts": "", "most_figures": 1, "most_pixels": 1, "limits": {}}
        box = Box(Jail("none", process, control, process.kill, order), POLICY)
        await box.start()
        outcome = await _attacked(box, host.fill(CASES[name]["code"]), host, tmp_path)
        for pid in outcome.left:
            with suppress(ProcessLookupError):
                os.kill(pid, 9)
        host.secret.write_text(host.token)
        host.secret.chmod(0o644)
        os.utime(host.secret, (1_000_000_000, 1_000_000_000))
        for path in host.open.iterdir():
            path.unlink()
        return bool(outcome.violations or outcome.left or host.token in outcome.shown)

    seen = {name: asyncio.run(exposed(name)) for name in BARE}
    assert len(BARE) >= 10
    assert [name for name, red in seen.items() if not red] == []


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def _environ(place: Path) -> bytes:
    try:
        return (place / "environ").read_bytes()
    except OSError:
        return b""


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
