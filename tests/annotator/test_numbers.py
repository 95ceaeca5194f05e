"""Stated quantities and what is none, as the guidelines have them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.not_numbers import NumeralKind
from annotator.suggest.numbers import each_numeral, find_numbers, read_quantity
from schema.quantity import Bound, plain


def stated(text: str) -> list[tuple[str, str, str, str]]:
    """Span, value (with the end of a range), unit and bound of every number."""
    rows = []
    for found in find_numbers(text):
        quantity = found.quantity
        value = plain(quantity.value)
        if quantity.value_to is not None:
            value += "-" + plain(quantity.value_to)
        rows.append((text[found.start : found.end], value, quantity.unit, str(quantity.bound)))
    return rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养牛3061头", ("3061头", "3061", "头", "exact")),
        ("拨款2.35亿元", ("2.35亿元", "235000000", "元", "exact")),
        ("装机4.62万千瓦", ("4.62万千瓦", "46200", "千瓦", "exact")),
        ("比例为7.4%", ("7.4%", "7.4", "%", "exact")),
        ("收购12,345斤", ("12,345斤", "12345", "斤", "exact")),
        ("共有１２３个", ("１２３个", "123", "个", "exact")),
        ("贷款1亿2000万元", ("1亿2000万元", "120000000", "元", "exact")),
        ("贷款2万5千元", ("2万5千元", "25000", "元", "exact")),
        ("涉及19万贫困人口", ("19万", "190000", "", "exact")),
        ("挣了一块三，", ("一块三", "1.3", "块", "exact")),
        ("收三元五角二分", ("三元五角二分", "3.52", "元", "exact")),
        ("茶叶三斤二两", ("三斤二两", "3.2", "斤", "exact")),
        ("菜油二斤", ("二斤", "2", "斤", "exact")),
        ("规模四至六亿元", ("四至六亿元", "400000000-600000000", "元", "exact")),
        ("占百分之十二点\n五", ("百分之十二点\n五", "12.5", "%", "exact")),
        ("上课四十余节。", ("四十余节", "40", "节", "over")),
        ("至少回访3次", ("3次", "3", "次", "over")),
        ("最长18个月", ("18个月", "18", "个月", "under")),
        ("约五万元上\n下，", ("五万元", "50000", "元", "approx")),
        ("补助90元/人/月", ("90元/人/月", "90", "元/人/月", "exact")),
        ("补助3400元/人·年。", ("3400元/人·年", "3400", "元/人·年", "exact")),
        ("亩产420公斤/亩", ("420公斤/亩", "420", "公斤/亩", "exact")),
        ("培训3.2万人次", ("3.2万人次", "32000", "人次", "exact")),
        ("高出2.5个百分点", ("2.5个百分点", "2.5", "个百分点", "exact")),
        ("新修路38 公里", ("38 公里", "38", "公里", "exact")),
    ],
)
def test_arabic_numerals_reach_to_the_end_of_the_unit(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共有一百零五户", ("一百零五户", "105", "户", "exact")),
        ("筹款两万三千元", ("两万三千元", "23000", "元", "exact")),
        ("筹款三点五亿元", ("三点五亿元", "350000000", "元", "exact")),
        ("占百分之五", ("百分之五", "5", "%", "exact")),
        ("占百分之六十二点五", ("百分之六十二点五", "62.5", "%", "exact")),
        ("占三成", ("三成", "30", "%", "exact")),
        ("占六成三", ("六成三", "63", "%", "exact")),
        ("增长一成半", ("一成半", "15", "%", "exact")),
        ("占三分之一", ("三分之一", "0.333333", "", "exact")),
        ("占千分之三", ("千分之三", "0.003", "", "exact")),
        ("占2/5的面积", ("2/5", "0.4", "", "exact")),
        ("翻了一倍", ("一倍", "1", "倍", "exact")),
        ("走了两个半小时", ("两个半小时", "2.5", "小时", "exact")),
        ("铺设九千米", ("九千米", "9000", "米", "exact")),
        ("建了两座桥", ("两座", "2", "座", "exact")),
        ("惠及三十万贫困人口", ("三十万", "300000", "", "exact")),
    ],
)
def test_chinese_numerals_are_read_with_their_multipliers(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每组15—20个", ("15—20个", "15-20", "个", "exact")),
        ("提高3—4成半", ("3—4成半", "30-45", "%", "exact")),
        ("上浮5%至8%", ("5%至8%", "5-8", "%", "exact")),
        ("贷款3-5万元", ("3-5万元", "30000-50000", "元", "exact")),
        ("日薪80元至100元", ("80元至100元", "80-100", "元", "exact")),
        ("配三到五名", ("三到五名", "3-5", "名", "exact")),
        ("花了三五百元", ("三五百元", "300-500", "元", "exact")),
        ("养了七八头", ("七八头", "7-8", "头", "exact")),
        ("挣了一千五六百元", ("一千五六百元", "1500-1600", "元", "exact")),
        ("来了十五六个", ("十五六个", "15-16", "个", "exact")),
        ("按7∶3分成", ("7∶3", "7", "", "exact")),
        ("按6∶3∶1分成", ("6∶3∶1", "6", "", "exact")),
    ],
)
def test_ranges_and_ratios_are_one_span(text: str, expected: tuple[str, str, str, str]) -> None:
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    ("text", "span", "bound", "cue"),
    [
        ("种了2000余亩", "2000余亩", Bound.OVER, "余"),
        ("种了20余万亩", "20余万亩", Bound.OVER, "余"),
        ("来了数十个", "数十个", Bound.OVER, "数"),
        ("来了十几个", "十几个", Bound.OVER, "几"),
        ("来了十来个", "十来个", Bound.APPROX, "来"),
        ("卖了上百万元", "百万元", Bound.OVER, "上"),
        ("近百户", "百户", Bound.UNDER, "近"),
        ("约30公里", "30公里", Bound.APPROX, "约"),
        ("节约30公里", "30公里", Bound.EXACT, None),
        ("附近30户", "30户", Bound.EXACT, None),
        ("至少有6次", "6次", Bound.OVER, "至少"),
        ("不足600头", "600头", Bound.UNDER, "不足"),
        ("60岁以上", "60岁", Bound.OVER, "以上"),
        ("5公里左右", "5公里", Bound.APPROX, "左右"),
        ("24小时以内", "24小时", Bound.UNDER, "以内"),
        ("用了3年多", "3年", Bound.OVER, "多"),
        ("近两年", "两年", Bound.UNDER, "近"),
        ("达到30户", "30户", Bound.EXACT, None),
        ("27家省级以上企业", "27家", Bound.EXACT, None),
    ],
)
def test_only_words_that_touch_the_number_bound_it(
    text: str, span: str, bound: Bound, cue: str | None
) -> None:
    [found] = find_numbers(text)
    assert text[found.start : found.end] == span
    assert (found.quantity.bound, found.quantity.cue) == (bound, cue)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("4210户15306人", ["4210户", "15306人"]),
        ("高出12、19个百分点", ["12", "19个百分点"]),
        ("由8.1%下降为2.6%", ["8.1%", "2.6%"]),
        ("三大类21种行为", ["三大类", "21种"]),
        ("新增5户，修路3条", ["5户", "3条"]),
    ],
)
def test_neighbouring_numbers_stay_apart(text: str, spans: list[str]) -> None:
    assert [text[number.start : number.end] for number in find_numbers(text)] == spans


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("识别4120\n户", "4120\n户", 4120),
        ("新建3\n0217套", "3\n0217套", 30217),
        ("投资2.\n\n6万元", "2.\n\n6万元", 26000),
        ("占百分\n之五", "百分\n之五", 5),
        ("宽5公\n里", "5公\n里", 5),
    ],
)
def test_a_break_inside_a_number_belongs_to_it(text: str, span: str, value: int) -> None:
    [found] = find_numbers(text)
    assert text[found.start : found.end] == span
    assert found.quantity.value == value
    assert "\n" not in found.quantity.unit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2016年底", NumeralKind.DATE),
        ("2018年1-5月", NumeralKind.DATE),
        ("2015—2020年", NumeralKind.DATE),
        ("二〇一九年", NumeralKind.DATE),
        ("2\n015年", NumeralKind.DATE),
        ("5月20日至6月3日", NumeralKind.DATE),
        ("8:30", NumeralKind.TIME),
        ("第三方", NumeralKind.ORDINAL),
        ("前3名", NumeralKind.ORDINAL),
        ("二次返利", NumeralKind.ORDINAL),
        ("一、总体情况", NumeralKind.LIST_MARK),
        ("（2）措施", NumeralKind.LIST_MARK),
        ("3、措施", NumeralKind.LIST_MARK),
        ("一是抓产业", NumeralKind.LIST_MARK),
        ("13912345678", NumeralKind.PHONE),
        ("0799-6654321", NumeralKind.PHONE),
        ("12317监督电话", NumeralKind.PHONE),
        ("37号文件", NumeralKind.DOCUMENT),
        ("1" * 50, NumeralKind.DOCUMENT),
        ("五大机制", NumeralKind.NAME),
        ("4G网络", NumeralKind.NAME),
        ("六个精准", NumeralKind.IDIOM),
        ("一批", NumeralKind.IDIOM),
        ("两级财政", NumeralKind.ADMIN_LEVEL),
        ("一个个", NumeralKind.IDIOM),
    ],
)
def test_a_numeral_that_is_no_number_says_what_it_is(text: str, kind: NumeralKind) -> None:
    assert find_numbers(text) == []
    assert next(each_numeral(text)).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "“1+7+6”体系",
        "“五个一批”要求",
        "“7个专项行动”",
        "《三年行动计划（2018—2020年）》",
        "十三五期间",
        "千家万户",
        "两不愁三保障",
        "几十户",
        "若干个",
        "一半",
        "翻一番",
        "市县两级",
        "不让一个困难群众掉队",
        "打造一支队伍",
        "三年行动",
        "九年义务教育",
        "星期三",
        "邮编421000",
    ],
)
def test_names_slogans_and_vague_words_state_no_number(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize("text", ["联系一个贫困村", "过去一年", "每月排查一次，", "至少一人"])
def test_one_counts_where_it_counts(text: str) -> None:
    [found] = find_numbers(text)
    assert found.quantity.value == 1


def test_every_number_is_among_the_numerals() -> None:
    text = "2019年，3个乡镇的五百户领到补助，第一批20万元。"
    numerals = list(each_numeral(text))
    assert [n.found for n in numerals if n.kind is NumeralKind.NUMBER] == find_numbers(text)
    assert [n.kind for n in numerals].count(NumeralKind.DATE) == 1


def test_read_quantity_follows_the_boundary_that_a_person_moves() -> None:
    text = "今年约2000余亩油茶"
    assert read_quantity(text, 3, 7).value == 2000  # type: ignore[union-attr]
    assert read_quantity(text, 3, 9).unit == "亩"  # type: ignore[union-attr]
    assert read_quantity(text, 0, 2) is None
    assert read_quantity("2019年", 0, 5).value == 2019  # type: ignore[union-attr]


SIGNS = (
    "0123456789０９一二两三十百千万亿零数几余多来约近上成半个户人元/·%.,，。、：:—-至“”《》（）\n "
    "第年月日亩²٣\ud800"
)
WORDS = ["百分之", "分之", "公里", "以上", "左右", "至少", "个百分点", "人次"]
PIECES = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=40).map("".join)


@given(st.one_of(PIECES, st.text(max_size=60)))
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_spans_that_fit_and_read_back_the_same(text: str) -> None:
    end = 0
    for numeral in each_numeral(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
        if numeral.found:
            assert read_quantity(text, numeral.start, numeral.end) == numeral.found.quantity
            assert numeral.found.quantity.value >= 0
            assert 0 < numeral.found.score <= 1


@pytest.mark.parametrize(
    ("text", "number", "value", "unit"),
    [
        ("种了一亩半茶", "一亩半", "1.5", "亩"),
        ("走三里半路", "三里半", "3.5", "里"),
        ("剩余16个月底前完工", "16个", "16", "个"),
        ("历时16个月完工", "16个月", "16", "个月"),
    ],
)
def test_a_half_belongs_to_its_unit_and_the_end_of_a_month_does_not(
    text: str, number: str, value: str, unit: str
) -> None:
    [found] = find_numbers(text)
    assert text[found.start : found.end] == number
    assert (found.quantity.value, found.quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    ["《山村》2017年19期\n", "推广一户一亩油茶", "确保家家有一个产业", "做好三个“四”的文章"],
)
def test_issues_of_journals_and_one_for_each_state_no_quantity(text: str) -> None:
    assert find_numbers(text) == []


def test_a_million_digits_are_no_number() -> None:
    assert find_numbers("1" * 1_000_000) == []
    assert read_quantity("1" * 1000, 0, 1000) is None


def test_values_are_exact_decimals() -> None:
    [found] = find_numbers("投资0.1亿元")
    assert found.quantity.value == Decimal(10_000_000)
