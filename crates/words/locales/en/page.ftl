### Headings and labels of pages, maps and charts.

page-before = Before
page-after = After
page-what-changed = What changed
page-regions = Regions
page-units = Units
page-population = Population
page-population-of = Population on { DATE($day, "short") }
page-distance-to-centre = Distance to the centre, km
page-distance-change = Change of the distance to the centre, km
page-mean = mean
page-people-of-later-regions = The people of the later regions, before and after
page-same = unchanged
page-who-gains = Who is nearer
page-who-loses = Who is farther away
page-nobody-gains = No unit is nearer to its centre.
page-nobody-loses = No unit is farther from its centre.
page-all-units = All units
page-local = Distance to the seat of the own unit, km
# What a level is called, as a heading; what its borders are called; all units together.
level-called = { START($name) }
level-border = Borders of { $name }
level-units = units
page-sources = Sources
page-warnings = Warnings
page-no-warnings = None.
page-schematic = Boundaries inside the regions are schematic
page-schematic-inside = Borders of regions are as they are; the borders inside them are schematic
page-schematic-regions = Schematic as well is a part of the border of: { $regions }
page-region-border = Border of a region
page-old-border = Border that ends
page-new-border = New border
page-unit-border = Border of a unit
page-sketched-border = { START($border) } (schematic)
page-towns = Cities that are units
page-region-centre = Centre of a region
page-new-centre = New centre
page-old-centre = Former centre
page-moved-units = Moves to
page-old-unit-border = Border of a unit that ends
page-new-unit-border = New border of a unit
page-merged-units = Merged
page-divided-units = Divided
page-renamed-units = Renamed
page-km = km
page-method = How it was measured
page-rules-kept = Rules on regions
page-people-within = People within a distance of their centre
page-straight-line = Straight line to the centre of the own region
page-share-of-people = Share of the people
page-changed-units = Distance to the centre, before and after
page-mean-of-unit = Mean of the people of each unit
page-people-in-brackets = people in brackets
page-people-against-distance = People and distance to the centre, by unit
page-dots = Dots are { $units }
page-dots-and-lines = Dots are { $units } after the reform; a line leads from where each was before
page-people-log = People (logarithmic)
page-whole-country = The country as a whole
page-why-it-changed = Why distances changed
page-nearest-centre = Where another centre is nearer
page-compactness = Shape of the regions that change
page-evenness = Balance of the regions
page-seats-and-offices = Seats and offices
page-along-roads = Along roads
page-no-roads = No roads were given: every distance is a straight line.
page-other-choices = The same under other choices of demand and metric

## The answer, first of all.

answer-both = { $nearer } people ({ $nearer_share }) are on average { $less } km nearer to the centre of their region; { $farther } ({ $farther_share }) are { $more } km farther away.
answer-nearer = { $nearer } people ({ $nearer_share }) are on average { $less } km nearer to the centre of their region; nobody is farther away.
answer-farther = { $farther } people ({ $farther_share }) are on average { $more } km farther from the centre of their region; nobody is nearer.
answer-state = On average people live { $km } km from the centre of their region; farthest are those of { $unit }: { $most } km.
answer-none = Nobody’s way to the centre of the region changes by more than { $within } km.
answer-shorter = Nearer most of all: { $regions }.
answer-longer = Farther most of all: { $regions }.
answer-region = { $region } ({ SHORT($people) } people, by { $km } km)
answer-region-centre = { $region } ({ SHORT($people) } people, by { $km } km: its centre is now { $centre })
answer-none-shorter = New, but nobody is nearer: { $regions }.
answer-few-shorter = New, but hardly anybody is nearer: { $regions }.
answer-idle-region = { $region } ({ $nearer } of { $people } people)
answer-gains-most = Gains most: { $unit }, { $km } km
answer-loses-most = Loses most: { $unit }, { $km } km
page-contents = Contents
page-swipe = Before and after: drag to compare
page-table = Table
page-beyond = People farther than { $km } km from the centre

## On charts and maps.

chart-all = Units: { $all }
chart-some = Units: { $shown } / { $all }
page-first-rows = The first { $shown } of { $all } rows; all of them in the file
page-rows-in-file = All { $all } rows are in the file
page-search = Search by name or region
