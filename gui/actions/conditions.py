"""When an action can be used: small pure functions of the situation."""

from gui.actions.spec import Condition, Situation


def has_project(now: Situation) -> bool:
    """A project is open."""
    return now.has_project


def can_write(now: Situation) -> bool:
    """A project is open and may be changed."""
    return now.has_project and now.can_write


def can_work(now: Situation) -> bool:
    """Nothing else runs in the background on a project that may be changed."""
    return can_write(now) and not now.is_busy


def has_report(now: Situation) -> bool:
    """A report is on screen."""
    return now.has_report


def can_label(now: Situation) -> bool:
    """The report may be labelled: neither finished nor unusable, and the project may be changed."""
    return now.has_report and now.is_open and now.can_write


def is_closed(now: Situation) -> bool:
    """The report is finished or was called unusable."""
    return now.has_report and not now.is_open and now.can_write


def has_focus(now: Situation) -> bool:
    """A span is chosen."""
    return now.has_focus


def can_decide(now: Situation) -> bool:
    """A span is chosen in a report that may be labelled."""
    return can_label(now) and now.has_focus


def can_reset(now: Situation) -> bool:
    """The chosen span has a decision to take back."""
    return can_decide(now) and now.is_decided


def can_link(now: Situation) -> bool:
    """The chosen span is of a kind that links to another."""
    return can_decide(now) and now.is_link_source


def can_add(now: Situation) -> bool:
    """Characters are selected in a report that may be labelled."""
    return can_label(now) and now.has_selection


def can_mark_with(digit: str) -> Condition:
    """A label has this digit, and there is a selection or a span to give it to."""

    def condition(now: Situation) -> bool:
        has_something = now.has_focus or now.has_selection
        return can_label(now) and has_something and digit in now.label_keys

    return condition
