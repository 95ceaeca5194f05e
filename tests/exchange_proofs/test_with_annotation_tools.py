"""What label-studio-sdk, pybrat, cassis and a checker of WebAnno TSV make of our files."""

import json
import re

import pytest

from annotator.exchange.carrying import links_of, name_of, place, rows_of


def test_label_studio_takes_every_annotation(written) -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface")
    path, pieces = written("labelstudio")
    config = interface.LabelInterface((path / "config.xml").read_text("utf-8"))
    config.validate()
    tasks = json.loads((path / "tasks.json").read_text("utf-8"))
    assert len(tasks) == len(pieces)
    for task in tasks:
        for annotation in task["annotations"]:
            assert config.validate_annotation(annotation)
        for result in task["annotations"][0]["result"]:
            value = result.get("value")
            assert value is None or (
                task["data"]["text"][value["start"] : value["end"]] == value.get("text")
                or result["type"] == "textarea"
            )
    wrong = json.loads(json.dumps(tasks[0]["annotations"][0]))
    wrong["result"][0]["value"]["labels"] = ["NOBODY"]
    assert not config.validate_annotation(wrong)
    wrong = json.loads(json.dumps(tasks[0]["annotations"][0]))
    choice = next(each for each in wrong["result"] if each["from_name"] == "category")
    choice["value"]["choices"] = ["金融扶贫"]  # it shows these words, and ids are what it says
    assert not config.validate_annotation(wrong)


def test_pybrat_reads_entities_and_relations(written) -> None:
    parser = pytest.importorskip("pybrat.parser").BratParser(error="raise")
    path, pieces = written("brat")
    found = {example.id: example for example in parser.parse(path)}
    assert len(found) == len(pieces)
    for piece in pieces:
        example = found[name_of(piece)]
        assert example.text == piece["text"]
        whole = sorted(
            (min(e.start for e in entity.spans), entity.type) for entity in example.entities
        )
        assert whole == sorted((place(row)[0], row["label"]) for row in rows_of(piece))
        assert len(example.relations) == sum(len(links_of(row)) for row in rows_of(piece))


def test_pybrat_reads_a_file_with_remarks_as_one_without(written) -> None:
    """It passes notes by, so their form is held against what brat's own page says of it."""
    parser = pytest.importorskip("pybrat.parser").BratParser(error="raise")
    spans = [{**EMOJI["spans"][0], "comment": "看过\n再看"}, *EMOJI["spans"][1:]]
    path, _ = written("brat", records=[{**EMOJI, "spans": spans}])
    [example] = parser.parse(path)
    assert [entity.type for entity in example.entities].count("MEASURE") == 2
    assert (len(example.entities), len(example.relations)) == (4, 2)
    ids = {entity.id: entity for entity in example.entities}
    [file] = path.glob("*.ann")
    notes = [line for line in file.read_text("utf-8").split("\n") if line.startswith("#")]
    found = [re.fullmatch(r"(#\d+)\tAnnotatorNotes (T\d+)\t(.*)", line) for line in notes]
    assert len({match[1] for match in found}) == len(notes) == 6
    said = [match[3] for match in found if not match[3].startswith("{")]
    assert said == ["看过", "再看"]
    assert {ids[match[2]].mention for match in found if match[3] in said} == {"修路"}


TEXT = "😀𠮷县修路5公里。\n又修\n渠3公里。"
EMOJI = {
    "id": "0123456789abcdef",
    "text": TEXT,
    "meta": {},
    "spans": [
        {"id": "m", "label": "MEASURE", "start": 3, "end": 5, "text": "修路"},
        {"id": "n", "label": "NUMBER", "start": 5, "end": 8, "text": "5公里", "value": "5"}
        | {"quantifies": ["m"]},
        {"id": "k", "label": "MEASURE", "start": 11, "end": 14, "text": "修\n渠"},
        {
            "id": "o",
            "label": "NUMBER",
            "start": 14,
            "end": 17,
            "text": "3公里",
            "quantifies": ["k"],
        },
    ],
}


@pytest.mark.parametrize("name", ["xmi", "casjson"])
def test_cassis_finds_every_span_and_link(written, samples, name: str) -> None:
    cassis = pytest.importorskip("cassis")
    path, pieces = written(name, records=[*samples[:6], EMOJI])
    for piece in pieces:
        if name == "xmi":
            with (path / "TypeSystem.xml").open("rb") as file:
                types = cassis.load_typesystem(file)
            with (path / f"{name_of(piece)}.xmi").open("rb") as file:
                cas = cassis.load_cas_from_xmi(file, typesystem=types)
        else:
            with (path / f"{name_of(piece)}.json").open("rb") as file:
                cas = cassis.load_cas_from_json(file)
        assert cas.sofa_string == piece["text"]
        [about] = cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
        assert (about.documentTitle, about.documentId) == (name_of(piece), piece["id"])
        assert (about.begin, about.end) == (0, len(piece["text"]))
        spans = cas.select("webanno.custom.Labelled")
        assert sorted(
            (each.begin, each.get_covered_text(), each.label) for each in spans
        ) == sorted((place(row)[0], row["text"], row["label"]) for row in rows_of(piece))
        links = cas.select("webanno.custom.Quantifies")
        texts = {row["id"]: row["text"] for row in rows_of(piece)}
        assert sorted(
            (x.Governor.get_covered_text(), x.Dependent.get_covered_text()) for x in links
        ) == sorted((row["text"], texts[each]) for row in rows_of(piece) for each in links_of(row))


def test_places_in_a_cas_are_utf16(written) -> None:
    pytest.importorskip("cassis")
    path, _ = written("xmi", records=[EMOJI])
    assert 'begin="5" end="7" label="MEASURE"' in (path / f"{EMOJI['id']}.xmi").read_text("utf-8")


RESERVED = re.compile(r"\\(?:->|[\\\[\]|_;*tnr])")


def check_webanno(content: str) -> tuple[str, list[tuple[str, str]], list[tuple[str, str]]]:
    """Holds a file against the page on the format; gives text, spans and links by their words."""
    head, _, body = content.partition("\n\n\n")
    first, *layers = head.split("\n")
    assert first == "#FORMAT=WebAnno TSV 3.3"
    kinds = [layer[:6] for layer in layers]
    assert kinds == sorted(kinds, reverse=True), "span layers stand before relation layers"
    assert layers[-1].split("|")[-1].startswith("BT_")
    width = sum(len(layer.split("|")) - 1 for layer in layers)
    units = b""
    spans: dict[str, tuple[str, list[str]]] = {}
    on: dict[tuple[str, str], str] = {}
    arcs = []
    for number, block in enumerate(body.rstrip("\n").split("\n\n"), start=1):
        lines = block.split("\n")
        texts = [line for line in lines if line.startswith("#Text=")]
        assert lines[: len(texts)] == texts
        begin = len(units) // 2
        text = "\n".join(plain(line.removeprefix("#Text=")) for line in texts)
        units += text.encode("utf-16-le")
        last = begin
        for count, line in enumerate(lines[len(texts) :], start=1):
            name, where, token, *columns, end = line.split("\t")
            assert (name, end) == (f"{number}-{count}", "")
            start, stop = map(int, where.split("-"))
            assert start == begin if count == 1 else start >= last
            assert units[start * 2 : stop * 2].decode("utf-16-le") == plain(token)
            last = stop
            assert len(columns) == width
            stacks = [re.split(r"(?<!\\)\|", each) for each in columns]
            assert len({len(stack) for stack in stacks[:-2]}) == 1, "every feature stacks alike"
            for value in stacks[0] if columns[0] != "_" else ():
                label, mark = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", value).groups()
                key = mark or name
                spans.setdefault(key, (plain(label), []))[1].append(plain(token))
                on[name, mark or "0"] = key
            arcs += [(each, name) for each in stacks[-1] if each != "_"]
    links = []
    for arc, name in arcs:
        source, one, other = re.fullmatch(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?", arc).groups("0")
        links.append((words(spans[on[source, one]]), words(spans[on[name, other]])))
    return units.decode("utf-16-le"), [(s[0], words(s)) for s in spans.values()], links


def plain(value: str) -> str:
    """What an escaped value says; nothing reserved may stand in it unescaped."""
    assert not re.search(r"[\[\]|_;*\t]|->", RESERVED.sub("", value)), value
    said = {"\\t": "\t", "\\n": "\n", "\\r": "\r"}
    return RESERVED.sub(lambda found: said.get(found[0], found[0][1:]), value)


def words(span: tuple[str, list[str]]) -> str:
    return "".join(span[1])


def test_webanno_is_as_its_page_says(written, samples) -> None:
    odd = "a_b|c[1]*;->\\户\t5元\r\n末"
    span = {
        "id": "x",
        "label": "NUMBER",
        "start": 12,
        "end": 16,
        "text": odd[12:16],
        "place": "_*|[1]",
    }
    hostile = {"id": "f" * 16, "text": odd, "meta": {}, "spans": [span]}
    path, pieces = written("webanno", records=[*samples, EMOJI, hostile])
    for piece in pieces:
        content = (path / f"{name_of(piece)}.tsv").read_bytes().decode("utf-8")
        text, spans, links = check_webanno(content)
        assert text == piece["text"]

        def seen(words: object) -> str:
            return "".join(str(words).split())

        assert sorted((label, seen(said)) for label, said in spans) == sorted(
            (str(row["label"]), seen(row["text"])) for row in rows_of(piece)
        )
        texts = {row["id"]: seen(row["text"]) for row in rows_of(piece)}
        assert sorted((seen(one), seen(other)) for one, other in links) == sorted(
            (seen(row["text"]), texts[each]) for row in rows_of(piece) for each in links_of(row)
        )
