### How numbers, days and lists are written.

format-decimal = .
format-group = { "\u202F" }
format-minus = −
format-plus = +
format-percent = { $n } %
format-million = { $n } million
format-thousand = { $n } thousand
format-ones = { $n }
# Words that a line does not part from the number before them.
format-units = % km km² m m² h million thousand people

## Lists, two parts at a time: the list so far and the next part.

format-list-more = { $first }, { $second }
format-list-last = { $first } and { $second }

## Days: in a sentence, and in a table.

format-date-long = { $day } { $month } { $year }
format-date-short = { $year }-{ $month2 }-{ $day2 }

format-month-1 = January
format-month-2 = February
format-month-3 = March
format-month-4 = April
format-month-5 = May
format-month-6 = June
format-month-7 = July
format-month-8 = August
format-month-9 = September
format-month-10 = October
format-month-11 = November
format-month-12 = December
