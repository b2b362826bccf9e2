### What stops a job: its plan, its options, the files that it names.

error-no-plan-called = no plan is called `{ $name }`, and it is no file; embedded are { $known }
error-not-a-plan = { $file } holds boundaries, not a plan
hint-not-a-plan = a plan is a .toml file (`aimaq new`); boundaries are given with --boundaries, and looked through by `aimaq check`
error-no-rules-called = no rules are called `{ $name }`, and it is no file; embedded are { $known }
error-unplaced-points = { $file }: the points cannot be placed, for the units have no boundaries; name some with --boundaries
error-points-outside = { $file }: { $outside } of { $points } points, with more than half of the people, lie in no unit{ $hint }
error-points-swapped = ; with longitude and latitude exchanged { $swapped } of them would: exchange the names of the columns
error-points-elsewhere = ; are they of another territory? if that is meant, say --accept points-outside
error-no-demand = { $file }: there is no such file; demand is `settlements`, `seats` or a file of points with people
error-no-series = { $territory } has no { $file }; { $hint }
error-unrecorded = no record was kept of what the job read, and a run needs one; prepare it with one
error-together = the results cannot be put into one file: { $said }

## Options.

error-option-name = { $name }
error-option-plan = PLAN
error-option-missing = { $option } is missing
error-option-length = { $option }: { $km } is not a length; write kilometres, zero or more
error-option-day = { $option }: `{ $given }` is not a day; write YYYY-MM-DD
error-option-wrong = { $option }: { $said }
error-option-alone = { $option } has no use without { $other }
error-option-key = { $option } needs { $other }, the field that holds the code of the unit
error-option-seats = { $option } does not go with demand at the seats, which hold the official population and nothing else
error-option-not-read = { $option }: `{ $file }` is not read here; read are { $read }
error-option-none-read = { $option }: `{ $file }` is not read here; no other file is
error-option-contradiction = { $option } and { $other } contradict each other; leave one out
error-unknown-word = `{ $given }` is no { $noun }; there are { $known }
error-box-numbers = four numbers of degrees: west, south, east, north
error-box-longitudes = west and east are different longitudes in degrees
error-box-latitudes = the south is less than the north, both from -90 to 90
error-no-language = `{ $tag }` is not the tag of a language, such as en or fr
error-no-column = no column is called `{ $name }`; the columns are { $known }
error-words = { $lang }/{ $file }: { $what }

## Records, fetched data, looks and roads.

error-no-record = this is no run.json: { $said }
error-no-input = { $file }: there is no such file, neither from the working folder nor from a folder above the record; a record names files from the folder in which its run was started: go there
error-no-cache = there is no folder for fetched data
error-no-cache-named = there is no folder for fetched data; name one in AIMAQ_CACHE
error-not-what-was-fetched = { $file } is not the file that was fetched: its SHA-256 is { $found }, not { $expected }; run `aimaq data get { $set }` again
error-set-without-boundaries = `{ $name }` holds no boundaries of units
error-not-fetched-yet = `{ $set }` is not fetched yet: { $file } is not there; run `aimaq data get { $set }` first
error-remote-name = `{ $name }` is no name of a set or file: use letters, digits, `-`, `_` and `.`
error-no-font = { $font }: no file and no installed font is called so
hint-no-font = give the path of a .ttf, .otf or .ttc file
hint-contrast = make one of the two darker or lighter
error-roads-elsewhere = { $file }: no place is near these roads: none of { $points } points has a road within { $km } km; are they of another country? --most-snap KM looks farther
error-keep-roads = { $said }; choose another place with --cache, or `--cache off`
error-no-roads = holds no way that cars can use; is it an extract with roads?
error-roads-crowded = more than { $most } roads meet at ({ $x }, { $y }); that is no map of roads

## Manifests, partial sums.

error-in-run = run `{ $run }`: { $said }
error-no-runs = there are no [[runs]]
error-deep-manifests = manifests include each other more than { $most } deep
error-run-twice = two runs are called `{ $name }`
error-run-name = the name of a run is a text, not { $other }
error-run-unnamed = a run without a `name`, which is also its folder
error-run-letters = a name is also a folder; use letters, digits, `-`, `_`, `.`
error-run-summary = that is the name of the summary; give the run another
error-matrix-name = the name of a matrix is a text, not { $other }
error-matrix-large = a matrix of more than { $most } runs
error-empty-list = `{ $key }` is an empty list
error-pattern-no-files = `{ $pattern }`: there are no such files
error-pattern-wrong = `{ $pattern }`: { $said }
error-no-partial = { $file }: this is no partial: { $said }; make it again
error-partial-begin = it does not begin as one
error-partial-cut = it is cut off
error-partial-seal = it is not as it was sealed
error-partial-counts = its second line counts nothing
error-partial-line = a line of it cannot be read
error-partial-different = { $file } cannot be added to { $first }: { $what }; make both with the same
error-differs = { $what } { $two }, not { $one }
error-differs-plan = its plan is
error-differs-metric = its metric is
error-differs-inputs = its plan, boundaries or other inputs have other checksums
error-differs-measures = its version, tolerance or thresholds are others
hint-name-table = name a table with --table
hint-name-groups = name a table of groups with --groups FILE
error-matrix-option = the name has `{ $option }`, which is no option of the matrix; there are { $known }

## Looks.

error-look-no-table = there is no table `{ $name }`{ $near }
error-look-no-colour = there is no colour `{ $name }`{ $near }
error-look-no-font = there is no font `{ $name }`{ $near }
error-look-nothing = there is no { $what } `{ $name }`{ $near }
error-near = ; did you mean `{ $near }`?
error-known = ; there are { $known }
error-look-table = `{ $name }` is a table: write [{ $name }]
error-look-one-colour = `{ $name }` is one colour, not a list
error-look-colours = `{ $name }` is a list of colours: write ["#rrggbb", …]
error-look-colour = `{ $name }`: { $written } is no colour; write "#rrggbb"
error-look-pixels = `{ $name }` is a number of pixels of the design, such as 1.5
error-look-font-name = `{ $name }` is a file or the name of a font
error-look-count = `{ $name }` has { $most } colours, not { $given }
error-look-size = `{ $name }` is from { $least } to { $most } pixels of the design, not { $given }
error-look-contrast = `{ $text }` ({ $text_colour }) on `{ $ground }` ({ $ground_colour }) has a contrast of { $ratio } to 1: texts need 4.5 to 1

## Pictures.

error-draw-empty = there is no land to draw; the units have no boundaries
error-draw-large = the picture would be { $width } × { $height } pixels; choose a smaller width
error-draw-font = the font cannot be read; it must be TrueType or OpenType
error-draw-other = { $said }
error-logo-format = this is neither a PNG nor an SVG
error-logo-unread = { $said }
error-logo-text = { $said }
error-logo-picture = { $said }
error-logo-size = { $width } × { $height } pixels; a logo has at most 16 million, and is at most 12 times as wide as high
error-logo-empty = nothing is drawn in it
