### What `aimaq infer` finds between two vintages of boundaries.

infer-shift = the later borders lie { $east } m east and { $north } m north of the earlier; the shift is taken out
infer-floor = noise floor { $metres } m: { $equal } borders are equal, { $below } differ by at most { $most } m, { $above } by { $least } m and more
infer-floor-all = { $equal } borders are equal, none differs
infer-floor-given = noise floor { $metres } m, as given: { $below } borders differ by less, { $above } by more
infer-no-floor = no gap tells noise from change: the borders were drawn anew, and changes rest on names, codes and regions alone
infer-counts = units: { $counts }
infer-count = { $n } { $word }
infer-table = { $table }
infer-question = question: { $said }
infer-more-questions = and { $n } more { $n ->
    [one] question
   *[other] questions
 }
infer-question-tie = { $before } was taken to go on as { $after }; almost as much speaks for { $other_before } and { $other_after }
infer-question-code = the code { $code } was that of { $before } and is that of { $after }, which is another unit
infer-question-seat = nothing says where { $unit } is governed from; a point inside stands for it
infer-question-centre = nothing says where { $region } is governed from; the seat of one of its units, or a point inside, stands for it
infer-question-gained = { $unit } has land that no earlier unit had; nothing explains it
infer-question-lost = { $unit } is gone, and no later unit has its land
infer-question-border = { $km2 } km² of { $from } are land of { $to } now: the border was moved or drawn anew, and no act is known
infer-question-tangled = the land of { $unit } could not be laid over the later boundaries: { $why }
infer-changes = { $n } { $n ->
    [one] change
   *[other] changes
 } in { $file }
infer-proven = carried out on the earlier boundaries, the plan gives the later ones: nothing is left
infer-residue = carried out on the earlier boundaries, the plan leaves { $n } { $n ->
    [one] difference
   *[other] differences
 }
infer-residue-missing = the plan does not lead to { $unit }
infer-residue-extra = the plan leads to { $unit }, which the later boundaries do not have
infer-residue-land = { $unit }: { $missing } km² are missing, { $extra } km² too much
infer-residue-code = { $unit }: the code is { $plan } by the plan and { $later } in the later boundaries
infer-not-carried-out = the plan cannot be carried out as it stands
infer-act-fits = { $n } { $n ->
    [one] change fits
   *[other] changes fit
 } { $act }
infer-act-alone = no change fits { $act }
infer-changes-alone = { $n } { $n ->
    [one] change fits
   *[other] changes fit
 } no act
infer-change-alone = no act: { $said }
infer-acts-undated = the changes cannot be carried out in the order of these acts; they stand under one act
infer-differences = What each unit is, before and after
infer-sheet = Which figures of the two vintages may be compared
infer-joined-by-name = { $n } { $n ->
    [one] unit bears
   *[other] units bear
 } a name that another unit, or other land, bears in the other vintage: join tables by the plan, not by names.

column-unit_before = unit before
column-code_before = code before
column-unit_after = unit after
column-code_after = code after
column-land_kept = of the land before
column-land_from = of the land after
column-people_kept = of the people before
column-people_from = of the people after
column-rates = rates comparable
column-why = why

value-same = same
value-drawn_anew = drawn anew
value-respelled = respelled
value-renamed = renamed
value-recoded = recoded
value-border_moved = border moved
value-land_transferred = land transferred
value-split = split
value-merged = merged
value-created = created
value-abolished = abolished
value-region_changed = region changed
value-unknown = unknown (no geometry)
value-rebased = only rebased
value-no_counterpart = no counterpart
value-land_cannot_be_told = drawn anew: the land cannot be told
value-same_land = the same land
value-same_land_other_name = the same land under another name
value-no_plan = no plan explains it
value-land_changed = the land changed
