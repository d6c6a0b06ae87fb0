"""Notes in another language: every fixed word is worded, and whatever reads notes still finds its parts."""

import json
import re
from string import Formatter

import pytest
from tests.rendering import logs

from probatum.tools.exports.notebook import to_notebook
from probatum.tools.markdown.reading import read_note
from probatum.tools.markdown.statements import marked_statements
from probatum.tools.rendering.parts import Part, part_of
from probatum.tools.rendering.render import render_log
from probatum.tools.wording import phrases
from probatum.workflows.reading import TRIED

LANGUAGES = ("en", "de", "es", "fr", "it", "pt")


def note_in(language: str) -> str:
    return render_log(logs.log(language=language), logs.chapter(), mermaid=logs.mermaid, bank=logs.bank())


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("phrase", phrases())
def test_every_phrase_has_its_blanks_in_every_language(phrase: str) -> None:
    worded = phrases()[phrase]
    assert set(LANGUAGES) <= set(worded)
    assert {frozenset(blanks(words)) for words in worded.values()} == {frozenset(blanks(worded["en"]))}


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_english_phrase_is_left_in_notes_of_another_language(language: str) -> None:
    english, note = note_in("en"), note_in(language)
    for worded in phrases().values():
        said = worded["en"]
        if said in english and " " in said and said != worded[language] and not blanks(said):
            assert said not in note


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_parts_statements_and_trials_are_found_in_every_language(language: str) -> None:
    english, note = note_in("en"), note_in(language)
    assert parts_in(note) == parts_in(english)
    assert statements_in(note) == statements_in(english)
    assert code_in(note) == code_in(english)
    assert [m["badge"] for m in TRIED.finditer(note)] == [m["badge"] for m in TRIED.finditer(english)] != []


def test_a_language_without_phrases_is_worded_in_english() -> None:
    assert note_in("pl") == note_in("en").replace('language: "en"', 'language: "pl"')


def parts_in(note: str) -> list[Part]:
    return [found for line in note.split("\n") if (found := part_of(line))]


def statements_in(note: str) -> list[tuple[str, object]]:
    """The statements with what they say of themselves; captions without the word for a figure."""
    return [(re.sub(r"^\*\*\w+ ", "", said.text), said.own) for said in marked_statements(read_note(note))]


def code_in(note: str) -> list[tuple[str, object]]:
    """The cells of code in a notebook of the note, with their outputs; Raw extract and verification stay out."""
    cells = json.loads(to_notebook(note, lambda _: None))["cells"]
    assert not re.search(r"SHA-256", "".join("".join(cell["source"]) for cell in cells))
    return [("".join(cell["source"]), cell["outputs"]) for cell in cells if cell["cell_type"] == "code"]
