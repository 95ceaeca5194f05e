"""Which stretches of a text are administrative names, and which of them is a report's own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.breaks import unbroken
from annotator.suggest.context import find_context
from annotator.suggest.context_full_names import fullest
from annotator.suggest.context_names import place_names
from annotator.suggest.context_place import Places
from annotator.suggest.numbers import find_numbers


def names(text: str) -> list[str]:
    return [each.name for each in place_names(unbroken(text))]


def places(text: str) -> list[str | None]:
    return [each.place for each in find_context(text, find_numbers(text))]


@pytest.mark.parametrize(
    "name",
    [
        "云溪瑶族自治县",
        "石海土家族苗族自治州",
        "阿拉塔达斡尔族自治旗",
        "白河各族自治县",
        "内蒙古自治区",
        "西藏自治区",
        "新疆维吾尔自治区",
        "阿拉善盟",
        "苏尼特右旗",
        "神农架林区",
        "上饶市",
        "从江县",
        "来凤县",
        "板桥苗族乡",
        "白沙民族乡",
        "木多沟县",
    ],
)
def test_every_form_of_administrative_name_is_known_in_a_headline(name: str) -> None:
    assert names(f"{name}教育局2019年工作总结") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "全省上下，各市县，每个县，五个县，两区，贫困县，示范区，我市，市县两级，山区，社区",
        "镇上立足县情，争当明星县，在山里开展村级评议，各股室包乡包村，驻乡干部",
    ],
)
def test_words_with_a_level_in_them_are_no_names(text: str) -> None:
    assert names(text) == []


def test_neighbours_are_one_name_from_the_larger_to_the_smaller() -> None:
    text = "在云岭省石海彝族自治州白渡县柳溪乡桃坪村，"
    assert names(text) == ["云岭省石海彝族自治州白渡县柳溪乡桃坪村"]


def test_a_region_without_its_level_may_stand_before_a_name() -> None:
    assert names("湖南清浦县，") == ["清浦县"]


def test_the_fullest_name_stands_for_the_short_ones() -> None:
    found = place_names(unbroken("云南省清浦县柳溪乡。柳溪乡动工。清浦县动工。"))
    assert fullest(found)["柳溪乡"] == "云南省清浦县柳溪乡"
    assert fullest(found)["清浦县"] == "云南省清浦县"


SEVERAL = (
    "蓝湾公司2020年帮扶总结\n公司帮扶甘肃省清浦县、贵州省白渡县，投入3亿元。\n"
    "（一）清浦县：建桥2座。该县修路5公里。\n（二）白渡县：建桥4座。\n三、管理\n公司派人9名。"
)


def test_of_several_counties_each_has_its_paragraph_and_the_whole_has_none() -> None:
    assert places(SEVERAL) == [
        None,
        "甘肃省清浦县",
        "甘肃省清浦县",
        "贵州省白渡县",
        None,
    ]


def test_a_village_report_holds_for_the_village_by_its_fullest_name() -> None:
    text = "山里的账\n——驻桃坪村工作队日记\n我来到白渡县柳溪乡桃坪村。\n村里有60户。"
    assert places(text) == ["白渡县柳溪乡桃坪村"]


def test_a_part_told_with_among_them_ends_with_its_clause() -> None:
    text = "白渡县简报\n全县劝返90名，其中柳溪乡7名、桃坪乡8名，辍学率降至2%。"
    assert places(text) == ["白渡县", "柳溪乡", "桃坪乡", "白渡县"]


def test_who_helps_is_not_where_it_holds() -> None:
    text = "白渡县简报\n全县动员。\n借助清州市新江区的协作，获得资金300万元。"
    assert places(text) == ["白渡县"]


@given(st.text(alphabet="省市县区旗乡镇村族自治苗回，。\n全我的云溪白", max_size=60))
def test_any_text_gives_names_inside_it_in_order(text: str) -> None:
    plain = unbroken(text)
    found = place_names(plain)
    assert all(plain.text[each.start : each.end] == each.name for each in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    if not found:
        assert Places(plain).report_place is None


def test_a_newspaper_tells_whose_city_it_speaks_of() -> None:
    text = "清岭日报　2019年10月17日\n\n清岭是老区，全市有贫困村120个，脱贫3万人。"
    assert places(text) == ["清岭市", "清岭市"]
    assert "人民市" not in map(str, places(text.replace("清岭", "人民")))


def test_a_city_that_is_spoken_of_gives_its_name_to_no_province() -> None:
    assert places("清溪日报讯 日前，省里印发规划。清溪日报记者获悉，我省将投资90亿元。") == [None]


def test_a_report_on_the_whole_country_has_no_place_of_its_own() -> None:
    text = "各地执行的标准不一。全国搬迁30万户。我国贫困人口减少，中央财政投入50亿元，清浦县居前。"
    assert places(text) == [None, None]
    assert places(text.replace("全国", "共").replace("我国", "")) == ["清浦县", "清浦县"]


@pytest.mark.parametrize("county", ["漳县", "费县", "新县"])
def test_counties_of_one_character_are_known_behind_a_mark(county: str) -> None:
    assert places(f"近年来，{county}坚持绿色发展。该县已有828名贫困户当上护林员。")[-1] == county


def test_a_preposition_begins_no_name() -> None:
    assert names("按照省上标准，按照县里安排，水量不少于35升。") == []


def test_what_all_counties_share_is_no_part_of_their_names() -> None:
    text = "云岭省石海市白渡县今年发展茶叶。全县脱贫300户。柳溪乡脱贫12户。"
    assert places(text) == ["白渡县", "柳溪乡"]


def test_places_in_a_row_do_not_give_a_report_its_place() -> None:
    assert places("全市脱贫300户，白渡县、石海市、桃坪区等9个县区受到表扬。") == [None, None]


def test_an_autonomous_place_is_known_by_its_short_name() -> None:
    text = "石海土家族苗族自治州修路。石海州共有9个县。"
    assert places(text) == ["石海土家族苗族自治州"]


def test_an_autonomous_county_is_told_by_the_form_that_names_no_people() -> None:
    text = "白渡自治县召开发布会。2017年，白渡县退出贫困县，修路30公里。"
    assert places(text)[-1] == "白渡自治县"


def test_a_verb_before_a_known_name_is_no_part_of_it() -> None:
    text = "清浦县桃坪村修路。桃坪村栽茶。2019年，通过扶持桃坪村，养羊120头。"
    assert places(text) == ["清浦县桃坪村"]


def test_a_house_of_a_village_is_no_village() -> None:
    assert places("清浦县发展车间。利用旧厂房、小学村部等，建车间47个。") == ["清浦县"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("全市脱贫300户。昨天召开了石岭市扶贫推进会。", "石岭市"),
        ("石岭市全市上下加强与江苏省的协作，向江苏省输送务工人员90人。", "石岭市"),
        ("清浦县大集市在柳溪镇广场举办，22家合作社参加。", "清浦县"),
    ],
)
def test_partners_and_venues_are_not_where_a_number_holds(text: str, place: str) -> None:
    assert places(text) == [place]
