"""Radicals that stand in for characters: what readers of PDF give for 户 and 车, and the mending.

Fonts share one drawing for a character and its radical, and a PDF that names only the drawing is
read back as the radical: ⼾ (U+2F3E) for 户, ⻋ (U+2ECB) for 车. No word list matches these.
Compatibility normalisation is no cure: it makes the traditional 戶 of ⼾ and leaves ⻋ as it is.
"""

import re
import unicodedata
from typing import Final

_RADICAL: Final = re.compile("[\u2e80-\u2fd5]")
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀"
        "⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乚乙亻冂几刀刂卜卩小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒罓罓羊羊羊耂肀聿肉臼艹艹艹"
        "虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
# the forms that mainland fonts draw, where normalising gives the traditional ones
_KANGXI: Final = {"⼾": "户"}
_CHARACTERS: Final = {
    ord(radical): character
    for radical, character in (
        *((each, unicodedata.normalize("NFKC", each)) for each in map(chr, range(0x2F00, 0x2FD6))),
        *_SUPPLEMENT.items(),
        *_KANGXI.items(),
    )
}


def mended(text: str) -> tuple[str, int]:
    """The text with characters for radicals, and how many there were; its length stays the same."""
    found = len(_RADICAL.findall(text))
    return (text.translate(_CHARACTERS), found) if found else (text, 0)
