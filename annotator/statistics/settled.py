"""How queries begin that ask which reports are settled."""

from typing import Final

_SETTLED: Final = """
WITH settled AS MATERIALIZED (
  SELECT report, settled_by FROM work AS gold
  WHERE layer = 'gold' AND state = 'finished' AND (settled_by = 'gold' OR NOT EXISTS (
    SELECT 1 FROM work AS other WHERE other.report = gold.report AND other.state = 'finished'
      AND other.layer NOT IN ('gold', gold.settled_by)))
),"""


def with_settled(query: str) -> str:
    """A query over a table `settled`: reports and whose labels are gold, as in `gold_labels`."""
    return _SETTLED + query
