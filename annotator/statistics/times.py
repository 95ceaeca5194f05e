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
WITH steps AS (
  SELECT own.annotator, own.report,
    86400 * (julianday(own.at) - julianday(before.at)) AS seconds
  FROM operations AS own NOT INDEXED JOIN operations AS before ON before.replica = own.replica
    AND before.sequence = own.sequence - 1 AND before.annotator = own.annotator
  WHERE own.layer = own.annotator AND own.report IS NOT NULL
), spent AS (  -- whoever does nothing for five minutes is taken to be away
  SELECT coalesce(same_as, steps.annotator) AS person, report, sum(seconds) / 60 AS minutes
  FROM steps LEFT JOIN same_people ON same_people.annotator = steps.annotator
  WHERE seconds BETWEEN 0 AND 300 GROUP BY 1, 2
), ranked AS (
  SELECT person, minutes, row_number() OVER (PARTITION BY person ORDER BY minutes) AS nth,
    count(*) OVER (PARTITION BY person) AS many
  FROM spent JOIN work ON work.report = spent.report AND work.layer = person
  WHERE work.state <> 'open'
)
SELECT name AS person, round(avg(minutes) FILTER (WHERE 2 * nth BETWEEN many AND many + 2), 1)
  AS middle, round(avg(minutes), 1) AS mean, count(*) AS reports
FROM ranked JOIN annotators ON annotators.id = person GROUP BY person ORDER BY name, person
""",
)
