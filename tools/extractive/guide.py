"""The tutor that asks no model: it finds, shows and runs what the book has, and never pretends to converse."""

from collections.abc import AsyncIterator, Sequence

from probatum.book import Chapter, Listing, cited
from probatum.tools.extractive.definitions import Definition
from probatum.tools.extractive.quoting import quoted
from probatum.tools.extractive.telling import Telling
from probatum.tools.models import Usage
from probatum.tools.passages import Passage
from probatum.tutoring import Rung, Session, Turn, Way

SHOWN = 3
"""Quotations in one answer."""
NAMED = 5
"""Words that a hint names."""
NO_MORE = "That is what the chapter has on it. Ask with another word, or look through the whole book with /book."
NOTHING = "The chapter has no passage with these words. Try the words that the book would use, or /book."


class Guide:
    """Guided reading: the book's passages on the learner's words, as much of them as the rung allows."""

    def __init__(self, chapter: Chapter) -> None:
        """``chapter`` is what is read together."""
        self._chapter = chapter
        self._telling = Telling(chapter)

    async def answer(
        self, session: Session, question: str, passages: Sequence[Passage], way: Way, rung: Rung, *, more: bool = False
    ) -> AsyncIterator[str | Usage]:
        """Quotes, each with its block's mark, and actions."""
        further = more and way is Way.EXPLAIN  # elsewhere the rung tells how much more
        said = (session, question, passages)
        for line in self._further(*said) if further else self._answer(*said, way, rung):
            yield line + "\n"

    async def summarise(self, session: Session, upto: int) -> str:
        """Nothing: this engine reads no earlier turns."""
        return ""

    def _answer(self, session: Session, question: str, passages: Sequence[Passage], way: Way, rung: Rung) -> list[str]:
        if way is Way.QUIZ:
            return ["@question"]
        if way is Way.DEBUG:
            return self._on_code(question, passages)
        if way is Way.EXAMPLE:
            return self._example(passages)
        if way is not Way.TEACH_BACK and self._telling.goes_on(question):
            return self._further(session, question, passages)
        defined = self._telling.definitions(question)
        told = self._telling.passages(question, passages)
        if not told and not defined:
            return [NOTHING]
        if way is Way.TEACH_BACK:
            return self._gaps(question, defined, told, rung)
        quotes = self._quotes(defined if self._telling.asks_what(question) else (), told)
        return self._ladder(question, quotes, rung) if way is Way.SOCRATIC else self._told(question, quotes)

    def _quotes(self, defined: Sequence[Definition], told: Sequence[Passage]) -> list[Passage]:
        """What the book says, definitions first; nothing twice."""
        headings = {s.id: self._chapter.heading_of(s) for s in self._chapter.sections}
        quotes = [_as_passage(d, self._chapter.id, headings.get(d.section, "")) for d in defined]
        new = [p for p in told if not any(q.text in p.text or p.text in q.text for q in quotes)]
        return [*quotes, *new][:SHOWN]

    def _ladder(self, question: str, quotes: Sequence[Passage], rung: Rung) -> list[str]:
        best = quotes[0]
        if rung is Rung.NUDGE:
            return [f"Read “{best.heading}”, p. {best.label}, and look for what answers you. /hint shows more."]
        if rung is Rung.HINT:
            words = self._telling.missing(question, best.text)[:NAMED]
            return [f"On p. {best.label} the book speaks here of: {', '.join(words)}. What have they to do with it?"]
        return self._told(question, quotes[: 1 if rung is Rung.STEP else SHOWN])

    def _told(self, question: str, quotes: Sequence[Passage]) -> list[str]:
        """The quotes, behind a word on what of the question they do not touch."""
        unknown = self._telling.unknown(question, quotes)
        named = ", ".join(f"“{word}”" for word in unknown[:NAMED])
        lead = f"The chapter does not speak of {named}. Nearest to the rest:" if unknown else "The book says:"
        return [lead, *self._shown(quotes)]

    def _further(self, session: Session, question: str, passages: Sequence[Passage]) -> list[str]:
        """What the chapter has besides on what was asked before, nothing twice; reasons first where "why" was said."""
        turns = session.turns
        asked = next((i for i in reversed(range(len(turns))) if self._asks(turns[i])), None)
        if asked is None:
            return [NOTHING]
        shown = {citation.block for turn in turns[asked:] for citation in turn.citations}
        told = [p for p in self._telling.passages(turns[asked].text, passages) if p.block not in shown]
        if self._telling.asks_why(question):
            told.sort(key=lambda passage: not self._telling.gives_reason(passage))
        return ["The book has besides:", *self._shown(told[:SHOWN])] if told else [NO_MORE]

    def _asks(self, turn: Turn) -> bool:
        return turn.asks and not self._telling.goes_on(turn.text)

    def _gaps(self, said: str, defined: Sequence[Definition], told: Sequence[Passage], rung: Rung) -> list[str]:
        """What the definition, or else the best passages, speak of and the learner did not."""
        quotes = self._quotes(defined, [] if defined else [p for p in told if self._telling.is_prose(p)])
        missing = [(q, words) for q in quotes if (words := self._telling.missing(said, q.text))]
        if not missing:
            return [
                "Your words cover what the book says nearest to them. Compare for yourself:",
                *self._shown(quotes),
            ]
        if rung is Rung.NUDGE:
            pages = cited(q.label for q, _ in missing)
            return [f"The book speaks of more here: {pages}. What did you leave out? /hint names it."]
        if rung is Rung.HINT:
            return ["You did not speak of:", *(f"- {', '.join(words[:NAMED])} (p. {q.label})" for q, words in missing)]
        return ["Compare with the book:", *self._shown([q for q, _ in missing])]

    def _shown(self, quotes: Sequence[Passage]) -> list[str]:
        return quoted(quotes, self._chapter)

    def _on_code(self, question: str, passages: Sequence[Passage]) -> list[str]:
        """The session has run the code already; the book's nearest words to it and to what it gave."""
        if "```" not in question:
            return ["Put your code between two lines of ```; it is run, and you see what it really gives."]
        told = self._telling.passages(question, passages)
        return ["The book has on this:", *self._shown(told[:SHOWN])] if told else ["The chapter has nothing on this."]

    def _example(self, passages: Sequence[Passage]) -> list[str]:
        """The listing found, or the first of the section that a passage stands in."""
        for passage in passages:
            blocks = next((s.blocks for s in self._chapter.sections if s.id == passage.section), ())
            own = [b for b in blocks if isinstance(b, Listing) and b.language in ("", "python")]
            listing = next((b for b in own if b.id == passage.block), own[0] if own else None)
            if listing is not None:
                code = ["```python", *listing.text.split("\n"), "```", f"[{listing.id}]"]
                lead = f"The book's listing in “{passage.heading}”, p. {listing.label}, run now:"
                return [lead, *code, f"@run {listing.id}"]
        told = self._telling.passages("", passages)
        if not told:
            return [NOTHING]
        return ["No listing of the book is near these words. What it says of them:", *self._shown(told[:1])]


def _as_passage(definition: Definition, chapter: str, heading: str) -> Passage:
    place = definition.evidence
    return Passage(
        book="",
        chapter=chapter,
        section=definition.section,
        heading=heading,
        block=place.block,
        page=place.page,
        label=place.label,
        text=place.quote,
    )
