### What each act did.

# A unit's region after its name.
change-at = { "" } ({ $region })
change-called = { $name }{ $at }
change-created = { $region } is created, { FORMS($city) ->
    [known] with its centre in { $city }
   *[unknown] centre { $centre }
 }, out of { $parts } of { $origins }
# So many units, after «out of».
change-of-units = { $n } { $n ->
    [one] unit
   *[other] units
 }
change-of-districts = { $n } { $n ->
    [one] district
   *[other] districts
 }
change-of-cities = { $n } { $n ->
    [one] city
   *[other] cities
 }
change-of-both = { $districts } { $districts ->
    [one] district
   *[other] districts
 } and { $cities } { $cities ->
    [one] city
   *[other] cities
 }
change-units-merged = { $units } units become { $into }{ $at }
change-regions-merged = { $parts } become { $into }
change-unit-ended = { $unit }{ $at } ends; { $into } receives it
change-city-ended = { $unit }{ $at } ends; { $into } receives it
change-region-ended = { $region } ends; { $into } receives its units
change-transferred = { $units } go from { $from } to { $to }
change-transferred-many = { $units } go to { $to }
change-divided = { $unit }{ $at } is divided: { $parts } split off
change-renamed = { $what }{ $at } is renamed { $to }
change-centre-set = the centre of { $what }{ $at } is { $to }
change-centre-moved = the centre of { $what }{ $at } moves from { $from } to { $to }
change-status = { $what }{ $at } becomes a { $kind }
change-region-divided = { $region } ends; { $parts } are formed out of its units
change-border-moved = the border moves: land of { $from }{ $from_at } goes to { $to }{ $to_at }
change-recoded-many = { $n } { $n ->
    [one] unit or region gets another code
   *[other] units or regions get other codes
 }
change-renamed-many = { $n } { $n ->
    [one] unit or region is renamed
   *[other] units or regions are renamed
 }
# The kind as a category that something is put into.
change-status-category = { $what }{ $at } becomes a { $kind }
change-recoded = { $what }{ $at } gets the code { $code }
