### What stops a plan, and what to do.

# A unit in a sentence: its path, or its name with its region.
problem-unit = { $path }
list-or = { $first } or { $last }
problem-act-of-day = the act of { DATE($day, "short") }
problem-act-on = { $act } (effective { DATE($day, "short") })
problem-act-row = { $act }, { $file } line { EXACT($line) }
problem-published-areas = the published areas
problem-other = { $said }

## Names and codes.

problem-no-unit = no unit is called `{ $name }`
problem-no-region = no region is called `{ $name }` on { DATE($day, "short") }
problem-no-code = no unit has the code { $code } on { DATE($day, "short") }
problem-not-in-region = `{ $unit }` is not in { $region } on { DATE($day, "short") }
problem-not-there = `{ $name }` does not exist on { DATE($day, "short") }
problem-ended = `{ $name }` no longer exists on { DATE($day, "short") }
problem-ambiguous-unit = `{ $name }` names more than one unit
problem-ambiguous-region = `{ $name }` names more than one region
problem-named-twice = `{ $name }` is named twice
problem-unit-exists = { $unit } exists on { DATE($day, "short") }
problem-region-exists = a region called `{ $name }` exists on { DATE($day, "short") }
problem-code-taken = { $holder } has the code { $code } on { DATE($day, "short") }
problem-no-code-of-system = `{ $code }` is not a code of the system { $system }
problem-no-kind = `{ $kind }` is no kind of unit or region
problem-kind-already = { $name } is a { $kind } already
hint-all-names = `aimaq data show` lists all names
hint-did-you-mean = did you mean { $names }?
hint-write = write { $names }
hint-give-codes = give them codes, and write `code:CODE`
hint-there-is = there is { $units }
hint-code-from = { $unit } has it from { DATE($day, "short") } on
hint-code-until = { $unit } had it until { DATE($day, "short") }
hint-code-other-days = { $unit } has it on other days
hint-codes-of-day = `{ $command }` lists the codes of that day
hint-created-below = { $act } creates it on { DATE($day, "short") } out of { $from }, further down; put that first
hint-created-by-plan = { $act } creates it on { DATE($day, "short") } out of { $from } (plan { $plan }); apply that act first
hint-ended = it ended on { DATE($day, "short") }; name the unit that its land went to
hint-leave-one-out = leave one of them out
hint-leave-out = leave it out
hint-other-name = choose another name
hint-recode-first = `recode` { $holder } first, or choose another code
hint-code-digits = its codes have { $n } digits
hint-no-code = leave `code` out where there is none
hint-kinds = the kinds are { $kinds }
hint-leave-change-out = leave the change out

## The head of a plan and its acts.

problem-other-territory = the plan is for the territory `{ $plan }`, not for `{ $here }`
problem-no-warning = no warning is called `{ $name }`
problem-act-empty = { $act } changes nothing
problem-before-plan = { $act } takes effect on { DATE($day, "short") }, before the plan's `as_of` { DATE($start, "short") }
problem-before-state = { $act } takes effect on { DATE($day, "short") }, before the state of { DATE($start, "short") } that it changes
problem-too-early = nothing is known of { $territory } on { DATE($day, "short") }; the data begin on { DATE($first, "short") }
problem-follows = the plan to follow cannot be read: { $said }
problem-follows-itself = { $file } follows itself
problem-no-file = { $said }
problem-both-targets = the change names both a `unit` and a `region`
problem-no-target = the change names neither a `unit` nor a `region`
problem-ledger = the ledger does not close: { $said }
hint-other-territory = choose another with --territory
hint-can-accept = a plan can accept { $known }
hint-act-empty = add `[[acts.changes]]` below it, or leave the act out
hint-earlier-plan = set `as_of` to an earlier day, or mend the date
hint-later-act = date it { $start } or later
hint-follows = name an embedded plan (`aimaq data list`) or a file beside this one
hint-follows-itself = a chain of plans must have a beginning
hint-add-target = add `unit = …` or `region = …`

## Regions.

problem-no-centre = { $region } has no centre
problem-no-units = `{ $region }` would have no units
problem-left-empty = { $region } is left without units
problem-divide-few = a division needs two or more regions in `into`
problem-units-of-others = units of `{ $part }` are not of { $region }
problem-in-no-part = no part has { $units }
problem-nothing-transferred = a transfer needs at least one unit in `units`
problem-there-already = { $unit } is in that region already
problem-into-itself = `{ $name }` cannot end into itself
problem-merge-few = a merge needs two or more `units`, or two or more `regions`
problem-several-called = several of the units are called `{ $name }`
problem-several-regions = the units are of several regions, and `{ $name }` is new
hint-give-centre = give it one with `move_centre`
hint-name-units = name its units
hint-transfer-instead = use `transfer` to give it units, or another name
hint-left-empty = end it: `abolish` gives it to another region, `divide` makes regions of all its units; or leave { $region } a unit
hint-rename-instead = to give it another name write `rename`
hint-transfer-first = `transfer` them there first, or leave them out
hint-in-no-part = name them among the units of a part; a region that goes on is left by `create`
hint-name-moving = name the units that move
hint-name-receiver = name what receives its land
hint-merge-few = to end one in favour of another write `abolish`; to rename, `rename`
hint-which-goes-on = write which goes on: { $names }

## Centres.

problem-no-place = `{ $name }` is neither a seat nor a known settlement of these units
problem-no-seat = { $unit } has no seat to measure from
problem-seat-twice = { $seat } is the seat of two of the parts
problem-seat-goes = { $seat }, the seat of { $unit }, would go with the land
place-not-on-earth = ({ $lon }, { $lat }) is not a longitude and a latitude in degrees{ $why }
place-range = ; longitudes run from -180 to 180, or from 0 to 360
place-swapped = ; they look swapped, longitude comes first
place-projected = ; the coordinates look projected: name their system with --crs, or reproject them to WGS 84
hint-position = write `position = [longitude, latitude]` in degrees
hint-or-position = or give its place as `position = [longitude, latitude]`
hint-lon-lat = write [longitude, latitude]
hint-seat-of = it is the seat of { $unit }
hint-seat-twice = move the seat of the rest first with `move_centre`, or choose another centre
hint-move-seat = move its seat first with `move_centre`

## Divided land.

problem-undividable = { $unit } cannot be divided: { $why }
problem-split-none = a split needs at least one new unit in `into`
problem-border-of-one = a border lies between two different units
problem-parts-same-name = two parts are called `{ $name }`
problem-parts-area = the parts have { EXACT($parts) } km², { $unit } has { EXACT($whole) }
problem-parts-people = the parts have { EXACT($people) } people, { $unit } has { EXACT($whole) }
problem-parts-too-many = the parts have too many people, { $unit } has { EXACT($whole) }
problem-part-small = { $part } has fewer people than a piece that goes to it whole ({ EXACT($people) })
problem-part-large = the pieces that go to { $part } have { EXACT($people) } people fewer than its `population`
problem-file-unread = the file `{ $file }` was not read
problem-no-polygon-in = `{ $file }` does not hold a polygon
problem-no-line-in = `{ $file }` does not hold a line
problem-no-shape-in = { $file } holds neither polygons nor a line
problem-lines-in = { $file } holds { EXACT($n) } lines; a cut takes one
problem-both-in = { $file } holds both polygons and lines
problem-short-ring = a ring needs at least three different vertices
problem-no-ring = the polygon has no ring
problem-across-180 = the polygon cannot be cut at 180 degrees: { $said }
problem-no-polygons = there is no polygon in `polygons`
problem-short-line = a line needs at least two vertices
problem-no-lower-unit = `{ $name }` is no lower unit of { $unit }
problem-part-of-nothing = the part names no lower unit
problem-part-of-both = the part names former units and codes of boundaries at once
problem-no-settlement = no settlement of { $unit } is called `{ $name }`
problem-not-some-settlements = the settlements must be some and not all of the unit's
divide-nothing-for-part = no land goes to the part
divide-nothing-left = no land is left for the rest
divide-no-land = the unit has no land
divide-empty-outlines = the outlines have no land
divide-no-boundaries = its boundaries are not known
divide-misses = the cut does not reach its land
divide-touches = the cut touches its land and does not divide it
divide-empty-part = a part would have no land
divide-sliver = a part would be a sliver of { $km2 } km², narrower than { $metres } m
divide-outlines = { $said }
divide-cut = { $said }
divide-crosses-itself = its boundary crosses itself at { $at }
divide-spike = its boundary runs out and back at { $at }
divide-touches-itself = its boundary touches itself at { $at }
divide-overlap = its pieces overlap at { $at }
hint-split-into = write `{ "into = [ { name = …, centre = …, by = … } ]" }`
hint-border-of-two = name in `from` what gives the land and in `to` what receives it
hint-rename-one = rename one of them
hint-mend-area = mend the `area_km2` of the parts
hint-mend-population = mend the `population` of the parts
hint-mend-or-leave-out = mend its `population`, or leave it out
hint-mend-or-more-land = mend its `population`, or give it more land
hint-mend-by = mend the `by` of the part, so that it divides the land of the unit
hint-repair-first = repair the boundaries first: `aimaq clean`
hint-clean-first = clean the boundaries first
hint-file-beside = name a GeoJSON file beside the plan
hint-cut-file = name a GeoJSON file with polygons, or with one line; its path starts at the plan's folder
hint-polygon-or-line = `polygon` takes polygons, `line` one line
hint-add-vertices = add the missing vertices
hint-shell-first = write the shell as the first ring
hint-may-cross-itself = its border may cross itself
hint-write-one = write at least one
hint-name-one = name at least one
hint-use-one = use one of the two
hint-lower-unit = name a unit that was merged into it, or `code:` and the code of a feature of the boundaries that lies in it
hint-settlements = name settlements of the unit, as its table spells them
hint-leave-seat = leave the rest at least its seat
hint-other-settlements = choose other settlements

## Tables of rows.

problem-row = { $file }: line { EXACT($line) }: { $what }
problem-rows-code = two rows give the code { $code }
problem-rows-name = two rows give the name `{ $name }`
problem-no-row-read = no row of `{ $file }` was read
problem-no-rows = the table has no rows
row-both-targets = the row names both a `unit` and a `region`
row-no-target = the row names neither a `unit` nor a `region`
row-empty-cell = there is nothing in the column `{ $column }`
hint-row-columns = the file has the columns `unit` or `region`, and `code` or `to`
hint-row-file = name a CSV file; its path starts at the plan's folder
hint-mend-one = mend one of them
hint-file-or-rows = give it a `file` or `rows`

## What cannot be undone.

problem-not-undone = the change cannot be undone: { $why }
undo-code = it had no code before, and no plan can take a code away
undo-seat = it had no seat before, and no plan can take a seat away
undo-centre = it had no centre before, and no plan can take a centre away
undo-no-unit = no unit went on
undo-no-region = no region went on
undo-no-seat = { $unit } had no seat, and a new unit needs one
undo-no-centre = { $region } had no centre, and a new region needs one
undo-no-units = { $region } had no units, and a new region needs one
