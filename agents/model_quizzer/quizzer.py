"""The quizzer that asks a model: its questions are tried by others against the section before anyone sees them."""

import asyncio
from collections.abc import Sequence
from random import Random

from probatum.agents.model_quizzer.replies import DraftChoice, DraftOpen, QuestionsReply
from probatum.agents.model_quizzer.trials import Source, why_not
from probatum.agents.model_writer.briefing import LANGUAGES, Briefing
from probatum.agents.model_writer.chapter_text import mark_of, section_text
from probatum.agents.model_writer.quoting import locate
from probatum.agents.roles import Quizzer
from probatum.book import Chapter, ListBlock, Paragraph, Section
from probatum.errors import ModelError
from probatum.learner.record import Concept
from probatum.notes import Draft, SectionNotes
from probatum.proof import Kind, Proof, Verdict
from probatum.quiz import Bank, Bloom, Dropped, KeyPoint, MultipleChoice, Option, Question, ShortAnswer
from probatum.tools.extractive.questions.identity import question_id
from probatum.tools.extractive.words import slug
from probatum.tools.items.checks import flaws
from probatum.tools.items.sieve import sieve
from probatum.tools.models import Model

ROLE = "quizzer"
A_SECTION = 4
"""Questions that a model makes of one section."""
SHORTEST, TAUGHT = 400, 150
"""Characters of a section that is worth asking a model about, and of its text without tasks and glossary."""


class ModelQuizzer:
    """Implements ``probatum.agents.roles.Quizzer``: the book's own questions, and a model's that held."""

    def __init__(self, model: Model, by_book: Quizzer) -> None:
        """``by_book`` makes what needs no model."""
        self._model = model
        self._by_book = by_book

    async def make(self, chapter: Chapter, sections: Sequence[SectionNotes], draft: Draft) -> Bank:
        """The bank; a section at which the model fails is counted and keeps the book's questions."""
        worth = [s for s in chapter.sections if len(section_text(s)) >= SHORTEST and _taught(s) >= TAUGHT]
        base = await self._by_book.make(chapter, sections, draft)
        made = await asyncio.gather(*(self._section(chapter, section, base.concepts) for section in worth))
        kept, fallen = sieve([*base.questions, *(q for questions, _, _ in made for q in questions)])
        new = {c.id: c for _, _, concepts in made for c in concepts}
        asked = {i for q in kept for i in q.concepts}
        known = {c.id: c for c in base.concepts}
        return Bank(
            chapter=chapter.id,
            questions=tuple(question.model_copy(update={"spoken": chapter.language}) for question in kept),
            dropped=(*base.dropped, *(d for _, dropped, _ in made for d in dropped), *fallen),
            concepts=tuple(c for i, c in (new | known).items() if i in asked),
        )

    async def _section(
        self, chapter: Chapter, section: Section, concepts: Sequence[Concept]
    ) -> tuple[list[Question], list[Dropped], list[Concept]]:
        source = _source(chapter, section)
        names = ", ".join(c.name for c in concepts) or "none yet"
        prompt = source.briefing.bare("quiz_make", mark=source.mark, text=source.text, most=A_SECTION, concepts=names)
        try:
            reply = (await self._model.ask(prompt, QuestionsReply, role=ROLE)).value
            drafted: list[DraftChoice | DraftOpen] = [*reply.choices, *reply.open]
            tried = await asyncio.gather(*(self._tried(chapter, section, source, one, concepts) for one in drafted))
        except ModelError as error:
            return [], [Dropped(prompt=section.heading.text, reason=f"the model failed: {error.message}")], []
        kept = [found for found in tried if not isinstance(found, Dropped)]
        new = [_concept(chapter, section, one.concept, concepts) for one in drafted if slug(one.concept)]
        return kept, [found for found in tried if isinstance(found, Dropped)], new

    async def _tried(
        self,
        chapter: Chapter,
        section: Section,
        source: Source,
        draft: DraftChoice | DraftOpen,
        concepts: Sequence[Concept],
    ) -> Question | Dropped:
        """The question of a draft when it holds; else why it fell. Nothing is mended."""
        evidence = locate(draft.quote, draft.block, chapter)
        if evidence is None:
            return Dropped(prompt=draft.question, reason="its quote does not stand in the chapter")
        if not slug(draft.concept):
            return Dropped(prompt=draft.question, reason="it tests no concept")
        question = _question(chapter, section, draft, _concept(chapter, section, draft.concept, concepts).id)
        question = question.model_copy(update={"evidence": (evidence,)})
        reason = next(iter(flaws(question).values()), "") or await why_not(self._model, source, question)
        return Dropped(prompt=draft.question, reason=reason) if reason else question


def _taught(section: Section) -> int:
    """Characters of the prose that teaches: the book's own questions cover its glossary, and tasks teach nothing."""
    prose = (b for b in section.blocks if isinstance(b, Paragraph | ListBlock))
    return sum(len(block.text) for block in prose if block.role not in ("exercise", "solution", "glossary"))


def _source(chapter: Chapter, section: Section) -> Source:
    mark = mark_of(chapter)
    language = LANGUAGES.get(chapter.language, chapter.language)
    system = Briefing("", "", whole=False, room=0).bare("quiz", mark=mark, language=language).task
    return Source(Briefing(system, "", whole=False, room=0), mark, section_text(section))


def _concept(chapter: Chapter, section: Section, name: str, known: Sequence[Concept]) -> Concept:
    """The concept of that name: a known one under any of its names, else a new one."""
    wanted = slug(name)
    found = next((c for c in known if wanted in {c.id, *(slug(n) for n in (c.name, *c.variants))}), None)
    return found or Concept(id=wanted, name=name.strip(), chapter=chapter.id, section=section.id)


def _question(chapter: Chapter, section: Section, draft: DraftChoice | DraftOpen, concept: str) -> Question:
    key = draft.right if isinstance(draft, DraftChoice) else draft.answer
    name = question_id(chapter.id, "model", draft.question, key)
    common = {
        "id": name,
        "chapter": chapter.id,
        "section": section.id,
        "concepts": (concept,),
        "difficulty": draft.difficulty,
        "bloom": Bloom.UNDERSTAND,
        "prompt": draft.question,
        "why": draft.why,
        "proof": Proof(subject=name, kind=Kind.QUESTION, verdict=Verdict.PASS, reason=HELD[type(draft)]),
    }
    if isinstance(draft, DraftOpen):
        points = tuple(KeyPoint(text=point) for point in draft.points)
        return ShortAnswer.model_validate(common | {"key": key, "points": points, "explain": True})
    options = [Option(text=key), *(Option(text=o.text, why=o.why) for o in draft.wrong)]
    # The model's own order would put the key first; the question's id decides, the same on every machine.
    Random(name).shuffle(options)
    place = next(i for i, option in enumerate(options) if option.text == key)
    return MultipleChoice.model_validate(common | {"options": tuple(options), "key": place})


HELD: dict[type, str] = {
    DraftChoice: "two solvers with the section found the key, and each option was judged by itself",
    DraftOpen: "what it takes for given and each key point were judged to follow from the section",
}
"""How a question was proved; one that was not is dropped."""
