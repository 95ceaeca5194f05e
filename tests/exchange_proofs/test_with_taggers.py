"""Columns and DocBin in the hands of those who train on them: seqeval, a CRF, spaCy."""

import random
from pathlib import Path

import pytest

from annotator.exchange.carrying import place, rows_of


def sentences_of(path: Path) -> list[list[tuple[str, str]]]:
    """Token and tag by sentence, read as anybody would read columns."""
    blocks = path.read_text("utf-8").split("\n\n")
    rows = [[line.split("\t") for line in block.split("\n") if line] for block in blocks]
    return [
        [(row[0], row[-1]) for row in block]
        for block in rows
        if block and not block[0][0].startswith("-DOCSTART-")
    ]


@pytest.mark.parametrize("scheme", ["BIO", "BIOES"])
def test_seqeval_finds_the_spans_that_were_written(written, scheme: str) -> None:
    labeling = pytest.importorskip("seqeval.metrics.sequence_labeling")
    path, pieces = written("conll", scheme=scheme)
    tags = [[tag for _, tag in sentence] for sentence in sentences_of(path)]
    strict = labeling.get_entities(tags)
    assert len(strict) == sum(len(rows_of(piece)) for piece in pieces) > 2000


def test_seqeval_in_strict_mode_takes_the_tags_as_well_formed(written) -> None:
    seqeval = pytest.importorskip("seqeval.metrics")
    scheme = pytest.importorskip("seqeval.scheme").IOB2
    path, _ = written("conll")
    tags = [[tag for _, tag in sentence] for sentence in sentences_of(path)]
    assert seqeval.f1_score(tags, tags, mode="strict", scheme=scheme) == 1.0


def test_a_crf_learns_to_find_spans_from_the_columns(written, tmp_path: Path) -> None:
    crf = pytest.importorskip("pycrfsuite")
    seqeval = pytest.importorskip("seqeval.metrics")
    path, _ = written("conll")
    found = sentences_of(path)
    random.Random(0).shuffle(found)
    held_out, training = found[:200], found[200:]

    def features(sentence: list[tuple[str, str]]) -> list[list[str]]:
        words = ["", "", *(word for word, _ in sentence), "", ""]
        around = range(2, len(words) - 2)
        return [[f"{step}{words[at + step]}" for step in range(-2, 3)] for at in around]

    trainer = crf.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 40})
    for sentence in training:
        trainer.append(features(sentence), [tag for _, tag in sentence])
    trainer.train(str(tmp_path / "model"))
    tagger = crf.Tagger()
    tagger.open(str(tmp_path / "model"))
    right = [[tag for _, tag in sentence] for sentence in held_out]
    said = [tagger.tag(features(sentence)) for sentence in held_out]
    assert seqeval.f1_score(right, said) > 0.5


def test_spacy_loads_every_span(written) -> None:
    spacy = pytest.importorskip("spacy")
    path, pieces = written("spacy")
    docs = list(spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    assert [doc.text for doc in docs] == [piece["text"] for piece in pieces]
    for doc, piece in zip(docs, pieces, strict=True):
        said = sorted((each.start_char, each.end_char, each.label_) for each in doc.spans["sc"])
        assert said == sorted((*place(row), row["label"]) for row in rows_of(piece))
        assert doc.user_data["report"] == piece["id"]


def test_spacy_trains_on_it_and_gets_better(written) -> None:
    spacy = pytest.importorskip("spacy")
    path, _ = written("spacy")
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    docs = list(spacy.tokens.DocBin().from_disk(path).get_docs(nlp.vocab))[:120]
    examples = [spacy.training.Example(nlp.make_doc(doc.text), doc) for doc in docs]
    nlp.initialize(lambda: examples)
    losses = []
    for _ in range(4):
        loss: dict[str, float] = {}
        for start in range(0, len(examples), 16):
            nlp.update(examples[start : start + 16], losses=loss)
        losses.append(loss["ner"])
    assert losses[-1] < losses[0] / 2


def test_spacy_keeps_what_was_rejected_apart(written) -> None:
    spacy = pytest.importorskip("spacy")
    rejected = {
        "id": "r",
        "label": "NUMBER",
        "start": 0,
        "end": 2,
        "text": "90",
        "state": "rejected",
        "reason": "代际称呼",
    }
    path, _ = written(
        "spacy", records=[{"id": "a", "text": "90后。", "meta": {}, "spans": [rejected]}]
    )
    [doc] = spacy.tokens.DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab)
    assert [(each.text, each.id_) for each in doc.spans["rejected"]] == [("90", "代际称呼")]
    assert not doc.ents
    assert not doc.spans["sc"]
