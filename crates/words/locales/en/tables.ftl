### Tables: what stands beside them, words in their cells, heads of findings.

findings-more = and { $count } more
findings-no-group = { $count } groups without a finding
scenario-before = before ({ $plan })

value-total = total

column-longitude = longitude
column-latitude = latitude
column-width_m = width, m
column-length_m = length, m
column-group = group
column-inside = inside
column-with_other_groups = with other groups
