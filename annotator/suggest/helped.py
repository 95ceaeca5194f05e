"""Measures that are one verb, whose object are the people helped (补贴|低保户、孤儿90人次)."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.numbers_grammar import any_of
from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.word_lists import helping_verbs, word_list
from annotator.suggest.words import Reading

_ONE: Final = f"[\u4e00-\u9fff]{{0,8}}?{any_of(sorted(word_list('people')))}"
_HELPED: Final = re.compile(
    f"(?P<verb>{any_of(sorted(helping_verbs()))})"
    f"(?P<people>{_ONE}(?:、{_ONE}){{0,6}}等?)(?=\\d|[近约共]\\d)"
)
_PLACED: Final = re.compile(
    f"(?:{any_of(sorted(word_list('placing')))}){_ONE}(?:就[近地]|稳定|实现|家门口){{0,2}}(?:就业|上岗|务工)"
    "(?=[，。；、\\n]|[近约共达]?\\d)"
)
"""People given work; the verb cannot be cut from them (招用脱贫户务工30人)."""
_WORK: Final = "employment"
_KIND_BY_PEOPLE: Final = {
    "education": re.compile("学生|学子|大学生|贫困生"),
    "health": re.compile("患者|病人"),
}
_SENT: Final = re.compile(
    "(?:选派|派驻|配备|抽调|增派|选聘|聘请|下派|派出|招募|抽派|选配)了?"
    "(?P<who>[^，。；、\\d“”（）\n]{1,10}?(?:人员|力量|骨干))"
    "(?=[，。；、（到赴进驻深集组开\\n]|\\d|共\\d|[一二三四五六七八九十百两]+[余多]?[名人个])"
)
_POSTING: Final = "cadre"
_CLAUSE_BEGINS: Final = frozenset("，,。；;：:、\n已共了计累")


def helped_phrases(reading: Reading) -> Iterator[tuple[Phrase, int]]:
    """Each such verb as a phrase, and where the people it helps end."""
    text = reading.text
    for found in _HELPED.finditer(text):
        if found.start() and text[found.start() - 1] not in _CLAUSE_BEGINS:
            continue
        verb = found["verb"]
        span = found.span("verb")
        category = _by_people(found["people"]) or helping_verbs()[verb]
        yield Phrase(*span, category, Rule.TERM, verb), found.end("people")


def _by_people(people: str) -> str | None:
    """The kind of help that the people speak for (救助|贫困学生)."""
    return next((kind for kind, who in _KIND_BY_PEOPLE.items() if who.search(people)), None)


def placed_phrases(reading: Reading) -> Iterator[Phrase]:
    """What was done to give people work, with the people."""
    for found in _PLACED.finditer(reading.text):
        yield Phrase(*found.span(), _WORK, Rule.ACTION, found[0][:2])


def sent_people(reading: Reading) -> Iterator[Phrase]:
    """People sent or posted who are called by a general word (选派农技服务人员)."""
    for found in _SENT.finditer(reading.text):
        deciding = deciding_word(reading.words_in(found.start("who"), found.end()))
        category = deciding.entry.category if deciding else None
        yield Phrase(*found.span(), category or _POSTING, Rule.ACTION, found["who"])
