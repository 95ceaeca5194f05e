"""Files as other tools write them: what they hold comes in, and what has no place here is told."""

import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.errors import UserError
from annotator.exchange import brat, jsonl, reading
from annotator.exchange.chunks import chunked
from annotator.exchange.documents import Document
from annotator.exchange.formats import FORMATS, Writing
from annotator.exchange.guessing import guess_format
from annotator.exchange.label_names import as_said
from annotator.exchange.tally import Tally
from schema import labels

SCHEMA = labels.default()
TEXT = "😀安澜县投入7.64亿元建设扶贫车间12个，带动5120户。\n还开展了产业扶贫。"
MONEY, ROOMS, HOMES = "7.64亿元", "扶贫车间", "5120户"


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def read(path: Path, name: str, **said: str) -> tuple[list[Document], Counter[str]]:
    """The documents of a file, none of them refused, and what was left out of it."""
    tally = Tally()
    found = [*reading.documents(path, name, SCHEMA, as_said(said, SCHEMA), tally)]
    documents = [each for each in found if isinstance(each, Document)]
    assert len(documents) == len(found), found
    return documents, +tally.lost


def said(document: Document) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in document.found]


def put(path: Path, content: object, *, lines: bool = False) -> Path:
    assert not lines or isinstance(content, list)
    each = content if lines and isinstance(content, list) else [content]
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in each), "utf-8")
    return path


MONEY_AT = {"start_offset": place(MONEY)[0], "end_offset": place(MONEY)[1], "label": "数值"}


@pytest.mark.parametrize(
    "line",
    [
        {"text": TEXT, "entities": [{"id": 7, **MONEY_AT}], "relations": [], "Comments": []},
        {"data": TEXT, "label": [[*place(MONEY), "数值"]]},
        {"text": TEXT, "labels": [[*place(MONEY), "数值"]]},
        {"text": TEXT, "annotations": [{**MONEY_AT, "label": 3, "user": 1}]},
    ],
    ids=["entities", "data", "labels", "annotations"],
)
@pytest.mark.parametrize("lines", [True, False])
def test_every_version_of_doccano_is_read(
    tmp_path: Path, line: dict[str, Any], *, lines: bool
) -> None:
    path = put(tmp_path / "all.json", [{**line, "year": 2019, "done": None}], lines=lines)
    [document], lost = read(path, "doccano", **{"3": "number"})
    assert said(document) == [("number", MONEY)]
    assert document.report.meta == {"columns": {"year": "2019"}}
    assert not lost
    assert guess_format([path]) == "doccano"


def test_what_doccano_says_of_a_whole_text_is_counted(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", {"text": TEXT, "label": ["好", "长"], "Comments": ["看"]})
    [document], lost = read(path, "doccano")
    assert said(document) == []
    assert lost == {"category": 2, "comment": 1}


def region(own: str, words: str, *label: str, shift: int = 0, **more: object) -> dict[str, Any]:
    start, end = (each + shift for each in place(words))
    value = {"start": start, "end": end, "text": words, "labels": [*label]}
    return {"id": own, "from_name": "ner", "type": "labels", "value": value, **more}


def field(own: str, name: str, kind: str, key: str, value: object) -> dict[str, Any]:
    said = {"start": 0, "end": 1, "text": "😀", key: value}
    return {"id": own, "from_name": name, "type": kind, "value": said}


RESULT = [
    region("a", MONEY, "数值", meta={"text": ["看过", "再看"]}),
    region("b", ROOMS, "重点", "措施"),
    field("b", "category", "choices", "choices", ["employment", "industry"]),
    field("a", "value", "number", "number", 764000000),
    field("a", "unit", "textarea", "text", ["元"]),
    field("a", "sure", "rating", "rating", 4),
    field("b", "kinds", "taxonomy", "taxonomy", [["a", "b"]]),
    {"id": "z", "from_name": "mood", "type": "choices", "value": {"choices": ["good"]}},
    {"type": "relation", "from_id": "a", "to_id": "b", "labels": ["对应"]},
]


def test_label_studio_gives_its_ground_truth_and_what_is_said_of_each_region(
    tmp_path: Path,
) -> None:
    task = {
        "id": 5,
        "data": {"content": TEXT, "county": "安澜县", "pages": 3, "title": "简报"},
        "annotations": [
            {"completed_by": 1, "result": [region("x", HOMES, "数值")]},
            {"completed_by": 2, "ground_truth": True, "result": RESULT},
            {"completed_by": 3, "was_cancelled": True, "result": []},
        ],
        "predictions": [{"model_version": "m", "result": []}],
    }
    [document], lost = read(put(tmp_path / "a.json", [task]), "labelstudio", 重点="")
    assert document.report.name == "简报"
    assert document.report.meta == {"columns": {"county": "安澜县", "pages": "3"}}
    assert said(document) == [("number", MONEY), ("measure", ROOMS)]
    money, rooms = document.found
    assert (money.attributes, money.note.comment) == (
        {"value": "764000000", "unit": "元"},
        "看过\n再看",
    )
    assert rooms.attributes == {"category": "employment"}
    assert money.quantifies == (rooms.id,)
    expected = {"annotation": 1, "prediction": 1, "category": 2, "重点": 1, "link": 1}
    assert lost == {**expected, "sure": 1, "kinds": 1}


def test_a_prediction_of_label_studio_says_which_model_and_how_sure(tmp_path: Path) -> None:
    result = [region("a", MONEY, "数值", score=0.25), region("b", HOMES, "数值")]
    given = {"model_version": "m-1", "score": 0.5, "result": result}
    path = put(tmp_path / "a.json", [{"data": {"text": TEXT}, "predictions": [given]}])
    [document], _ = read(path, "labelstudio")
    notes = [each.note for each in document.found]
    assert [(each.source, each.score) for each in notes] == [("m-1", 0.25), ("m-1", 0.5)]


def test_places_that_label_studio_counted_in_utf16_are_known_by_what_they_quote(
    tmp_path: Path,
) -> None:
    task = {"data": {"text": TEXT}, "annotations": [{"result": [region("a", MONEY, "数值")]}]}
    older = {**task, "annotations": [{"result": [region("a", MONEY, "数值", shift=1)]}]}
    documents, _ = read(put(tmp_path / "a.json", [task, older]), "labelstudio")
    assert [said(each) for each in documents] == [[("number", MONEY)]] * 2
    wrong = {
        "data": {"text": TEXT},
        "annotations": [{"result": [region("a", MONEY, "数值", shift=2)]}],
    }
    path = put(tmp_path / "b.json", [wrong])
    [refused] = reading.documents(path, "labelstudio", SCHEMA, as_said({}, SCHEMA))
    assert isinstance(refused, UserError)
    assert "other_words" in repr(refused.values["what"])


def test_the_short_form_of_label_studio_is_read(tmp_path: Path) -> None:
    start, end = place(MONEY)
    value = {"start": start, "end": end, "text": MONEY, "labels": ["数值"]}
    task = {"id": 7, "text": TEXT, "ner": [value], "annotator": 1, "lead_time": 2.5}
    [document], lost = read(put(tmp_path / "a.json", [task]), "labelstudio")
    assert said(document) == [("number", MONEY)]
    assert (document.report.meta, lost) == ({}, {})


def test_a_gap_in_a_span_of_brat_and_names_like_ours_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    start, end = place("建设")
    other, last = place("12个")
    lines = [
        f"T1\tMEASURE {start} {end};{other} {last}\t建设 12个",
        "A1\ttext T1 odd",
        '#1\tAnnotatorNotes T1\t{"label": "NUMBER"}',
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines), "utf-8")
    [record] = brat.read(tmp_path / "a.txt")
    assert record["left"] == {"gap": 1}
    [document], lost = read(tmp_path / "a.txt", "brat")
    assert said(document) == [("measure", "建设扶贫车间12个")]
    assert document.found[0].note.comment == '{"label": "NUMBER"}'
    assert lost == {"gap": 1, "text (theirs)": 1}


def tsv(*rows: str, heads: tuple[str, ...]) -> str:
    text = "安澜县投入7元修路"
    return "\n".join(["#FORMAT=WebAnno TSV 3.3", *heads, "", "", f"#Text={text}", *rows, ""])


def test_layers_of_webanno_do_not_run_into_each_other(tmp_path: Path) -> None:
    heads = (
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
        "#T_SP=webanno.custom.Number|value",
        "#T_SP=webanno.custom.Step|label",
        "#T_CH=webanno.custom.CorefLink|referenceRelation|referenceType",
        "#T_RL=webanno.custom.Counts|BT_webanno.custom.Number",
    )
    rows = (
        "1-1\t0-3\t安澜县\tNN\t_\t_\tx[1]\t*->1-1\t_\t",
        "1-2\t3-5\t投入\tVV\t_\t_\t_\t_\t_\t",
        "1-3\t5-7\t7元\t_\t7\t_\t_\t_\t_\t",
        "1-4\t7-9\t修路\tVV\t_\t_\t_\t_\t_\t",
        "1-4.1\t7-8\t修\t_\t_\tMEASURE\t_\t_\t_\t",
    )
    (tmp_path / "a.tsv").write_text(tsv(*rows, heads=heads), "utf-8")
    [document], lost = read(tmp_path / "a.tsv", "webanno")
    assert said(document) == [("number", "7元"), ("measure", "修")]
    assert document.found[0].attributes == {"value": "7"}
    assert lost == {"POS": 3, "chain": 1}


def test_a_row_of_webanno_whose_columns_do_not_stack_alike_is_refused(tmp_path: Path) -> None:
    heads = ("#T_SP=webanno.custom.Number|value|unit",)
    (tmp_path / "a.tsv").write_text(tsv("1-1\t5-7\t7元\t7[1]|8[2]\t元[1]\t", heads=heads), "utf-8")
    with pytest.raises(UserError) as caught:
        [*reading.documents(tmp_path / "a.tsv", "webanno", SCHEMA, as_said({}, SCHEMA))]
    assert "元[1]" in repr(caught.value.values["what"])


@pytest.mark.skipif(find_spec("cassis") is None, reason="needs cassis")
def test_every_layer_that_people_made_in_inception_is_read(tmp_path: Path) -> None:
    import cassis

    types = cassis.TypeSystem()
    of_span = "uima.tcas.Annotation"

    def layer(name: str, over: str = of_span, **features: str) -> Any:
        made = types.create_type(name, over)
        for feature, kind in features.items():
            element = "webanno.custom.Slot" if kind == "uima.cas.FSArray" else None
            types.create_feature(made, feature, kind, element)
        return made

    text, string = "uima.tcas.Annotation", "uima.cas.String"
    slot = layer("webanno.custom.Slot", "uima.cas.TOP", role=string, target=text)
    of_dkpro = "de.tudarmstadt.ukp.dkpro.core.api"
    number = layer("webanno.custom.Number", value=string, of="uima.cas.FSArray")
    measure = layer("webanno.custom.Measure", category=string, sure="uima.cas.Boolean")
    span = layer("custom.Span", label=string)
    name = layer(f"{of_dkpro}.ner.type.NamedEntity", value=string)
    tag = layer(f"{of_dkpro}.lexmorph.type.pos.POS", PosValue=string)
    sentence = layer(f"{of_dkpro}.segmentation.type.Sentence")
    link = layer("custom.Relation", Governor=text, Dependent=text)
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text/plain"

    def add(kind: Any, words: str, **features: object) -> Any:
        start, end = place(words)
        made = kind(begin=start, end=end, **features)
        cas.add(made)
        return made

    add(sentence, TEXT)
    add(tag, "投入", PosValue="VV")
    add(name, "安澜县", value="LOC")
    rooms = add(measure, ROOMS, category="employment", sure=True)
    elements = [slot(role="of", target=rooms)]
    array = types.get_type("uima.cas.FSArray")(elements=elements)
    add(number, MONEY, value="764000000", of=array)
    homes, field_of = add(span, HOMES, label="数值"), add(span, "产业扶贫", label="措施")
    add(link, "产业扶贫", Governor=homes, Dependent=field_of)
    other = cas.create_view("other")
    other.sofa_string, other.sofa_mime = "另一份", "text/plain"
    types.to_xml(tmp_path / "TypeSystem.xml")
    cas.to_xmi(tmp_path / "a.xmi")
    [document], lost = read(tmp_path / "a.xmi", "xmi", LOC="")
    found = {each.text: each for each in document.found}
    assert said(document) == [
        *(("number", MONEY), ("measure", ROOMS), ("number", HOMES)),
        ("measure", "产业扶贫"),
    ]
    assert found[MONEY].attributes == {"value": "764000000"}
    assert found[ROOMS].attributes == {"category": "employment"}
    assert found[MONEY].quantifies == (found[ROOMS].id,)
    assert found[HOMES].quantifies == (found["产业扶贫"].id,)
    assert lost == {"LOC": 1, "POS": 1, "sure": 1, "view": 1}


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs pyarrow")
def test_data_for_token_classification_is_read_with_the_names_of_its_tags(tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    names = {"names": ["O", "B-QTY", "I-QTY", "B-ACT"], "_type": "ClassLabel"}
    features = {"info": {"features": {"ner_tags": {"feature": names, "_type": "List"}}}}
    rows = {
        "id": ["0", "1"],
        "tokens": [["投入", "7", "元", "修路"], ["New", "roads", "5", "km"]],
        "ner_tags": [[0, 1, 2, 3], [-100, 3, 1, 2]],
        "pos_tags": [[1, 1, 1, 1], []],
        "place": ["甲县", ""],
    }
    table = pa.table(rows)
    said_so = table.replace_schema_metadata({"huggingface": json.dumps(features)})
    parquet.write_table(said_so, tmp_path / "a.parquet")
    documents, lost = read(tmp_path / "a.parquet", "hf", QTY="number", ACT="measure")
    assert [each.report.text for each in documents] == ["投入7元修路", "New roads 5 km"]
    assert [said(each) for each in documents] == [
        [("number", "7元"), ("measure", "修路")],
        [("measure", "roads"), ("number", "5 km")],
    ]
    assert [each.report.meta for each in documents] == [{"columns": {"place": "甲县"}}, {}]
    assert lost == {"pos_tags": 1}
    parquet.write_table(table, tmp_path / "a.parquet")
    with pytest.raises(UserError) as caught:
        [*reading.documents(tmp_path / "a.parquet", "hf", SCHEMA, as_said({}))]
    assert "no_tag_names" in repr(caught.value.values["what"])


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "byte"])
def test_our_lines_in_pieces_make_up_their_reports(tmp_path: Path, unit: str) -> None:
    rows: list[Any] = [
        {"id": words, "label": "NUMBER", "start": place(words)[0], "end": place(words)[1]}
        | {"text": words}
        for words in (MONEY, HOMES)
    ]
    whole: dict[str, Any] = {"id": "r", "text": TEXT, "meta": {"name": "简报"}, "spans": rows}
    other = {**whole, "id": "s", "text": f"{TEXT}！", "spans": []}
    how = Writing(schema=SCHEMA, offsets=unit)
    form = FORMATS["jsonl"]
    assert form.line is not None
    ruler = {"codepoint": len, "utf16": lambda said: len(said.encode("utf-16-le")) // 2}
    count = ruler.get(unit, lambda said: len(said.encode()))
    lines = [
        form.line({**piece, "offset": count(str(record["text"])[: int(str(piece["offset"]))])}, how)
        for record in (whole, other)
        for piece in chunked(record, 9)
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(lines))
    found = [*jsonl.read(path, SCHEMA)]
    assert [each.report.text for each in found if isinstance(each, Document)] == [
        TEXT,
        f"{TEXT}！",
    ]
    assert [said(each) for each in found if isinstance(each, Document)] == [
        [("number", MONEY), ("number", HOMES)],
        [],
    ]
    path.write_bytes(b"".join([lines[0], *lines[2:4], b"{\n"]))
    first, second, refused = jsonl.read(path, SCHEMA)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(refused, UserError)
    begin = json.loads(lines[2])["offset"]
    assert (first.report.name, second.report.name) == ("简报", f"简报:{begin}")


def test_labels_called_as_ours_in_chinese_need_no_option_and_others_are_told_of_it(
    tmp_path: Path,
) -> None:
    def call(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(commands, [str(word) for word in words])
        return done.exit_code, done.output

    project = tmp_path / "p.jinbiao"
    call("new", project)
    spans = [[*place(MONEY), "数值"], [*place(ROOMS), "Measure"]]
    ours = put(tmp_path / "a.jsonl", {"text": TEXT, "label": spans})
    code, output = call("import", project, ours, "--no-suggest")
    assert code == 0
    assert "--format doccano" in output
    code, output = call("import", project, ours, "--format", "doccano", "--no-suggest")
    assert code == 0
    assert "--format" not in output
    theirs = put(tmp_path / "b.jsonl", {"text": TEXT + "x", "label": [[*place(MONEY), "钱"]]})
    code, output = call("import", project, theirs, "--format", "doccano", "--no-suggest")
    assert code == 1
    assert "--label 钱=number" in output
