from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.links import link
from schema.quantity import Quantity


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


@dataclass(frozen=True)
class Counted(Stretch):
    quantity: Quantity


def linked(marked):
    """Links in a text where ⟦…⟧ stands around a measure and ‹…|unit› around a number."""
    text, numbers, measures, opened = "", [], [], 0
    rest = marked
    while rest:
        sign, rest = rest[0], rest[1:]
        if sign in "⟦‹":
            opened = len(text)
        elif sign == "⟧":
            measures.append(Stretch(opened, len(text)))
        elif sign == "|":
            unit, _, rest = rest.partition("›")
            numbers.append(Counted(opened, len(text), Quantity(Decimal(1), unit)))
        else:
            text += sign
    targets = link(text, numbers, measures)
    return [
        None if target is None else text[measures[target].start : measures[target].end]
        for target in targets
    ]


def test_a_number_quantifies_the_measure_that_it_stands_behind():
    assert linked("⟦建成扶贫车间⟧‹12个|个›，⟦开发公益性岗位⟧‹90个|个›。") == [
        "建成扶贫车间",
        "开发公益性岗位",
    ]


def test_a_number_quantifies_the_measure_that_it_counts():
    assert linked("组建‹5个|个›⟦督查组⟧、‹3个|个›⟦暗访组⟧。") == ["督查组", "暗访组"]


def test_numbers_in_one_breath_share_their_measure():
    assert linked("‹120户|户›‹430人|人›⟦纳入低保⟧。") == ["纳入低保", "纳入低保"]


def test_a_later_result_in_the_sentence_belongs_to_the_measure():
    assert linked("⟦乡村旅游⟧红火，接待游客‹3万人次|人次›，收入‹80万元|元›。") == ["乡村旅游"] * 2


def test_a_heading_governs_the_line_below_it():
    assert linked("一、⟦易地扶贫搬迁⟧\n全县累计投资‹3亿元|元›。") == ["易地扶贫搬迁"]


def test_a_heading_governs_its_section_where_nothing_is_nearer():
    text = "（二）⟦农村危房改造⟧\n补助按户发放。\n今年扫尾‹46户|户›。"
    assert linked(text) == ["农村危房改造"]


def test_bodies_that_act_belong_to_the_measure_they_serve():
    text = "⟦督查⟧从严。县里会同‹6个|个›部门，派出‹4个|个›⟦督查组⟧。"
    assert linked(text) == ["督查组", "督查组"]


def test_those_who_were_set_up_belong_to_what_set_them_up():
    assert linked("⟦成立茶叶合作社⟧‹九家|家›茶农合作社，⟦保底收购⟧见效。") == ["成立茶叶合作社"]


def test_problems_belong_to_the_check_that_found_them():
    text = "⟦暗访⟧发现问题‹90个|个›，⟦台账管理⟧到位，已整改到位‹85个|个›。"
    assert linked(text) == ["暗访", "暗访"]


def test_a_condition_belongs_to_the_rule_behind_it():
    assert linked("⟦扶贫车间⟧红火。对稳定就业‹三个月|个月›以上的，⟦发放稳岗补贴⟧。") == [
        "发放稳岗补贴"
    ]


def test_a_rate_belongs_to_the_measure_that_shares_its_words():
    marked = "⟦农村自来水工程⟧铺开，⟦新建水池⟧，自来水普及率‹90%|%›。"
    assert linked(marked) == ["农村自来水工程"]


def test_money_that_opens_a_sentence_is_spent_on_what_follows():
    text = "⟦设立互助资金⟧见效。投资‹3亿元|元›，实施‹12座|座›⟦光伏电站项目⟧。"
    assert linked(text) == ["光伏电站项目"] * 2


def test_each_thing_of_a_list_counts_the_measure_behind_it():
    text = "县里建成‹3万亩|亩›⟦茶叶生产基地⟧、‹2万亩|亩›⟦油茶生产基地⟧。"
    assert linked(text) == ["茶叶生产基地", "油茶生产基地"]


def test_people_and_bodies_of_two_clauses_are_not_of_one_breath():
    text = "⟦开发公益性岗位⟧安置‹320人|人›，‹9个|个›⟦扶贫车间⟧开工。"
    assert linked(text) == ["开发公益性岗位", "扶贫车间"]


def test_amounts_of_a_list_belong_each_to_its_own_item():
    text = "兑现⟦公益林补偿⟧资金‹90万元|元›、⟦退耕还林⟧资金‹60万元|元›。"
    assert linked(text) == ["公益林补偿", "退耕还林"]


def test_half_width_marks_part_clauses_as_wide_ones_do():
    text = "⟦乡村旅游⟧红火,贫困发生率降到‹1.2%|%›,⟦新建蓄水池⟧‹6口|口›。"
    assert linked(text) == [None, "新建蓄水池"]


@pytest.mark.parametrize(
    "marked",
    [
        "全县总人口‹40万|›，⟦产业扶贫⟧有力。",
        "⟦光伏扶贫⟧有力，‹9个|个›贫困村全部退出、‹2.1万|›贫困人口全部脱贫。",
        "⟦小额信贷⟧见效，县里采取了‹5项|项›措施。",
        "⟦民情走访⟧之后，群众认可度‹98%|%›。",
        "⟦产业扶贫⟧见效，人均可支配收入‹9800元|元›，年均增长‹12%|%›。",
        "⟦产业扶贫⟧见效，贫困发生率降到‹1.2%|%›。",
        "⟦驻村帮扶⟧已有‹三年|年›。",
        "⟦产业扶贫⟧全面铺开，‹47个|个›贫困村实现脱贫摘帽。",
        "共有‹16个|个›乡镇。\n\n⟦产业扶贫⟧见效。",
        "⟦贫困识别⟧有力，共识别出贫困村‹73个|个›、贫困户‹147户|户›。",
        "⟦造林合作社⟧受欢迎，有贫困村‹12个|个›，贫困人口‹746户|户›‹1896人|人›。",
        "⟦纳入监测⟧见效，已经消除风险‹17户|户›（其中边缘户‹4户|户›‹9人|人›、突发户‹2户|户›）。",
    ],
)
def test_figures_of_the_place_lengths_of_time_and_joint_results_have_no_link(marked):
    assert set(linked(marked)) == {None}


def test_parts_in_brackets_follow_what_they_are_parts_of():
    text = "⟦选聘护林员⟧‹90名|名›（其中贫困户‹60名|名›、边缘户‹30名|名›）。"
    assert linked(text) == ["选聘护林员"] * 3
    text = "⟦整合资金⟧‹90万元|元›（其中⟦种茶⟧‹60万元|元›、⟦修路⟧‹30万元|元›）。"
    assert linked(text) == ["整合资金", "种茶", "修路"]


def test_a_measure_in_whose_name_the_number_is_told_goes_before_a_nearer_one():
    text = "完成⟦易地搬迁⟧投资‹5亿元|元›，⟦建成住房⟧‹90套|套›，搬迁入住‹300人|人›。"
    assert linked(text) == ["易地搬迁", "建成住房", "易地搬迁"]


def test_a_text_without_measures_has_no_links():
    assert linked("共‹3个|个›，‹4户|户›。") == [None, None]


@given(
    st.text(alphabet="，。；、\n扶贫12个脱出列总人口 的"),
    st.lists(st.integers(0, 60), min_size=2, max_size=20),
)
def test_any_text_gives_an_index_or_none_for_each_number(text, places):
    edges = sorted({min(place, len(text)) for place in places})
    stretches = [Stretch(a, b) for a, b in pairwise(edges)]
    numbers = [Counted(s.start, s.end, Quantity(Decimal(1), "个")) for s in stretches[::2]]
    measures = stretches[1::2]
    targets = link(text, numbers, measures)
    assert len(targets) == len(numbers)
    assert all(target is None or 0 <= target < len(measures) for target in targets)
