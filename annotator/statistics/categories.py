"""How many measures each category has, those that are rare among them."""

from typing import Final

from annotator.statistics.figure import Figure
from annotator.statistics.settled import with_settled

FIGURE: Final = Figure(
    name="categories",
    parts=("settled", "unsettled"),
    note="rare",
    query=with_settled("""
counted AS (  -- of a report that is settled its gold counts, of others what people say
  SELECT category, count(*) AS labels,
    count(*) FILTER (WHERE settled_by IS NOT NULL) AS settled
  FROM labels LEFT JOIN settled ON settled.report = labels.report
  WHERE label = 'measure' AND labels.state = 'confirmed'
    AND +labels.report IN (SELECT id FROM reports)
    AND CASE WHEN :me IS NULL THEN layer = coalesce(settled_by, layer) ELSE layer = :me END
  GROUP BY category
), listed AS (
  SELECT value AS category, coalesce(labels, 0) AS labels, coalesce(settled, 0) AS settled
  FROM json_each(:categories) LEFT JOIN counted ON category = value
  UNION ALL SELECT coalesce(category, ''), labels, settled FROM counted
  WHERE category IS NULL OR category NOT IN (SELECT value FROM json_each(:categories))
)
SELECT category, settled, labels - settled AS unsettled, labels,
  round(100.0 * labels / nullif(sum(labels) OVER (), 0), 1) AS share,
  labels < 10 OR 100 * labels < sum(labels) OVER () AS rare
FROM listed ORDER BY labels DESC, category
"""),
)
