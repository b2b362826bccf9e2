### The page and the maps about two vintages of boundaries.

vintages-answer = { $n } of { $all } units are not what they were; { $changes } { $changes ->
    [one] change leads
   *[other] changes lead
 } from the earlier boundaries to the later.
vintages-answer-no-plan = { $n } of { $all } units are not what they were, but no change of a plan says so.
vintages-answer-same = None of the { $all } units changed: what differs was only drawn anew.
vintages-proven = Carried out on the earlier boundaries, the changes give the later ones: nothing is left.
vintages-left = Carried out on the earlier boundaries, the changes leave { $n } { $n ->
    [one] difference, which stands
   *[other] differences, which stand
 } below.
vintages-not-carried-out = The changes cannot be carried out as they stand; why stands below.
vintages-seats-without-place = seats without a place, which are left out: { $n }; it would stand in the fields { $lat } and { $lon }
vintages-changes = What leads from one to the other
vintages-questions = Questions
vintages-units = Unit by unit
vintages-sheet = What may be compared
vintages-method = How it was found
vintages-figure-differ = Units that differ
vintages-figure-changes = Changes
vintages-figure-no-act = Changes without a known act
vintages-figure-questions = Questions to a person
vintages-figure-floor = Noise floor
vintages-metres = { $metres } m
vintages-found = Found between the two
vintages-without-act = Without a known act
vintages-undated = Not to be carried out in the order of the known acts
vintages-acts-alone = Acts that no change fits
vintages-residue = What is left
vintages-decide = { $n ->
    [one] One question is for a person to decide
   *[other] { $n } questions are for a person to decide
 }
vintages-more-rows = and { $n } more { $n ->
    [one] row
   *[other] rows
 }; a file of the report has all of them
vintages-units-same = The same, or only drawn anew: { $n }
vintages-comparable = Pairs of units whose rates may be compared as they are: { $yes }; only when the figures are carried across the plan first: { $rebased }; not at all: { $no }.
vintages-sheet-same = Comparable as they are: { $n }
vintages-repairs = What was put right before
vintages-how-found = How it was found
vintages-how = Borders were matched first, both ways, and only the land between those that differ was laid over each other. Units are told by their names, codes, seats, regions and land; of all lists of changes that explain the difference the shortest was taken, and no land moves twice.
vintages-law = Two maps prove a difference and never a law: a border that moved without a known act may as well have been corrected or drawn anew.
vintages-tip-from = land of { $unit } before
vintages-tip-km2 = { $word }, { $km2 } km²
vintages-land-new = Land of a new unit
vintages-land-transferred = Land that went to another unit
vintages-land-merged = Land of a unit that ended
vintages-land-region = Units in another region
vintages-land-register = Another name or code
