### Files that people bring, and tables that they take away.

## Seats

warning-seats-astray = seats far from the land of their unit, { $n } in all: { $seats }; distances from there are wrong: look at `seat_lat` and `seat_lon`
warning-seat-astray-at = { $seat } of { $unit }, { $km } km off

## Sheets of a workbook, one a view. A name has at most 31 letters.

sheet-regions = Regions
sheet-units = Units
sheet-people = People
sheet-winners = Nearer
sheet-losers = Farther
sheet-lineage = Lineage
sheet-distances = Distances
sheet-settlements = Settlements
sheet-local = Own seat
sheet-moves = Moves
sheet-causes = Causes
sheet-catchment = Nearest centre
sheet-shape = Shape
sheet-balance = Balance
sheet-seats = Seats
sheet-offices = Offices
sheet-sensitivity = Other choices
sheet-roads = Roads
sheet-road-gaps = Without a road
workbook-notes = Notes
workbook-sheet = sheet
workbook-note = note
workbook-long = { $all } rows, more than the { $most } of a sheet: they are in { $file }
told-workbook = { $n } sheets in { $file }
