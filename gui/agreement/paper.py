"""What the window of agreement prints: all figures, a table for those who are compared."""

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from annotator import words as core_words
from annotator.agreement import tables
from annotator.agreement.agreement import Agreement
from annotator.agreement.bootstrap import FEW
from annotator.agreement.definitions import name_of
from gui import texts
from gui.agreement.words import estimate_words, view_words
from gui.plain import one_line
from gui.printing import Printed, PrintedTable

_CONTEXT = "AgreementDialog"


def printed_agreement(found: Agreement, scope: str, picture: QImage) -> Printed:
    """The figures of a scope, and the categories that met."""
    few = found.whole.has_few_reports
    warned = [core_words.report("few_reports", texts.language(), few=FEW)] if few else []
    heading = QCoreApplication.translate(_CONTEXT, "Agreement")
    return Printed(heading, [one_line(scope), *warned], picture, [*_tables(found)])


def _tables(found: Agreement) -> Iterator[PrintedTable]:
    headings = [
        QCoreApplication.translate(_CONTEXT, "Figure"),
        QCoreApplication.translate(_CONTEXT, "Value"),
        QCoreApplication.translate(_CONTEXT, "95% interval"),
        QCoreApplication.translate(_CONTEXT, "Of"),
    ]
    blocks = groupby(tables.lines(found), lambda line: (line.view, line.who, line.reports))
    for (view, who, reports), lines in blocks:
        many = QCoreApplication.translate(_CONTEXT, "%n report(s)", "", reports)
        rows = [
            [name_of(line.figure, texts.language()), *estimate_words(line.estimate)]
            for line in lines
        ]
        name = " · ".join((one_line(tables.who_text(who)), many, view_words(view)))
        yield PrintedTable(name, [headings, *rows])
