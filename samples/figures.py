"""Draw the bitmap figures of the sample book: `python samples/figures.py` writes samples/figures/*.png.

Everything is drawn from a fixed seed, pixel by pixel, so every machine draws the same pictures.
"""

import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
Colour = tuple[int, int, int]
Picture = list[list[Colour]]  # rows of pixels, top first

PAPER: Colour = (251, 249, 244)
INK: Colour = (29, 39, 51)
BRASS: Colour = (154, 91, 19)
SAND: Colour = (228, 203, 164)


def blank(width: int, height: int) -> Picture:
    """Return a picture of `width` by `height` pixels, all paper."""
    return [[PAPER] * width for _ in range(height)]


def between(low: Colour, high: Colour, share: float) -> Colour:
    """Return the colour that lies `share` (0 to 1) of the way from `low` to `high`."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(low, high, strict=True))
    return r, g, b


def walkers() -> Picture:
    """Where 4000 random walkers are (vertical, two pixels a place) after each of 300 steps (horizontal)."""
    rng = random.Random(3)
    steps, reach, scale = 300, 60, 3
    places = [0] * 4000
    picture = blank(steps * scale, (2 * reach + 1) * scale)
    for step in range(steps):
        crowd = [0] * (2 * reach + 1)
        for place in places:
            if abs(place) <= reach:
                crowd[reach - place] += 1
        for row, number in enumerate(crowd):
            # After even steps all stand on even places: neighbours are merged, or the picture would be a chessboard.
            share = (number + crowd[row - 1] if row else number) / len(places)
            colour = between(PAPER, INK, min(1.0, (share * 8) ** 0.5))
            for y in range(scale):
                picture[row * scale + y][step * scale : (step + 1) * scale] = [colour] * scale
        places = [place + rng.choice((-1, 1)) for place in places]
    return picture


def morning() -> Picture:
    """The customers of one shop with one clerk: a row for each, light while waiting, dark while served."""
    rng = random.Random(5)
    arrived = free = 0.0
    visits: list[tuple[float, float, float]] = []
    for _ in range(44):
        arrived += rng.expovariate(1 / 5)
        started = max(arrived, free)
        free = started + rng.expovariate(1 / 4)
        visits.append((arrived, started, free))
    width, stripe = 960, 9
    scale = (width - 20) / free
    picture = blank(width, stripe * len(visits) + 10)
    for number, (came, began, left) in enumerate(visits):
        for start, end, colour in ((came, began, SAND), (began, left, BRASS)):
            x0, x1 = 10 + round(start * scale), 10 + round(end * scale)
            for y in range(5 + number * stripe, 5 + number * stripe + stripe - 2):
                picture[y][x0:x1] = [colour] * (x1 - x0)
    return picture


def averages() -> Picture:
    """Histograms of the mean of 1, 4, 16 and 64 exponential numbers, side by side; a white line marks the true mean."""
    rng = random.Random(11)
    panel, height, bins, top = 230, 260, 46, 3.0
    picture = blank(4 * panel + 3 * 12, height)
    for index, size in enumerate((1, 4, 16, 64)):
        counts = [0] * bins
        for _ in range(6000):
            value = sum(rng.expovariate(1) for _ in range(size)) / size
            if value < top:
                counts[int(value / top * bins)] += 1
        left, bar = index * (panel + 12), panel // bins
        for number, count in enumerate(counts):
            tall = round(count / max(counts) * (height - 16))
            for y in range(height - 4 - tall, height - 4):
                picture[y][left + number * bar : left + number * bar + bar - 1] = [BRASS] * (bar - 1)
        for y in range(height):
            picture[y][left + round(panel / top)] = INK
        picture[height - 4][left : left + panel] = [INK] * panel
    return picture


def png(picture: Picture) -> bytes:
    """Return the picture as a PNG file (8-bit RGB, ISO/IEC 15948)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(picture[0]), len(picture), 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + bytes(value for pixel in row for value in pixel) for row in picture)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


FIGURES: dict[str, Callable[[], Picture]] = {"walkers": walkers, "morning": morning, "averages": averages}

if __name__ == "__main__":
    HERE.joinpath("figures").mkdir(exist_ok=True)
    for name, draw in FIGURES.items():
        HERE.joinpath("figures", f"{name}.png").write_bytes(png(draw()))
