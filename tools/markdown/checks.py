"""Everything that can be told of a note's Markdown by reading it."""

from probatum.proof import Proof
from probatum.tools.markdown.encoding import encoding_faults
from probatum.tools.markdown.habits import habit_faults
from probatum.tools.markdown.links import link_faults
from probatum.tools.markdown.literals import literal_faults
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.properties import property_faults
from probatum.tools.markdown.reading import Note
from probatum.tools.markdown.structure import structure_faults


def check_note(note: Note, place: Place) -> tuple[Proof, ...]:
    """The findings in order of their lines; what holds is among them for links and images alone."""
    found = [
        *encoding_faults(note),
        *property_faults(note),
        *structure_faults(note),
        *literal_faults(note),
        *habit_faults(note),
        *link_faults(note, place),
    ]
    return tuple(sorted(found, key=lambda proof: proof.line))
