"""When an action can be used: small pure functions of the situation."""

from gui.actions.spec import Condition, Mode, Situation


def has_project(now: Situation) -> bool:
    """A project is open."""
    return now.has_project


def can_write(now: Situation) -> bool:
    """A project is open and may be changed."""
    return now.has_project and now.can_write


def is_not_busy(now: Situation) -> bool:
    """Nothing runs in the background."""
    return not now.is_busy


def can_work(now: Situation) -> bool:
    """Nothing else runs in the background on a project that may be changed."""
    return can_write(now) and not now.is_busy


def has_report(now: Situation) -> bool:
    """A report is on screen."""
    return now.has_report


def can_replace_text(now: Situation) -> bool:
    """A report is on screen that may be changed, and nothing else runs in the background."""
    return now.has_report and can_work(now)


def can_label(now: Situation) -> bool:
    """The report may be labelled: neither finished nor unusable, and the project may be changed."""
    return now.has_report and now.is_open and now.can_write


def is_closed(now: Situation) -> bool:
    """The report is finished or was called unusable."""
    return now.has_report and not now.is_open and now.can_write and not now.is_shown_only


def can_open_review(now: Situation) -> bool:
    """A report is in review, or could be."""
    return now.has_report and (now.may_open_review or now.versions > 0)


def is_reviewing(now: Situation) -> bool:
    """A report is in review."""
    return now.has_report and now.versions > 0


def can_review(now: Situation) -> bool:
    """A report is in review that is not settled yet."""
    return is_reviewing(now) and can_label(now)


def can_settle(now: Situation) -> bool:
    """One is at a row of a review that is not ended."""
    return can_review(now) and now.has_focus


def can_take(nth: int) -> Condition:
    """So many people have a say."""

    def condition(now: Situation) -> bool:
        return can_settle(now) and nth <= now.versions

    return condition


def can_take_all(now: Situation) -> bool:
    """What everybody says can stand side by side."""
    return can_settle(now) and now.may_take_all


def can_reopen_row(now: Situation) -> bool:
    """Something is settled of the row that one is at."""
    return can_settle(now) and now.has_gold


def has_focus(now: Situation) -> bool:
    """A span is chosen."""
    return now.has_focus


def can_show_as_example(now: Situation) -> bool:
    """There is a chosen span, and guidelines to copy it into."""
    return can_write(now) and now.has_focus


def can_decide(now: Situation) -> bool:
    """A span is chosen in a report that may be labelled."""
    return can_label(now) and now.has_focus


def can_reset(now: Situation) -> bool:
    """The chosen span has a decision to take back."""
    return can_decide(now) and now.is_decided


def can_fit_number(now: Situation) -> bool:
    """The chosen span states a number, whose words can be taken in and dropped."""
    return can_decide(now) and now.reads_number


def can_take_words(now: Situation) -> bool:
    """Words are selected for a field of the chosen span."""
    return can_decide(now) and now.has_selection and now.takes_words


def can_categorise(now: Situation) -> bool:
    """A measure is chosen, or words are selected to make one of."""
    return can_label(now) and now.has_category


def can_toggle_term(now: Situation) -> bool:
    """The chosen measure's words may join the project's lexicon, or leave it."""
    return can_write(now) and now.offers_term


def at_numeral(now: Situation) -> bool:
    """One is at a numeral that nobody has accounted for."""
    return now.has_report and now.mode is Mode.NUMERAL


def can_answer_numeral(now: Situation) -> bool:
    """One is at such a numeral in a report that may be labelled."""
    return can_label(now) and at_numeral(now)


def can_mend(now: Situation) -> bool:
    """Something is at issue in the chosen span of a report that may be labelled."""
    return can_decide(now) and now.has_finding


def is_at_odds(now: Situation) -> bool:
    """The chosen number is one of a sum that does not come out."""
    return now.has_report and now.is_at_odds


def can_dismiss_odds(now: Situation) -> bool:
    """The same, in a report that may be labelled."""
    return is_at_odds(now) and can_label(now)


def can_mend_everywhere(now: Situation) -> bool:
    """And the same may be mended in other places."""
    return can_mend(now) and now.can_mend_all


def can_spread(now: Situation) -> bool:
    """The chosen span stands as a label, which others with its words can take over."""
    return can_decide(now) and now.counts


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
