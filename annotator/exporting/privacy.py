"""What is hidden for publication: annotators' names, persons' names in reports, the texts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from annotator.dictionary import dictionary
from annotator.exchange.carrying import Record, Row, rows_of
from annotator.exchange.writing import put_in_place
from schema.records import Annotator, Json, digest, report_id

MASK: Final = "某"
SCRIPT: Final = "put_texts_back.py"
_KEPT: Final = ("label", "id", "state", "from", "rule", "quantifies")  # no words of a person
_ORIGIN: Final = ("source", "source_sha256")  # which would tell an unmasked text
# the hundred most common surnames of China, and those of two characters
_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
    "雷钱汤尹黎易常武乔贺赖龚文覃韦"
)
_SURNAMES_OF_TWO: Final = ("欧阳", "上官", "司马", "诸葛", "东方", "夏侯", "尉迟", "皇甫")
_NAME: Final = re.compile("[一-鿿·]{2,6}")
_GIVEN: Final = re.compile("[一-鿿]{1,2}")
_PLACES: Final = ("村", "镇", "乡", "县")  # 诸葛村 is nobody


def pseudonyms(people: Iterable[Annotator]) -> Mapping[str, str]:
    """A name for each annotator that says nothing, and stays the same from export to export."""
    return {each.name: f"annotator-{digest('pseudonym', each.id)[:6]}" for each in people}


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """A record that calls annotators by these names, also in what they remarked."""
    if not names:
        return record
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    def rename(said: str) -> str:
        return pattern.sub(lambda found: names[found[0]], said)

    return {**record, "spans": [_renamed(row, rename) for row in rows_of(record)]}


def masked(record: Record) -> Record:
    """A record with persons' names masked at equal length, so that every place stays right.

    Names are those that jieba takes for names and that begin with a common surname: most, not all.
    The id and the origin go too, for they could be held against a guess of the names.
    """
    text = str(record["text"])
    names = names_in(text)
    if not names:
        return record
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))

    def mask(said: str) -> str:
        return pattern.sub(lambda found: MASK * len(found[0]), said)

    hidden = mask(text)
    meta = record["meta"] if isinstance(record["meta"], dict) else {}
    return {
        **record,
        "id": report_id(hidden),
        "text": hidden,
        "meta": {name: _deep(meta[name], mask) for name in meta if name not in _ORIGIN},
        "spans": [_masked(row, hidden, mask) for row in rows_of(record)],
    }


def names_in(text: str) -> set[str]:
    """The persons' names in a text, as far as jieba knows them; surname and given name joined."""
    cut = [(word.word, word.flag) for word in _tagger().cut(text)]
    whole = {word for word, flag in cut if flag.startswith("nr") and _is_name(word)}
    return whole | {*_in_parts(cut)}


def _in_parts(cut: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names that the tagger took for a surname and another word, or for two words with a dot."""
    for at, (word, flag) in enumerate(cut[:-1]):
        after, its_flag = cut[at + 1]
        if _is_surname(word, flag) and its_flag.startswith("n") and _GIVEN.fullmatch(after):
            yield word + after
        elif after == "·" and flag.startswith("nr") and len(cut) > at + 2:
            yield f"{word}·{cut[at + 2][0]}"


def write_script(folder: Path) -> None:
    """The program that puts the texts back, beside the export; it needs a Python and no more."""
    script = files("annotator.exporting").joinpath(SCRIPT).read_bytes()
    with put_in_place(folder / SCRIPT) as part:
        part.write_bytes(script)


def _renamed(row: Row, rename: Callable[[str], str]) -> Row:
    said = {
        name: rename(value)
        for name in ("annotator", "settled_by", "comment", "reason", "doubt")
        if isinstance(value := row.get(name), str)
    }
    return {**row, **said}


def _masked(row: Row, text: str, mask: Callable[[str], str]) -> Row:
    return {
        name: value if name in _KEPT else _deep(value, mask) for name, value in row.items()
    } | _sliced(row, text)


def _sliced(row: Mapping[str, Json], text: str) -> Row:
    """The words of a span, and of attributes that are spans, as they are in another text."""
    found: Row = {
        name: {**value, **_sliced(value, text)}
        for name, value in row.items()
        if isinstance(value, dict)
    }
    match row:
        case {"start": int() as start, "end": int() as end}:
            found["text"] = text[start:end]
    return found


def _deep(value: Json, change: Callable[[str], str]) -> Json:
    match value:
        case str():
            return change(value)
        case list():
            return [_deep(each, change) for each in value]
        case dict():
            return {name: _deep(each, change) for name, each in value.items()}
    return value


def _is_surname(word: str, flag: str) -> bool:
    """Whether a word is a surname alone, whose given name the tagger took for another word."""
    return word in _SURNAMES_OF_TWO or (word in _SURNAMES and flag.startswith("nr"))


def _is_name(word: str) -> bool:
    if not _NAME.fullmatch(word) or word.endswith(_PLACES):
        return False
    return (word[0] in _SURNAMES and len(word) <= 3) or word.startswith(_SURNAMES_OF_TWO)


@cache
def _tagger() -> Any:  # jieba has no types
    from jieba import posseg

    return posseg.POSTokenizer(dictionary())
