"""What the user can act on; anything else that is raised is a bug of ours."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Problem(StrEnum):
    """What can be wrong that a person can do something about; `words` has the sentences."""

    NOT_FOUND = "not_found"
    GONE = "gone"
    NO_ACCESS = "no_access"
    NAME_TOO_LONG = "name_too_long"
    IS_FOLDER = "is_folder"
    NOT_A_PROJECT = "not_a_project"
    DAMAGED = "damaged"
    FOREIGN_LOG = "foreign_log"
    NOTHING_TO_SAVE = "nothing_to_save"
    NO_BACKUPS = "no_backups"
    ALTERED = "altered"
    NEWER_FILE = "newer_file"
    ALREADY_OPEN = "already_open"
    ALREADY_EXISTS = "already_exists"
    IS_PROJECT = "is_project"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    NO_ROOM = "no_room"
    DISK_FAILED = "disk_failed"
    BUSY = "busy"
    SLOW_DISK = "slow_disk"
    NO_FILE = "no_file"
    EMPTY_FILE = "empty_file"
    BINARY_FILE = "binary_file"
    WRONG_ENCODING = "wrong_encoding"
    UNKNOWN_ENCODING = "unknown_encoding"
    NESTED_ARCHIVE = "nested_archive"
    UNKNOWN_FORMAT = "unknown_format"
    NOTHING_TO_READ = "nothing_to_read"
    NOTHING_OF_FORMAT = "nothing_of_format"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    READER_DIED = "reader_died"
    ENGINE_DIED = "engine_died"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    NEEDS_OFFICE = "needs_office"
    NO_TEXT_COLUMN = "no_text_column"
    NO_SUCH_COLUMN = "no_such_column"
    BAD_JSON_LINE = "bad_json_line"
    BAD_SPAN = "bad_span"
    QUOTE_NOT_FOUND = "quote_not_found"
    CANNOT_CARRY = "cannot_carry"
    UNDATED = "undated"
    NEEDS_EXTRA = "needs_extra"
    SPAN_NOT_TEXT = "span_not_text"
    NOT_IN_XML = "not_in_xml"
    WRONG_ENDING = "wrong_ending"
    OFFSETS_FIXED = "offsets_fixed"
    NOT_CUT = "not_cut"
    TEXTS_NEEDED = "texts_needed"
    BAD_SCHEMA = "bad_schema"
    SCHEMA_IN_USE = "schema_in_use"
    SCHEMA_BUILT_IN = "schema_built_in"
    SCHEMA_CHANGED_SINCE = "schema_changed_since"
    NO_SUCH_CHANGE = "no_such_change"
    NAME_TAKEN = "name_taken"
    NAME_UNKNOWN = "name_unknown"
    NAME_RESERVED = "name_reserved"
    TEXTS_DIFFER = "texts_differ"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    UNDO_FINISHED = "undo_finished"
    UNDO_CHANGED_SINCE = "undo_changed_since"
    UNDO_REPLACED = "undo_replaced"
    CHANGED_MEANWHILE = "changed_meanwhile"
    REPORT_GONE = "report_gone"
    REPORT_FINISHED = "report_finished"
    LAYER_EXISTS = "layer_exists"
    ALREADY_BEGUN = "already_begun"
    NOT_IMPORTED = "not_imported"
    NO_SUCH_IMPORT = "no_such_import"
    NO_SUCH_REPORT = "no_such_report"
    NOT_ONE_TEXT = "not_one_text"
    SAME_TEXT = "same_text"
    REPLACEMENT_BEGUN = "replacement_begun"
    NOT_REPLACED = "not_replaced"
    DECIDED_SINCE = "decided_since"
    BAD_DATE = "bad_date"
    NO_PAGES = "no_pages"
    FOREIGN_TIP = "foreign_tip"
    UNFIT = "unfit"
    FOR_SOMEBODY_ELSE = "for_somebody_else"
    NO_SUCH_CONFLICT = "no_such_conflict"
    NO_SUCH_PERSON = "no_such_person"
    NO_SUCH_ROUND = "no_such_round"
    ROUND_EXISTS = "round_exists"
    ROUND_CLOSED = "round_closed"
    NOT_FROZEN = "not_frozen"
    PAST_NOT_HERE = "past_not_here"
    RELEASE_EXISTS = "release_exists"
    NO_SUCH_RELEASE = "no_such_release"
    NOTHING_SETTLED = "nothing_settled"
    SAMPLE_EXISTS = "sample_exists"
    NO_SUCH_SAMPLE = "no_such_sample"
    NOTHING_TO_SAMPLE = "nothing_to_sample"
    NOT_IN_SAMPLE = "not_in_sample"
    SAMPLES_OWN = "samples_own"
    TWO_LAYERS = "two_layers"
    NOT_HELD = "not_held"
    STILL_BLIND = "still_blind"
    NO_GOLD = "no_gold"
    IS_PRACTICE = "is_practice"
    IS_PACKAGE = "is_package"
    NO_PRACTICE = "no_practice"
    NOT_PRACTISED = "not_practised"
    PRACTICE_FIRST = "practice_first"
    PRACTICE_FIRST_OF = "practice_first_of"
    KNOWS_GOLD = "knows_gold"
    NOT_IN_ROUND = "not_in_round"
    ALREADY_ASSIGNED = "already_assigned"
    NOT_ASSIGNED = "not_assigned"
    WORK_BEGUN = "work_begun"
    ROUND_EMPTY = "round_empty"
    IN_OPEN_ROUND = "in_open_round"
    TOO_FEW_PEOPLE = "too_few_people"
    REVIEWS_OWN = "reviews_own"
    OWN_LABELS = "own_labels"
    NOT_BOTH = "not_both"
    NOT_HANDED_IN = "not_handed_in"
    HANDED_IN = "handed_in"
    NOTHING_ASSIGNED = "nothing_assigned"
    NOT_HANDED_OUT = "not_handed_out"
    NO_REJECTED = "no_rejected"
    NO_PROVENANCE = "no_provenance"
    BAD_PATTERN = "bad_pattern"
    SLOW_PATTERN = "slow_pattern"
    TERM_EMPTY = "term_empty"
    TERM_TOO_SHORT = "term_too_short"
    TERM_TOO_LONG = "term_too_long"
    TERM_UNREADABLE = "term_unreadable"
    TERM_UNKNOWN = "term_unknown"
    TERM_NOT_OFFERED = "term_not_offered"
    UNIT_NUMERAL = "unit_numeral"
    CATEGORY_UNKNOWN = "category_unknown"
    LABEL_UNKNOWN = "label_unknown"


@dataclass(frozen=True, slots=True)
class Worded:
    """A part of a sentence that has words of its own, in the table `kind` under `key`."""

    kind: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


class UserError(Exception):
    """Something a person can act on: which problem, and the values its sentence names."""

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem.value, values)
        self.problem = problem
        self.values = values

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.values.items())
        return f"{self.problem.value} ({named})" if named else self.problem.value


class FileError(UserError):
    """A file cannot be read to its end, so that nothing of it counts."""


_SAID_BY_SYSTEM: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), Problem.NO_ROOM),
    errno.ENAMETOOLONG: Problem.NAME_TOO_LONG,
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), Problem.NOT_FOUND),
    errno.EISDIR: Problem.IS_FOLDER,
    errno.EEXIST: Problem.ALREADY_EXISTS,
    errno.EROFS: Problem.READ_ONLY,
    errno.EIO: Problem.DISK_FAILED,
}


def of_system(error: OSError, path: object = None) -> UserError:
    """What the system refused, of the path it names where none is given."""
    problem = _SAID_BY_SYSTEM.get(error.errno or 0, Problem.NO_ACCESS)
    return UserError(problem, path=path or error.filename or "")
