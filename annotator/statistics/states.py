"""How far the reports of each round are, and those of no round."""

from typing import Final

from annotator.statistics.figure import Figure
from annotator.statistics.settled import with_settled

FIGURE: Final = Figure(
    name="states",
    parts=("gold", "in_review", "handed_in", "unusable", "working", "waiting", "returned"),
    note="reports",
    query=with_settled("""
planned AS MATERIALIZED (
  SELECT rounds.id AS round, each.value AS report FROM rounds, json_each(rounds.reports) AS each
), steps AS (  -- from 1, returned, to 7, gold
  SELECT round, given.report, CASE
      WHEN given.report IN (SELECT report FROM settled) THEN 7
      WHEN work.state = 'unusable' THEN 4
      WHEN given.state = 'in_review' THEN 6
      WHEN given.state = 'handed_in' THEN 5
      WHEN given.state = 'returned' THEN 1
      WHEN work.state IS NOT NULL OR EXISTS (SELECT 1 FROM labels
        WHERE labels.report = given.report AND labels.layer = annotator) THEN 3
      ELSE 2 END AS step
  FROM assignments AS given
    LEFT JOIN work ON work.report = given.report AND work.layer = annotator
  WHERE role = 'annotator' AND (:me IS NULL OR annotator = :me)
  UNION ALL
  SELECT round, report, 2 FROM planned
  WHERE :me IS NULL AND NOT EXISTS (SELECT 1 FROM assignments AS given
    WHERE given.report = planned.report AND given.round = planned.round AND role = 'annotator')
  UNION ALL
  SELECT '', id, CASE
      WHEN id IN (SELECT report FROM settled) THEN 7
      ELSE coalesce(
        (SELECT max(CASE state WHEN 'finished' THEN 5 WHEN 'unusable' THEN 4 ELSE 3 END) FROM work
        WHERE work.report = reports.id AND layer <> 'gold' AND (:me IS NULL OR layer = :me)),
        (SELECT 3 FROM labels
        WHERE labels.report = reports.id AND layer <> 'gold' AND (:me IS NULL OR layer = :me)),
        2) END
  FROM reports WHERE id NOT IN (SELECT report FROM planned)
), standing AS (  -- who is least far with a report says how far it is
  SELECT round, report, min(step) AS step FROM steps GROUP BY round, report
)
SELECT coalesce(rounds.name, '') AS round,
  count(*) FILTER (WHERE step = 7) AS gold,
  count(*) FILTER (WHERE step = 6) AS in_review,
  count(*) FILTER (WHERE step = 5) AS handed_in,
  count(*) FILTER (WHERE step = 4) AS unusable,
  count(*) FILTER (WHERE step = 3) AS working,
  count(*) FILTER (WHERE step = 2) AS waiting,
  count(*) FILTER (WHERE step = 1) AS returned,
  count(*) AS reports
FROM standing LEFT JOIN rounds ON rounds.id = standing.round
GROUP BY standing.round ORDER BY rounds.at IS NULL, rounds.at, rounds.id
"""),
)
