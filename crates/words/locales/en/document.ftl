### The report as a page: its parts, its findings, what is said of units and settlements.

doc-skip = To the content
doc-theme-dark = Dark
doc-theme-light = Light
doc-languages = Language
# What the language calls itself.
doc-language = English
doc-filter = Filter
doc-copy = Copy table
doc-copied = Copied
doc-rows = { $shown } of { $all } rows
doc-views = Maps
doc-nav-answer = Answer and maps
doc-nav-who = Who is nearer, who is farther away
doc-nav-acts = What the law did
doc-nav-regions = Region by region
doc-nav-tables = Tables
doc-nav-method = How it was measured
doc-more-charts = More charts
doc-mean-distance = Mean distance to the centre, km
doc-people-nearer = People nearer to the centre
doc-people-farther = People farther away
doc-tab-states = Before and after
doc-tab-regions = Regions
doc-tab-access = Nearer and farther

## The search for a settlement.

doc-find = How far is it to the centre from …
doc-find-example = A settlement or a unit
doc-find-place = { $place }, { $unit }: { $before } → { $after } km to the centre
doc-find-place-same = { $place }, { $unit }: { $km } km to the centre, as before
doc-find-unit = { $unit }, { $region }: on average { $before } → { $after } km to the centre
doc-find-unit-same = { $unit }, { $region }: on average { $km } km to the centre, as before
doc-find-none = Nothing is called so.
doc-find-cut = The { $shown } settlements with most people of { $all }.

## Findings, as headings.

doc-finding-nearer = { $n } of { $all } are nearer to their centre; most of all { $unit }, by { $km } km
doc-finding-farther = { $n } of { $all } are farther from their centre; most of all { $unit }, by { $km } km
doc-finding-people = { $region } gains most: on average { $before } → { $after } km to the centre
doc-finding-country = Half of all people live within { $after } km of their centre; before it was { $before } km
doc-finding-causes = New borders make { $borders } of the change, moved centres { $centres }
doc-unchanged = Unchanged: { $n }
doc-rules-all-kept = Every rule is kept.
doc-rules-kept = Kept: { $n }
doc-file = The whole table:
doc-brief-file = One page of this for paper:

## Region by region.

doc-regions-change = { $n ->
    [one] One region changes
   *[other] { $n } regions change
 }
doc-region-new = A new region, with units of: { $from }
doc-region-gains = It gains units of: { $from }
doc-region-centre = Its centre moves: { $was } → { $is }
doc-region-less = It gives units to others.
doc-centre = Centre
doc-units-here = Units
doc-area = Area, km²
doc-units-of = Units of { $region }

## What is said of an area of a map.

doc-tip-people = { $people } people
doc-tip-centre = Centre: { $centre }
doc-tip-way = { $km } km to the centre on average
doc-tip-ways = { $before } → { $after } km to the centre on average ({ $change } km)
doc-map-ways = Distance to the centre
doc-map-ways-before = Distance to the centre before
doc-map-ways-after = Distance to the centre after
doc-map-density = Population density
doc-density = { $n } people per km²
doc-density-below = under { $to } per km²
doc-density-between = { $from } to { $to }
doc-density-from = { $from } and more
doc-class = { $from }–{ $to } km
doc-class-least = less than { $to } km
doc-class-most = { $from } km and more
doc-class-nearer = nearer: { $km }
doc-class-farther = farther: { $km }

## Words of the tables.

doc-words = Words
doc-word-unit = Unit
doc-word-unit-text = The smallest territory that a reform moves whole.
doc-word-region = Region
doc-word-region-text = A first-level territory: some units, governed from one centre.
doc-word-mean = Mean distance
doc-word-mean-text = The distances of all people added up and divided by their number: a large town counts more than a village.
doc-word-median = Median
doc-word-median-text = Half of the people have a shorter way, half a longer one.
doc-word-p90 = 90 % within
doc-word-p90-text = Nine people of ten have at most this way.
doc-word-person-km = Person-kilometres
doc-word-person-km-text = The ways of all people, each once to the centre, added up.
doc-word-gini = Gini
doc-word-gini-text = How unevenly something is shared: 0 if all have the same, near 1 if one has all.
doc-word-compact = Polsby–Popper, Reock
doc-word-compact-text = How compact a shape is: 1 is a circle, a long or ragged shape is near 0.
doc-again = The same once more
doc-again-text = The run is recorded in run.json, with the checksums of everything that was read. These commands repeat it and compare the files:

## The annex of an act.

annex-title = Annex. { $title }
annex-act = { $title }; in force from { DATE($day, "long") }.
annex-centre = Administrative centre: { $centre }.
annex-people-of = People: { $people } on { DATE($day, "long") }.
annex-people = People: { $people }.
annex-land = Land: { $km2 } km² ({ $from }).
annex-border = Length of the border: { $km } km.
annex-units = Units: { $n }
annex-neighbours = Border by neighbours
annex-neighbour = neighbour
annex-length = length, km
annex-new = of it new, km
annex-outside = outside of the country

## One page of paper.

doc-brief-row = { $km } km · { $people } people
