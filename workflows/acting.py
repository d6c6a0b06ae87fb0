"""Does what a tutoring session asks for: runs code in the sandbox, shows a figure, a page, the note."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from probatum.book import Chapter, Figure, Listing, Table
from probatum.notes import Snippet
from probatum.proof import Proof
from probatum.tools.trying import TrySnippets
from probatum.tutoring import Action

SHOWN = 4000
"""Characters of a page or an output that are shown."""


@dataclass(frozen=True)
class Hands:
    """What a session can do on a chapter."""

    chapter: Chapter
    try_snippets: TrySnippets
    pictures: Path
    """Where figures lie."""
    note: Callable[[], Path | None]
    """The chapter's log, when there is one."""

    async def act(self, action: Action) -> Action:
        """The action with its result, as plain text; what cannot be done is said there."""
        match action.kind:
            case "run":
                result = await self._run(action.target)
            case "figure":
                result = self._figure(action.target)
            case "page":
                result = self._page(action.target)
            case "note":
                path = self.note()
                result = str(path) if path else "This chapter has no notes yet; probatum notes makes them."
            case "unclear":
                result = f"Noted as unclear: {action.target}"
            case "question":
                result = action.result
        return action.model_copy(update={"result": result[:SHOWN]})

    async def _run(self, target: str) -> str:
        """Code, or a listing with what it leans on: the book's listings before it, in order."""
        block = self.chapter.block(target)
        if isinstance(block, Listing):
            listings = [b for b in self.chapter.blocks() if isinstance(b, Listing) and b.language in ("", "python")]
            before = listings[: listings.index(block) + 1] if block in listings else [block]
            snippets = [Snippet(id=b.id, code=b.source, origin="book") for b in before]
        else:
            snippets = [Snippet(id="yours", code=target)]
        return outcome((await self.try_snippets(snippets))[-1])

    def _figure(self, target: str) -> str:
        block = self.chapter.block(target)
        if not isinstance(block, Figure | Table):
            found = [
                b for b in self.chapter.blocks() if isinstance(b, Figure | Table) and target and b.number == target
            ]
            block = found[0] if found else None
        if block is None:
            return f"The chapter has no figure {target!r}."
        place = str(self.pictures / block.picture.name) if block.picture else "no picture"
        return f"{block.caption or 'A figure'} (p. {block.label})\n{place}"

    def _page(self, target: str) -> str:
        wanted = target.removeprefix("p.").strip()
        texts = [block.text for block in self.chapter.blocks() if block.label == wanted]
        return "\n\n".join(texts) or f"Page {wanted!r} is not in this chapter, which stands on {self.chapter.pages}."


def outcome(proof: Proof) -> str:
    """What a run showed: its output, then its error or verdict when it did not pass."""
    shown = proof.output.text if proof.output else ""
    if proof.good:
        return shown or "(it ran, and printed nothing)"
    error = proof.output.error if proof.output else ""
    return "\n".join(part for part in (shown, error or f"{proof.verdict}: {proof.reason}") if part)
