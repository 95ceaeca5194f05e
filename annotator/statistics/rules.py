"""What becomes of what each rule suggests: taken as it is, changed, or rejected."""

from typing import Final

from annotator.statistics.figure import Figure

FIGURE: Final = Figure(
    name="rules",
    parts=("unchanged", "changed", "rejected"),
    note="share",
    query="""
WITH decided AS (
  SELECT iif(rule = '', offered.label, rule) AS rule, said.state, other,
    said.label = offered.label AND said.start = offered.start AND said."end" = offered."end"
      AS is_same_place,
    iif(EXISTS (SELECT 1 FROM choices_gone), coalesce((
      SELECT json_replace(attributes, '$.category', instead) FROM choices_gone AS gone
      WHERE gone.label = 'measure' AND gone.attribute = 'category' AND instead IS NOT NULL
        AND gone.choice = attributes ->> 'category'), attributes), attributes) AS offered,
    json_object('aspect', aspect, 'bound', bound, 'category', category, 'cue', cue,
      'doubt', doubt, 'indicator', json(iif(indicator_start IS NULL, NULL, json_object(
        'end', indicator_end, 'start', indicator_start, 'text', indicator))),
      'place', place, 'status', status, 'time', time, 'unit', unit, 'value', value,
      'value_to', value_to) AS fields
  FROM labels AS said NOT INDEXED  -- as they lie in the file: suggestions lie nearly alike
    CROSS JOIN suggestions AS offered ON offered.id = said.suggestion
  WHERE layer <> 'gold' AND (:me IS NULL OR layer = :me)
), judged AS MATERIALIZED (  -- json_patch leaves out what is NULL
  SELECT rule, CASE WHEN state = 'rejected' THEN 'rejected'
      WHEN is_same_place AND offered = iif(other = '{}', json_patch('{}', fields),
        json_patch(offered, json_patch(fields, other))) THEN 'unchanged'
      ELSE 'changed' END AS became
  FROM decided
)
SELECT rule, count(*) FILTER (WHERE became = 'unchanged') AS unchanged,
  count(*) FILTER (WHERE became = 'changed') AS changed,
  count(*) FILTER (WHERE became = 'rejected') AS rejected, count(*) AS decided,
  round(100.0 * count(*) FILTER (WHERE became = 'unchanged') / count(*), 1) AS share
FROM judged GROUP BY rule ORDER BY decided DESC, rule
""",
)
