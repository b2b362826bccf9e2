### Sentences under and above tables.

note-local = People for whom no settlement is known stand at the seat of their unit: the ways are too short where villages are missing from the demand.
note-causes = The two parts add up to the change. Of people who change the region, the centre's part is what the move of their old region's centre would have made, had they stayed.
note-catchment = The first row of a state is the whole country: what everyone would save together. The nearest centre of a unit is the one that is nearest to the most of its people.
note-no-boundaries = The units have no boundaries; name some with --boundaries.
note-schematic-shapes = Boundaries inside the earlier regions are schematic: the shapes of regions that a reform divides are approximate.
note-roads = Kilometres and hours are those of the fastest way at the maximum speeds; the way from a place to its road is not in them. Straight lines are those of the people who have a way; where some have none, these may be others before than after. Detour: road kilometres as a multiple of the straight ones.
note-units-across = Units that no plan touches are left out; an empty region means that a plan has no such unit.
note-states-before = The states before differ in the points from which people start: a split gives its parts seats of their own.
note-ranked = Mean of the unit's people; units within { $km } km are left out.
note-road-gaps-none = Everyone has a way, and no place is farther than { $long } km from its road.
note-road-gaps = A place farther than { $most } km from every road has no way; one farther than { $long } km is listed. Centres are listed with 0 people.
note-rules = { $title }.
note-rule-source = { $rule }: { $source }.

state-before = before
state-after = after
summary = { $state }, { DATE($date, "short") }: { $regions } regions, { $population }
summary-alone = { DATE($date, "short") }: { $regions } regions, { $population }
summary-people = { $people } people
summary-people-of = { $people } people on { DATE($day, "short") }
balance = { $nearer } people are nearer to their centre, by { $less } km on average; { $farther } people are farther, by { $more } km on average; { $same } as far as before (within { $within } km)
sensitivity = { $region }: the mean way changes by { $least } to { $most } km, depending on the choice.

## Seats and offices.

seats-few = { $state }: there are too few seats for { $least } per region.
seats-tie = { $state }, { $method }: the last seat was a tie; it went to the region with more people.
seats-rule = At least { $least } per region. Off the mean: people per seat by Sainte-Laguë against the mean of all seats. { $source }
method-hamilton = hamilton
method-dhondt = dhondt
method-sainte_lague = sainte_lague
method-huntington_hill = huntington_hill
offices = { $state }: { $parts }.
offices-total = { $n } { $name }
offices-no-total = { $n } { $name } of the regions (of how many besides, the rules say nothing for this day)

## How it was measured.

method-measured = { $demand } The points are the same before and after. Distance: { $metric }, in a straight line, to the centre of the people's own region. A way that changes by at most { $tolerance } km counts as unchanged. Share of people that no point stands for: { $unplaced }.
method-measured-state = { $demand } Distance: { $metric }, in a straight line, to the centre of the people's own region. Share of people that no point stands for: { $unplaced }.
method-population-state = Population is that of { DATE($day, "long") }.
method-population = Population is that of { DATE($day, "long") }, within the boundaries before and after.
method-settlements = People start from the known settlements of their unit; the rest of the unit's official population starts from its seat.
method-seats = All people of a unit start from its seat.
method-geodesic = geodesic on WGS 84 (Karney 2013)
method-great-circle = great circle on a sphere of radius { $km } km
ledger = What went in came out: { $had } units before, { $made } created, { $ended } ended, { $has } after; { $before } people before, { $after } after.
ledger-land = Land of the divided units: { $before } km² before, { $after } km² after; every other border is unchanged, vertex by vertex.

## What a rule on regions found.

found-part = { $n ->
    [one] one part
   *[other] { $n } parts
 }
found-people = { $n } people
found-units = { $n } units
found-away = { $place } is { $km } km away
found-no-boundaries = no boundaries
found-no-centre = no centre
found-no-place = no place is known
found-no-other-centre = there is no other centre
found-city-seat = seat of a city
found-district-seat = seat of a district only
found-no-seat = seat of none of its units
found-unit-seat = seat of one of its units
found-inside = inside
found-outside = outside

## The search for a centre.

around-before = before the plan
around-after = after the plan
centre-title = { $region }, { $when }: { $people } people, { $count } candidates by { $by }
centre-by-mean = mean way
centre-by-farthest = farthest person
centre-by-blend = blend
centre-none = the region has no centre in law
centre-verdict = { $centre } in law; { $mean }; { $farthest }
centre-of-mean = mean way
centre-of-farthest = farthest person
centre-first = { $of }: first of { $count }
centre-rank = { $of }: { $rank } of { $count }, { $more } km ({ $share }) more than { $best }

## The centres of a whole country.

centres-title = { $count } centres for { $points } points out of { $places } places, { $least }
centres-median = least sum of ways: { $sum } person-km
centres-centre = least farthest person: { $km } km
centres-nearest = everyone to the nearest: mean { $mean } km, farthest { $most } km
centres-in-law = to the nearest of the { $count } centres in law: mean { $mean } km, farthest { $most } km
centres-proven = proven: no other choice is better ({ $nodes } nodes of the search)
centres-not-proven = not proven: the best may be up to { $gap } less
centres-timed-out = the search was stopped by { "--time-limit" }: another machine or another run may get farther
centres-progress = { $nodes } nodes, the best may be up to { $gap } less

## A region split into parts.

split-title = { $region } in { $parts } parts: { $units } units as { $when }, { $places } places for a centre; least { $least }
split-person-km = person-kilometres
split-farthest = way of the farthest person
split-plan-title = { $region } in { $parts } parts
split-plan-description = The split of { $region } into { $parts } contiguous parts with the least { $least }.
split-plan-person-km = person-kilometres to the centres
split-plan-act = { $region } is divided
split-plan-region = { $centre } Region
split-part = part { $n }
split-best-part = best, part { $n }: { $units }
split-not-whole = the plan does not take these units whole: its own split is not comparable
split-against = against the plan: { $differing }
split-same = the same border
split-unit-to = { $unit } to { $centre }
split-optimal = proven: no contiguous split is better ({ $how })
split-bound = not proven: no split is better than { $bound }, { $gap } less ({ $how })
split-exact = { $sets } sets of centres, { $nodes } nodes of the search
split-local = local search from { $sets } starts, bound without contiguity
split-undivided = the plan leaves the region whole
split-reached = the plan reaches { $reached } of what is possible
split-reached-other = the plan reaches { $reached } of what is possible (it makes { $parts } parts)
