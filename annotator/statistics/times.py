"""How long each person is at a report, without the time in which nothing happened."""

from typing import Final

from annotator.statistics.figure import Audience, Figure

FIGURE: Final = Figure(
    name="times",
    parts=("middle", "mean"),
    note="reports",
    is_stacked=False,
    audience=Audience.LEAD,
    query="""
WITH steps AS (  -- whoever does nothing for five minutes is taken to be away
  SELECT coalesce(same_as, operations.annotator) AS person, report,
    86400 * (julianday(at) - julianday(lag(at) OVER (
      PARTITION BY operations.annotator, replica ORDER BY sequence))) AS seconds
  FROM operations LEFT JOIN same_people ON same_people.annotator = operations.annotator
  WHERE layer = operations.annotator
), spent AS (
  SELECT person, report, sum(seconds) / 60 AS minutes FROM steps
  WHERE report IS NOT NULL AND seconds BETWEEN 0 AND 300
    AND EXISTS (SELECT 1 FROM work WHERE work.report = steps.report AND work.layer = person
      AND work.state <> 'open')
  GROUP BY person, report
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY person ORDER BY minutes) AS nth,
    count(*) OVER (PARTITION BY person) AS many FROM spent
)
SELECT name AS person, round(avg(minutes) FILTER (WHERE 2 * nth BETWEEN many AND many + 2), 1)
  AS middle, round(avg(minutes), 1) AS mean, count(*) AS reports
FROM ranked JOIN annotators ON annotators.id = person GROUP BY person ORDER BY name, person
""",
)
