"""The properties of a note are merged one by one, in whatever form the reader or an editor wrote them."""

import pytest
from tests.merging.runs import NEW, OLD

from probatum.tools.merging.merge import merge


def test_properties_are_merged_one_by_one() -> None:
    mine = OLD.replace("tags:\n  - study-log", "tags:\n  - study-log\n  - favourite").replace(
        "date:", "mood: good\ndate:"
    )
    merged = merge(OLD, mine, NEW.replace("  - study-log", "  - study-log\n  - gears"))
    head = merged.text.split("\n---\n")[0]
    assert "mood: good" in head
    assert "  - study-log\n  - gears\n  - favourite" in head
    assert "date: 2026-11-24" in head


def test_a_count_that_the_reader_changed_is_renewed_and_theirs_is_kept_beside() -> None:
    merged = merge(OLD, OLD.replace("snippets: 7", "snippets: 99"), NEW)
    assert "\nsnippets: 4\n" in merged.text
    assert merged.conflicts[0].text == "snippets: 99"
    assert "> snippets: 99" in merged.text


def test_obsidian_writing_the_properties_in_its_own_quotes_is_no_edit() -> None:
    mine = (
        OLD.replace('verified: "5 of', "verified: 5 of")
        .replace('traced"\n', "traced\n")
        .replace('pages: "21–22"', "pages: 21–22")
    )
    assert mine != OLD
    merged = merge(OLD, mine, NEW)
    assert merged.conflicts == ()
    assert f"\n{next(line for line in NEW.split(chr(10)) if line.startswith('verified:'))}\n" in merged.text


@pytest.mark.parametrize(
    "tags", ["tags: [study-log, mine]", "tags:\n- study-log\n- mine", 'tags:\n  - "study-log"\n  - mine']
)
def test_a_list_takes_from_both_in_whatever_form_the_reader_wrote_it(tags: str) -> None:
    mine = OLD.replace("tags:\n  - study-log", tags)
    merged = merge(OLD, mine, NEW.replace("  - study-log", "  - study-log\n  - gears"))
    assert "tags:\n  - study-log\n  - gears\n  - mine\n" in merged.text
