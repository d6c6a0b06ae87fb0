"""A short page in each language: its core idea, its warning, and the term that it defines."""

import pytest
from tests.extractive.pages import chapter, text

from probatum.tools.extractive import ExtractiveWriter, concepts_of

PAGES = {
    "de": (
        "Zahnräder",
        "Ein Zahnrad ist ein Rad mit Zähnen am Rand. Das Verhältnis der Drehzahlen heißt Übersetzung. "
        "Achtung, ein Zahnrad darf niemals rückwärts laufen.",
        "Übersetzung",
    ),
    "fr": (
        "Les engrenages",
        "Un engrenage est un mécanisme composé de roues dentées. On appelle rapport de transmission le quotient "
        "des deux vitesses. Attention, il ne faut jamais forcer un engrenage bloqué.",
        "rapport de transmission",
    ),
    "es": (
        "Los engranajes",
        "Un engranaje es un mecanismo formado por ruedas dentadas. La razón entre ambas velocidades se llama "
        "relación de transmisión. Nunca se debe forzar un engranaje bloqueado.",
        "relación de transmisión",
    ),
    "it": (
        "Gli ingranaggi",
        "Un ingranaggio è un meccanismo composto da ruote dentate. Il quoziente delle velocità è detto "
        "rapporto di trasmissione. Attenzione, non si deve mai forzare un ingranaggio bloccato.",
        "rapporto di trasmissione",
    ),
    "zh": ("齿轮", "齿轮是一种带齿的轮子，用来传递动力。两个转速之比称为传动比。注意：千万不要让齿轮反转。", "传动比"),
}


@pytest.mark.parametrize("language", PAGES)
async def test_the_page_is_understood_in_its_language(language: str) -> None:
    title, words, term = PAGES[language]
    made = chapter((title, [text(words, italic=[term])]), language=language)
    writer = ExtractiveWriter()
    plan = await writer.plan(made, {})
    notes = await writer.section(made, "s0", plan)
    draft = await writer.draft(made, [notes], plan)
    summary = draft.summary
    assert summary.core_idea is not None
    assert words.startswith(summary.core_idea.evidence[0].quote)
    assert summary.watch_out is not None
    assert words.endswith(summary.watch_out.evidence[0].quote)
    assert term in {c.name for c in draft.concepts}
    asked = notes.self_check[0]
    assert asked.answer is not None
    assert words.startswith(asked.answer.evidence[0].quote)


def test_a_chinese_term_may_be_a_single_sign() -> None:
    made = chapter(
        ("栈", [text("栈是一种后进先出的线性数据结构。程序把数据放入栈中，再从栈中取出数据。")]), language="zh"
    )
    assert "栈" in [concept.name for concept in concepts_of(made)]


def test_small_words_of_an_unknown_language_are_no_terms() -> None:
    words = "Liczba pierwsza dzieli się tylko przez siebie. Liczba pierwsza ma się dobrze. Skreśla się resztę."
    found = [concept.name.lower() for concept in concepts_of(chapter(("Liczby", [text(words)]), language="pl"))]
    assert "liczba pierwsza" in found
    assert "się" not in found
