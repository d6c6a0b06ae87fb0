"""Writes what came of a quiz into the logs of its chapters, under the reader's own part for it."""

from pathlib import Path

from probatum.learner.record import QuizResult
from probatum.tools.rendering.parts import Part
from probatum.tools.vault.files import read_text, write_file
from probatum.tools.vault.vault import Vault
from probatum.tools.wording import wordings
from probatum.workflows.log_parts import with_added
from probatum.workflows.quiz.text import report


def write_into_logs(vault: Vault, result: QuizResult) -> tuple[Path, ...]:
    """Adds the result to the log of each chapter asked about that has one; returns these logs.

    Every word that stands there stays. Raises ProbatumError when a log cannot be written.
    """
    written = []
    for chapter in result.chapters:
        path = vault.log_of(chapter)
        text = read_text(path) if path else None
        if path is not None and text is not None:
            with vault.lock():
                write_file(path, with_result(text, report(result.on(chapter))))
            written.append(path)
    return tuple(written)


def with_result(note: str, result: str) -> str:
    """The note with the result at the end of its quiz part; at the end of the note where it has no such part."""
    return with_added(note, Part.QUIZ_RESULTS, result, placeholders=wordings("none_yet"))
