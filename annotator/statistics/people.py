"""What each person has done and has still to do, and how long that takes at their own pace."""

from typing import Final

from annotator.statistics.figure import Figure

FIGURE: Final = Figure(
    name="people",
    parts=("finished", "remaining"),
    note="days_left",
    query="""
WITH own AS NOT MATERIALIZED (
  SELECT coalesce(same_as, operations.annotator) AS person, at, report, kind
  FROM operations NOT INDEXED LEFT JOIN same_people ON same_people.annotator = operations.annotator
  WHERE layer = operations.annotator AND (:me IS NULL OR layer = :me)
), ends AS (  -- on whichever copies and however often it was finished, a report is done once
  SELECT person, max(at) AS at FROM own
  WHERE kind IN ('report.finish', 'report.unusable') GROUP BY person, report
), hours AS (
  SELECT DISTINCT person, substr(at, 1, 13) AS hour, 0 AS finished FROM own
  UNION ALL SELECT person, substr(at, 1, 13), count(*) FROM ends GROUP BY 1, 2
), daily AS (
  SELECT person, date(hour || ':00Z', 'localtime') AS day, sum(finished) AS finished
  FROM hours GROUP BY 1, 2
), pace AS (  -- over the last ten days on which they worked
  SELECT person, count(*) AS days, 1.0 * sum(finished) / count(*) AS a_day
  FROM (SELECT *, row_number() OVER (PARTITION BY person ORDER BY day DESC) AS nth FROM daily)
  WHERE nth <= 10 GROUP BY person
), done AS (
  SELECT layer AS person, count(*) AS finished FROM work
  WHERE layer <> 'gold' AND state <> 'open' AND report IN (SELECT id FROM reports) GROUP BY layer
), given AS (
  SELECT given.annotator AS person, count(*) FILTER (
      WHERE rounds.state = 'open' AND coalesce(work.state, 'open') = 'open') AS remaining
  FROM assignments AS given JOIN rounds ON rounds.id = given.round
    LEFT JOIN work ON work.report = given.report AND work.layer = given.annotator
  WHERE role = 'annotator' GROUP BY given.annotator
), everybody AS (
  SELECT id AS person, name, coalesce(finished, 0) AS finished, days, a_day,
    CASE WHEN EXISTS (SELECT 1 FROM rounds) THEN coalesce(remaining, 0)
      ELSE (SELECT count(*) FROM reports) - coalesce(finished, 0) END AS remaining
  FROM annotators LEFT JOIN done ON done.person = id
    LEFT JOIN given ON given.person = id LEFT JOIN pace ON pace.person = id
  WHERE coalesce(done.person, given.person, pace.person) IS NOT NULL
    AND (:me IS NULL OR id = :me)
)
SELECT name AS person, finished, remaining, days, round(a_day, 1) AS a_day,
  iif(remaining = 0, 0, CAST(remaining / nullif(a_day, 0) + 0.999 AS INTEGER)) AS days_left
FROM everybody ORDER BY name, person
""",
)
