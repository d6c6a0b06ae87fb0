"""What is not shown as it was written is found at its line; what is right is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.proof import Kind, Proof, Verdict
from probatum.tools.markdown.checks import check_note
from probatum.tools.markdown.places import Place
from probatum.tools.markdown.reading import read_note

HEAD = "---\ntags: [x]\n---\n"


def faults(text: str, folder: Path = Path("/nonexistent"), *, obsidian: bool = True) -> list[Proof]:
    found = check_note(read_note(text, obsidian=obsidian), Place(folder))
    return [proof for proof in found if proof.verdict.ran and not proof.good]


def told(text: str, *, obsidian: bool = True) -> list[tuple[int, str]]:
    return [(proof.line, proof.kind.value) for proof in faults(text, obsidian=obsidian)]


@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "cp1250", "latin-1"])
def test_mojibake_is_found_in_every_common_disguise(codec: str) -> None:
    right = "Zürich – “naïve” café → 5 €\nplain line\n"
    wrong = right.encode().decode(codec, errors="ignore")
    found = faults(wrong)
    assert {proof.line for proof in found} == {1}
    assert {proof.kind for proof in found} == {Kind.ENCODING}


def test_bytes_that_are_lost_are_told_from_those_that_can_be_mended() -> None:
    wrong = "a — b\nsaid “so” twice\n🎯 goal\n".encode().decode("cp1254", errors="ignore")
    found = faults(wrong)
    assert [proof.line for proof in found] == [1, 2, 2, 3]
    assert ["lost" in proof.reason for proof in found] == [False, False, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Ça va, château à Šibenik — “ok”\n",
        "Türkçe: ağaç, şeker, çiğ, ğ\n",
        "naïve café – £5, 7 €, ½ ±\n",
        "Привет мир, Ελληνικά, 中文, 😀🎯\n",
        "Mojibake such as `Ã©` is shown in code.\n",
    ],
)
def test_right_text_of_many_languages_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_replaced_character_is_lost() -> None:
    assert told("fine\nbro\ufffdken\n") == [(2, "encoding")]
    own = '---\nchapter_id: "a-1-2"\n---\nbro\ufffdken\n'
    assert told(own) == [], "the book lost it"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n---\ntags: [a]\n---\ntext\n", 2),
        ("---\ntags: [a\n---\ntext\n", 2),
        ("---\na: 1\na: 2\n---\n", 3),
        ("---\nbook: [[Clocks]]\n---\n", 2),
        ("---\na: 1\n\ntext without an end\n", 1),
        ("---\nplace:\n  town: Delft\n---\n", 2),
        ("# Log — 2031-04-05\n\n> [!info] A\n> b #c\n", 1),
    ],
)
def test_properties_that_cannot_be_read_are_found(text: str, line: int) -> None:
    assert (line, "property") in told(text)


def test_properties_that_are_right_are_left_alone() -> None:
    text = '---\ndate: 2031-02-30\ntags: [a, b]\nlinks: ["[[x]]"]\naliases:\n  - y\nn: 3\nempty:\n---\n\ntext\n'
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a\n\n### b\n\ntext\n", 3),
        ("# a\n\nx\n\n# b\n\ny\n", 5),
        ("# a\n\n## Raw extract\n*(from the scanner)*\n\n---\n\n## b\n\ntext\n", 3),
        ("> [!note] a\n> b\nswallowed\n", 3),
        ("> [!nota] a\n> b\n", 1),
        ("> [ !note] a\n> b\n", 1),
        ("```python\nx = 1\n", 1),
        ("| a | b |\n|---|---|\n| `x|y` | 2 |\n", 3),
        ("| a | b |\n|---|---|---|\n| 1 | 2 |\n", 2),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nafter\n", 4),
        ("A List<int> grows.\n", 1),
        ("The sign <unk> stands for what is unknown.\n", 1),
        ("Begin with <s> and go on.\n", 1),
        ("It is == spaced == out.\n", 1),
        ("> [!tip] A ==bright== title\n> b\n", 1),
        ("It costs $5 here and there only 4$ more.\n", 1),
    ],
)
def test_what_is_not_shown_as_written_is_found(text: str, line: int) -> None:
    assert (line, "markdown") in told(HEAD + text) or (line + 3, "markdown") in told(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        "# a\n\n## b\n\n### c\n\n## d\n\ntext\n",
        "==one== and ==two==; then ==three four== and `== code ==`\n",
        "| a | b |\n|---|:-:|\n| x \\| y | ==2== |\n| `c` |  |\n",
        "<details><summary>x</summary>\n\ny\n\n</details>\n\n<br> <sub>z</sub> <https://a.b> `<unk>`\n",
        "> [!NOTE]- Folded\n> > [!bug] inner\n> > text\n\nafter\n",
        "> a plain quote\nthat goes on\n",
        "Prices: $5 and $10. A formula: $a + b$, and $$x|y$$.\n",
        "a == b, c != d, x==1, `==`\n",
        "```python\n# <s> ==x== $5 a$ List<int>\n```\n",
        "1 < 2 and x <- y and a<b\n",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert told(HEAD + text) == []


def test_what_only_obsidian_knows_is_not_asked_of_a_readme() -> None:
    text = "# pkg\n\n> [!NOTE]\n> text\n\nIt == spaced == out, $5 and so on 4$ more, [[x]].\n"
    assert told(text, obsidian=False) == []


def test_links_and_images_are_followed(tmp_path: Path) -> None:
    (tmp_path / "pics").mkdir()
    (tmp_path / "pics" / "a b.png").write_bytes(b"")
    text = (
        "# One thing\n\n![a](pics/a%20b.png) [h](#one-thing) [t](#^t1)\n\n![b](pics/none.png)\n\n"
        "[c](none.md) [w](https://x.y/z)\n\n[d](#nowhere)\n\n![Figure 1](temp_images/p1.png)\n\n"
        "![e](/tmp/x.png)\n\n`![f](none.png)`\n\nA block. ^t1\n"
    )
    found = faults(text, tmp_path, obsidian=False)
    assert [(p.line, p.kind.value) for p in found] == [
        (5, "image"),
        (7, "link"),
        (9, "link"),
        (11, "image"),
        (13, "image"),
    ]
    assert "temporary" in found[3].reason
    assert "says nothing" in found[3].reason


def test_a_vault_is_searched_by_name(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / "Concepts").mkdir()
    (tmp_path / "Concepts" / "Escapement.md").write_text("x")
    note = tmp_path / "log.md"
    note.write_text("[[Escapement]] [[escapement|E]] [[Concepts/Escapement#x]] ![[missing.png]]\n\n[[Nowhere]]\n")
    place = Place.of(note)
    found = check_note(read_note(note.read_text(), obsidian=True), place)
    assert [(p.line, p.verdict) for p in found if not p.good] == [(1, Verdict.FAIL), (3, Verdict.FAIL)]
    assert sum(p.good for p in found) == 3


@pytest.mark.parametrize(("between", "crowded"), [("", True), ("## Part {}\n\n", False)])
def test_headings_that_are_alike_crowd_the_outline_under_one_heading(between: str, crowded: bool) -> None:
    figures = "".join(between.format("ABCDEFGHIJKL"[n]) + f"### Figure {n}\n\nwords\n\n" for n in range(12))
    text = f"# T\n\n> [!tip] Wheels\n> turn\n\n{figures}"
    assert any("crowd the outline" in fault.reason for fault in faults(HEAD + text)) == crowded


def test_what_a_distribution_does_not_hold_is_not_held_against_it(tmp_path: Path) -> None:
    (tmp_path / "PKG-INFO").write_text("x")
    found = check_note(read_note("![a](docs/a.png)\n"), Place.of(tmp_path / "README.md"))
    assert [p.verdict for p in found] == [Verdict.NEEDS_DATA]


@given(st.text(st.sampled_from("`~>#-|[]()!=$%<ağâ€ 1\n:^{}é\ufffd"), max_size=200))
def test_no_text_breaks_the_checks(text: str) -> None:
    note = read_note(text, obsidian=True)
    assert all(1 <= proof.line <= len(note.lines) for proof in check_note(note, Place(Path("/nonexistent"))))
