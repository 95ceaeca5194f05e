"""Names of places in full: what a name belongs to, as far as the text says it anywhere."""

import re
from itertools import pairwise
from typing import Final

from annotator.suggest.context_names import LONG_PEOPLES, RANKS, SHORT_PEOPLES, Named, rank


def from_county(found: list[Named]) -> list[Named]:
    """The places without the province and the prefecture that all their counties share."""
    above = {place: _above(place) for place in found}
    provinces = {place.parts[0] for place, parts in above.items() if parts}
    if len(provinces) > 1:
        return found
    return [place._replace(parts=place.parts[parts:]) for place, parts in above.items()]


def _above(place: Named) -> int:
    """How many parts of a name stand above its county, or above its last part."""
    ranks = [rank((part,)) for part in place.parts]
    above = 0
    for here, below in pairwise(ranks):
        if here >= RANKS["县"] or (here and below > RANKS["县"]):
            break
        above += 1
    return above


def fullest(found: list[Named]) -> dict[str, str]:
    """For each name that the text also gives with what it belongs to, the longest such name.

    A village of a town belongs to the county that the text names before the town elsewhere.
    """
    full: dict[str, str] = {}
    told = sorted({place.parts for place in found}, key=len)
    for parts in (*told, *told):
        head = full.get(parts[0], parts[0])
        for end in range(len(parts), 1, -1):
            whole = head + "".join(parts[1:end])
            for start in range(end):
                short = "".join(parts[start:end])
                if short != whole and whole.endswith(full.get(short, short)):
                    full[short] = whole
    return full


_OF_PEOPLES: Final = re.compile(
    rf"([\u4e00-\u9fff]{{2,3}}?)(?:(?:{LONG_PEOPLES})族?|[{SHORT_PEOPLES}]族)*自治([州县旗])"
)


def of_peoples(found: list[Named]) -> dict[str, str]:
    """For the short names of autonomous places their full ones (石海州, 白渡自治县)."""
    names = {place.parts[-1] for place in found}
    return {f"{told[1]}{told[2]}": name for name in names if (told := _OF_PEOPLES.fullmatch(name))}
