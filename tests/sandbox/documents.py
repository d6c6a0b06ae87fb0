"""Snippets of a book and of a note, tried one after the other as one document."""

from pathlib import Path

from probatum.notes import Snippet
from probatum.proof import Proof
from probatum.tools.sandbox import Policy, try_snippets


async def tried(tmp_path: Path, *snippets: Snippet) -> list[Proof]:
    named = [s.model_copy(update={"id": f"s{i}"}) for i, s in enumerate(snippets, 1)]
    return list(await try_snippets(named, policy=Policy(), pictures=tmp_path))


def book(code: str, shows: str = "", language: str = "python", error: str = "") -> Snippet:
    return Snippet(id="", code=code, expected=shows, language=language, expected_error=error, origin="book")


def note(code: str, shows: str = "", language: str = "python") -> Snippet:
    return Snippet(id="", code=code, expected=shows, language=language)
