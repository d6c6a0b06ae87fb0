"""Packages come from our list, pinned and read-only; when they cannot come, the reason is clear."""

from pathlib import Path

import pytest

from probatum.notes import Snippet
from probatum.tools.sandbox import Policy, environments, open_box, python, try_snippets
from probatum.tools.sandbox.uv import UvError


async def test_an_index_that_cannot_be_reached_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tier: str
) -> None:
    monkeypatch.setenv("PROBATUM_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("UV_DEFAULT_INDEX", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv"))
    monkeypatch.setenv("UV_HTTP_TIMEOUT", "1")
    policy = Policy(tier=tier)
    (proof,) = await try_snippets([Snippet(id="a", code="import toolz")], policy=policy, pictures=tmp_path)
    assert proof.verdict.value == "needs-package"
    assert "'toolz', which could not be installed" in proof.reason
    assert "cannot be reached" in proof.reason


@pytest.mark.slow
async def test_an_environment_is_built_once_and_only_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tier: str
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("PROBATUM_CACHE", str(cache))
    wanted, told = frozenset({"toolz"}), list[str]()
    try:
        built = await environments.build(wanted, Policy(tier=tier), lambda what, _: told.append(what))
    except UvError as error:
        pytest.skip(f"no package index here: {error}")
    again = await environments.build(wanted, Policy(tier=tier), lambda *_: None)
    assert built == again
    assert built.id != python.standard().id
    assert [package.partition("==")[0] for package in built.packages] == ["toolz"]
    site = Path(built.sites[0])
    before = _times(site)
    attack = f"open({str(site)!r} + '/toolz/__init__.py', 'a').write('#')"
    async with open_box(Policy(tier=tier), built) as box:
        used = await box.run("import toolz; list(toolz.take(2, [1, 2, 3]))")
        attacked = await box.run(attack)
    assert used.value == "[1, 2]"
    assert attacked.error is not None
    assert _times(site) == before


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
