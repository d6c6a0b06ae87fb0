"""Snippets named in their order, tried under one isolation."""

from collections.abc import Sequence
from pathlib import Path

from probatum.notes import Snippet
from probatum.proof import Proof
from probatum.tools.sandbox import Policy, try_snippets


def snippets(*codes: str) -> list[Snippet]:
    return [Snippet(id=f"a{number}", code=code) for number, code in enumerate(codes, 1)]


async def tried(tier: str, pictures: Path, *codes: str, seconds: float = 10) -> tuple[Proof, ...]:
    return await try_snippets(snippets(*codes), policy=Policy(tier=tier, seconds=seconds), pictures=pictures)


def verdicts(proofs: Sequence[Proof]) -> list[str]:
    return [proof.verdict.value for proof in proofs]
