### What is wrong with boundaries, territories and tables.

## Boundaries.

error-no-features = { $file }: there are no features
error-not-polygons = { $file }: feature { $feature } is a { $kind }; boundaries are polygons, take it out
error-ring = { $file }: { $place }: { $what }
error-place-ring = feature { $feature }, part { $part }, ring { $ring }
error-place-vertex = { $ring }, vertex { $vertex }
error-all-features = all features
error-vertex-finite = the coordinate ({ $x }, { $y }) is not finite
error-vertex-range = [{ $x }, { $y }] is no longitude and latitude in degrees
error-few-vertices = { $vertices } different vertices do not make a ring; it needs three
error-same-polygon = { $file }: features { $first } and { $second } are the same polygon; take one out
error-feature-no-field = { $file }: feature { $feature } has no field `{ $field }`; its fields are { $fields }
error-feature-empty-field = { $file }: feature { $feature } has neither text nor a number in the field `{ $field }`; its fields are { $fields }
error-no-number-to-add = { $file }: feature { $feature }: `{ $value }` in field `{ $field }` is no number to add up
error-not-conserved = field `{ $field }` is not conserved: { $before } went in, { $after } came out; values this large and of both signs cannot be added up
error-same-field = the result would have two fields `{ $field }`; { $what }
error-rename-units = `units` is the number of features in a group, rename yours
error-name-once = name each once
error-no-prefix = a prefix of 0 characters joins everything; leave it at 1 or more

## The engine of boundaries.

error-cannot-clean = the boundaries cannot be cleaned: { $said }
error-cannot-build = the boundaries cannot be put together: { $said }
error-engine-not-finite = { $said }
error-engine-out-of-range = { $said }
error-engine-few-vertices = { $said }
error-engine-too-large = { $said }
error-engine-option = { $said }
error-engine-tangled = { $said }
error-engine-restless = { $said }
error-engine-area = { $said }
error-engine-border = { $said }
error-engine-lost = { $said }
error-engine-group = { $said }
error-engine-simplify = { $said }
error-engine-simplify-land = { $said }
error-engine-simplify-together = { $said }
error-engine-count = { $said }
error-engine-other = { $said }

## Territories.

error-no-data-set = no territory is called `{ $name }`, and it is no folder; embedded are { $known }
error-missing-file = { $files } is not there; docs/territory.md says what belongs into the folder of a territory
error-missing-files = { $files } are not there; docs/territory.md says what belongs into the folder of a territory
error-data-set = data set { $set }: { $said }
error-more-faults = { $all }
    and { $n } more; `aimaq data check` lists them all
error-dated = `{ $entry }` is not a dated value; write `VALUE [from YYYY-MM-DD] [until YYYY-MM-DD]`, several joined by `; `
error-nothing-joins = none of the { $features } features has the code of a unit on { $date }; check --key (codes look like { $example })
error-lost-zeros = no unit has the code `{ $written }`; did you mean `{ $meant }` of { $unit }? A field of numbers loses leading zeros: write it as text, or give the number of `digits` in territory.toml
error-lost-land = { $units } no feature by the codes of { $day } and would lose all land: { $names }; { $features } to no unit: codes { $codes }{ $meant }
error-lost-meant = ; did you mean `{ $missing }` by `{ $stray }`?
hint-mend-codes = mend the codes, or name the day that they are of with --boundaries-on
hint-accept-without-land = where the boundaries really lack these units, accept that: --accept units-without-land
error-no-columns-of = { $file }: there is no column { $wanted }; there are { $known }
error-several-units = the code { $code } is that of `{ $first }` and of `{ $second }` in the field `{ $field }`; give a field that tells them apart with --key
error-short-code = the code `{ $code }` has fewer than { $prefix } characters, by which units are put into regions; is a leading zero lost?
error-not-whole-people = `{ $text }` is not a whole number of people; write digits alone, and leave the cell empty where it is not known

## Figures over the years.

error-no-period = `{ $text }` is no period; write years as 1999-2003, several set apart by commas

## Points and people.

error-feature = feature { $feature }: { $said }
error-not-a-point = feature { $feature } is not a point; demand starts from points
error-no-people-column = no column is called { $names }; name the column of the people with --population-field; the columns are { $known }
error-no-people-field = no field is called { $names }; name the field of the people with --population-field; the fields are { $known }
error-no-whole-people = `{ $text }` is no whole number of people
error-path-already = { $name } stands in line { $line } already; leave one out
error-no-row-of-unit = no row is of a unit of { $territory }: the column `{ $column }` should hold their codes or names, such as { $example }
error-cell-empty = the cell is empty; fill it in
error-one-coordinate = the cell is empty; give both coordinates, or neither
error-most-people = { $people } people are more than have ever lived; correct it
error-whole-people = `{ $text }` is not a whole number of people; write the digits alone
error-or-empty = { $said }; leave the cell empty where the figure is not known
error-no-area-valid = { $area } is not a valid area; leave it empty if unknown
error-series-area = { $said }; a name of another day needs that day in a column `borders`
error-points = { $n } points
error-load-unknown-key = { $said }
error-load-digits = `{ $code }` is not a code{ $system } codes have { $digits } digits here; mend it (a leading zero may be lost), or the `digits` of territory.toml
error-load-of-system = { "" } of the system { $name }, whose

## Tables of a territory and of figures over the years.

error-series-no-date = there is no column `date`: a day as 2019-12-31, or a year
error-series-no-column = no column is called `{ $name }`; there are { $known }
error-series-no-figures = there is no column of figures
error-series-two-figures = `{ $of }` has { $one } on { $day }, but { $two } in line { $line }; keep one of them, or name a `source` for each
error-series-missing-column = there is no column `{ $name }`; the columns are { $known }
error-series-no-unit = no unit is named
error-series-word = `{ $column }` is `{ $text }`; write { $words } or leave it empty
error-series-day = `{ $column }` is `{ $text }`, not a day; write 2019-12-31, or a year
error-series-two-balances = `{ $of }` has { $one } in { $year }, but { $two } in line { $line }; keep one of them
error-series-unit-group = both `unit` and `group` must say something
error-series-one-status = `{ $group }` is `{ $here }` here and `{ $above }` above; a group has one status
error-series-against = `against` is `{ $against }`, which is no group of this table
error-series-borders = the borders of { $day } are not known
error-feature-one-point = feature { $feature } is { $what }; every feature has to be one point
error-a-line = a line
error-a-polygon = a polygon
error-backdrop-no-column = there is no column `{ $column }`
error-backdrop-number = `{ $column }` is `{ $text }`, not a number
error-backdrop-kind = `kind` is `{ $other }`; write water or country
error-batch-locked = another batch writes into this folder; wait for its end, or choose another with -o
error-partial-people = { $people } is no number of people
error-raster-inhabited = more than { $most } of its pixels are inhabited; `aimaq partial` sums any number of them
error-verify-outside = `{ $name }` is not a file of its folder
error-studio-changes = { $n } changes
error-load-code-twice = the code `{ $code }` is that of line { $line } as well; make it unique
error-load-no-key = there is no `{ $key }`; write it, as `{ $example }`
error-load-country = `country` is `{ $code }`; write its two letters, as "NO"
error-load-key-day = `{ $key }` is { $value }, not a day; write it as 2019-12-31
error-load-no-unit-id = feature { $feature }: no unit of { $table } has the id `{ $key }`
error-load-unit-not-in = the unit `{ $id }` is not in { $table }
error-load-no-seat = the unit `{ $id }` has no seat; fill in its seat, seat_lat and seat_lon in units.csv
error-load-several-seats = several units of the region have
error-load-none-seats = no unit of the region has
error-load-seat-called = { $what } a seat called `{ $name }`; write the id of its unit into the column `centre_unit`
error-load-day = `{ $text }` is not a day; write it as 2019-12-31
error-load-not-in = the { $noun } `{ $id }` is not in { $table }
error-load-cells = there are { $cells } cells and { $columns } columns; put quotes around a cell with a comma or a semicolon
error-load-no-columns = there is no { $noun } { $missing }; there are { $known }
error-load-id-twice = `{ $id }` stands in line { $line } already; make it unique
