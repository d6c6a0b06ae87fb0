"""What a paragraph says that it is: a definition, theorem, exercise, warning; by its own label, in several languages."""

import re
from dataclasses import dataclass
from typing import Literal

from probatum.tools.pdf.prose import Prose

RoleName = Literal[
    "plain",
    "definition",
    "theorem",
    "proof",
    "example",
    "exercise",
    "solution",
    "glossary",
    "note",
    "warning",
    "tip",
    "quote",
]

_LABELS: dict[RoleName, str] = {
    "definition": r"definitions?|definizione|définition|definición|definição|definice|definicja|définitions|begriff",
    "theorem": r"theorem|lemma|corollary|proposition|satz|korollar|hilfssatz|teorema|corollario|proposizione|théorème|lemme|corollaire|bemerkung|folgerung|claim|axiom|behauptung",
    "proof": r"proof|beweis|dimostrazione|preuve|démonstration|demostración|demonstração",
    "example": r"examples?|beispiele?|esempio|exemple|ejemplo|exemplo",
    "exercise": r"exercises?|übung(?:saufgabe)?|aufgabe|esercizio|exercice|ejercicio|exercício|problem|question|challenge|try it(?: yourself)?|activity|task",
    "solution": r"solutions?|lösung|soluzione|answers?|solución|réponse",
    "note": r"notes?|remark|hinweis|nota|remarque|observación|info|important|anmerkung|sidebar|key (?:idea|point)",
    "warning": r"warning|caution|attention|warnung|achtung|attenzione|avertissement|danger|pitfall|beware|vorsicht",
    "tip": r"tips?|hint|tipp|suggerimento|astuce|consejo|best practice|pro tip",
}  # fmt: skip
_OPENS = {
    role: re.compile(
        rf"^(?P<label>(?:{words})(?:\s+[A-Z]?\d+(?:[.\-]\d+)*)?(?:\s*\([^)]{{1,80}}\))?)(?P<end>\s*[.:—–]|\s*$|\s)",
        re.IGNORECASE,
    )
    for role, words in _LABELS.items()
}
SECTIONS: dict[str, re.Pattern[str]] = {
    "glossary": re.compile(r"^(?:glossar\w*|key terms|glosario|glossaire|terminology|vocabulary|słowniczek)$", re.IGNORECASE),
    "exercise": re.compile(r"^(?:exercises?|esercizi|übungs?aufgaben|übungen|aufgaben|exercices|ejercicios|exercícios|problems|practice|review questions|questions)$", re.IGNORECASE),
    "summary": re.compile(r"^(?:summary|riepilogo|zusammenfassung|résumé|resumen|resumo|key points|chapter summary|recap)$", re.IGNORECASE),
}  # fmt: skip


@dataclass(frozen=True)
class Role:
    """A role with the label that gave it."""

    role: RoleName = "plain"
    title: str = ""


def role_of(prose: Prose) -> Role:
    """The role that the paragraph's own label gives it; the label must be set in bold, italic or capitals."""
    for role, pattern in _OPENS.items():
        match = pattern.match(prose.text)
        if match is None:
            continue
        label = match.group("label")
        styled = any(
            m.start == 0 and m.style in ("bold", "italic") and m.end >= min(len(label), 4) for m in prose.marks
        )
        whole = len(prose.text) <= len(label) + 2
        if styled or label.isupper() or whole or (match.group("end").strip() and re.search(r"\d", label)):
            return Role(role, label.strip())
    return Role()


def role_of_section(title: str) -> str:
    """``glossary``, ``exercise``, ``summary`` or nothing, by the heading."""
    return next((role for role, pattern in SECTIONS.items() if pattern.match(title.strip())), "")
