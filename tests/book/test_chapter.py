"""A chapter's nouns answer what many ask of them."""

from probatum.book import Chapter, Heading, Label, PdfPage, Section


def section(place: int, text: str, number: str = "", level: int = 2) -> Section:
    heading = Heading(
        id=f"h{place}", page=PdfPage(1), label=Label("1"), bbox=(0, 0, 1, 1), text=text, number=number, level=level
    )
    return Section(id=f"s{place}", heading=heading)


def chapter(*sections: Section) -> Chapter:
    return Chapter(
        id="c", title="Sets", labels=(Label("1"), Label("2")), pdf_pages=(PdfPage(1), PdfPage(2)), sections=sections
    )


def test_a_heading_that_comes_again_says_whose_it_is() -> None:
    made = chapter(
        section(0, "Sets", "4", level=1),
        section(1, "The set statement", "4.1"),
        section(2, "Examples", level=3),
        section(3, "Parameters", "4.2"),
        section(4, "Examples", level=3),
        section(5, "Notes", level=3),
        section(6, "Summary", "4.3"),
        section(7, "Summary", "4.4"),
    )
    assert [made.heading_of(s) for s in made.sections] == [
        "Sets",
        "The set statement",
        "4.1 The set statement · Examples",
        "Parameters",
        "4.2 Parameters · Examples",
        "Notes",
        "Summary",
        "Summary",
    ]


def test_without_a_section_around_it_stays_as_it_is() -> None:
    made = chapter(section(0, "Examples"), section(1, "Examples"))
    assert [made.heading_of(s) for s in made.sections] == ["Examples", "Examples"]
