### The report as a page: its parts, its findings, what is said of units and settlements.

doc-skip = К содержанию страницы
doc-theme-dark = Тёмная тема
doc-theme-light = Светлая тема
doc-languages = Язык
# What the language calls itself.
doc-language = Русский
doc-filter = Фильтр
doc-copy = Копировать таблицу
doc-copied = Скопировано
doc-rows = Строк: { $shown } из { $all }
doc-views = Карты
doc-nav-answer = Ответ и карты
doc-nav-who = Кому ближе, кому дальше
doc-nav-acts = Что сделал закон
doc-nav-regions = По регионам
doc-nav-tables = Таблицы
doc-nav-method = Методика
doc-more-charts = Другие диаграммы
doc-mean-distance = Среднее расстояние до центра, км
doc-people-nearer = Центр стал ближе, чел.
doc-people-farther = Центр стал дальше, чел.
doc-tab-states = До и после
doc-tab-regions = Регионы
doc-tab-access = Ближе и дальше

## The search for a settlement.

doc-find = Сколько километров до центра от …
doc-find-example = Населённый пункт или единица
doc-find-place = { $place }, { $unit }: до центра было { $before } км, стало { $after } км
doc-find-place-same = { $place }, { $unit }: до центра { $km } км, как и раньше
doc-find-unit = { $unit }, { $region }: в среднем до центра было { $before } км, стало { $after } км
doc-find-unit-same = { $unit }, { $region }: в среднем до центра { $km } км, как и раньше
doc-find-none = Ничего не найдено.
doc-find-cut = Крупнейшие населённые пункты: { $shown } из { $all }.

## Findings, as headings.

doc-finding-nearer = Ближе к центру стали { $n } из { $all }; больше всего – { $unit }, на { $km } км
doc-finding-farther = Дальше от центра стали { $n } из { $all }; больше всего – { $unit }, на { $km } км
doc-finding-people = Больше всего выигрывает { $region }: до центра в среднем было { $before } км, стало { $after } км
doc-finding-country = Половина жителей живёт не дальше { $after } км от своего центра; прежде – не дальше { $before } км
doc-finding-causes = Новые границы дают { $borders } изменения, перенос центров – { $centres }
doc-unchanged = Без изменений: { $n }
doc-rules-all-kept = Все требования выполнены.
doc-rules-kept = Выполнено: { $n }
doc-file = Вся таблица:
doc-brief-file = То же на одной странице для печати:

## Region by region.

doc-regions-change = Регионов меняется: { $n }
doc-region-new = Новый регион; его части прежде входили в состав: { $from }
doc-region-gains = Получает части регионов: { $from }
doc-region-centre = Центр переносится: { $was } → { $is }
doc-region-less = Передаёт свои части другим регионам.
doc-centre = Центр
doc-units-here = Территориальных единиц
doc-area = Площадь, км²
doc-units-of = Территориальные единицы: { $region }

## What is said of an area of a map.

doc-tip-people = { $people } чел.
doc-tip-centre = Центр: { $centre }
doc-tip-way = до центра в среднем { $km } км
doc-tip-ways = до центра в среднем { $before } → { $after } км ({ $change } км)
doc-map-ways = Расстояние до центра
doc-map-ways-before = Расстояние до центра до реформы
doc-map-ways-after = Расстояние до центра после реформы
doc-map-density = Плотность населения
doc-density = { $n } чел. на 1 км²
doc-density-below = менее { $to } чел. на 1 км²
doc-density-between = от { $from } до { $to }
doc-density-from = { $from } и более
doc-class = { $from }–{ $to } км
doc-class-least = менее { $to } км
doc-class-most = { $from } км и более
doc-class-nearer = ближе: { $km }
doc-class-farther = дальше: { $km }

## Words of the tables.

doc-words = Термины
doc-word-unit = Единица
doc-word-unit-text = Наименьшая территория, которую реформа передаёт целиком: район, город, община.
doc-word-region = Регион
doc-word-region-text = Территория верхнего уровня: несколько единиц с одним центром.
doc-word-mean = Среднее расстояние
doc-word-mean-text = Расстояния всех жителей сложены и поделены на их число: большой город весит больше, чем село.
doc-word-median = Медиана
doc-word-median-text = У половины жителей путь короче, у половины – длиннее.
doc-word-p90 = P90
doc-word-p90-text = У девяти жителей из десяти путь не длиннее этого.
doc-word-person-km = Человеко-километры
doc-word-person-km-text = Пути всех жителей до центра, каждый по одному разу, в сумме.
doc-word-gini = Коэффициент Джини
doc-word-gini-text = Насколько неравномерно распределена величина: 0 – у всех поровну, около 1 – всё у одного.
doc-word-compact = Полсби–Поппер, Риок
doc-word-compact-text = Насколько компактна форма: 1 – круг, у вытянутой или изрезанной формы – около 0.
doc-again = Повторить расчёт
doc-again-text = Расчёт записан в run.json вместе с контрольными суммами всех исходных данных. Эти команды повторяют его и сверяют файлы:

## The annex of an act.

annex-title = Приложение. { $title }
annex-act = { $title }; действует с { DATE($day, "long") }.
annex-centre = Административный центр: { $centre }.
annex-people-of = Численность населения: { $people } чел. на { DATE($day, "long") }.
annex-people = Численность населения: { $people } чел.
annex-land = Площадь: { $km2 } км² ({ $from }).
annex-border = Протяжённость границы: { $km } км.
annex-units = Территориальные единицы: { $n }
annex-neighbours = Граница по соседям
annex-neighbour = сосед
annex-length = протяжённость, км
annex-new = из них новая, км
annex-outside = за пределами страны

## One page of paper.

doc-brief-row = { $km } км · { $people } чел.
