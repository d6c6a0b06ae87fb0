"""A new run of a chapter keeps every word that the reader wrote, whatever the reader did to the file."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.merging.runs import NEW, OLD, rendered

from probatum.tools.merging.merge import merge
from probatum.tools.rendering.parts import Part, heading, part_of
from probatum.tools.wording import Wording
from probatum.workflows.quiz.log import with_result


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_an_untouched_file_becomes_the_new_notes() -> None:
    assert merge(OLD, OLD, NEW) == (NEW, ())


def test_an_edited_file_stays_as_it_is_when_nothing_new_was_generated() -> None:
    mine = OLD.replace("It scales.", "It scales, as I saw.").replace("- [ ] Name", "- [x] Name") + "\nMy last word.\n"
    assert merge(OLD, mine, OLD) == (mine, ())


edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "replace", "delete", "append", "swap", "paste"]),
        st.integers(0, 10_000),
        st.sampled_from(
            [
                "{}",
                "- {}",
                "> {}",
                "## {}",
                "```\n{}",
                "{}\n```",
                "| {} |",
                "---\n{}",
                "> ```python\n> {}\n> ```",
                "\n{}\n",
                "a: {}",
            ]
        ),
    ),
    max_size=12,
)


def edited(text: str, made: list[tuple[str, int, str]]) -> tuple[str, list[str]]:
    """``text`` after wild edits, and the words that they typed, each of which occurs nowhere else."""
    lines, typed = text.split("\n"), []
    for n, (kind, place, form) in enumerate(made):
        word = f"mine{n}word"
        at = place % max(1, len(lines))
        if kind == "delete":
            del lines[at : at + 1 + place % 7]
        elif kind == "swap":
            lines[at : at + 2] = reversed(lines[at : at + 2])
        elif kind == "paste":
            lines[at:at] = lines[: place % 40]
        else:
            typed.append(word)
            said = form.format(word)
            if kind == "append" and lines:
                lines[at] += f" {word}"
            else:
                lines[at : at + (kind == "replace")] = said.split("\n")
        lines = lines or [""]
    mine = "\n".join(lines)
    return mine, [word for word in typed if word in mine]


@settings(deadline=None)
@given(edits, st.booleans(), st.booleans())
@example([("replace", 0, "{}")], True, True)  # the head of the properties is gone
def test_no_typed_word_is_ever_lost(made: list[tuple[str, int, str]], base_known: bool, other_run: bool) -> None:
    mine, typed = edited(OLD, made)
    merged = merge(OLD if base_known else None, mine, NEW if other_run else OLD)
    for word in typed:
        assert word in merged.text


@settings(deadline=None)
@given(edits)
def test_merging_again_changes_nothing(made: list[tuple[str, int, str]]) -> None:
    mine, _ = edited(OLD, made)
    once = merge(OLD, mine, NEW)
    assert merge(NEW, once.text, NEW) == (once.text, ())


@settings(deadline=None)
@given(st.text(), st.text(), st.text())
def test_arbitrary_texts_lose_no_word_of_the_readers(old: str, mine: str, new: str) -> None:
    left = words(merge(old, mine, new).text)
    for word in set(words(mine)) - set(words(old)):
        assert word in left


@settings(deadline=None)
@given(edits)
def test_what_collides_is_named(made: list[tuple[str, int, str]]) -> None:
    mine, _ = edited(OLD, made)
    merged = merge(OLD, mine, NEW)
    assert merged.text.count("> [!attention]+ Kept from your edit") == len(merged.conflicts)
    for conflict in merged.conflicts:
        assert conflict.part == "" or conflict.part in merged.text


def test_a_collision_keeps_the_readers_line_in_a_box_at_the_end_of_the_part() -> None:
    line = next(line for line in OLD.split("\n") if "gear ratio== is" in line)
    merged = merge(OLD, OLD.replace(line, f"{line} I doubt it."), NEW)
    (conflict,) = merged.conflicts
    assert conflict.part == "#### What's happening"
    assert conflict.text.endswith("I doubt it.")
    assert (
        merged.text.index("Reworded by the writer.")
        < merged.text.index("I doubt it.")
        < merged.text.index("#### Theory")
    )


def test_edits_on_neighbouring_lines_of_both_sides_both_stand() -> None:
    merged = merge("a\nb\nc", "a\nB mine\nc", "a\nb\nC theirs")
    assert merged == ("a\nB mine\nC theirs", ())


def test_a_tick_follows_its_task() -> None:
    moved = OLD.replace("- [ ] Name two gears. [p. 22](#^p22)\n", "").replace(
        "- [ ] What is", "- [ ] Name two gears. [p. 22](#^p22)\n- [ ] Something new\n- [ ] What is"
    )
    merged = merge(OLD, OLD.replace("- [ ] Name two", "- [x] Name two"), moved)
    assert "- [x] Name two gears." in merged.text
    assert "- [ ] Name two gears." not in merged.text


@pytest.mark.parametrize(
    "opening", ["## 📝 Quiz results", "## 💭 Reflection (your input)", "## ⚙️ Implementation / experiments"]
)
def test_the_readers_parts_are_never_generated_anew(opening: str) -> None:
    start = OLD.index(opening)
    end = OLD.index("\n## ", start)
    mine = f"{OLD[:start]}{opening}\n\nAll of this is mine.\n{OLD[end:]}"
    template_moved_on = NEW.replace("What clicked for me today:", "What made sense:").replace(
        "No quiz taken yet.", "None."
    )
    assert f"{opening}\n\nAll of this is mine.\n\n## " in merge(OLD, mine, template_moved_on).text


@pytest.mark.parametrize(("before", "after"), [("en", "de"), ("de", "en"), ("it", "fr")])
def test_notes_remade_in_another_language_lose_nothing_of_the_readers(before: str, after: str) -> None:
    old, new = rendered(language=before), rendered(language=after)
    reflection, quiz = heading(Part.REFLECTION, before), heading(Part.QUIZ_RESULTS, before)
    mine = old.replace("- [ ] Name two", "- [x] Name two").replace("It scales.", "It scales. I tried.")
    mine = mine.replace(f"{reflection}\n", f"{reflection}\n\nGears at last.\n")
    mine = with_result(mine, "**2026-11-24 10:00** · 3 of 4 right")
    merged = merge(old, mine, new).text
    assert Wording(after).say("in_90_seconds") in merged
    assert "- [x] Name two" in merged
    assert "I tried." in merged
    parts = {
        part_of(opened): text
        for opened, _, text in (p.partition("\n") for p in re.split(r"^(?=## )", merged, flags=re.MULTILINE))
    }
    assert "Gears at last." in parts[Part.REFLECTION]
    assert "3 of 4 right" in parts[Part.QUIZ_RESULTS]
    assert merge(new, merged, new).text == merged, "the next run changes nothing"
    assert quiz in merged, "the reader's own part stays as it was"


def test_code_changed_by_the_reader_no_longer_counts_as_run() -> None:
    mine = OLD.replace("print(ratio(40, 20))", "print(ratio(60, 20))")
    once = merge(OLD, mine, NEW.replace("A new", "The new"))
    again = merge(OLD, mine, OLD)
    assert "✅ ran: pass · bwrap · python 3.11.7 · 0.02 s\n> ✏️ You changed this code after it was run" in again.text
    assert "print(ratio(60, 20))" in once.text
    back = merge(OLD, again.text.replace("60, 20", "40, 20"), OLD)
    assert "You changed this code" not in back.text


def test_without_the_last_generated_text_the_files_own_lines_are_kept() -> None:
    merged = merge(None, OLD.replace("It scales.", "It scales. I tried."), NEW)
    assert "I tried." in merged.text
    assert "A new statement." in merged.text
