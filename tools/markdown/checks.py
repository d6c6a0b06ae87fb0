"""Everything that can be told of a note's Markdown by reading it."""

from probatum.proof import Kind, Proof, Verdict
from probatum.tools.markdown.encoding import encoding_faults
from probatum.tools.markdown.finding import fallen
from probatum.tools.markdown.habits import habit_faults
from probatum.tools.markdown.links import link_faults
from probatum.tools.markdown.literals import literal_faults
from probatum.tools.markdown.note import Note
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.properties import property_faults
from probatum.tools.markdown.reading import MOST_MARKS
from probatum.tools.markdown.structure import structure_faults


def check_note(note: Note, place: Place) -> tuple[Proof, ...]:
    """The findings in order of their lines; what holds is among them for links and images alone."""
    unread = f"Not read: over {MOST_MARKS} marks in one line, which nobody writes."
    found = [
        *(fallen(Kind.MARKDOWN, line, unread, Verdict.NOT_RUN) for line in note.floods),
        *encoding_faults(note),
        *property_faults(note),
        *structure_faults(note),
        *literal_faults(note),
        *habit_faults(note),
        *link_faults(note, place),
    ]
    return tuple(sorted(found, key=lambda proof: proof.line))
