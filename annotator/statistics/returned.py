"""What was returned to each person: what waits for them, and what they have handed in again."""

from typing import Final

from annotator.statistics.figure import Figure

FIGURE: Final = Figure(
    name="returned",
    parts=("waiting", "again"),
    note="share",
    query="""
WITH again AS (
  SELECT DISTINCT entity_id FROM changes JOIN operations ON operations.id = operation
  WHERE entity = 'assignment' AND kind = 'assignment.hand_in' AND before ->> 'state' = 'returned'
), given AS (
  SELECT annotators.id, annotators.name, assignments.state,
    assignments.state <> 'returned' AND assignments.id IN (SELECT entity_id FROM again) AS is_again
  FROM assignments JOIN annotators ON annotators.id = annotator
  WHERE role = 'annotator' AND (:me IS NULL OR annotator = :me)
)
SELECT name AS person, count(*) FILTER (WHERE state = 'returned') AS waiting,
  sum(is_again) AS again, count(*) AS reports,
  round(100.0 * (count(*) FILTER (WHERE state = 'returned' OR is_again)) / count(*), 1) AS share
FROM given GROUP BY id HAVING waiting + again > 0 ORDER BY name, id
""",
)
