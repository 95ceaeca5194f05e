"""What the user can act on; anything else that is raised is a bug of ours."""

from enum import StrEnum


class Problem(StrEnum):
    """What can be wrong that a person can do something about; `words` has the sentences."""

    NOT_FOUND = "not_found"
    NO_ACCESS = "no_access"
    IS_FOLDER = "is_folder"
    NOT_A_PROJECT = "not_a_project"
    DAMAGED = "damaged"
    ALTERED = "altered"
    NEWER_FILE = "newer_file"
    ALREADY_OPEN = "already_open"
    ALREADY_EXISTS = "already_exists"
    IS_PROJECT = "is_project"
    READ_ONLY = "read_only"
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    BUSY = "busy"
    EMPTY_FILE = "empty_file"
    BINARY_FILE = "binary_file"
    WRONG_ENCODING = "wrong_encoding"
    UNKNOWN_ENCODING = "unknown_encoding"
    UNKNOWN_FORMAT = "unknown_format"
    NOTHING_TO_READ = "nothing_to_read"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    READER_DIED = "reader_died"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    NEEDS_OFFICE = "needs_office"
    NO_TEXT_COLUMN = "no_text_column"
    NO_SUCH_COLUMN = "no_such_column"
    BAD_JSON_LINE = "bad_json_line"
    BAD_SPAN = "bad_span"
    BAD_SCHEMA = "bad_schema"
    NAME_TAKEN = "name_taken"
    NAME_UNKNOWN = "name_unknown"
    NAME_RESERVED = "name_reserved"
    TEXTS_DIFFER = "texts_differ"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    UNDO_FINISHED = "undo_finished"
    UNDO_CHANGED_SINCE = "undo_changed_since"
    CHANGED_MEANWHILE = "changed_meanwhile"
    REPORT_FINISHED = "report_finished"
    LAYER_EXISTS = "layer_exists"
    ALREADY_BEGUN = "already_begun"
    NOT_IMPORTED = "not_imported"
    FOREIGN_TIP = "foreign_tip"
    BAD_PATTERN = "bad_pattern"
    SLOW_PATTERN = "slow_pattern"
    TERM_EMPTY = "term_empty"
    TERM_TOO_SHORT = "term_too_short"
    TERM_TOO_LONG = "term_too_long"
    TERM_UNREADABLE = "term_unreadable"
    TERM_UNKNOWN = "term_unknown"
    UNIT_NUMERAL = "unit_numeral"
    CATEGORY_UNKNOWN = "category_unknown"


class UserError(Exception):
    """Something a person can act on: which problem, and the values its sentence names."""

    def __init__(self, problem: Problem, **values: object) -> None:
        super().__init__(problem.value, values)
        self.problem = problem
        self.values = values

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.values.items())
        return f"{self.problem.value} ({named})" if named else self.problem.value
