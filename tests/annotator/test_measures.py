from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.measures import Lexicon, find_measures

LEXICON = Lexicon.default()


def spans(text):
    return [text[found.start : found.end] for found in find_measures(text, LEXICON)]


def categories(text):
    return [found.category for found in find_measures(text, LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我县大力实施光伏扶贫和农村危房改造。", ["光伏扶贫", "农村危房改造"]),
        ("产业扶贫、电商扶贫、教育扶贫一起抓。", ["产业扶贫", "电商扶贫", "教育扶贫"]),
        ("启动特色产业扶贫工程。", ["特色产业扶贫工程"]),
        ("推行扶贫小额信贷，发放扶贫小额信贷资金900万元。", ["扶贫小额信贷"] * 2),
    ],
)
def test_programmes_are_found_by_name_each_mention_without_light_verbs(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全乡建成扶贫车间12个。", ["建成扶贫车间"]),
        ("建立了利益联结机制，", ["建立了利益联结机制"]),
        ("选派科技特派员20名", ["选派科技特派员"]),
        ("新建山塘8口、机耕道3公里", ["新建山塘", "机耕道"]),
        ("完成30公里农村公路提质改造。", ["农村公路提质改造"]),
        ("组建5个督查组。", ["督查组"]),
        ("加装防撞墩87处", ["加装防撞墩"]),
        ("铺设涵洞管87处", ["铺设涵洞管"]),
    ],
)
def test_an_action_keeps_its_verb_where_the_verb_touches_the_object(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("评选“最美脱贫户”30户。", ["评选“最美脱贫户”"]),
        ("开设“攻坚进行时”专栏。", ["开设“攻坚进行时”专栏"]),
        ("开展“饮水思源”主题教育活动。", ["“饮水思源”主题教育"]),
        ("落实控辍保学“七长”责任制。", ["控辍保学“七长”责任制"]),
    ],
)
def test_words_beside_a_made_up_name_say_what_it_is(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成各类网店60个。", ["建成各类网店"]),
        ("打造一批产业基地。", ["产业基地"]),
        ("修建了2公里产业路。", ["产业路"]),
        ("建起了200千瓦光伏电站。", ["光伏电站"]),
        ("整改各类问题60个。", ["整改各类问题"]),
        ("完善土地流转、入股分红等利益联结机制。", ["土地流转", "入股分红", "利益联结机制"]),
        ("建成东部3万亩油茶基地、西部2万亩蔬菜基地。", ["油茶基地", "蔬菜基地"]),
        ("产业扶贫基地发展到80个。", ["产业扶贫基地"]),
        ("缴纳养老保险，减免作业本费8万元。", ["养老保险", "减免作业本费"]),
    ],
)
def test_an_object_is_found_behind_kinds_amounts_and_places(text, expected):
    assert spans(text)[-len(expected) :] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补贴五保户、孤儿、残疾人2万人次。", [("补贴", "safety_net")]),
        ("搬迁贫困户320户。", [("搬迁", "relocation")]),
    ],
)
def test_a_verb_whose_object_are_people_is_the_measure_alone(text, expected):
    assert list(zip(spans(text), categories(text), strict=True)) == expected


def test_faults_that_were_dealt_with_and_counted_are_in_the_span():
    assert spans("查处扶贫领域作风问题53起。") == ["查处扶贫领域作风问题"]
    assert spans("龙头企业联结贫困户。") == ["龙头企业联结贫困户"]


def test_a_body_set_up_for_one_measure_is_one_and_that_of_the_campaign_is_none():
    assert spans("成立危房改造工作领导小组及办公室。") == ["成立危房改造工作领导小组及办公室"]
    assert spans("成立脱贫攻坚领导小组。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("围绕茶叶、蔬菜、乡村旅游等特色产业发力。", []),
        ("坚持精准识别、精准施策、精准退出。", []),
        ("推广“支部引领、干部带头、群众参与”。", []),
        ("扶贫车间吸纳90名群众就近就业。", ["扶贫车间"]),
        ("新建白岩水库、大山水库等一批水利工程。", ["水利工程"]),
        ("由县学生资助中心牵头。", []),
        ("从财政、审计、民政等部门了解情况。", []),
        ("坚持“应保尽保、应扶尽扶”的原则。", []),
        ("暗访发现问题90个。", ["暗访"]),
    ],
)
def test_examples_aims_and_those_who_act_are_no_measures(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成“五通五有”项目80个。", ["“五通五有”项目"]),
        ("建立“日调度、周通报”工作机制。", ["“日调度、周通报”工作机制"]),
        ("推行“借羊还羊”的方式。", ["借羊还羊"]),
        ("试点“银行+保险”模式。", ["银行+保险"]),
        ("“点对点”输送务工人员90人。", ["“点对点”输送务工人员"]),
        ("大病救治后经“一站式”结算。", ["大病救治", "“一站式”结算"]),
    ],
)
def test_a_kind_behind_the_marks_stays_where_it_belongs_to_the_name(text, expected):
    assert spans(text) == expected


def test_half_width_marks_are_read_as_chinese_ones():
    assert spans("建成扶贫车间3个,开发公益性岗位9个;") == spans(
        "建成扶贫车间3个，开发公益性岗位9个；"
    )


def test_a_post_that_people_are_put_into_is_a_measure():
    assert spans("安排40名干部担任扶贫专干。") == ["扶贫专干"]
    assert spans("聘请6名贫困户担任保洁员。") == ["保洁员"]


def test_bare_training_is_of_the_kind_of_those_who_are_trained():
    assert categories("培训村干部60人次。") == ["cadre"]
    assert categories("培训贫困劳动力60人次。") == ["employment"]


def test_a_list_goes_on_behind_units_of_any_kind():
    assert spans("发展食用菌20万棒、中药材3万亩。") == ["发展食用菌", "中药材"]


def test_a_generic_last_word_and_the_people_helped_stand_outside():
    assert spans("开展消费扶贫活动。") == ["消费扶贫"]
    assert spans("贫困户危房改造已完成。") == ["危房改造"]


def test_two_modifiers_under_one_head_are_one_span_and_names_that_stand_alone_are_two():
    assert spans("水利和交通扶贫工程") == ["水利和交通扶贫工程"]
    assert spans("健康扶贫与教育扶贫") == ["健康扶贫", "教育扶贫"]


def test_quotation_marks_are_out_around_the_whole_name_and_in_where_the_name_goes_on():
    assert spans("按“四跟四走”的思路") == ["四跟四走"]
    assert spans("参加“千企帮千村”社会帮扶的企业") == ["“千企帮千村”社会帮扶"]
    assert spans("推行“合作社+基地+农户”模式") == ["合作社+基地+农户"]


@pytest.mark.parametrize(
    "text",
    [
        "坚决打赢脱贫攻坚战，深入推进精准扶贫。",
        "贫困发生率降到2%，贫困村全部退出。",
        "确保住房安全、基本医疗有保障。",
        "围绕“五个一批”“六个精准”开展工作。",
        "县扶贫办、县财政局负责。",
        "督查组下发了通知。",
    ],
)
def test_the_campaign_results_needs_counting_slogans_and_bodies_are_no_measures(text):
    assert spans(text) == []


def test_a_measure_named_in_a_documents_title_is_found_without_the_kind_of_document():
    assert spans("印发《驻村帮扶管理办法》") == ["驻村帮扶"]


@pytest.mark.parametrize("gap", ["\n", "\n\n", " ", "\r\n", "　"])
def test_a_break_of_the_page_inside_a_span_is_bridged(gap):
    text = f"今年以来，全县投入专门力量抓好县级重点产业{gap}扶贫项目，成效很好。"
    assert spans(text) == [f"县级重点产业{gap}扶贫项目"]


def test_the_parts_of_a_headline_stay_apart():
    headline = "产业扶贫见成效　消费扶贫拓宽销路\n"
    assert spans(headline) == ["产业扶贫", "消费扶贫"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放“雨露计划”补助900人。", ["雨露计划"]),
        ("农行推出“青苗贷”。", ["青苗贷"]),
        ("开设“老年食堂”，饭菜可口。", ["开设“老年食堂”"]),
        ("农村“组组通”硬化路完工。", ["农村“组组通”硬化路"]),
    ],
)
def test_a_name_in_quotation_marks_ends_where_the_name_does(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("累计资助贫困学生320名。", ["资助"]),
        ("约谈党政负责人5人。", ["约谈党政负责人"]),
        ("8家医院结对共建。", ["结对共建"]),
        ("新建乡村舞台64个，", ["新建乡村舞台"]),
        ("今晚要开院坝会。", ["开院坝会"]),
        ("发放教育资助资金2000万元。", ["教育资助"]),
        ("种植茶叶1亩以上的，每亩补500元。", []),
    ],
)
def test_a_verb_takes_what_was_done_not_whom_it_helps(text, expected):
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实产业发展基金（以下简称青禾金），青禾金到位3亿元。", "青禾金"),
        ("下拨扶贫小额信贷（简称“小贷”）。今年小贷余额2亿元。", "小贷"),
    ],
)
def test_a_programmes_own_short_name_is_a_measure_wherever_it_stands(text, expected):
    assert spans(text).count(expected) == 2
    assert set(categories(text)) == {"finance"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建和改建校舍3万平方米", ["新建和改建校舍"]),
        ("发展雪莲果3万亩、羊肚菌500亩，", ["发展雪莲果", "羊肚菌"]),
        ("我们发放鹅崽，每户30只", ["发放鹅崽"]),
        ("减免电费30度", []),
        ("财政扶贫资金管理使用情况", ["财政扶贫资金"]),
    ],
)
def test_a_number_shows_that_unknown_words_are_an_object(text, expected):
    assert spans(text) == expected


def test_buying_what_the_poor_produce_is_consumption():
    assert categories("购买贫困户农产品300万元。") == ["consumption"]


def test_the_lines_of_a_list_stay_apart():
    assert spans("产业扶贫\n电商扶贫\n") == ["产业扶贫", "电商扶贫"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("电商培训", "ecommerce"),
        ("实施财政扶贫资金专项审计", "supervision"),
        ("乡村旅游扶贫项目", "tourism"),
        ("新建标准化卫生室6所", "health"),
        ("养殖保险", "finance"),
    ],
)
def test_the_heaviest_word_decides_the_category(text, category):
    assert categories(text) == [category]


def test_the_evidence_is_the_word_that_decided_and_the_score_is_a_share():
    (found,) = find_measures("村级光伏电站建设", LEXICON)
    assert found.evidence in "村级光伏电站建设"
    assert found.rule
    assert 0 < found.score < 1


def test_a_projects_own_term_is_found_with_its_category():
    own = LEXICON.extended({"云上乡集": "consumption"})
    (found,) = find_measures("本月的云上乡集。", own)
    assert (found.start, found.end, found.category) == (3, 7, "consumption")


TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("产业扶贫建成了新建发放“”《》、，。\n 12三个户项目工程和与驻村贫困户+的"),
    )
)


@given(TEXTS)
def test_any_text_gives_spans_inside_it_in_order_and_apart(text):
    found = find_measures(text, LEXICON)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "unit",
    [
        "扶贫",
        "“",
        "《",
        "产业",
        "建成",
        "贫困户",
        "产业扶贫、",
        "1",
        "万",
        "和产业",
        "\n",
        "新建3个",
        "“双",
        "考核组",
    ],
)
def test_a_long_hostile_text_is_read_to_its_end(unit):
    text = unit * (50_000 // len(unit))
    found = find_measures(text, LEXICON)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
