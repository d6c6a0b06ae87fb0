"""Writes a tutoring session into the chapter's log: what was said, folded, and what is still unclear."""

from collections.abc import Callable
from pathlib import Path

from probatum.tools.citing import with_pages
from probatum.tools.markdown.escape import fence, one_line
from probatum.tools.merging.properties import language_of
from probatum.tools.rendering.parts import Part
from probatum.tools.vault.files import read_text, write_file
from probatum.tools.vault.vault import Vault
from probatum.tools.wording import Wording, wordings
from probatum.tutoring import Session, Turn
from probatum.workflows.log_parts import with_added, with_replaced


def write_into_log(vault: Vault, session: Session, label_of: Callable[[str], str | None]) -> Path | None:
    """Adds the session to its chapter's log, or renews it there; returns the log, or None when there is none.

    ``label_of`` gives the printed page of a block. Raises ProbatumError when the log cannot be written.
    """
    if not session.turns:
        return None
    with vault.lock():
        path = vault.log_of(session.chapter)
        note = read_text(path) if path else None
        if path is None or note is None:
            return None
        text = as_callout(session, label_of, Wording(language_of(note)))
        renewed = with_replaced(note, [_opening(session, words) for words in wordings("session")], text)
        write_file(path, renewed if renewed is not None else with_added(note, Part.REFLECTION, text))
    return path


def as_callout(session: Session, label_of: Callable[[str], str | None], wording: Wording) -> str:
    """The session as a folded callout."""
    lines = [_opening(session, wording.say("session")) + f", {session.began.astimezone():%Y-%m-%d}"]
    if session.unclear:
        lines += ["", wording.say("session_unclear"), "", *(f"- {one_line(what)}" for what in session.unclear)]
    for turn in session.turns:
        lines += ["", f"**{wording.say(turn.who)}:** {_said(turn, label_of)}"]
    quoted = [f"> {line}".rstrip() for text in lines[1:] for line in text.split("\n")]
    return "\n".join([lines[0], *quoted])


def _opening(session: Session, words: str) -> str:
    return f"> [!quote]- {words} {session.id}"


def _said(turn: Turn, label_of: Callable[[str], str | None]) -> str:
    actions = [f"\n{fence(action.result, 'text')}" for action in turn.actions if action.result]
    failed = [f"\n*{citation.complaint}*" for citation in turn.citations if citation.complaint]
    return "\n".join([with_pages(turn.text, label_of), *failed, *actions]).strip()
