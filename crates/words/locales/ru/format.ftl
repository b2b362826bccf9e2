### How numbers, days and lists are written.

format-decimal = ,
format-group = { "\u202F" }
format-minus = −
format-plus = +
format-percent = { $n }{ "\u00A0" }%
format-million = { $n } млн
format-thousand = { $n } тыс.
format-ones = { $n }
# Words that a line does not part from the number before them.
format-units = % км км² м м² ч млн тыс. чел. чел.-км

## Lists, two parts at a time: the list so far and the next part.

format-list-more = { $first }, { $second }
format-list-last = { $first } и { $second }

# Where a name is missing in Russian, the Kazakh one stands for it.
format-names-from = kk

## Days: in a sentence, in a table, «from the day».

format-date-long = { $day } { $month } { $year } года
format-date-short = { $day2 }.{ $month2 }.{ $year }
format-date-of = от { $day } { $month } { $year } года
format-date-from = с { $day } { $month } { $year } года

format-month-1 = января
format-month-2 = февраля
format-month-3 = марта
format-month-4 = апреля
format-month-5 = мая
format-month-6 = июня
format-month-7 = июля
format-month-8 = августа
format-month-9 = сентября
format-month-10 = октября
format-month-11 = ноября
format-month-12 = декабря
