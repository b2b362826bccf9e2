### What the commands for boundaries tell.

layer-written = { $n } { $n ->
    [one] feature
   *[other] features
 } in { $file }
layer-landless = units without land, which count but have no area: features { $features }
layer-dirty = { $file }: the boundaries are no coverage: { $kinds }, the first at { $at }; `{ "--clean" }` repairs them first
check-nothing = { $subject }: nothing found in { $units } { $units ->
    [one] unit
   *[other] units
 }

## dissolve

dissolve-missing = field `{ $field }` is empty and adds nothing in features { $features }
dissolve-narrow = { $holes } holes and { $parts } parts of the result are narrower than { $metres } m, in its features { $features }: perhaps gaps or overlaps between units; look with `{ "aimaq check" }`, repair with `{ "aimaq clean" }`
dissolve-done = { $units } units in { $groups } groups; area { $before } square degrees before and { $after } after; outer border of { $km } km kept edge by edge; { $borders } shared borders dissolved

## locate

locate-renamed = the points have a column `{ $field }`; the added one is called `{ $name }`
locate-done = { $inside } points inside units, { $border } on borders, { $outside } outside

## simplify

simplify-vertices = { $after } of { $before } vertices stay, { $held } of them to keep borders apart; area { $area_before } km² before and { $area_after } after
simplify-kept = { $units } units, { $parts } parts, { $holes } holes and { $borders } borders between { $nodes } nodes, before and after; outer border { $before } km before and { $after } after
simplify-farthest = the vertices left out are at most { $metres } m from the border that is left, at { $at }
simplify-changed = the area of feature { $n } changes most, by { $share }

## clean

clean-nothing = nothing to repair
clean-moved = { $n } { $n ->
    [one] vertex
   *[other] vertices
 } moved, at most { $most } m
clean-inserted = { $n } { $n ->
    [one] vertex
   *[other] vertices
 } inserted
clean-overlaps = { $n } { $n ->
    [one] overlap
   *[other] overlaps
 } removed: { $land } m², mean width at most { $width } m
clean-gaps = { $n } { $n ->
    [one] gap
   *[other] gaps
 } filled: { $land } m², mean width at most { $width } m
clean-slivers = { $n } { $n ->
    [one] sliver
   *[other] slivers
 } given away: { $land } m², mean width at most { $width } m
clean-self-overlaps = { $n } { $n ->
    [one] self-overlap
   *[other] self-overlaps
 } resolved: { $land } m², mean width at most { $width } m
clean-holes = { $n } { $n ->
    [one] hole outside its shell
   *[other] holes outside their shells
 } made land: { $land } m², mean width at most { $width } m
clean-seams = { $n } { $n ->
    [one] spike or seam
   *[other] spikes and seams
 } removed, at most { $most } m long
clean-dropped = { $n } { $n ->
    [one] unit
   *[other] units
 } without rings of fewer than three vertices
clean-balance = area of { $units } { $units ->
    [one] unit
   *[other] units
 } changed: { $before } km² before, { $after } km² after; gaps { $gaps } m², overlaps { $overlaps } m², slivers { $slivers } m², self-overlaps { $self_overlaps } m², vertices { $vertices } m²; residual { $residual } m²
clean-units = { $units_before } units before and { $units_after } after, { $parts_before } parts before and { $parts_after } after
clean-border = outer border { $before } km before and { $after } after, { $kept } of them bit for bit{ $rest }; { $holes } holes stay between units
clean-border-moved = , the rest at most { $metres } m from where it was, at { $at }
clean-snap = edges could not be cut clear of each other with `{ "--snap" } { $asked }`; { $used } m was used instead
clean-unsettled = the last round of repairs still found something; run clean on the result, or take a smaller `{ "--snap" }`
clean-left = left as they were: { $units }
clean-left-unit = { $unit } ({ $why })
clean-no-land = none of its rings encloses land
clean-covered = other units cover all its land
