"""Self-check tasks: the section's own questions and exercises, and its definitions asked back."""

import re
from collections.abc import Iterator

from probatum.book import ListBlock, Paragraph
from probatum.notes import Claim, Evidence, Task
from probatum.tools.extractive.definitions import GLOSSARY, SAYS_WHAT, Definition
from probatum.tools.extractive.digest import Digest, prose_blocks
from probatum.tools.extractive.inline import as_markdown, escaped
from probatum.tools.extractive.sentences import split
from probatum.tools.extractive.standing import reads_alone

MOST = 5
MOST_ASKED_BACK = 3
_WORDED = r"[^\W\d_]{2}"
_QUESTION = re.compile(r"[?？]$")


def tasks_of(digest: Digest, section_id: str) -> tuple[Task, ...]:
    """Exercises first, then questions that the text asks, then definitions; at most five but for exercises."""
    exercises = list(exercises_in(digest, section_id))
    asked = [*_asked(digest, section_id), *_asked_back(digest, section_id)]
    return (*exercises, *asked[: max(0, MOST - len(exercises))])


def exercises_in(digest: Digest, section_id: str) -> Iterator[Task]:
    """The exercises of a section, each by its first sentences; the rest stands on its page."""
    section = digest.section(section_id)
    if digest.is_exercise(section):
        first = next((b for b in prose_blocks(section) if re.search(_WORDED, b.text)), None)
        if first is not None:
            yield _task(first, first.text, digest, section.heading.text)
        return
    headed = bool(digest.language.heads("exercise_heading").search(section.heading.text))
    numbered = any(_begins_one(block, digest) for block in prose_blocks(section))
    for block in prose_blocks(section):
        if isinstance(block, ListBlock):
            if block.role == "exercise" or (headed and block.ordered):
                for item in block.items:
                    if re.search(_WORDED, item.text):
                        yield _task(block, item.text, digest)
        elif block.role == "exercise" and (_begins_one(block, digest) or not numbered):
            yield _task(block, block.text, digest, block.title)


def _begins_one(block: Paragraph | ListBlock, digest: Digest) -> bool:
    """True for a paragraph that begins a numbered exercise; one that follows may go on with it."""
    named = isinstance(block, Paragraph) and (block.title or digest.language.begins("labels").match(block.text))
    return bool(named) and getattr(block, "role", "") == "exercise"


def _task(block: Paragraph | ListBlock, text: str, digest: Digest, title: str = "") -> Task:
    """As many whole sentences of an exercise as fit into 60 words."""
    end = 0
    for _, stop in split(text, digest.language):
        if end and len(text[:stop].split()) > 60:
            break
        end = stop
    quote = text[: end or len(text)]
    marks = block.marks if isinstance(block, Paragraph) else ()
    shown = as_markdown(quote, [m for m in marks if m.end <= len(quote)])
    where = Evidence(block=block.id, page=block.page, label=block.label, quote=quote, bbox=block.bbox)
    return Task(text=f"**{escaped(title)}** {shown}" if title and title not in quote else shown, evidence=(where,))


def _asked(digest: Digest, section_id: str) -> Iterator[Task]:
    """Questions in the text that can be read alone."""
    for sentence in digest.sentences:
        text = sentence.text
        if sentence.section != section_id or section_id in digest.asides or not _QUESTION.search(text):
            continue
        if reads_alone(text[:-1] + ".", digest.language):
            yield Task(text=as_markdown(text, sentence.marks), evidence=(sentence.evidence,))


def _asked_back(digest: Digest, section_id: str) -> Iterator[Task]:
    """The surest definitions of the section as questions, answered by the book's words."""
    weights = {t.key: t.weight for t in digest.terms}
    here = [
        (key, d)
        for key, d in digest.defining.items()
        if d.section == section_id and key in weights and _answers(d, digest)
    ]
    here.sort(key=lambda pair: -weights[pair[0]])
    names = {t.key: t.name for t in digest.terms}
    for key, definition in here[:MOST_ASKED_BACK]:
        yield Task(
            text=digest.wording.say("say_meaning", term=escaped(names[key])),
            answer=claim_of(definition, digest),
            evidence=(definition.evidence,),
        )


def _answers(definition: Definition, digest: Digest) -> bool:
    return definition.sure >= GLOSSARY or (
        definition.sure >= SAYS_WHAT and reads_alone(definition.evidence.quote, digest.language)
    )


def claim_of(definition: Definition, digest: Digest) -> Claim:
    """A definition as a statement: of a glossary what is said of the term, else the whole sentence."""
    said = definition.meaning if definition.sure >= GLOSSARY else definition.evidence.quote
    return Claim(
        text=as_markdown(said, (), [definition.term], digest.language),
        evidence=(definition.evidence,),
        verbatim=True,
    )
