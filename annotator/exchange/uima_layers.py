"""The layers of INCEpTION's files: which hold spans of people, and what such a span is labelled."""

from collections.abc import Mapping
from typing import Final

from annotator.exchange.label_names import guess
from schema.labels import LabelSchema

SPAN_LAYER: Final = "webanno.custom.Labelled"  # ours, for all labels
LINK_LAYER: Final = "webanno.custom.Quantifies"
_LABEL: Final = "label"
_TAGGED: Final = (_LABEL, "value")  # where a layer for several labels says which
_OF_DKPRO: Final = "de.tudarmstadt.ukp."
_NAMES: Final = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_UNLABELLED: Final = ("segmentation.", "metadata.", "clarin.webanno.")


def short_name(layer: str) -> str:
    """A layer as people call it."""
    return layer.rpartition(".")[2]


def is_of_texts(layer: str) -> bool:
    """Whether a layer says what parts a text has: words, sentences, the text itself."""
    if layer.startswith(_OF_DKPRO):
        return any(part in layer for part in _UNLABELLED)
    return layer.startswith("uima.")


def is_of_words(layer: str) -> bool:
    """Whether it is one of the grammar of words, of which no label here can be made."""
    return layer.startswith(_OF_DKPRO) and layer != _NAMES


def label_in(layer: str, said: Mapping[str, object], schema: LabelSchema) -> tuple[str, str]:
    """The label of a span, and the name of the feature that says it: "" where its layer does.

    A layer that is called like a label of ours holds those alone, whatever its features are.
    """
    named = short_name(layer)
    if not guess(named, schema):
        for feature in _TAGGED:
            if said.get(feature):
                return str(said[feature]), feature
    return (str(said[_LABEL]), _LABEL) if said.get(_LABEL) else (named, "")
