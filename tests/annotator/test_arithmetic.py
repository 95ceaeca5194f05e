"""Whether the numbers of a report agree: what is found, and what must not be."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.arithmetic.figures import figures
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.report import disagreements
from annotator.arithmetic.slips import is_slip
from annotator.suggest.engine import Engine
from schema.records import LabelId

ENGINE = Engine.default()


def found_in(text: str) -> list[Disagreement]:
    suggested = ENGINE.suggest(text)
    numbers = [
        (LabelId(each.id), each.span, each.attributes)
        for each in suggested
        if each.label == "number"
    ]
    found = [each for each in disagreements(text, figures(numbers)) if each is not None]
    return sorted(found, key=lambda each: each.suspect.start)


WRONG = {
    "改造危房412户，其中东乡265户、西乡157户。": (Relation.TOTAL, "422"),
    "2016年改造612户，2017年934户，2018年388户，合计1943户。": (Relation.TOTAL, "1934"),
    "全县26家医院（县级5家、乡镇19家、其他1家）都落实了。": (Relation.TOTAL, "25"),
    "张家6.2万元\n李家3.1万元\n上述两笔捐款合计8.3万元。": (Relation.TOTAL, "93000"),
    "猕猴桃面积3.4万亩，其中大坳镇12万亩。": (Relation.PART, None),
    "全县贫困户5120户，已脱贫4890户，还剩320户。": (Relation.REST, "230"),
    "低保对象15384人，其中建档立卡9870人，占46.2%。": (Relation.SHARE, "64.16"),
    "交办问题137个，已整改129个，整改率为49.2%。": (Relation.SHARE, "94.16"),
    "贫困发生率由3.28%下降到10.3%。": (Relation.DIRECTION, None),
    "获贷率由29.5%上升到51%，提高31.5个百分点。": (Relation.CHANGE, "21.50"),
    "整合资金4.86亿元，同比增加6200万元，增幅41.6%。": (Relation.CHANGE, "14.62"),
    "订单5.4亿元，比去年的4800万元增长12.5%。": (Relation.CHANGE, "54000002.50"),
    "累计放款18.7亿元，惠及4.1万户，户均贷款45.6万元。": (Relation.AVERAGE, None),
    "建成电站142座，单座60千瓦，总装机8520万千瓦。": (Relation.AVERAGE, "8520"),
    "自来水普及率达到951%。": (Relation.SHARE, None),
    "在册贫困人口118户、43人。": (Relation.HOUSEHOLDS, None),
    "护林员由310名增加到1240名，翻了一番。": (Relation.CHANGE, None),
    "每亩收益由1150元提高到2760元，是原来的4.2倍。": (Relation.CHANGE, "2.4"),
    "集中安置占93.3%，分散安置占8.7%。": (Relation.SHARE, None),
    "东乡完成率为112%，西乡只有73.6%，首尾相差58.4个百分点。": (Relation.CHANGE, "38.4"),
    "工资标准分别为1000元和12500元。": (Relation.MAGNITUDE, None),
    "资金712万元，救助8367人次，人均1841元。": (Relation.AVERAGE, None),
    "参加培训1640人次，取证1394人，取证率58%。": (Relation.SHARE, "85"),
    "计划修路428公里，实际完成451公里，完成计划的150.4%。": (Relation.SHARE, "105.37"),
    "今年计划修路480公里，已修好312公里，完成年度任务的56%。": (Relation.SHARE, "65"),
    "养老保险参保460人，参保率29%，全乡应参保500人。": (Relation.SHARE, "92"),
    "整治梯田5.6万亩，占计划7万亩的30%。": (Relation.SHARE, "80"),
    "到账资金1864万元，中央956万元、省级512万元、市级618万元、县级228万元。": (
        Relation.TOTAL,
        "23140000",
    ),
    "特困供养1325人，集中供养455人、分散供养780人。": (Relation.TOTAL, "1235"),
    "外出务工的2678人中，省外1522人，省内2156人。": (Relation.TOTAL, "3678"),
    "故障11座，已修复8座，还有5座待修。": (Relation.REST, "3"),
    "车间吸纳1875人，比去年底减少215人，去年底为2000人。": (Relation.CHANGE, "125"),
    "库容从1200吨扩大到4800吨，增长了5倍。": (Relation.CHANGE, "3"),
    "收入1830万元，比上年的1408万元增加522万元。": (Relation.CHANGE, "422"),
    "修产业路12.6公里，每公里38万元，计748.8万元。": (Relation.AVERAGE, "4788"),
    "总产560吨，每公斤卖3.5元，收入140万元。": (Relation.AVERAGE, "196"),
    "学位4860个：小学3240个、幼儿园1260个。": (Relation.TOTAL, "4500"),
    "到账864万元，中央456万元、省级212万元、市级68万元、县级28万元。": (
        Relation.TOTAL,
        "7640000",
    ),
    "已就业12514人。省外5006人、县外省内2503人、县内5505人。": (Relation.TOTAL, "13014"),
    "应收3156万元，实收2840.4万元，欠缴365.6万元。": (Relation.REST, "3156000"),
    "贫困人口6840人，如今只剩下418人，6222人摘了帽。": (Relation.REST, "618"),
    "实收2841万元，可用3156万元，已用2842万元，使用率30%。": (Relation.SHARE, "90.05"),
    "完成销售3.06亿元，完成任务2.55亿元的150%。": (Relation.SHARE, "120"),
    "全村326户1304人，贫困户87户305人，占总人口的32.4%。": (Relation.SHARE, "23.39"),
    "电站142座，去年收入710万元，座均收入9万元。": (Relation.AVERAGE, None),
    "路灯65盏，总价19.5万元，单价5000元。": (Relation.AVERAGE, "325"),
    "培训1640人次，支出98.4万元，次均费用900元。": (Relation.AVERAGE, None),
    "订单1.36万平方米，是前年的5.4倍，前年仅4000平方米。": (Relation.CHANGE, "3.4"),
    "帮扶资金1.44亿元，比上年多7400万元，增长两成。": (Relation.CHANGE, None),
    "患者4872人，签约4782人，应签尽签。": (Relation.REPEATED, "4872"),
    "人均收入8120元，去年是7600元，增加720元。": (Relation.CHANGE, "520"),
    "人均收入8120元，去年是7600元，增加520元，增长16.8%。": (Relation.CHANGE, "6.84"),
    "车间吸纳1628人，平均每家22人；吸纳人数较上月净增184人，增长10%。": (Relation.CHANGE, "12.74"),
    "社区干部46人，其中党员32人；干部人数较2018年的31人增加25人。": (Relation.CHANGE, "15"),
    "全镇14个村，派了52名队员，一村3名。": (Relation.AVERAGE, "42"),
    "认定产品186款，销售1.032亿元，款均销售70万元。": (Relation.AVERAGE, "130200000"),
    "小学6所，教学点4所，一共12所。": (Relation.TOTAL, "10"),
    "项目486个，开工462个，竣工308个，未开工29个。": (Relation.REST, "24"),
    "旧房960户，已拆除912户，拆旧率95%，未拆84户。": (Relation.REST, "48"),
    "盈利260万元，156万元分红，52万元公积，剩下57万元。": (Relation.TOTAL, "2650000"),
    "安排资金12亿元，其中60%即2.7亿元投向贫困县。": (Relation.SHARE, "22.5"),
    "自来水普及率由85.4%升至93.8%，升高4.8个百分点。": (Relation.CHANGE, "8.4"),
    "全州还有3.12万人没有脱贫。\n甲县剩余1.17万人，占全市的73.5%。": (Relation.SHARE, "37.5"),
    "减贫2180户7848人，比上年多减810户，增长9%。": (Relation.CHANGE, None),
    "接待186.3万人次，同比增长51%，比上年同期增加24.3万人次。": (Relation.CHANGE, None),
    "销售3.36亿元，同比增长12%，较去年同期多销6300万元。": (Relation.CHANGE, None),
    "投入1.08亿元，比上年的9000万元增加1800万元，超出50%。": (Relation.CHANGE, None),
    "搬迁1860户，建成安置点24个，集中安置1488户5654人，分散安置327户1414人。": (
        Relation.TOTAL,
        "1815",
    ),
    "当年新增贷款1260户63000万元，户均5万元。": (Relation.AVERAGE, "63000000"),
    "截至11月底，已拨付25.56亿元，拨付进度90%，结余2840万元。": (Relation.SHARE, "98.9"),
    "低保金每月发放403.2万元，全年发放4883.4万元。": (Relation.AVERAGE, "4838"),
    "点位\t户数\n城东\t620户\n柳林\t285户\n合计\t950户": (Relation.TOTAL, "905"),
    "问题45个。\n（一）闲置类。共16个。\n（二）程序类。共32个。\n（三）冒领类。共6个。": (
        Relation.TOTAL,
        "54",
    ),
    "全县已开工项目455个。\n计划再开工18个，届时累计开工743个。": (Relation.TOTAL, "473"),
    "2020年收入48万元，2021年收入60万元，多收21万元。": (Relation.CHANGE, "12"),
    "供应商64家，比上半年多26家，上半年是48家。": (Relation.CHANGE, "16"),
    "工人46名，女工31名，男工19名。": (Relation.TOTAL, "50"),
    "砍毛竹7.86万根，每根卖18元，进账114.48万元。": (Relation.AVERAGE, "14148"),
    "采购1260万元，占1400万元的九成；帮扶2940万元；直播840万元。三个渠道合计5400万元。": (
        Relation.TOTAL,
        None,
    ),
}  # fmt: skip

RIGHT = [
    "改造危房422户，其中东乡265户、西乡157户。",
    "累计投资6.62亿元，其中贷款3.42亿元、自筹1976万元。",
    "投入资金7.64亿元，其中省级2.1亿元。",
    "全县26家医院（县级6家、乡镇19家、其他1家）都落实了。",
    "全县贫困户5120户，已脱贫4890户，还剩230户。",
    "全县辖16个乡镇（街道）、117个行政村。",
    "低保对象15384人，其中建档立卡9870人，占64.2%。",
    "住院花费47000元，自付3900元，报销比例超过91%。",
    "贫困发生率由10.3%下降到3.28%。",
    "起付线由1.2万元降到6000元，报销比例提高5个百分点。",
    "每头自缴保费由15元减到6元，降幅60%。",
    "累计放款18.7亿元，惠及4.1万户，户均贷款4.56万元。",
    "建成电站142座，单座60千瓦，总装机8520千瓦。",
    "养猪的每头补助300元，养羊3只以上的每只补助100元。",
    "脱贫312户1043人，新识别61户207人。",
    "年度任务完成率112%，毛入学率103%。",
    "整合资金3.06亿元，其中用于产业的占四成。发放贷款9.82亿元。",
    "种养4600亩，亩均产值由1800元增至8000元。",
    "大病救治由9种扩大到30种，报销比例在85%以上。",
    "护林员由310名增加到1240名，翻了两番。",
    "户均容量由1.1千伏安增加到2.03千伏安，接近原来的两倍。",
    "工资标准分别为1000元、1250元和1500元。",
    "建成电站142个，近三分之一的村有了电站。",
    "县里的任务是320公里，实际开工356公里，已有298公里建成。",
    "参加培训1640人次，取证1394人，取证率85%。",
    "整治梯田5.6万亩，占计划7万亩的80%，剩下1.4万亩。",
    "养老保险参保460人，参保率92%，全乡应参保500人。",
    "公益性岗位安置5214人，其中保洁员占了近六成，全年培训1.9万人次。",
    "脐橙1.42亿元、茶油8600万元、笋干5700万元。",
    "收入1830万元，村均12.8万元，比上年的1408万元增加422万元，增长30%。",
    "清理资金186.4万元，涉及932户，户均2000元，已追回149.1万元。",
    "普查员524名，平均每名承担30户；指导员131名，每名带4名普查员。",
    "搬迁27808人（建档立卡24196人，同步搬迁3612人），其中县城安置19620人，集镇安置8188人。",
    "合作社投资500万元，带动贫困户120户，户均增收3000元。",
    "发放小额信贷3200万元，支持680户发展产业，户均年增收2600元。",
    "光伏电站年收益480万元，设公益岗位320个，人均年增收6000元。",
    "全县投入18.6亿元，其中县本级2.3亿元，占地方财政收入的18%。",
    "人均收入由6200元提高到11800元，年均增长13.2%。",
    "投入资金1.8亿元，其中财政资金1.2亿元，撬动社会资金2.6亿元。",
    "2016年投入1.2亿元，2017年投入1.8亿元，2018年投入2.6亿元。",
    "危房改造186户，其中C级72户、D级114户，已竣工160户。",
    "低保标准由3600元提高到4200元，全年发放低保金3860万元。",
    "搬迁项目开工7180户，危房改造6566户，开工率100%。",
    "收入达到9856元，去年为8863元。从构成看，工资6110元、经营3450元、转移296元。",
    "人均收入8120元，去年是7600元，增加520元，增长6.8%。",
    "车间吸纳1628人，平均每家22人；吸纳人数较上月净增148人，增长10%。",
    "点位\t户数\t人均收入\n城东\t620户\t8200元\n柳林\t285户\t8600元\n合计\t905户\t8350元",
    "东片620户、2418人。\n1. 资金类共16个。\n2. 程序类共23个。\n3. 冒领类共6个。",
    "甲、乙两县均未跨过85分，综合得分90.3分的只有丙县。",
    "项目486个，开工462个，竣工308个，未开工24个。",
    "老人3240人，占总人口16200人的20%，其中独居老人486人，占老人的15%。",
    "吸纳1875人，比去年底减少125人，去年底为2000人，下降6.25%。",
    "人均可支配收入11240元，比上年增加1124元。其中，工资收入8842元，转移收入2398元。",
    "改造管道11个村，占应改造55个村的两成。",
    "2018年投入1.05亿元，2019年投入1.47亿元，年均增长超过50%。",
    "近1000人参保，其中500人已领，占50%。",
    "近1000人没有脱贫。甲县剩余300人，占全市的35%。",
    "收到1480万元，结转74万元。其中产业类888万元，占60%；其他592万元。",
    "在册贫困人口8420人，已脱贫8216人。精准识别率、精准退出率均为100%。",
    "帮助务工1.62万人，完成年度任务的138%。培训技能8640人，完成年度任务的274%。",
    "入选产品240个，价值约6.35亿元；网店销售572.16万元、门店销售2856.4万元。",
    "2016年搬迁42人。2017年搬迁任务192人，再往后还剩87人。",
    "截至11月底，已拨付2.556亿元，拨付进度90%，结余2840万元。",
    "低保金每月发放403.2万元，全年发放4838.4万元。",
    "今年搬迁1146户，已建成住房3624套，入住3022户，入住率达83.4%。",
    "纳入搬迁13212人。全县减少贫困人口80178人，贫困发生率降至2.81%。",
    "全年减少贫困人口2.14万人，全县贫困人口减少到6.1万人。",
    "临时救助支出202.5万元、232.2万元、464.4万元，人均支出1500元。",
    "安排项目213个，已完工198个，在建12个，未开工3个，完工率93%。",
    "接待186.3万人次，同比增长15%，环比增加9.3万人次。",
    "大塘村 86户 82户\n白竹村 64户 60户\n合计 150户 142户",
]


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_numbers_that_cannot_all_be_right_are_found(
    text: str, said: tuple[Relation, str | None]
) -> None:
    [found] = found_in(text)
    assert found.relation is said[0]
    assert found.suspect in found.figures
    assert all(text[each.start : each.end] == each.printed for each in found.figures)
    if said[1] is not None:
        assert found.worked_out is not None
        assert f"{found.worked_out:f}".startswith(said[1])


def test_all_that_is_left_is_held_against_what_was_done_at_once() -> None:
    found = [each.sum for each in found_in("安排项目213个，已完工198个，在建21个，未开工3个。")]
    assert "198个 + 21个 + 3个 ≠ 213个" in found
    assert not any("−" in each for each in found)


@pytest.mark.parametrize("text", RIGHT)
def test_numbers_that_may_all_be_right_are_left_alone(text: str) -> None:
    assert found_in(text) == []


@settings(max_examples=150)
@given(
    st.sampled_from([*WRONG, *RIGHT]),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(("0", "九成多", "90多", "近0", "上百"))),
             min_size=1, max_size=3),
)  # fmt: skip
def test_no_figure_breaks_the_arithmetic(text: str, changes: list[tuple[int, str]]) -> None:
    for nth, numeral in changes:
        printed = list(re.finditer(r"\d[\d.]*", text))
        if printed:
            start, end = printed[nth % len(printed)].span()
            text = text[:start] + numeral + text[end:]
    for each in found_in(text):
        assert each.suspect in each.figures


@pytest.mark.parametrize(
    "text",
    [
        "车间吸纳人数1628人，带动28户，较上月减少184人，下降九成多。",
        "交办问题0个，已整改129个，整改率为49.2%。",
        "全村326户0人，贫困户87户305人，占总人口的32.4%。",
    ],
)
def test_a_figure_that_may_be_nothing_is_no_divisor(text: str) -> None:
    for each in found_in(text):
        assert each.suspect in each.figures


def test_the_arithmetic_is_written_with_the_figures_as_printed() -> None:
    [found] = found_in("改造危房412户，其中东乡265户、西乡157户。")
    assert found.sum == "265户 + 157户 ≠ 412户"


def test_one_figure_ten_times_its_kin_is_found() -> None:
    text = "东乡参训人员312人。\n西乡参训人员287人。\n南乡参训人员3350人。\n北乡参训人员301人。"
    [found] = found_in(text)
    assert (found.relation, found.suspect.printed) == (Relation.MAGNITUDE, "3350人")


def test_a_figure_said_twice_with_a_digit_otherwise_is_found() -> None:
    text = "2019年贫困人口11027人。\n房子分好了。\n2019年贫困人口11127人。"
    [found] = found_in(text)
    assert found.relation is Relation.REPEATED


def test_a_figure_that_is_otherwise_than_the_report_says_again_and_again_is_found() -> None:
    text = "全县有贫困村442个。\n通电的有442个贫困村。\n通光纤的有424个贫困村。"
    [found] = found_in(text)
    assert (found.relation, found.suspect.printed) == (Relation.REPEATED, "424个")


@pytest.mark.parametrize(
    ("stated", "worked_out", "slips"),
    [
        ("412", "422", True),
        ("463", "436", True),
        ("8520", "852", True),
        ("412", "534", False),
        ("26", "25", False),
        ("412", "412.3", False),
        ("0", "412", False),
    ],
)
def test_a_slip_is_one_digit_two_swapped_or_a_power_of_ten(
    stated: str, worked_out: str, slips: bool
) -> None:
    due = Decimal(worked_out)
    assert is_slip(Decimal(stated), Interval(due, due)) is slips


@given(
    st.lists(st.integers(10, 99_999), min_size=2, max_size=6), st.sampled_from(["户", "人", "公里"])
)
def test_a_sum_that_holds_is_never_doubted(parts: list[int], unit: str) -> None:
    named = "、".join(
        f"第{name}片{part}{unit}" for name, part in zip("甲乙丙丁戊己", parts, strict=False)
    )
    assert found_in(f"完成{sum(parts)}{unit}，其中{named}。") == []


@given(st.text(alphabet="户人元%0123456789.万亿，。其中占由到比均每（）、\n", max_size=80))
def test_any_text_is_checked_without_an_error(text: str) -> None:
    for found in found_in(text):
        assert found.suspect in found.figures


def test_what_states_no_value_is_no_figure() -> None:
    [number] = [each for each in ENGINE.suggest("改造412户。") if each.label == "number"]
    without = {name: value for name, value in number.attributes.items() if name != "value"}
    assert figures([(LabelId("n"), number.span, without)]) == []
    assert figures([(LabelId("n"), number.span, {**without, "value": "1e5"})]) == []
