"""Runs a note's code again, up to the block that the reader is at: what stands above it may be leaned on."""

from pathlib import Path

from probatum.configs.settings import Settings
from probatum.errors import SourceError
from probatum.proof import Proof
from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.snippets import snippets_of
from probatum.tools.sandbox import try_snippets
from probatum.tools.vault.files import read_text
from probatum.tools.vault.vault import Vault
from probatum.workflows.policy import policy_of


async def run_again(path: Path, line: int, settings: Settings) -> Proof:
    """The trial, made anew and not recalled, of the code whose fence stands on a line of the note, from 1.

    Raises SourceError when no code to run stands there.
    """
    text = read_text(path) or ""
    placed = [p for p in snippets_of(read_note(text, obsidian=True)) if p.line <= line and p.beforehand is None]
    if not placed or placed[-1].line != line:
        raise SourceError("No code to run stands here.", "Tab goes to the next block of code.")
    snippets, pictures = [p.snippet for p in placed], Vault(settings.vault).pictures
    return (await try_snippets(snippets, policy=policy_of(settings.sandbox), pictures=pictures))[-1]
