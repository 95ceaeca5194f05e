"""How far people agree on the spans of each round, as their labels stand now."""

from typing import Final

from annotator.statistics.figure import Audience, Figure

FIGURE: Final = Figure(
    name="agreement",
    parts=("numbers", "measures"),
    note="pairs",
    is_stacked=False,
    audience=Audience.OVERSEER,
    query="""
WITH finished AS (
  SELECT round, given.report, annotator FROM assignments AS given
    JOIN work ON work.report = given.report AND work.layer = annotator
  WHERE role = 'annotator' AND work.state = 'finished'
), pairs AS MATERIALIZED (
  SELECT a.round, a.report, a.annotator AS first, b.annotator AS second
  FROM finished AS a JOIN finished AS b
    ON b.report = a.report AND b.round = a.round AND b.annotator > a.annotator
), spans AS (
  SELECT round, label, count(*) AS many FROM pairs
    CROSS JOIN labels ON labels.report = pairs.report AND layer IN (first, second)
  WHERE +state = 'confirmed' AND +label IN ('number', 'measure') GROUP BY round, label
), same AS (
  SELECT round, a.label, 2 * count(*) AS many FROM pairs
    CROSS JOIN labels AS a ON a.report = pairs.report AND a.layer = first AND +a.state = 'confirmed'
    CROSS JOIN labels AS b ON b.report = pairs.report AND b.layer = second
      AND b.start = a.start AND b."end" = a."end" AND +b.label = a.label AND +b.state = 'confirmed'
  WHERE +a.label IN ('number', 'measure') GROUP BY round, a.label
)
SELECT rounds.name AS round,
  round(100.0 * sum(same.many) FILTER (WHERE label = 'number')
    / sum(spans.many) FILTER (WHERE label = 'number'), 1) AS numbers,
  round(100.0 * sum(same.many) FILTER (WHERE label = 'measure')
    / sum(spans.many) FILTER (WHERE label = 'measure'), 1) AS measures,
  (SELECT count(*) FROM pairs WHERE pairs.round = rounds.id) AS pairs
FROM spans LEFT JOIN same USING (round, label) JOIN rounds ON rounds.id = round
GROUP BY rounds.id ORDER BY rounds.at, rounds.id
""",
)
