### What stops the work itself: plans, crosswalks, views, centres, splits, the studio.

## Views, drafts and rules.

error-no-office-rules = the territory has no rules on seats and offices; name a file with --rules
error-needs-roads = this needs roads, and none are made up; name an OpenStreetMap extract with --roads FILE.osm.pbf
error-drafts-start = the plans start from different states: { $first } of { $first_day } and { $second } of { $second_day }
error-rule-length = rule { $rule }: km = { $km } is not a valid length; write kilometres, zero or more
error-many-seats = `{ $key }` is { $number }; at most { $most } can be counted

## Crosswalks and tables.

error-compose-dates = the first crosswalk leads to { $to }, the second begins on { $from }
error-compose-levels = one crosswalk is of units, the other of regions
error-compose-missing = `{ $name }` is a target of the first crosswalk and no source of the second
error-no-seal = { $file }: no seal; this is not a crosswalk that aimaq has written
error-broken-seal = { $file }: the seal is broken: the file has been changed since it was written; make it again with `aimaq crosswalk`
error-row-finite = row { $row }: a number is not finite
error-cells-of-header = { $cells } cells, where the header has { $columns }
error-stands-already = { $name } stands in line { $line } already; leave one of them out
error-no-figures-column = there is no column of figures; the first column names the unit
error-no-column-kind = `{ $kind }` is no kind of column; write `{ $name }:count`, `{ $name }:rate/COLUMN` or `{ $name }:median`
error-no-denominator = the denominator `{ $of }` of `{ $name }` is no column of the table
error-not-of-crosswalk = `{ $name }` is no unit of the crosswalk{ $near }
error-may-be = `{ $name }` may be { $paths }; write the path or the code
hint-missing-marks = { $said }; leave a missing cell empty, or say --missing-marks

## Plans.

error-invert-differs = the inverse does not give the state before back: { $what }
error-invert-write = the inverse cannot be written: { $said }
error-nothing-to-undo = there is no plan to undo
hint-name-plan-to-undo = name one: `aimaq invert PLAN -o FILE`
error-draft-toml = the text of the plan has to be put right first: { $said }
error-draft-form = acts and changes are written as lists; write them as [[acts]] and [[acts.changes]]
error-draft-no-act = the plan has no act { $act }
error-draft-no-change = act { $act } has no change { $change }
error-draft-key = `{ $key }` is not set in an act
error-draft-day = `{ $day }` is not a day; write YYYY-MM-DD
error-draft-change = a change is an object with one key, as the plan writes it
error-draft-value = a value of the change cannot be written in a plan

## Measuring, centres, splits.

error-too-many-people = there are more people than can be counted
error-choice-number = { $wanted } of { $sites } sites cannot be chosen
error-choice-nobody = there is nobody whose way could be measured
error-no-candidate-called = no seat or settlement is called `{ $name }`{ $near }
error-split-few = { $parts } parts need as many units with a place for a centre; there are { $units }
error-split-impossible = no split into { $parts } contiguous parts gives each of them at least { $units } units and { $people } people
error-split-not-found = no split into { $parts } contiguous parts with at least { $units } units and { $people } people was found; ask for less

## The studio.

error-studio-address = 127.0.0.1:{ $port }: { $said }; choose another --port
error-studio-token = no token can be made: { $said }
error-no-plan-file = { $file }: a plan is a file that ends in .toml
error-cannot-read = { $file }: cannot be read: { $said }
error-plan-too-large = { $file }: larger than 4 MiB, which no plan is
error-nothing-changed = { $said }; nothing was changed
error-studio-request = the request cannot be understood: { $said }
error-studio-behind = the plan has changed since this page was drawn
error-studio-changed = another program has changed the file
error-studio-step = there is no such step
error-studio-tidy = the changes of the last act cannot be made fewer
error-studio-many = { $points } points and { $places } places are too many; open the studio with `--demand seats`
error-studio-name = `{ $name }` is no name of a file: letters and digits, and .toml at its end
error-studio-unknown = there is no `{ $name }`

## Fetching.

error-fetch-status = { $url } answers { $status }
error-fetch-broken = { $url } cannot be fetched: { $reason }; { $bytes } bytes are kept, and the next try goes on from there
error-fetch-length = { $what } has { $found } bytes, not { $expected }; it is not the file that is meant
error-fetch-differs = { $what } has the checksum { $found }, not { $expected }; it is not the file that is meant
error-fetch-too-long = { $url } is longer than { $most } bytes
error-fetch-no-checksum = { $url } does not begin with a checksum of 32 hexadecimal digits
error-fetch-read = { $file } cannot be read: { $said }
error-fetch-write = { $file } cannot be written: { $said }
error-rate-of = `{ $name }` is a rate; say of what: `{ $name }:rate/COLUMN` with the column of its denominator
error-rate-counts = the denominator of `{ $name }` must be a column of counts
error-office-key = `{ $key }` is no key of a column; write small letters, digits and `_`
error-office-key-taken = `{ $key }` is the key of another column already
