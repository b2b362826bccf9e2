### Figures of many years on constant borders.

told-unknown = not known of { DATE($day, "short") }: { $what }
told-people-of = the people are those of { DATE($counted, "short") }, not of { DATE($day, "short") }; `{ $command }` has figures of other years

column-area = area
column-date = date
column-status = how
column-low = least
column-high = most
column-rounding = rounding ±
column-break = break
column-level = count
column-index = index
column-group_status = status
column-extent = borders of
column-missing = missing units
column-sources = sources
column-period = years
column-first_day = from
column-last_day = to
column-people_first = people from
column-people_last = people to
column-growth_percent_per_year = % a year
column-balance = migration
column-balance_per_1000_per_year = per 1,000 a year
column-unit_years = unit years
column-unit_years_possible = of
column-balance_years = years of the balance

value-published = published
value-computed = computed
value-estimated = estimated
value-missing = missing
value-recount = recount
value-borders = borders
value-jump = jump
value-lost = lost
value-kept = kept
value-break_inside = inside

series-note-breaks = ¦ before a figure: a break. It rests on another count, or is of other borders, than the one before; do not read the difference as growth.
series-note-estimated = ≈ before a figure: estimated. Part of it is the share of a larger area by people; its bounds are in the table of figures.
series-note-missing = An empty cell: for some of the area there is no figure; the table of figures names the units.
series-note-index = The first figure of { $year } is 100. Figures beyond a break rest on another count.
series-note-growth = Growth is that of the longest stretch of the period without a break, from its first day to its last.
series-note-balance = Migration is who registered on coming less who did on leaving, over the people at the beginning of each year. Who left without signing out is missing, most of all in 1992–1998: it understates what was lost.
series-day = { DATE($day, "short") }
series-title = Population on constant borders
series-title-day = Population on the borders of { DATE($day, "long") }
series-title-plan = Population on the borders after: { $plan }
series-title-table = { $what } on constant borders
series-subtitle = A line ends where figures do not compare or are missing.
series-index-of = { $what }, { $year } = 100
series-source = Figures: { $file }
series-break-recount = recount
series-break-borders = other borders
series-key-gap = break or gap
series-key-bounds = bounds of an estimate
series-role-lost = Lost status
series-role-kept = Kept status
series-change-between = { $from }–{ $to }

claim-heading = The claim, tested
claim-finding = In { $years }, { $lost_shrank } of { $lost } areas that lost their status shrank, and { $kept_shrank } of { $kept } beside them that kept it. Their balance of migration was the worse in { $worse } of { $compared } comparisons.
claim-finding-since = In { $years }, { $lost_shrank } of { $lost } areas that lost their status shrank, and so did { $kept_shrank } of { $kept } beside them that kept it. Until { $year } their balance of migration was the worse in { $worse_until } of { $compared_until } comparisons, afterwards in { $worse } of { $compared }.
claim-fewer-years = Rates of fewer years than their period, those in which most units are known: { $areas }.
claim-years-of = { $area } in { $period }: { $years }
claim-left-out = { $n ->
    [one] { $n } figure is of borders of another day and not used here; a series over the same groups has it.
   *[other] { $n } figures are of borders of other days and not used here; a series over the same groups has them.
 }
claim-migration = Migration per 1,000 people a year
claim-growth = Growth, % a year
claim-centres = The centres in censuses
claim-title = Lost status and kept it: population on constant borders
claim-caution = Each area that lost its status is held against the rest of the region that it joined. That the two differ does not say why: industry and towns, distance and age differ as well.
claim-last = In { $last }, migration of areas that lost their status was better than in { $before } in { $better } of { $all }.
claim-note-centres = People of the cities themselves, without their villages; of figures that contradict each other the first is taken.
claim-source = Figures over the years: the tables of the territory; the source of each stands in its row
