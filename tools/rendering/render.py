"""Writes a log as Obsidian's Markdown: each part by its template, in the order of the format; pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from shlex import quote
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from probatum.book import Chapter
from probatum.notes import Diagram, Log, SectionNotes, Snippet, Summary
from probatum.quiz import Bank
from probatum.tally import tally
from probatum.tools.grounding import redefined
from probatum.tools.markdown.escape import callout, code_span, fence, prose, tidy, yaml_text
from probatum.tools.markdown.inline import inline
from probatum.tools.rendering import verification
from probatum.tools.rendering.concept_names import concept_link, linked_concepts
from probatum.tools.rendering.figures import comparison, diagram, figure
from probatum.tools.rendering.marks import Marks, PageText, pages_of
from probatum.tools.rendering.parts import READERS, Part, heading
from probatum.tools.rendering.pictures import Pictures
from probatum.tools.rendering.raw import raw_block
from probatum.tools.rendering.trials import boxes, headline, numbers_of, trial
from probatum.tools.wording import Wording


def render_log(
    log: Log,
    chapter: Chapter,
    *,
    mermaid: Callable[[Diagram], str],
    bank: Bank | None = None,
    attachments: str = "Attachments",
    pdf: str = "",
    updated: date | None = None,
) -> str:
    """The whole note, UTF-8 with LF, ending in one line break.

    ``attachments`` is the folder of the pictures and ``pdf`` the book's place, both as seen from the vault's
    root (``pdf`` empty when the book lies elsewhere: page marks then lead to the raw extract). ``updated`` is
    the day of this run when the log was begun on an earlier one.
    """
    pages, pictures, wording = pages_of(chapter), Pictures(attachments), Wording(log.language)
    marks = Marks({page.page: page.anchor for page in pages}, wording, pdf)
    environment = _environment(log, chapter, pictures, marks, mermaid)
    facts = _facts(log, chapter, bank, pages, wording) | {"updated": updated}
    texts = [_part(environment, part, facts) for part in Part if _has_content(part, facts)]
    return "\n\n".join(text for text in texts if text) + "\n"


def _facts(
    log: Log, chapter: Chapter, bank: Bank | None, pages: tuple[PageText, ...], wording: Wording
) -> dict[str, Any]:
    """Everything that the templates may show, by the names that they use."""
    counted, draft = tally(log, bank), log.draft
    return {
        "log": log,
        "chapter": chapter,
        "absent": draft.absent,
        "pages": pages,
        "tally": counted,
        "counts": verification.Counts(counted, wording),
        "linked": linked_concepts(draft),
        "summary": _summary(draft.summary, wording),
        "lessons": [concept for concept in draft.background if not concept.mastered],
        "recalls": [concept for concept in draft.background if concept.mastered],
        "sections": [section for section in log.sections if _tells(section)],
        "challenge": draft.challenge,
        "concepts": draft.concepts,
        "recap": draft.recap,
        "figures": log.figures,
        "questions": counted.questions,
        "quiz_command": code_span(f"probatum quiz {quote(log.book_file)} --chapter {quote(log.number or log.title)}"),
        "ran": verification.snippet_rows(log, wording),
        "drawn": verification.diagram_rows(log, wording),
        "stated": verification.statement_rows(log, wording),
        "asked": bank.dropped if bank else (),
    }


def _tells(notes: SectionNotes) -> bool:
    """False for a section of which the notes have nothing but its heading."""
    about = {"section", "heading", "level", "label", "page", "engine"}
    return any(getattr(notes, part) for part in SectionNotes.model_fields if part not in about)


def _summary(summary: Summary, wording: Wording) -> list[tuple[str, object]]:
    lines = ((wording.say(field), getattr(summary, field)) for field in Summary.model_fields)
    return [(label, claim) for label, claim in lines if claim]


def _has_content(part: Part, facts: Mapping[str, Any]) -> bool:
    """The reader's parts, the frame and the evidence always stand; the others when there is something to say."""
    needs: dict[Part, tuple[str, ...]] = {
        Part.SUMMARY: ("summary",),
        Part.BACKGROUND: ("lessons", "recalls"),
        Part.MAIN_CONTENT: ("sections", "absent"),
        Part.CHALLENGE: ("challenge",),
        Part.MASTERY: ("concepts",),
        Part.RECAP: ("recap",),
        Part.FIGURES: ("figures",),
    }
    return part in READERS or part not in needs or any(facts[name] for name in needs[part])


def _part(environment: Environment, part: Part, facts: Mapping[str, Any]) -> str:
    template = environment.get_template(f"{part}.md.jinja")
    return tidy(template.render(facts, heading=heading(part, facts["log"].language)))


@cache
def _loader() -> PackageLoader:
    return PackageLoader("probatum.configs", "templates")


def _environment(
    log: Log, chapter: Chapter, pictures: Pictures, marks: Marks, mermaid: Callable[[Diagram], str]
) -> Environment:
    numbers, wording = numbers_of(log), marks.wording
    environment = Environment(  # noqa: S701 - Markdown, whose escapes are our filters; HTML's would show
        loader=_loader(), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters.update(
        boxes=boxes,
        callout=lambda body, kind, title="", fold="": callout(body, kind, inline(title), fold),
        claim=marks.claim,
        common_label=marks.common_label,
        comparison=comparison,
        concept_link=concept_link,
        diagram=lambda drawn: diagram(drawn, mermaid, marks),
        fence=fence,
        figure=partial(figure, pictures=pictures, marks=marks),
        headline=partial(headline, numbers=numbers, wording=wording),
        inline=inline,
        marks=marks.of,
        origin=lambda snippets: _origin(snippets, chapter, marks),
        prose=prose,
        raw=lambda block: raw_block(block, pictures, wording),
        span=_span,
        section_name=lambda notes: _section_name(notes, chapter),
        trial=lambda snippet, following=None: trial(snippet, pictures, numbers, wording, following),
        yaml=yaml_text,
    )
    environment.globals["say"] = wording.say
    return environment


def _section_name(notes: SectionNotes, chapter: Chapter) -> str:
    """The heading with the number that the book gives it."""
    number = next((section.heading.number for section in chapter.sections if section.id == notes.section), "")
    return notes.heading if notes.heading.startswith(number) else f"{number} {notes.heading}"


def _origin(snippets: Sequence[Snippet], chapter: Chapter, marks: Marks) -> str:
    """Who wrote the code, where it comes from and what of the book's it changes; nothing when it is all its own."""
    pages = marks.of([place for snippet in snippets for place in snippet.evidence])
    match snippets[0].origin:
        case "book":
            return f"{marks.wording.say('from_book')}{pages}"
        case "variation":
            return f"{marks.wording.say('variation')}{pages}"
        case _:
            after = f"{marks.wording.say('from_notes')}{pages}" if pages else ""
            parts = [after, *_changes(snippets, chapter, marks.wording)]
            return "; ".join(part for part in parts if part)


def _changes(snippets: Sequence[Snippet], chapter: Chapter, wording: Wording) -> Iterator[str]:
    """The functions that are not what the book has under their names."""
    for name, label in (found for snippet in snippets for found in redefined(snippet.code, chapter).items()):
        yield wording.say("changed_code", name=f"`{name}`", page=label)


def _span(ends: tuple[object, object]) -> str:
    """``27–38``, or ``27`` when it is one page."""
    first, last = (str(end) for end in ends)
    return first if first == last else f"{first}–{last}"
