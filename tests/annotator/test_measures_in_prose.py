"""Measures in sentences as offices and newspapers write them."""

import pytest

from annotator.suggest.measures import Lexicon, find_measures

LEXICON = Lexicon.default()


def spans(text):
    return [text[found.start : found.end] for found in find_measures(text, LEXICON)]


def kinds(text):
    return [
        (text[found.start : found.end], found.category) for found in find_measures(text, LEXICON)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "村里通过代耕代收、房屋出租和资产入股等方式增加收入。",
            ["代耕代收", "房屋出租", "资产入股"],
        ),
        (
            "对边缘户落实养殖、医保、助学等帮扶措施。",
            ["养殖", "医保", "助学"],
        ),
        (
            "两校在老师互访、课程共用等方面深化合作。",
            ["老师互访", "课程共用"],
        ),
        ("今年通过种粮、养猪，", []),
    ],
)
def test_ways_in_a_row_are_measures_whatever_their_words(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大力发展枇杷、蜂蜜、竹笋等山区特色产业，", ["山区特色产业"]),
        ("发展枇杷种植、蜂蜜加工等产业，", ["发展枇杷种植", "蜂蜜加工"]),
    ],
)
def test_a_head_that_names_something_stands_for_the_examples_before_it(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展清洁家园行动，", ["清洁家园"]),
        ("学校组织开展了教师进山送书活动。", ["教师进山送书"]),
        ("开展帮扶工作，举行脱贫攻坚系列活动。", []),
    ],
)
def test_what_is_held_is_named_before_its_kind(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("刊播扶贫新闻稿260篇，", [("刊播扶贫新闻稿", "other")]),
        ("摄制完成扶贫专题片3部。", [("扶贫专题片", "other")]),
        (
            "创作山歌、快板80余件。",
            [("创作山歌", "culture"), ("快板", "culture")],
        ),
    ],
)
def test_works_made_known_and_counted_are_measures(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四家工厂招用脱贫户务工260人。", ["招用脱贫户务工"]),
        ("已吸纳260名贫困群众就近就业。", []),
        ("摸排贫困户务工需求，", ["摸排贫困户务工需求"]),
        ("搭建农户培训平台，", ["搭建农户培训平台"]),
        ("兑现贫困户退耕还林补助30万元。", ["退耕还林补助"]),
        ("选派农技服务人员26人进村。", ["选派农技服务人员"]),
    ],
)
def test_people_stay_where_the_span_cannot_be_cut_at_them(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("86个单位帮扶90个村。", ["帮扶"]),
        ("四级单位包村到组，", ["单位包村"]),
        ("每人分红600元。", ["分红"]),
        ("五年累计援助3.6亿元。", ["援助"]),
        ("农户年底分红，", []),
        ("纪委通报了6起案件。", ["通报"]),
    ],
)
def test_a_bare_act_is_a_measure_where_its_amount_is_told(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("盘活闲置资金80万元，", [("盘活闲置资金", "finance")]),
        ("追回违规领取资金8万元。", [("追回违规领取资金", "supervision")]),
        ("发放小额贷款60万元。", [("发放小额贷款", "finance")]),
        ("发放扶贫小额信贷贷款60万元。", [("扶贫小额信贷", "finance")]),
        ("下拨易地扶贫搬迁补助资金60万元。", [("易地扶贫搬迁", "relocation")]),
    ],
)
def test_money_that_was_found_or_paid(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修订资金监管办法，", ["修订资金监管办法"]),
        ("出台整改方案，", ["出台整改"]),
        ("新建水塔（池）30个。", ["新建水塔（池）"]),
        ("建成全县首座光伏电站。", ["光伏电站"]),
        ("现有乡村旅游企业26家。", ["乡村旅游企业"]),
        ("村里发展民宿带动脱贫攻坚。", ["发展民宿"]),
        ("实施农业和电商扶贫。", ["农业和电商扶贫"]),
        ("新建公厕、凉亭和便民桥。", ["新建公厕", "凉亭", "便民桥"]),
        ("加入精准扶贫养蜂合作社。", ["精准扶贫养蜂合作社"]),
        ("引导龙头企业、合作社到村里建厂。", []),
    ],
)
def test_how_far_a_name_and_an_object_reach(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶叶公司与白水村结对帮扶。", [("结对帮扶", "social")]),
        ("干部与白水村结对帮扶。", [("结对帮扶", "cadre")]),
        ("对监测户开展集中排查，", [("集中排查", "other")]),
        ("对项目资金开展集中排查，", [("集中排查", "supervision")]),
        (
            "易地扶贫搬迁扎实推进，建成住房90套。",
            [("易地扶贫搬迁", "relocation"), ("建成住房", "relocation")],
        ),
        ("救助贫困学生90人。", [("救助", "education")]),
    ],
)
def test_the_words_around_tell_the_kind(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "在蔬菜产销现场会上发言。",
        "“千商帮千户”工作领导小组印发通知。",
        "考察团查看了大棚建设情况。",
        "打造农户增收致富新路子。",
    ],
)
def test_bodies_meetings_visits_and_ends_are_no_measures(text):
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过“民宿+农业”富了山村。", ["民宿+农业"]),
        ("推行“银行贷款+保险公司兜底”模式，", ["银行贷款+保险公司兜底"]),
        ("推进文化扶贫“百千行动”，", ["文化扶贫“百千行动”"]),
        ("实行“四天五夜”工作制。", ["“四天五夜”工作制"]),
        ("采取“边干边补”的方法，", ["边干边补"]),
    ],
)
def test_what_stands_in_marks_is_one_name(text, expected):
    assert spans(text) == expected
