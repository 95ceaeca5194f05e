"""Operations as the rows that hold them: what is stored, travels between files and is summed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any, Final, NamedTuple

from schema import json_text
from schema.database import Database
from schema.json_text import written_text, written_texts
from schema.records import Fields, Operation, OperationId

COLUMNS: Final = (  # of an operation, without its checksum
    "id, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes, schema,"
    " parents, version"
)

_AT_ONCE: Final = 1000
_DELETED: Final[Fields] = {"deleted": True}
_NOT_THERE: Final = json_text.dump(_DELETED)
_POSITION: Final = itemgetter(1)  # of a change's row
_PARENTS: Final = 12


class StoredOperation(NamedTuple):
    """An operation as the rows that hold it: its own with the checksum last, then its changes."""

    row: tuple[Any, ...]
    changes: list[tuple[Any, ...]]
    parents: list[str]

    @property
    def id(self) -> OperationId:
        """The operation's id."""
        return OperationId(self.row[0])

    @property
    def kind(self) -> str:
        """What kind of operation it is."""
        return str(self.row[6])

    @property
    def checksum(self) -> str:
        """The checksum that it was stored with."""
        return str(self.row[-1])

    @property
    def version(self) -> int:
        """The form of its payloads."""
        return int(self.row[-2])

    def is_as_written(self) -> bool:
        """Whether the rows still add up to the checksum."""
        return self.summed() == self.checksum

    def summed(self) -> str:
        """The sha256 of the one written form, as `checksum` has it of an operation."""
        (operation, replica, sequence, lamport, annotator, at, kind, layer, report, undoes, redoes,
         schema, _, version, *_) = self.row  # fmt: skip
        # payloads are stored in their one form: nothing is gained by reading and writing them again
        changes = ",".join(
            [
                f"[{written_text(entity)},{written_text(of)},{_said(report)},{before},{after}]"
                for _, _, entity, of, report, before, after in self.changes
            ]
        )
        whole = (
            f'{{"annotator":{written_text(annotator)},"at":{written_text(at)},"changes":[{changes}],'
            f'"id":{written_text(operation)},"kind":{written_text(kind)},"layer":{_said(layer)},'
            f'"parents":{written_texts(self.parents)},"redoes":{_said(redoes)},'
            f'"report":{_said(report)},"schema":{written_text(schema)},'
            f'"stamp":[{lamport},{written_text(replica)},{sequence}],"undoes":{_said(undoes)},'
            f'"version":{version}}}'
        )
        return hashlib.sha256(whole.encode()).hexdigest()


def as_written(operation: Operation) -> StoredOperation:
    """An operation as the rows that are to hold it."""
    stamp = operation.stamp
    row = (
        *(operation.id, stamp.replica, stamp.sequence, stamp.lamport),
        *(operation.annotator, operation.at, operation.kind, operation.layer, operation.report),
        *(operation.undoes, operation.redoes, operation.schema),
        *(json.dumps(operation.parents), operation.version),
    )
    changes: list[tuple[Any, ...]] = [
        (
            *(operation.id, position, each.entity.value, each.id, each.report),
            _NOT_THERE if each.before == _DELETED else json_text.dump(each.before),
            json_text.dump(each.after),
        )
        for position, each in enumerate(operation.changes)
    ]
    unsummed = StoredOperation(row, changes, [*operation.parents])
    return StoredOperation((*row, unsummed.summed()), changes, unsummed.parents)


def _said(text: str | None) -> str:
    return "null" if text is None else written_text(text)


def written(db: Database, only: Iterable[OperationId] | None = None) -> Iterator[StoredOperation]:
    """Every operation, or only these, in stamp order as the rows that hold it."""
    wanted = None if only is None else json.dumps([*only])
    order = "ORDER BY lamport, replica, sequence"
    if wanted is not None:
        order = f"WHERE id IN (SELECT value FROM json_each(?)) {order}"
    values = [] if wanted is None else [wanted]
    # in the order of operations alone, or SQLite would copy all changes to sort them
    changes = db.execute(
        f"SELECT changes.* FROM operations CROSS JOIN changes ON operation = id {order}", values
    )
    change = next(changes, None)
    rows = db.execute(f"SELECT {COLUMNS}, checksum FROM operations {order}", values)
    while some := rows.fetchmany(_AT_ONCE):
        known = json_text.read_all([row[_PARENTS] for row in some])
        for row, parents in zip(some, known, strict=True):
            mine: list[tuple[Any, ...]] = []
            while change is not None and change[0] == row[0]:
                mine.append(change)
                change = next(changes, None)
            mine.sort(key=_POSITION)
            yield StoredOperation(row, mine, parents)
