"""Names concepts as notes: the file that each has, and the link that leads there."""

from collections.abc import Iterator

from probatum.notes import Draft
from probatum.tools.markdown.escape import file_stem, one_line


def concept_stem(name: str) -> str:
    """File name, without ``.md``, of a concept's note: its name with a capital."""
    stem = file_stem(name)
    return stem[:1].upper() + stem[1:]


def concept_link(name: str) -> str:
    """A wiki-link to the concept's note that reads as ``name``."""
    stem, shown = concept_stem(name), one_line(name).replace("[", "(").replace("]", ")").replace("|", "/")
    return f"[[{stem}]]" if stem == shown else f"[[{stem}|{shown}]]"


def concepts_of(draft: Draft) -> Iterator[tuple[str, str]]:
    """Id and name of each concept that the log teaches or needs, once."""
    names = {needed.concept: needed.name for needed in draft.background}
    taught = {new.concept: new.name for new in draft.concepts}
    yield from (taught | {key: name for key, name in names.items() if key not in taught}).items()


def linked_concepts(draft: Draft) -> list[str]:
    """The wiki-links of the log's concepts, for its properties."""
    return [f"[[{concept_stem(name)}]]" for _, name in concepts_of(draft)]
