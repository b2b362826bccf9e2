### How numbers, days and lists are written.

format-decimal = ,
format-group = { "\u202F" }
format-minus = −
format-plus = +
format-percent = { $n }%
format-million = { $n } млн
format-thousand = { $n } мың
format-ones = { $n }
# Words that a line does not part from the number before them.
format-units = % км км² м м² сағ млн мың адам адам-км

## Lists, two parts at a time: the list so far and the next part.

format-list-more = { $first }, { $second }
format-list-last = { $first } және { $second }

## Days: in a sentence, in a table, «of the day», «from the day».

format-date-long = { $year } жылғы { $day } { $month }
format-date-short = { $day2 }.{ $month2 }.{ $year }
format-date-of = { $year } жылғы { $day } { $month }
format-date-from = { $year } жылғы { $day } { $month } бастап

format-month-1 = қаңтар
    .of = қаңтардағы
    .from = қаңтардан
format-month-2 = ақпан
    .of = ақпандағы
    .from = ақпаннан
format-month-3 = наурыз
    .of = наурыздағы
    .from = наурыздан
format-month-4 = сәуір
    .of = сәуірдегі
    .from = сәуірден
format-month-5 = мамыр
    .of = мамырдағы
    .from = мамырдан
format-month-6 = маусым
    .of = маусымдағы
    .from = маусымнан
format-month-7 = шілде
    .of = шілдедегі
    .from = шілдеден
format-month-8 = тамыз
    .of = тамыздағы
    .from = тамыздан
format-month-9 = қыркүйек
    .of = қыркүйектегі
    .from = қыркүйектен
format-month-10 = қазан
    .of = қазандағы
    .from = қазаннан
format-month-11 = қараша
    .of = қарашадағы
    .from = қарашадан
format-month-12 = желтоқсан
    .of = желтоқсандағы
    .from = желтоқсаннан
