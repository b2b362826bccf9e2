### Ряды показателей за многие годы в неизменных границах.

told-unknown = неизвестно на { DATE($day, "short") }: { $what }
told-people-of = население – на { DATE($counted, "short") }, а не на { DATE($day, "short") }; данные других лет даёт `{ $command }`

column-area = территория
column-date = дата
column-status = откуда
column-low = не менее
column-high = не более
column-rounding = округление ±
column-break = разрыв
column-level = перепись
column-index = индекс
column-group_status = статус
column-extent = границы
column-missing = нет данных по единицам
column-sources = источники
column-period = годы
column-first_day = с
column-last_day = по
column-people_first = население в начале
column-people_last = население в конце
column-growth_percent_per_year = % в год
column-balance = миграция
column-balance_per_1000_per_year = на 1000 в год
column-unit_years = единиц-лет
column-unit_years_possible = из
column-balance_years = годы сальдо

value-published = опубликовано
value-computed = вычислено
value-estimated = оценено
value-missing = нет данных
value-recount = пересчёт
value-borders = границы
value-jump = скачок
value-lost = утрачен
value-kept = сохранён
value-break_inside = внутри

series-note-breaks = ¦ перед числом – разрыв: оно опирается на другую перепись или относится к другим границам, чем предыдущее; разницу между ними нельзя читать как прирост.
series-note-estimated = ≈ перед числом – оценка: часть взята из большей территории по доле населения; пределы – в таблице показателей.
series-note-missing = Пустая ячейка: для части территории данных нет; единицы названы в таблице показателей.
series-note-index = Первое значение { $year } года – 100. За разрывом значения опираются на другую перепись.
series-note-growth = Прирост – за самый длинный отрезок периода без разрыва, от его первого дня до последнего.
series-note-balance = Миграция – зарегистрированные прибывшие минус выбывшие, к населению на начало каждого года. Кто уехал, не снявшись с учёта, не учтён, чаще всего в 1992–1998 годах: потери преуменьшены.
series-day = { DATE($day, "short") }
series-title = Население в неизменных границах
series-title-day = Население в границах на { DATE($day, "long") }
series-title-plan = Население в границах после реформы «{ $plan }»
series-title-table = { $what } в неизменных границах
series-subtitle = Линия обрывается там, где данные несопоставимы или отсутствуют.
series-index-of = { $what }, { $year } = 100
series-source = Данные: { $file }
series-break-recount = пересчёт
series-break-borders = другие границы
series-key-gap = разрыв или пропуск
series-key-bounds = пределы оценки
series-role-lost = Утратили статус
series-role-kept = Сохранили статус
series-change-between = { $from }–{ $to }

claim-heading = Проверка утверждения
claim-finding = В { $years } годах население сократилось на { $lost_shrank } из { $lost } территорий, утративших статус, и на { $kept_shrank } из { $kept } соседних, сохранивших его. Миграционное сальдо утративших было хуже в { $worse } из { $compared } сравнений.
claim-finding-since = В { $years } годах население сократилось на { $lost_shrank } из { $lost } территорий, утративших статус, но и на { $kept_shrank } из { $kept } соседних, сохранивших его. До { $year } года миграционное сальдо утративших было хуже в { $worse_until } из { $compared_until } сравнений, позднее – в { $worse } из { $compared }.
claim-fewer-years = Показатели не за весь период, а за годы, в которые известно больше всего единиц: { $areas }.
claim-years-of = { $area }, { $period }: { $years }
claim-left-out = { $n ->
    [one] { $n } число относится к границам других дней и здесь не использовано; оно есть в ряду по тем же группам.
    [few] { $n } числа относятся к границам других дней и здесь не использованы; они есть в ряду по тем же группам.
   *[other] { $n } чисел относятся к границам других дней и здесь не использованы; они есть в ряду по тем же группам.
 }
claim-migration = Миграция на 1000 человек в год
claim-growth = Прирост, % в год
claim-centres = Центры по переписям
claim-title = Утратили статус и сохранили его: население в неизменных границах
claim-caution = Каждая территория, утратившая статус, сравнивается с остальной частью региона, в который вошла. Различие не говорит о причине: различаются и промышленность, и города, и расстояния, и возраст.
claim-last = В { $last } годах миграция утративших статус была лучше, чем в { $before } годах, на { $better } из { $all } территорий.
claim-note-centres = Население самих городов, без подчинённых сёл; из противоречащих друг другу чисел взято первое.
claim-source = Ряды за годы: таблицы территории; источник каждого числа стоит в его строке
