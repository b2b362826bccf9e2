### The studio: the page on which a plan is drawn. Values in braces are put in by the page.

## The bar, notices

studio-saved = saved
studio-not-saved = not as in the file
studio-undo = Undo
studio-redo = Redo
studio-undone = Undone: { $what }
studio-redone = Redone: { $what }
studio-history = History
studio-as-opened = The plan as it was opened
studio-language = Language
studio-dark = Dark
studio-light = Light
studio-keys = Keys
studio-close = Close
studio-cancel = Cancel
studio-save = Save
studio-closed = This page belongs to another start of the studio. Open the address that the command printed.
studio-gone = The studio does not answer. The plan is in its file as it was after the last step.
studio-try-again = Try again
studio-other-tab = Another page has changed the plan meanwhile. It is shown here now; your last step was not done.
studio-file-changed = Another program has changed { $file }. Nothing is written until you choose.
studio-file-removed = { $file } is no longer there. Nothing is written until you choose.
studio-take-file = Take what the file holds
studio-keep-own = Write the plan as it is here
studio-from-file = From the file

## Tools and the map

studio-tools = Tools
studio-tool-brush = Brush
studio-tool-click = Click
studio-tool-box = Box
studio-tool-lasso = Lasso
studio-tool-pick = Pick
studio-tool-lock = Lock
studio-tool-centre = Centre
studio-tool-unit = Unit
studio-tool-move = Move
studio-brush-size = Size of the brush
studio-size-0 = Small
studio-size-1 = Middle
studio-size-2 = Large
studio-layer = Layer
studio-layer-draft = Draft
studio-layer-before = Before
studio-layer-moved = Land that moves
studio-layer-km = Nearer, farther
studio-layer-people = People
studio-zoom = Zoom
studio-zoom-in = Nearer
studio-zoom-out = Farther off
studio-zoom-all = The whole country
studio-map = map
studio-map-label = Map of the units: arrow keys go to the neighbour, Enter gives it to the chosen region
studio-schematic = Borders inside the regions are schematic cells around the seats of the units; outlines of the regions are real.
studio-border = Border of a region
studio-border-new = New border
studio-n-people = people: { $n }
studio-was-is = { $was } → { $now } km
studio-locked = locked
studio-locked-mark = (locked)
studio-to-region = to { $to }:
studio-km-nearer = { $km } km nearer
studio-km-farther = { $km } km farther
studio-km = km
studio-chosen = You paint with { $region }
studio-is-locked = { $region } is locked
studio-is-open = { $region } is not locked any more
studio-is-there = The unit is in that region already
studio-no-place = No settlement is near
studio-marked = { $unit } is marked; marked in all: { $n }
studio-unmarked = { $unit } is not marked any more; marked in all: { $n }
studio-people-km = people: { $people }, { $km } km on average
studio-many-to = { $n } units → { $to }

## Regions

studio-regions = Regions
studio-choose-to-paint = choose one to paint with it
studio-regions-caption = Regions of the draft against those before
studio-region = Region
studio-people = People
studio-against-before = ± before
studio-measure = Measure
studio-m-mean = Mean km
studio-m-median = Median km
studio-m-p90 = 90th percentile
studio-m-max = Farthest km
studio-m-area = Land, km²
studio-m-density = People per km²
studio-m-units = Units
studio-new = new
studio-gone-region = ends
studio-more-of = More of { $what }
studio-new-region = New region
studio-mark-first = Mark the units of the new region on the map, then name it.
studio-marked-sum = Marked: { $n } · people: { $people }
studio-name-it = Name it…
studio-clear = Clear
studio-only-changed = Only those that change
studio-and-as-before = and as before: { $n }
studio-lock-it = Lock the chosen region
studio-unlock = Unlock the chosen region

## Warnings

studio-warnings = Warnings
studio-no-warnings = none
studio-unsound = The text of the plan has an error. The map and the figures show the last state that could be reached.
studio-error = Error:
studio-line-n = line { $n }
studio-show-it = Show
studio-way-give = Give to { $to }: { $what }
studio-way-take = Take into { $to }: { $what }
studio-way-centre = Centre of { $to }: { $what }
studio-suggest = Suggest
studio-suggest-for = Suggestions for { $what }
studio-suggest-centres = Centres from which its people are nearer
studio-suggest-borders = Units at its border that are nearer to the other centre
studio-suggest-none = None saves more than a kilometre on average.
studio-take-it = Take
studio-compare-with = Beside it
studio-compare-none = no other plan
studio-against-other = ± other plan
studio-border-other = Border under the other plan

## Tabs

studio-panel = Figures and plan
studio-tab-losers = Who loses
studio-tab-changes = Changes
studio-tab-text = Plan text
studio-tab-units = Units
studio-tab-tables = Tables
studio-scope = Of what
studio-whole-plan = Whole plan
studio-last-step = Last step: { $what }
studio-last-step-none = Last step
studio-sum-farther = Farther: { $n } people, by { $km } km on average.
studio-sum-nearer = Nearer: { $n } people, by { $km } km.
studio-farther = Farther
studio-nearer = Nearer
studio-nobody-farther = Nobody is farther from the centre.
studio-nobody-nearer = Nobody is nearer to the centre.
studio-rules = Rules
studio-rules-broken = broken: { $n } of { $all }
studio-new-act = New act
studio-act = Act
studio-act-title = Title
studio-act-day = Takes effect on
studio-act-source = Source
studio-act-note = Note
studio-edit = Edit
studio-move-to-act = Act of this change
studio-delete-change = Delete this change
studio-delete-act = Delete this act with its changes
studio-tidy = Tidy
studio-tidy-how = As few changes of the last act as lead to the same territory
studio-tidy-none = The changes of the last act cannot be made fewer.
studio-no-changes = The plan changes nothing yet.
studio-text-how = What you type is saved and carried out when you pause.
studio-find-unit = Find a unit
studio-units-how = Arrow keys go through the list, Enter gives the unit to the chosen region, U shows what else can be done with it.
studio-table = Table
studio-take-home = Results
studio-report = Report
studio-all-files = All files…

## Dialogs

studio-of-units = units: { $n } · people: { $people }
studio-create = Create
studio-name = Name
studio-name-main = Name (in English, as the plan calls it)
studio-in-language = { $what }: { $language }
studio-centre = Centre
studio-centre-now = Now: { $place }
studio-code = Code
studio-move-centre = Move the centre
studio-move-centre-of = Centre of { $what }
studio-rename = Rename
studio-rename-what = Rename { $what }
studio-seat = Seat
studio-seat-of = Seat of { $what }
studio-seat-renamed = New name of the seat, if it is renamed too
studio-position = Longitude, latitude
studio-position-hint = Only where no table knows the place.
studio-wrong-position = Write longitude and latitude in degrees with a comma between.
studio-wrong-number = Write the people as a whole number.
studio-status-of = Status of { $what }
studio-set-status = Change the status
studio-kind = What it is in law
studio-merge = Merge
studio-merge-what = Merge { $what }
studio-merge-with = With
studio-abolish = Abolish
studio-abolish-what = Abolish { $what }
studio-land-goes-to = Land and people go to
studio-units-go-to = Its units go to
studio-nothing-beside = No unit lies beside it.
studio-split = Split
studio-split-what = Split { $what }
studio-new-unit-name = Name of the new part (in English)
studio-people-known = People, where known
studio-land-by = Its land
studio-by-nearest = nearer to its seat than to the other
studio-by-settlements = around these settlements
studio-settlements-list = Settlements
studio-settlements-hint = With a semicolon between.
studio-draw-line = Draw a line on the map…
studio-draw-line-how = Click from place to place on the map; Enter or a second click on the last place ends the line. The new part is on its right.
studio-line-done = The line is done
studio-line-drawn = A line of { $n } places; the new part is on its right.
studio-move = Move
studio-move-to = Move to…
studio-move-to-what = Move { $what }

## Names of steps

studio-step-create = New: { $what }
studio-step-centre = { $what }: centre { $to }
studio-step-abolish = { $what } into { $into }
studio-step-split = { $part } out of { $what }
studio-step-moved = To another act
studio-step-deleted = Deleted: { $what }
studio-step-text = Text of the plan

## Keys

studio-key-region = the region before, the next one
studio-key-arrows = to the neighbour in that direction
studio-key-enter = gives the unit to the chosen region, or marks it

## Tables

studio-view-regions = Regions
studio-view-units = Units
studio-view-people = Who gains, who loses, by region
studio-view-winners = Units that are nearer
studio-view-losers = Units that are farther
studio-view-lineage = Which units come from which
studio-view-distances = Ways in full
studio-view-settlements = Settlements
studio-view-local = Ways to the seat of the unit
studio-view-moves = From which region to which
studio-view-causes = Why distances change
studio-view-catchment = Where another centre is nearer
studio-view-shape = Shape of the regions
studio-view-balance = Balance of the regions
studio-view-offices = Offices
studio-view-seats = Seats
studio-view-sensitivity = Under other choices
studio-view-roads = Along roads
studio-view-road-gaps = Places without a way along roads

## Files, filling, the best

studio-files = Files
studio-files-here = Plans in this folder
studio-files-none = There is no other plan in this folder.
studio-file-own = drawn here
studio-open-it = Open
studio-put-beside = Beside it
studio-save-as = Save as
studio-save-as-how = A new file in this folder; the drawing goes on there.
studio-file-name = Name of the file
studio-file-exists = There is a file of that name already; nothing was written.
studio-file-no-name = The name of a plan ends in { $ending } and has no slashes or other signs of a path in it.
studio-saved-as = Saved as { $file }
studio-opened = { $file } is open
studio-map-file = Map
studio-making = The results are being made…
studio-layer-catchment = Nearest centre
studio-nearest-other = nearer: the centre of { $region }
studio-catchment-how = In full colour: another region's centre is nearer; the colour is that region's.
studio-moved-how = In colour: land that another region gets; the colour is that region's.
studio-people-how = Circles: the people of each unit; their colour is that of its region.
studio-fill = Fill the rest
studio-fill-for = Fill { $what }
studio-fill-loose = What hangs loose beside it
studio-fill-of = All that is left of { $region }
studio-fill-none = Nothing beside it is left to fill: its neighbours are locked.
studio-fill-marks = Mark the rest
studio-find-loose = Next loose part
studio-no-loose = Nothing hangs loose, and every unit has a region.
studio-loose-is = { $unit } hangs loose from { $region }
studio-best = How near to the best
studio-best-how = Compute
studio-best-draft = In the draft: { $km } km on average.
studio-best-nearest = If everyone went to the nearest of its centres: { $km } km, { $share } % less.
studio-best-centres = From the best { $n } centres: { $km } km, { $share } % less; no split into { $n } regions can come below { $bound } km.
studio-best-places = They are: { $places }.
studio-change-shown = Show it on the map
studio-to-top = Skip to the map

## The language itself

studio-own-name = English
