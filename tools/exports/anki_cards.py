"""Turns a bank of questions and its concepts into flash cards, as HTML that Anki shows as it stands."""

import hashlib
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from probatum.book import cited
from probatum.learner.record import Concept
from probatum.notes import Evidence
from probatum.quiz import (
    Bank,
    Cloze,
    FixTheCode,
    Matching,
    MultipleChoice,
    Ordering,
    PredictOutput,
    Question,
    ShortAnswer,
)
from probatum.tools.exports.obsidian import obsidian
from probatum.tools.wording import Wording


@dataclass(frozen=True)
class Card:
    """One note of Anki's; ``guid`` never changes while the question stays the same, so that a new import updates."""

    guid: str
    front: str
    """HTML; of a cloze the sentence with ``{{c1::…}}`` in it."""
    back: str
    source: str
    tags: tuple[str, ...]
    cloze: bool = False
    pictures: tuple[str, ...] = ()
    """Names of the files that the card shows."""


def cards_of(bank: Bank, book: str, link: str = "") -> Iterator[Card]:
    """A card for each question and each concept that has a definition; ``link`` leads back to the note."""
    for question in bank.questions:
        front, back, cloze = _sides(question)
        picture = question.picture if isinstance(question, MultipleChoice) else ""
        shown = f'{front}<p><img src="{html.escape(picture)}"></p>' if picture else front
        tags = ("probatum", question.kind, question.difficulty, *question.concepts)
        yield Card(
            guid=_guid("question", question.id),
            front=shown,
            back=back if cloze else f"{back}{_why(question.why)}",
            source=_source(book, question.evidence, link),
            tags=tuple(_tag(tag) for tag in tags),
            cloze=cloze,
            pictures=(picture,) if picture else (),
        )
    yield from (card for concept in bank.concepts if (card := _concept_card(concept, book, link)))


def _concept_card(concept: Concept, book: str, link: str) -> Card | None:
    if concept.definition is None:
        return None
    return Card(
        guid=_guid("concept", concept.id),
        front=f"<p>What is <b>{html.escape(concept.name)}</b>?</p>",
        back=to_card(concept.definition.text),
        source=_source(book, concept.definition.evidence, link),
        tags=("probatum", "concept", _tag(concept.id)),
    )


def _sides(question: Question) -> tuple[str, str, bool]:
    """Front, back, and whether it is a cloze of Anki's."""
    prompt = to_card(question.prompt)
    match question:
        case MultipleChoice():
            return (
                prompt + _list([to_card(option.text) for option in question.options]),
                to_card(question.options[question.key].text),
                False,
            )
        case Cloze():
            return _cloze(question, prompt)
        case PredictOutput():
            options = _list([_code(option) for option in question.options]) if question.options else ""
            return prompt + _setup(question) + _code(question.code) + options, _code(question.key), False
        case FixTheCode():
            return prompt + _setup(question) + _code(question.code), _code(question.key), False
        case Ordering():
            steps = [to_card(question.steps[i]) for i in question.orders[0]]
            return prompt + _list([to_card(step) for step in question.steps], "ul"), _list(steps), False
        case Matching():
            pairs = [f"{term} → {question.meanings[k]}" for term, k in zip(question.terms, question.key, strict=True)]
            front = prompt + _list([to_card(t) for t in question.terms], "ul")
            return front + _list([to_card(m) for m in question.meanings], "ul"), _list(map(to_card, pairs), "ul"), False
        case ShortAnswer():
            return prompt, to_card(question.key), False


def _cloze(question: Cloze, prompt: str) -> tuple[str, str, bool]:
    """A cloze of Anki's, or front and back where its syntax would clash with the text."""
    key = to_card(question.key).removeprefix("<p>").removesuffix("</p>")
    if "____" not in prompt or "{{" in prompt or re.search(r"::|\}\}|<", key):
        return prompt, to_card(question.key), False
    return prompt.replace("____", f"{{{{c1::{key}}}}}", 1), _why(question.why), True


def _why(why: str) -> str:
    return f'<div class="why">{to_card(why)}</div>' if why else ""


def _setup(question: PredictOutput | FixTheCode) -> str:
    if not question.setup.strip():
        return ""
    summary = Wording(question.spoken).say("after_this")
    return f"<details><summary>{summary}</summary>{_code(question.setup)}</details>"


def _code(code: str) -> str:
    return f"<pre><code>{html.escape(code, quote=False)}</code></pre>"


def _list(items: Iterable[str], tag: str = "ol") -> str:
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items)}</{tag}>"


def _source(book: str, evidence: Sequence[Evidence], link: str) -> str:
    pages = cited(item.label for item in evidence).replace("p. ", "p.\N{NO-BREAK SPACE}")
    said = html.escape(", ".join(part for part in (book, pages) if part))
    return f'{said} · <a href="{html.escape(link)}">the note</a>' if link else said


def _tag(text: str) -> str:
    return re.sub(r"\s+", "-", text.strip())


def _guid(kind: str, identity: str) -> str:
    return hashlib.sha256(f"probatum {kind} {identity}".encode()).hexdigest()[:20]


class _CardRenderer(RendererHTML):
    """HTML for a card: formulas as Anki's MathJax takes them, links to other notes as their names."""

    def math_inline(self, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
        """Between the brackets of a formula in a line."""
        return rf"\({html.escape(tokens[i].content, quote=False)}\)"

    def math_block(self, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
        """Between the brackets of a formula on its own."""
        return rf"\[{html.escape(tokens[i].content, quote=False)}\]"

    def wikilink(self, tokens: Sequence[Token], i: int, options: Any, env: Any) -> str:
        """The name alone."""
        return html.escape(tokens[i].content)


def to_card(text: str) -> str:
    """Inline Markdown with fences as a card's HTML."""
    parser = obsidian()
    return _CardRenderer().render(parser.parse(text), parser.options, {}).strip()
