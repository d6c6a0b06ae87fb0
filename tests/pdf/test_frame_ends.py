"""A page that begins with a framed listing after a page that ended with one: the chapter's frames tell if it is new."""

from typing import Any

from tests.pdf.drawn import Text, code, listings, prose

OPENING = ["def shares(cake, guests):", "    cut = []"]
REST = ["    for guest in guests:", "        cut.append(cake / len(guests))", "    return cut"]
IMPORT, USE = ["from cake import Knife"], ["knife = Knife()", "knife.cut(3)"]


def framed(y: float, lines: list[str], above: float, below: float) -> tuple[list[Text], tuple[float, float]]:
    """Lines of code with what their frame needs: where it begins and ends."""
    return code(y, lines, x=80), (y - above, y + 11 * (len(lines) - 1) + below)


def printed(read: Any, room_at_cut: float) -> list[str]:
    """Four pages: an ordinary frame, one that a page's end cuts in two, and two that end and begin beside one."""
    head, tail = framed(650, OPENING, 14, room_at_cut), framed(100, REST, room_at_cut, 14)
    whole = framed(300, USE, 14, 14)
    last, first = framed(650, IMPORT, 14, 14), framed(100, USE, 14, 14)
    pages = [
        (prose(80) + whole[0] + prose(360, 23) + head[0], [whole[1], head[1]]),
        (tail[0] + prose(170, 10) + whole[0] + prose(360, 23) + last[0], [tail[1], whole[1], last[1]]),
        (first[0] + prose(160, 44), [first[1]]),
    ]
    frames = iter([frames for _, frames in pages])

    def draw(page: Any) -> None:
        for top, bottom in next(frames):
            page.draw_rect((72, top, 430, bottom))

    return listings(read(*(texts for texts, _ in pages), draw=draw))


def test_a_frame_with_the_room_of_whole_ones_ends_with_its_page(read: Any) -> None:
    found = printed(read, room_at_cut=9)
    assert "\n".join(OPENING + REST) in found
    assert found[-2:] == ["\n".join(IMPORT), "\n".join(USE)]


def test_where_cut_frames_look_like_whole_ones_nothing_parts_two(read: Any) -> None:
    assert printed(read, room_at_cut=14)[-1] == "\n".join(IMPORT + USE)
