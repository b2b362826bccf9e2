### What commands tell while they work.

told-error = error: { $said }
told-warning = warning: { $said }
told-note = note: { $said }
told-written = { $file } written
told-solved = solved in { $seconds } s
told-features = { $n } { $n ->
    [one] feature
   *[other] features
 } in { $file }
told-files = { $n } { $n ->
    [one] file
   *[other] files
 } in { $folder }
told-acts = { $n } { $n ->
    [one] act
   *[other] acts
 } in { $file }
told-rows = { $n } { $n ->
    [one] row
   *[other] rows
 } in { $file }
told-fetched = { $file }: { $bytes } bytes, { $sum }
told-fetched-set = { $title }: { $bytes } bytes. { $licence }. { $named }
told-verified = { $folder }: { $n } { $n ->
    [one] result
   *[other] results
 } as written
told-picture = { $title } in { $file }
told-no-room = no room on the map for the label { $label }
told-rebased = { $units } { $units ->
    [one] unit
   *[other] units
 }; cells: { $exact } exact, { $estimated } estimated, { $missing } missing, { $impossible } impossible
told-new = { $file }: edit it, then `{ $next }`

## Roads

told-kept-ways = ways kept from before: same roads, same question
told-network = { $ways } ways for cars, { $crossings } crossings, { $edges } edges, { $km } km of road
told-restrictions = { $n } turn { $n ->
    [one] restriction
   *[other] restrictions
 }: { $followed } followed, { $moot } without effect, { $others } not for cars, { $left } not followed

## Data

told-drafted = { $folder }: { $regions } { $regions ->
    [one] region
   *[other] regions
 }, { $units } { $units ->
    [one] unit
   *[other] units
 }
told-missing = missing in { $what }
told-next = next: `{ $check }`, then `{ $new }`
told-survey = { $folder }: { $regions } { $regions ->
    [one] region
   *[other] regions
 }, { $units } { $units ->
    [one] unit
   *[other] units
 }, { $people } people; { $found }
told-survey-stopped = { $folder }: { $found }
told-faults = { $n ->
    [one] 1 fault
   *[other] { $n } faults
 }
told-no-fault = nothing wrong
show-region = { $name } · code { $code } · centre { $centre } · { $people } people
show-unit = { $name } ({ $path }) · code { $code } · seat { $seat } · { $people } people · { $kind }
show-none = none

## Check of a plan

check-plan-nothing = { $plan }: nothing found
check-rules-kept = { $n } of { $all } assessments keep the rule
check-plan-counts = { $plan }: { $errors } { $errors ->
    [one] error
   *[other] errors
 }, { $warnings } { $warnings ->
    [one] warning
   *[other] warnings
 }
problem-act = in { $act }
problem-hint = hint: { $hint }
hint-people = give a part of a split its `{ "population" }`
hint-centre-outside = move its centre with `{ "move_centre" }` first, or write `{ $accept }`
hint-same-name = `{ "rename" }` one of them first, or choose another name
hint-accept-same-name = or write `{ $accept }` where the law allows both: their codes tell them apart

## Split of a region

split-note-link = { $one } and { $other } have no common border, but without a link between them the region would fall apart: they count as neighbours
split-note-part = { $unit } is left out: only a part of it was in the region

## Two drafts

diff-same = the drafts leave the same state
diff-moved = { $what }: { $first } in the first, { $second } in the second: { $people } people{ $land }
diff-moved-at-least = { $what }: { $first } in the first, { $second } in the second: at least { $people } people{ $land }
diff-in-all = in all { $people } people{ $land }
diff-land = , { $km2 } km²
diff-region-first = the region { $name } is in the first only
diff-region-second = the region { $name } is in the second only
diff-unit-first = the unit { $name } is in the first only
diff-unit-second = the unit { $name } is in the second only
diff-name = { $what }: the name is { $first } in the first, { $second } in the second
diff-centre = { $what }: the centre is { $first } in the first, { $second } in the second
diff-seat = { $what }: the seat is { $first } in the first, { $second } in the second
diff-kind = { $what }: the kind is { $first } in the first, { $second } in the second
diff-code = { $what }: the code is { $first } in the first, { $second } in the second
diff-none = none
