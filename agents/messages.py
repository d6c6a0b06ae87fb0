"""All that the agents are asked and what they answer: ids, counts and findings, never a chapter's text."""

from probatum.agents.runtime import Request
from probatum.noun import Noun
from probatum.proof import Proof


class ChapterKnown(Noun):
    """The chapter lies on the desk."""

    chapter: str
    """Chapter id."""
    sections: tuple[str, ...]
    """Ids of the sections that will have notes, in reading order."""


class Done(Noun):
    """What was asked lies on the desk."""


class Written(Noun):
    """A section's notes lie on the desk."""

    fell_back: str = ""
    """Why the extractive engine wrote them in the model's place; empty when it did not."""


class Findings(Noun):
    """What a trial found."""

    broken: tuple[Proof, ...] = ()
    """What the writer can mend: proofs that are bad by the content's own fault."""


class ReadChapter(Request[ChapterKnown]):
    """To the extractor: read this part of this book."""

    path: str
    chapter: str | None = None
    pages: str | None = None
    pdf_pages: str | None = None
    password: str = ""
    ocr: bool = False


class PlanNotes(Request[Done]):
    """To the writer: decide what the notes will show."""

    chapter: str


class WriteSection(Request[Written]):
    """To the writer: draft a section."""

    chapter: str
    section: str


class RepairSection(Request[Written]):
    """To the writer: mend what was found broken in a section."""

    chapter: str
    section: str
    findings: tuple[Proof, ...]


class FillSection(Request[Written]):
    """To the writer: where hardly anything of a section held, take the book's own words."""

    chapter: str
    section: str


class RewordSection(Request[Written]):
    """To the writer: say no other than what the snippets printed."""

    chapter: str
    section: str


class WriteDraft(Request[Done]):
    """To the writer: draft what stands around the proved sections."""

    chapter: str


class RepairDraft(Request[Written]):
    """To the writer: mend what was found broken around the sections."""

    chapter: str
    findings: tuple[Proof, ...]


class ProveSection(Request[Findings]):
    """To the verifier: try everything in a section; ``again`` when it replaces the one tried last."""

    chapter: str
    section: str
    again: bool = False


class CheckSection(Request[Findings]):
    """To the verifier: check a section's statements and diagrams again; its snippets have not changed."""

    chapter: str
    section: str


class ProveDraft(Request[Findings]):
    """To the verifier: try everything in the draft; ``again`` when it replaces the one tried last."""

    chapter: str
    again: bool = False


class Replay(Request[Findings]):
    """To the verifier: drop what did not hold, then run every snippet once more from nothing, in document order."""

    chapter: str


class ReviewLog(Request[Findings]):
    """To the reviewer: doubt what the log states."""

    chapter: str


class MakeQuestions(Request[Done]):
    """To the quizzer: make the chapter's questions from what was proved."""

    chapter: str
