"""What a number counts, when, where and how firmly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.context import Aspect, Context, Status, find_context
from annotator.suggest.numbers import find_numbers


def contexts(text: str) -> list[Context]:
    return find_context(text, find_numbers(text))


def indicators(text: str) -> list[str]:
    return [each.indicator.text if each.indicator else "" for each in contexts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建18个扶贫车间，", ["扶贫车间"]),
        ("全县扶贫车间18个。", ["扶贫车间"]),
        ("贫困人口3120户、10450人。", ["贫困人口", "贫困人口"]),
        ("贫困发生率由9.8%下降为1.2%。", ["贫困发生率", "贫困发生率"]),
        ("投入项目资金2.1亿元。", ["项目资金"]),
        ("投入2.1亿元。", ["投入"]),
        ("29万贫困人口受益。", ["贫困人口"]),
        ("过去三年，", [""]),
        ("对85个有劳动力的村", ["村"]),
        ("护林补贴每人每月700元。", ["护林补贴"]),
        ("七成的农户受益。", ["农户"]),
        ("户均面积从52平方米扩大到80平方米。", ["户均面积", "户均面积"]),
        ("销售额2.2亿元，比去年多500万元。", ["销售额", "销售额"]),
        ("2017年修路3条，2018年5条。", ["修路", "修路"]),
    ],
)
def test_the_indicator_is_the_noun_after_or_the_name_before(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


def test_an_indicator_is_a_stretch_of_the_text() -> None:
    text = "建成村级\n光伏电站12座。"
    [context] = contexts(text)
    assert context.indicator is not None
    assert text[context.indicator.start : context.indicator.end] == context.indicator.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年，脱贫300户。", ["2018"]),
        ("截至2017年底，脱贫300户。", ["2017-12-31"]),
        ("2018年1-5月，到位资金300万元。", ["2018-01/2018-05"]),
        ("2018年6月，脱贫300户。", ["2018-06"]),
        ("2018年6月3日，脱贫300户。", ["2018-06-03"]),
        ("2018年第三季度，脱贫300户。", ["2018-07/2018-09"]),
        ("截至2018年9月底，脱贫300户。", ["2018-09-30"]),
        ("2016年—2018年，脱贫300户。", ["2016/2018"]),
        ("二〇一八年，脱贫300户。", ["2018"]),
        ("2018年，脱贫300户。今年新建6座桥。去年建5座。", ["2018", "2018", "2017"]),
        ("2018年成绩单\n过去五年，建桥6座。", ["2013/2018", "2013/2018"]),
        ("由2015年的18家增加到31家。2018年更多。", ["2015", "2018"]),
        ("脱贫300户。", [None]),
        ("2019-11-05 石岭发布\n脱贫300户。", ["2019"]),
        ("2019年成绩单\n三年前，全村只有6口井。", ["2016", "2016"]),
        ("（2019年12月6日）\n各位代表：\n截至上月底，建桥6座。", ["2019-11-30"]),
        ("（2019年9月6日）\n各位代表：\n5月以来，建桥6座。", ["2019-05/2019-09"]),
        ("2019年，床位由40张增加到65张。", ["2019", "2019"]),
        ("2019年成绩单\n床位由40张增加到65张。", [None, "2019"]),
        ("2019年成绩单\n年底前，完成6座桥。", ["2019-12-31"]),
        ("2019年成绩单\n由去年的40张增加到65张。11月底，建桥6座。", ["2018", "2019", "2019-11-30"]),
        ("2019年成绩单\n3月开工的水厂投资80万元。", ["2019"]),
        ("2019年成绩单\n每村安排2名干部。", [None]),
    ],
)
def test_the_nearest_date_governs_as_iso_8601(text: str, expected: list[str | None]) -> None:
    assert [each.time for each in contexts(text)] == expected


def test_a_date_holds_for_its_paragraph_and_the_next_takes_the_reports() -> None:
    text = "2016年建桥2座。又修路3条。\n\n修渠4条。\n\n2019年建站5个。"
    assert [each.time for each in contexts(text)] == ["2016", "2016", "2019", "2019"]


def test_the_dateline_and_not_a_later_aim_dates_the_report() -> None:
    text = "工作通报\n（2018年11月2日）\n已脱贫300户。到2020年，建成小康社会。"
    assert contexts(text)[0].time == "2018"


PLACES = "石岭市工作总结\n石岭市攻坚克难。全市脱贫300户。\n清浦县建桥6座。全市修路9条。"


def test_a_place_governs_its_sentence_and_the_whole_takes_the_report_back() -> None:
    assert [each.place for each in contexts(PLACES)] == ["石岭市", "清浦县", "石岭市"]


def test_listed_places_leave_the_number_to_the_report() -> None:
    text = PLACES + "\n清浦县、白渡县两个县摘帽。"
    assert contexts(text)[-1].place == "石岭市"


def test_a_village_is_named_by_its_whole_chain() -> None:
    text = "石岭市消息，全市动员。在清浦县柳溪乡桃坪村，新建6座桥。"
    assert contexts(text)[-1].place == "清浦县柳溪乡桃坪村"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "清浦县简报\n【柳溪乡】今春栽茶80亩。\n又建水池3座。\n【桃坪镇】修路2公里。",
            "柳溪乡 柳溪乡 桃坪镇",
        ),
        ("清浦县简报，全县动员。柳溪乡建桥1座。养牛5头。", "柳溪乡 柳溪乡"),
        (
            "清浦县简报，全县动员。柳溪乡建桥1座。\n该乡养牛5头。全县养牛90头。",
            "柳溪乡 柳溪乡 清浦县",
        ),
        ("石岭市简报，全市动员。清浦县增长9%，增幅高于全市3个百分点。", "清浦县 清浦县"),
        ("清浦县简报，全县动员。记者走进柳\n溪乡，看到大棚12座。", "柳溪乡"),
        ("清浦县简报，全县动员。望见大垭镇上水村，那里有30户。", "大垭镇上水村"),
    ],
)
def test_towns_hold_longer_than_their_sentence(text: str, places: str) -> None:
    assert [each.place for each in contexts(text)] == places.split()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("石岭市消息。清浦县动工。\n清浦还有桥6座。", "清浦县"),
        ("石岭市全市动员。清浦县是全市三个贫困县之一，新建桥6座。", "清浦县"),
        ("石岭市全市动员。清浦县支出进度比白渡县低15个百分点。", "清浦县"),
        ("石岭市消息。\n清浦县、白渡县整改率分别为97%、94%。", "清浦县 白渡县"),
        ("全市动员。在石岭，桥多。石岭人修桥6座。", "石岭市"),
        ("石岭市全市动员。标准化村卫生室覆盖9个村。", "石岭市"),
    ],
)
def test_a_place_is_known_by_its_short_form_and_not_by_comparison(text: str, place: str) -> None:
    assert [each.place for each in contexts(text)][-len(place.split()) :] == place.split()


def test_a_dated_heading_governs_its_section_till_the_next_of_its_rank() -> None:
    text = "2021年总结\n现报告如下。\n一、2020年投入\n（一）修路\n修3公里。\n二、监管\n查5次。"
    assert [each.time for each in contexts(text)] == ["2020", "2021"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("自2016年承担任务以来，投入9亿元。", "2016/2020"),
        ("2018年到现在，建房7间。", "2018/2020"),
        ("2018年承担任务，投入9亿元。", "2018"),
    ],
)
def test_since_a_year_is_a_period_till_the_report(text: str, time: str) -> None:
    assert contexts(f"2020年总结\n{text}")[0].time == time


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学生90名，其中柳溪乡7名、桃坪乡8名。", ["学生"] * 3),
        ("资金7亿元，同口径增长9%。", ["资金"] * 2),
        ("4个自然屯，300户，", ["自然屯", ""]),
    ],
)
def test_a_part_has_the_indicator_of_the_whole(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


def test_a_date_that_leads_a_list_governs_its_items() -> None:
    text = "石岭市2019年简报\n工作见效。\n主要进展（截至9月30日）：\n1．投入3亿元。\n2．修路5公里。"
    assert [each.time for each in contexts(text)] == ["2019-09-30", "2019-09-30"]


def test_the_section_that_looks_ahead_states_aims() -> None:
    text = "一、进展\n修桥6座。\n二、下步打算\n修桥9座，通车率不低于95%。"
    assert [each.status for each in contexts(text)] == [Status.DONE, Status.TARGET, Status.TARGET]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("▲ 危房改造：竣工9407户，", ["危房改造"]),
        ("农村危房改造开工2680户。", ["农村危房改造"]),
        ("还有贫困人口3100人；到年底，只剩460人。", ["贫困人口", "贫困人口"]),
        ("每组不超过6人。", [""]),
    ],
)
def test_how_far_something_has_come_is_not_what_it_is(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("新建桥6座。", Status.DONE),
        ("今年将完成6座桥的改造。", Status.TARGET),
        ("力争新建桥6座。", Status.TARGET),
        ("低保标准为3600元/人·年。", Status.STANDARD),
        ("每户补助2000元。", Status.STANDARD),
        ("每村安排2名干部。", Status.STANDARD),
        ("150人以上的村", Status.THRESHOLD),
        ("年度救助额不超过2万元。", Status.STANDARD),
        ("每超过1天扣0.5分。", Status.STANDARD),
        ("对连续务工的劳动力，发放交通补贴500元。", Status.STANDARD),
        ("盈余按6∶4分配。", Status.STANDARD),
        ("手快的每天挣90元。", Status.DONE),
        ("海拔1100米以上的山区", Status.DONE),
        ("合格率低于75%的，由县里约谈。", Status.THRESHOLD),
        ("计划投资5亿元。", Status.TARGET),
        ("市里的任务是30公里。", Status.TARGET),
        ("现已封顶196套。", Status.DONE),
        ("产业奖补封顶5000元。", Status.STANDARD),
        ("流转土地每年为村民增收21万元。", Status.DONE),
        ("扶贫鸡场每天产蛋9600枚。", Status.DONE),
        ("折合每千瓦时0.8元。", Status.DONE),
    ],
)
def test_status_tells_facts_from_aims_and_rules(text: str, status: Status) -> None:
    assert contexts(text)[0].status is status


def test_what_stands_beside_a_rule_is_a_rule() -> None:
    beside = contexts("每人每年不超过2000元、3000元。")
    changed = contexts("低保标准由每人每年3600元调至4000元。")
    assert {each.status for each in beside + changed} == {Status.STANDARD}


def test_a_length_of_time_behind_a_rule_is_none() -> None:
    [_, year, spent] = contexts("每人每月600元，一年支出11.52万元。")
    assert (year.status, spent.status) == (Status.DONE, Status.DONE)


def test_what_is_done_already_is_no_aim() -> None:
    planned, done = contexts("计划投资5亿元，截至目前完成投资4亿元。")
    assert (planned.status, done.status) == (Status.TARGET, Status.DONE)


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("报销比例提高12%。", [Aspect.CHANGE]),
        ("减少贫困人口310户、960人。", [Aspect.CHANGE, Aspect.CHANGE]),
        ("户均增收2100元。", [Aspect.CHANGE]),
        ("由9%下降为2%。", [Aspect.LEVEL, Aspect.LEVEL]),
        ("收入提高到2100元。", [Aspect.LEVEL]),
    ],
)
def test_aspect_tells_by_how_much_from_how_much(text: str, aspects: list[Aspect]) -> None:
    assert [each.aspect for each in contexts(text)] == aspects


WORDS = ["2019年", "年底", "第三季度", "清浦县", "全市", "以上的", "减少", "截至", "9月31日"]
PIECES = st.lists(
    st.sampled_from([*"12三十年月日县市村乡在由到的，。、\n 个户元%将每比", *WORDS]), max_size=40
).map("".join)


@given(st.one_of(PIECES, st.text(max_size=40)))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_one_context_for_each_number(text: str) -> None:
    numbers = find_numbers(text)
    found = find_context(text, numbers)
    assert len(found) == len(numbers)
    for context in found:
        if context.indicator:
            span = context.indicator
            assert text[span.start : span.end] == span.text != ""


@pytest.mark.parametrize(
    "piece", ["12个", "2018年", "清浦县", "5户、", "人口5万", "1\n", "带动9人就近", "全年"]
)
def test_a_long_hostile_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    numbers = find_numbers(text)
    assert len(find_context(text, numbers)) == len(numbers)


def test_a_deadline_holds_in_its_own_sentence_only() -> None:
    text = "2019年9月简报\n年底前解决30户。群众满意度93%。"
    assert [each.time for each in contexts(text)] == ["2019-12-31", "2019"]


def test_a_month_may_begin_or_have_three_parts() -> None:
    text = "某县2019年通报\n6月中旬，发放补助80万元。"
    assert [each.time for each in contexts(text)] == ["2019-06"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "2017—2018年度选聘护林员80名（其中2017年30名，2018年50名），面积300亩。",
            "2017/2018 2017 2018 2017/2018",
        ),
        ("2017年，低保由2015年200元提高到260元；转移就业90人。", "2015 2017 2017"),
        ("贫困人口由2014年的300户900人，减少到现在的9户。", "2014 2014 2014"),
        ("石岭市2018年上半年简报\n全年减免学费30万元；发书90册。", "2018 2018"),
        ("2017年，全市脱贫90户。\n去年，修路3公里。", "2017 2017"),
        ("桃坪7月6日讯 石岭县2018年脱贫90户。", "2018"),
        ("石岭县7月6日电，脱贫90户。2018年修路3公里。", "2018 2018"),
        ("石岭县4月6日电，修路5公里。2018年脱贫90户。", "2019 2018"),
        ("石岭县4月6日电，修路5公里。2018年以来脱贫90户。", "2018 2018"),
    ],
)
def test_a_date_governs_what_it_holds_for(text: str, times: str) -> None:
    assert [each.time for each in contexts(text)] == times.split()


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("发放3亿元扶贫小额信贷。", ["扶贫小额信贷"]),
        ("带动120户贫困户户均增收。", ["贫困户"]),
        ("选派9名结对帮扶干部。", ["结对帮扶干部"]),
        ("家庭医生签约服务率98%。", ["家庭医生签约服务率"]),
        ("贫困人口由90户减少到现在的20户。", ["贫困人口", "贫困人口"]),
        ("6个村出列、1200人脱贫。", ["村", "脱贫"]),
    ],
)
def test_a_noun_is_whole_and_no_more(text: str, indicators: list[str]) -> None:
    found = [each.indicator for each in contexts(text)]
    assert [span.text if span else None for span in found] == indicators


def test_a_forecast_goes_on_behind_a_semicolon() -> None:
    text = "预计全年生产总值90亿元；农民人均收入增长8%。农村低保300户。"
    assert [each.status for each in contexts(text)] == [Status.TARGET, Status.TARGET, Status.DONE]


def test_what_was_done_to_make_sure_is_done() -> None:
    found = contexts("为确保还得上，县里设立了300万元的风险补偿基金。")
    assert [each.status for each in found] == [Status.DONE]


def test_who_earned_more_are_counted_and_are_no_change() -> None:
    found = contexts("带动贫困户增收2万户，户均增收3000元。")
    assert [each.aspect for each in found] == [Aspect.LEVEL, Aspect.CHANGE]


def test_the_whole_year_holds_in_its_sentence_and_a_plan_ends_with_its_last_year() -> None:
    text = "某县2019年通报\n2018年上半年新修路5公里，全年修路9公里。拨款3万元。"
    assert [each.time for each in contexts(text)] == ["2018-01/2018-06", "2018", "2018-01/2018-06"]
    assert [each.time for each in contexts("“十二五”期末有贫困村67个。")] == ["2015-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建成后将吸纳90人就业。", "target"),
        ("坚决完成今年300人脱贫，6个村出列的目标任务。", "target target"),
        ("为确保今年300人脱贫，先后开展3轮督查。", "target done"),
        ("编制总投资3亿元的发展规划，整合资金6亿元。", "target done"),
        ("2018年建房90套。2019年将搬迁30户，到5月底，已建成房屋80套。", "done target done"),
        ("每年兑现退耕还林资金300万元。", "done"),
        ("按照每村不低于20万元的标准，安排资金900万元。", "standard done"),
        ("年内，计划新建公路120公里；改造危桥8座。", "target target"),
        ("全年任务为90户300人，已建房80套。", "target target done"),
        ("养羊120头，为贫困户每人分红500元。", "done done"),
    ],
)
def test_aims_hold_for_what_is_still_to_come(text: str, expected: str) -> None:
    assert [str(each.status) for each in contexts(text)] == expected.split()


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("“十三五”期间，安置90户。", "2016/2020"),
        ("2018年总结\n“十二五”以来，安置90户。", "2011/2015"),
        ("2018年总结\n“十三五”以来，安置90户。", "2016/2018"),
        ("2018年总结\n“十二五”期末，贫困村90个。", "2015-12-31"),
    ],
)
def test_the_years_of_a_plan_are_a_period(text: str, times: str) -> None:
    assert [each.time for each in contexts(text)] == times.split()


def test_a_year_since_when_something_lasts_does_not_date_the_report() -> None:
    text = "7月20日，送去慰问金2万元。该局自2018年驻村以来，修路3公里。"
    assert [each.time for each in contexts(text)] == [None, "2018"]


def test_names_with_a_change_in_them_change_nothing() -> None:
    text = "实施饮水巩固提升工程12处，户均增收900元。"
    assert [each.aspect for each in contexts(text)] == [Aspect.LEVEL, Aspect.CHANGE]


@pytest.mark.parametrize(
    ("text", "expected"), [("培训电商人才90人次。", ["人才"]), ("车间吸纳就业90人。", ["就业"])]
)
def test_words_with_a_frame_in_them_stay_whole(text: str, expected: list[str]) -> None:
    assert all(
        found.endswith(words) for found, words in zip(indicators(text), expected, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实现300人脱贫。", ["脱贫"]),
        ("车间将吸纳90人就业。", ["就业"]),
        ("修通3条二级公路的同时，", ["二级公路"]),
        ("完成危房改造600户的年度任务。", ["危房改造"]),
        ("开展3轮结对帮扶活动。", ["结对帮扶活动"]),
        ("报销比例提高10%的政策。", ["报销比例"]),
        ("建成服务站35个、在建20个，", ["服务站", "服务站"]),
        ("贷款5亿元，其中3亿元用于修路、2亿元用于建房。", ["贷款", "贷款", "贷款"]),
        ("每人每年可获9000元工资性收入。", ["工资性收入"]),
        ("对200万元以上的项目一律审计。", ["项目"]),
        ("村集体年收入5万元以下的村还有9个。", ["村集体年收入", "村"]),
    ],
)
def test_the_indicator_names_what_is_meant(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成剩余23户51人脱贫任务，", ["脱贫", "脱贫"]),
        ("家庭医生签约4.6万人，", ["家庭医生签约"]),
        ("发放资助金90万元，惠及800人次，", ["资助金", "惠及"]),
        ("输送农民工3万人返岗，", ["农民工"]),
        ("31个村集体年收入超过5万元。", ["村集体年收入", "村集体年收入"]),
        ("项目已开工30个，开工率90%；完工20个，", ["项目", "开工率", "项目"]),
    ],
)
def test_figures_in_one_breath_share_what_they_count(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


def test_a_town_takes_its_report_back() -> None:
    text = "青溪镇：种植富民\n青溪镇种茶。桃坪村建起大棚，吸纳46人。截至目前，全镇种茶90亩。"
    assert [each.place for each in contexts(text)] == ["桃坪村", "青溪镇"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("决胜全面小康、决战脱贫攻坚，贫困发生率由2014年的9.4%下降到0.4%。", ["2014", "2020"]),
        ("全县修路30公里。贫困发生率由2014年的9.4%下降到0.4%。", [None, "2014", None]),
        ("2019年，经过3年的帮扶，修路8公里。", ["2016/2019", "2019"]),
        ("2020年9月1日\n卖枣6吨，是上年的2.5倍，上年的收入3万元。", ["2020", "2020", "2019"]),
        (
            "2018年1月5日\n发生率由2014年的39%降到2016年的16%，收入达7千元。种茶2亩。",
            ["2014", "2016", "2016", "2018"],
        ),
        ("2018年初，建厂2座。", ["2018"]),
        ("简讯\n2018-07-13 来源：县报\n通报问题20起。7月12日，约谈4人。", ["2018", "2018-07-12"]),
        ("2017年2月到今年1月，捐款3万元；目前修路8公里。", ["2018-01", "2018"]),
        ("简报\n2017年1月5日\n12月2日，建棚15亩。", ["2016-12-02"]),
        ("简报\n2017年1月5日\n12月20日前，建棚15亩。", ["2017-12-20"]),
    ],
)
def test_dates_of_reports_that_name_others(text: str, times: list[str | None]) -> None:
    assert [each.time for each in contexts(text)] == times


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("东田县等6县整改问题30个。", None),
        ("工作队结合村情，种薯40亩。", None),
        ("兴县种枣。仅在兴县，吸纳90人。", "兴县"),
        ("位于石州县的工厂吸纳90人。", "石州县"),
        ("在河南嵩县培训90人。", "嵩县"),
        ("把3万元用于帮扶石节市。帮扶石节市的90人到岗。", "石节市"),
        ("贵州电网送电进山。\n贵州电网投资9万元，贵州各地都用上了好电。", "贵州"),
        ("柳坪县率先在全省提出办法，为全市作出标杆。全县有村90个。", "柳坪县"),
        ("兴县带头，在兴县永和镇、平山镇种茶90亩。", "兴县"),
        ("省扶贫基金会资助贵州省石节市清方县修路，惠及清方县90人。", "清方县"),
        ("石节市修路。石节市种茶。\n贵州省慈善基金会收到9万元。", "石节市"),
        ("安邑县种茶。根据安邑县金岭乡规划，深入帮扶村金岭乡雁山村慰问9人。", "安邑县金岭乡雁山村"),
        ("柳坪县工作简报\n做法走在全省前列。\n投资9万元。", "柳坪县"),
        ("柳坪县简报\n茶陵县、炎陵县种茶。\n柳坪县还有茶陵、炎陵2个。", "柳坪县"),
    ],
)
def test_the_place_that_reports_from_outside_speak_of(text: str, place: str | None) -> None:
    assert contexts(text)[-1].place == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（其中脱贫不稳定户140户）", "脱贫不稳定户"),
        ("剩余未脱贫人口300人。", "未脱贫人口"),
        ("锁定救助对象300户。", "对象"),
        ("已经消除风险90户。", "消除风险"),
        ("吸收贫困户90人。", "贫困户"),
    ],
)
def test_nouns_keep_what_only_looks_like_a_frame(text: str, expected: str) -> None:
    found = indicators(text)[0]
    assert found is not None
    assert found.endswith(expected)
