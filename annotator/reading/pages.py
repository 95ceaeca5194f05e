"""What is asked of a page of a pdf, and the picture that comes back; no PDF library here."""

import base64
import zlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import cast

from schema.records import Json, Report, Span

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRequest:
    """Which page (from 0), how large (pixels for each point, 1/72 inch), and which words of it.

    `text` is what was read from that page, `start` and `end` the words in it; equal for none.
    """

    page: int
    scale: float
    text: str
    start: int = 0
    end: int = 0

    def to_json(self) -> dict[str, Json]:
        """As it is sent to the process that reads."""
        return asdict(self)

    @classmethod
    def from_json(cls, fields: Mapping[str, Json]) -> "PageRequest":
        """As it arrives there."""
        page, start, end = (int(cast(int, fields[name])) for name in ("page", "start", "end"))
        scale = float(cast(float, fields["scale"]))
        return cls(page=page, scale=scale, text=str(fields["text"]), start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page of `pages` as rows of `stride` bytes, three for a pixel: blue, green, red.

    `marks` are boxes around the words, in pixels, one for each line that they stand on; none where
    they could not be found. `scale` is smaller than what was asked where that would be too large.
    """

    page: int
    pages: int
    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes
    marks: tuple[Box, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """As it leaves the process that reads."""
        packed = base64.b64encode(zlib.compress(self.pixels, 1)).decode("ascii")
        marks: list[Json] = [[*box] for box in self.marks]
        return {**asdict(self), "pixels": packed, "marks": marks}

    @classmethod
    def from_json(cls, fields: Mapping[str, Json]) -> "PagePicture":
        """As it arrives here; ValueError where it is not whole."""
        height, stride = (int(cast(int, fields[name])) for name in ("height", "stride"))
        packed = base64.b64decode(str(fields["pixels"]))
        pixels = zlib.decompressobj().decompress(packed, height * stride + 1)
        if len(pixels) != height * stride:
            raise ValueError("a picture of another size")
        return cls(
            page=int(cast(int, fields["page"])),
            pages=int(cast(int, fields["pages"])),
            scale=float(cast(float, fields["scale"])),
            width=int(cast(int, fields["width"])),
            height=height,
            stride=stride,
            pixels=pixels,
            marks=tuple(cast(Box, tuple(box)) for box in cast(list[list[float]], fields["marks"])),
        )


def page_starts(report: Report) -> list[int]:
    """Where in its text a report's pages begin; [] where it was not read from a pdf."""
    starts = report.meta.get("page_starts")
    if not isinstance(starts, list) or "member" in report.meta:
        return []  # of a pdf within an archive there is no file to look at
    return [each for each in starts if isinstance(each, int) and not isinstance(each, bool)]


def page_of(report: Report, offset: int) -> int:
    """The page (from 0) that a place of the text stands on."""
    return max(0, bisect_right(page_starts(report), offset) - 1)


def request_for(report: Report, page: int, scale: float, words: Span | None) -> PageRequest:
    """Ask for a page with that part of some words that stands on it."""
    starts = [*page_starts(report), len(report.text)]
    low, high = starts[page], starts[page + 1]
    text = report.text[low:high]
    start, end = (0, 0) if words is None else (words.start - low, words.end - low)
    start, end = max(0, start), min(len(text), end)
    return PageRequest(page=page, scale=scale, text=text, start=start, end=max(start, end))
