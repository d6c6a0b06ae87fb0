"""Fills up a model's notes on a section with the book's own sentences and listings, where hardly anything held."""

from collections.abc import Sequence

from probatum.notes import Claim, SectionNotes

SHARE = 0.5
"""Of as many statements as the engine without a model finds, so many have to rest on the book."""


def filled(notes: SectionNotes, held: SectionNotes, offered: SectionNotes) -> SectionNotes:
    """``notes``, of which ``held`` is left, with what is ``offered``; as they are when enough rests on the book.

    Listings come only where no code of the model's is left.
    """
    traced = [claim for claim in held.happening if claim.evidence]
    new = [claim for claim in offered.happening if not _said(claim, held.happening)]
    if not new or len(traced) >= SHARE * len(offered.happening):
        return notes
    listings = () if notes.snippets else offered.snippets
    told = f"Of the model's statements {len(traced)} held here; the last {len(new)} are the book's own sentences."
    return notes.model_copy(
        update={
            "happening": (*notes.happening, *new),
            "snippets": (*notes.snippets, *listings),
            "mistakes": notes.mistakes or offered.mistakes,
            "absent": (*notes.absent, told),
        }
    )


def _said(claim: Claim, said: Sequence[Claim]) -> bool:
    """True when one of the statements rests on the same sentence."""
    quotes = {e.quote for e in claim.evidence}
    return any(ours in e.quote or e.quote in ours for ours in quotes for other in said for e in other.evidence)
