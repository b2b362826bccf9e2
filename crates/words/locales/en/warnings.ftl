### What somebody should look at.

## Plans.

warning-no-boundaries = { $path } has no boundaries; its people count, its land does not
warning-no-people = { $path } has no people
warning-area-differs = { $region }: the published area is { $published } km², the boundaries enclose { $land } km²
warning-area-of-others = { $region }: the published { $km2 } km² belong to another composition; the area is that of the boundaries
warning-not-largest = { $region } is governed from { $centre } ({ $people } people), and { $larger } is larger ({ $more })
warning-parts = { $region } falls into { $n } parts: { $parts }
warning-parts-schematic = { $region } falls into { $n } parts: { $parts }; its boundaries are schematic
warning-part = { $units } ({ $people } people)
warning-part-more = { $units } and { $n } more ({ $people } people)
warning-exclave = { $part } of { $region } lies inside { $host }
warning-same-name = { $path } bears the name `{ $name }` as well
warning-outside = { $region } is governed from { $centre }, which is not in it

## Points with people.

warning-points-without-people = { $file }: { $n } { $n ->
    [one] point has no number of people and is left out
   *[other] points have no number of people and are left out
 }, { $others } have one
warning-points-outside = { $file }: { $n } { $n ->
    [one] point
   *[other] points
 } with { $people } people { $n ->
    [one] lies in no unit and is left out
   *[other] lie in no unit and are left out
 }: { $names }
warning-and-more = { $names } and { $n } more
warning-units-without-point = { $file }: { $n } { $n ->
    [one] unit has
   *[other] units have
 } no point with people; their { $people } people start from the seat
warning-unscaled = { $file }: { $people } people are counted as they are, against { $official } officially
warning-points-schematic = { $file }: the points are placed by schematic boundaries, so that those near a border may stand in the wrong unit; name real ones with --boundaries
warning-unplaced = { $people } people live in units without a seat or settlement and are not in the distances

## Names of a territory.

warning-crossing-units = boundaries cross themselves, { $n } in all: { $units }; a split of such a unit fails or loses land: repair them with `{ "aimaq clean" }`
warning-crossing-at = { $unit } at { $at }
warning-names-twice = several units of one region bear the same name, { $n } in all: { $units }; plans tell them apart by code
warning-names-of-region = units bear the name of their region, which has others too, { $n } in all: { $units }
warning-names-slash = names hold a slash, { $n } in all: { $names }; a path with them is read at every slash, a code in one way only
warning-names-broken = names hold line breaks or tabs, { $n } in all: { $names }; write each on one line

## Boundaries.

warning-codes-restored = { $n } { $n ->
    [one] code was given back its leading zeros
   *[other] codes were given back their leading zeros
 }, such as { $written } as { $meant }
warning-features-stray = { $n } { $n ->
    [one] feature belongs
   *[other] features belong
 } to no unit and { $n ->
    [one] is
   *[other] are
 } left out: codes { $codes }
warning-units-without-feature = { $n } { $n ->
    [one] unit has no feature; its people count, its land is in none
   *[other] units have no feature; their people count, their land is in none
 }: { $units }
warning-units-merged = on the day of the boundaries units had become one with others, { $n } in all: their former borders are unknown, and their land is that of the other: { $units }
boundaries-of-day = boundaries: their codes are taken as of { DATE($day, "short") }, when every feature has a unit
warning-settlements-misplaced = { $n } { $n ->
    [one] settlement stands in another region's land than its table says; it stays with its table
   *[other] settlements stand in another region's land than their table says; they stay with their table
 }
repair-overlaps = boundaries: { $n } { $n ->
    [one] overlap was
   *[other] overlaps were
 } removed: { $km2 } km²
repair-gaps = boundaries: { $n } { $n ->
    [one] gap was
   *[other] gaps were
 } filled: { $km2 } km²
repair-vertices = boundaries: { $n } { $n ->
    [one] vertex was moved to that of its neighbour
   *[other] vertices were moved to their neighbours'
 }, at most { $metres } m
repair-nodes = boundaries: { $n } { $n ->
    [one] vertex was put into a border that others touch
   *[other] vertices were put into borders that others touch
 }
repair-rings = boundaries: { $n } { $n ->
    [one] ring that crossed or touched itself was mended
   *[other] rings that crossed or touched themselves were mended
 }
repair-border = boundaries: the outer border is { $after } km long, { $before } before; { $kept } km of it are as they were, the rest is at most { $metres } m from where it was
repair-left = boundaries: features that overlap others and could not be repaired: codes { $codes }

## Roads.

roads-conditional = { $file }: { $n } turn { $n ->
    [one] restriction holds at some times only and is
   *[other] restrictions hold at some times only and are
 } not followed
roads-via-ways = { $file }: { $n } turn { $n ->
    [one] restriction leads over a way, not a node, and is
   *[other] restrictions lead over a way, not a node, and are
 } not followed
roads-unclear = { $file }: { $n } turn { $n ->
    [one] restriction has members that are missing or do not meet, or an unknown value, and is
   *[other] restrictions have members that are missing or do not meet, or an unknown value, and are
 } not followed
roads-missing-nodes = { $file }: { $n } { $n ->
    [one] node of roads is not in the file: the road ends there
   *[other] nodes of roads are not in the file: roads end there
 }
roads-source = Roads: { $file }, © OpenStreetMap contributors (ODbL 1.0)

## Maps.

map-no-room = { $map }: no room for the label { $label }
picture-letters-missing = No font has the letters { $letters } of “{ $text }”: they are drawn as boxes. `{ $option }` brings one

## Files.

population-joined = { $file }: people of { $n } units; { $exact } by code or name, { $normalised } by a name in another alphabet or form, { $suggested } only like a name, { $unmatched } of nobody
population-suggested = { $file }: names that are only like those of units; these are taken with { "--accept suggested-names" }: { $names }
population-unmatched = { $file }: rows of no unit, or of several: { $names }
population-rest = units that { $file } does not name keep their people: { $n }
read-of = { $file }: { $said }
read-heights = { $n } { $n ->
    [one] position has
   *[other] positions have
 } a height, which is left out
read-unclosed = rings that did not end where they began were closed, in features { $features }
read-across-180 = longitudes that go across 180 are taken the short way and cut there, in features { $features }
read-empty = without a geometry: features { $features }
read-no-geometry = { $n } { $n ->
    [one] feature has
   *[other] features have
 } no geometry
read-no-prj = no .prj beside it; taken as WGS 84 longitude and latitude
read-no-cpg = no .cpg beside it; the text is read as its .dbf declares
read-no-shx = the .shx does not fit; the shapes are taken in the order of the .shp
read-deleted = rows that are marked as deleted are left out: { $n }
read-turned = rings run the wrong way round; shells and holes are told by which lies in which, in features { $features }
read-cut = text was cut within a letter, which is left out, in features { $features }
read-field-twice = two fields are called "{ $field }"; the later one is "{ $other }" here
read-binary = { $n } { $n ->
    [one] value is
   *[other] values are
 } binary data, which is left out
read-nested = { $n } { $n ->
    [one] value is
   *[other] values are
 } lists or structures, which are left out
read-marked = { $n } { $n ->
    [one] text begins
   *[other] texts begin
 } with an apostrophe before what a spreadsheet would run; the apostrophe is taken off
write-marked = an apostrophe stands before { $n } { $n ->
    [one] text
   *[other] texts
 } that a spreadsheet would run; it is taken off when aimaq reads the file
write-ids = the ids of features become the field "{ $field }"
write-mixed = fields with values of several kinds become text: { $fields }
write-nested = lists and objects become text (JSON) in the fields { $fields }
write-names = names of fields have at most { $most } bytes in this format: { $names }
write-cut = { $n } { $n ->
    [one] text is
   *[other] texts are
 } longer than { $most } bytes and cut there
write-rounded = coordinates are rounded to steps of { $x } degrees of longitude and { $y } of latitude
read-no-boundaries = pictures, models, tracks and links are left out: { $n }
write-renamed = fields have other names in this format: { $names }
write-long = { $n } { $n ->
    [one] text is
   *[other] texts are
 } longer than { $most } letters, which no cell holds, and left out
write-note = the note on the layer, such as that its boundaries are schematic, has no place in this format
read-crs = coordinates are in { $name } and are brought to longitude and latitude on WGS 84
read-crs-near = coordinates are in { $name }; its datum, { $datum }, is taken for WGS 84, which is right within about { $metres } m
read-crs-shifted = coordinates are in { $name } and are brought to WGS 84; the shift from its datum, { $datum }, is right within about { $metres } m
read-crs-stated = coordinates are in { $name } and are brought to WGS 84 by the shift that the file states; how exact that is, it does not say
read-members = members of geometry collections that are left out, points or lines beside others: { $n }
read-long-numbers = whole numbers with more digits than a number can hold, which stay text: { $n }
read-left-out = features that cannot be read are left out: { $features }; the first: { $first }

## Results.

run-removed = files of the earlier run that this one does not write are removed: { $files }
run-kept = files of the earlier run have changed since and stay: { $files }
optimise-schematic = the boundaries inside the regions are schematic: which units are neighbours is, too
stats-no-row = { "--where" } `{ $condition }`: no row matches
warning-no-maps = no boundaries are known, so there are no maps, areas and shapes; bring some with --boundaries
warning-large-sheets = Tables of more than { $rows } rows stand in no sheet of { $book }; they are in { $tables }.
warning-large-layer = The land of the { $units } units is in { $package } alone; { $command } writes it as { $format }.
warning-large-page = { $page } has { $size } MB, more than { $most } MB; with fewer languages in { $option } it is smaller.
