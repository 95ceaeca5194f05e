"""What becomes of what each rule suggests: taken as it is, changed, or rejected."""

from typing import Final

from annotator.statistics.figure import Figure

FIGURE: Final = Figure(
    name="rules",
    parts=("unchanged", "changed", "rejected"),
    note="share",
    query="""
WITH decided AS MATERIALIZED (
  SELECT offered.label, rule, said.state, said.state = 'confirmed' AND said.label = offered.label
    AND said.start = offered.start AND said."end" = offered."end"
    AND value IS attributes ->> 'value' AND value_to IS attributes ->> 'value_to'
    AND coalesce(unit, '') = coalesce(attributes ->> 'unit', '')
    AND coalesce(bound, 'exact') = coalesce(attributes ->> 'bound', 'exact')
    AND indicator_start IS attributes ->> '$.indicator.start'
    AND indicator_end IS attributes ->> '$.indicator.end'
    AND time IS attributes ->> 'time' AND place IS attributes ->> 'place'
    AND coalesce(status, 'done') = coalesce(attributes ->> 'status', 'done')
    AND coalesce(aspect, 'level') = coalesce(attributes ->> 'aspect', 'level')
    AND doubt IS attributes ->> 'doubt'
    AND category IS coalesce((SELECT instead FROM choices_gone AS gone
      WHERE gone.label = 'measure' AND gone.attribute = 'category'
        AND gone.choice = attributes ->> 'category'), attributes ->> 'category')
    AND (other = '{}' OR NOT EXISTS (SELECT 1 FROM json_each(other) AS own
      WHERE own.value IS NOT (SELECT value FROM json_each(attributes) WHERE key = own.key)))
    AS is_unchanged
  FROM labels AS said JOIN suggestions AS offered ON offered.id = said.suggestion
  WHERE layer <> 'gold' AND (:me IS NULL OR layer = :me)
)
SELECT iif(rule = '', label, label || '.' || rule) AS rule, sum(is_unchanged) AS unchanged,
  count(*) FILTER (WHERE state = 'confirmed' AND NOT is_unchanged) AS changed,
  count(*) FILTER (WHERE state = 'rejected') AS rejected, count(*) AS decided,
  round(100.0 * sum(is_unchanged) / count(*), 1) AS share
FROM decided GROUP BY 1 ORDER BY decided DESC, 1
""",
)
