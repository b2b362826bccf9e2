### Batches, partial sums, sweeps and plans side by side.

batch-run-done = { $ended } of { $all }: { $name } done
batch-run-unchanged = { $ended } of { $all }: { $name } unchanged
batch-run-failed = { $ended } of { $all }: { $name } failed
batch-left = { $said }, about { $time } left
batch-seconds = { $n } s
batch-minutes = { $n } min
batch-would = { $n } of { $all } { $all ->
    [one] run
   *[other] runs
 } would be done
batch-index-title = Reports
batch-index-lead = { $n } { $n ->
    [one] run
   *[other] runs
 }; each name leads to its report.
batch-index-failed = Not done: { $n }

partial-progress = { $done } of { $all } files read
partial-outside = { $n } { $n ->
    [one] point
   *[other] points
 } with { $people } people in no unit
partial-without-centre = { $n } { $n ->
    [one] point
   *[other] points
 } with { $people } people in a region without a centre
partial-without-people = { $n } { $n ->
    [one] point
   *[other] points
 } without a number of people, left out
partial-done = { $n } { $n ->
    [one] point
   *[other] points
 } with { $people } people in { $file }
merge-done = { $n } { $n ->
    [one] part
   *[other] parts
 } added in { $file }

sweep-progress = { $n } variants
sweep-done = { $n } { $n ->
    [one] variant
   *[other] variants
 }, { $torn } of them tear a region apart; { $seconds } s
column-variant = variant
column-change = change
column-mean_change_km = change, km

beside-title = Plans side by side
beside-before = Before
beside-summary = All figures
beside-units = Which unit is where
column-pareto = not beaten
