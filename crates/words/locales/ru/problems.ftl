### What stops a plan, and what to do.

# A unit in a sentence: its name, with its region.
problem-unit = { $unit }{ $at }
list-or = { $first } или { $last }
problem-act-of-day = акт от { DATE($day, "short") }
problem-act-on = { $act } (вступает в силу { DATE($day, "short") })
problem-act-row = { $act }, файл { $file }, строка { EXACT($line) }
problem-published-areas = опубликованные площади
problem-other = Не удалось выполнить: { $said }

## Names and codes.

problem-no-unit = Нет территориальной единицы с названием `{ $name }`
problem-no-region = На { DATE($day, "short") } нет региона с названием `{ $name }`
problem-no-code = На { DATE($day, "short") } ни у одной территориальной единицы нет кода { $code }
problem-not-in-region = { START($region) }: на { DATE($day, "short") } в составе нет `{ $unit }`
problem-not-there = На { DATE($day, "short") } территориальной единицы `{ $name }` нет
problem-ended = «{ $name }»: на { DATE($day, "short") } уже не существует
problem-ambiguous-unit = Названию `{ $name }` соответствует несколько территориальных единиц
problem-ambiguous-region = Названию `{ $name }` соответствует несколько регионов
problem-named-twice = Повторяется дважды: `{ $name }`
problem-unit-exists = { START($unit) }: на { DATE($day, "short") } уже существует
problem-region-exists = На { DATE($day, "short") } регион с названием `{ $name }` уже есть
problem-code-taken = На { DATE($day, "short") } код { $code } занят: { $holder }
problem-no-code-of-system = `{ $code }` – не код системы { $system }
problem-no-kind = `{ $kind }` – не вид территориальной единицы и не вид региона
problem-kind-already = { START($name) }: этот вид и так указан – { $named }
hint-all-names = все названия показывает `{ "aimaq data show" }`
hint-did-you-mean = возможно, имеется в виду { $names }?
hint-write = напишите { $names }
hint-give-codes = дайте им коды и пишите `{ "code:" }КОД`
hint-there-is = есть такое название: { $units }
hint-code-from = { $unit }: этот код действует с { DATE($day, "short") }
hint-code-until = { $unit }: этот код действовал до { DATE($day, "short") }
hint-code-other-days = { $unit }: этот код действует в другие дни
hint-codes-of-day = коды на этот день показывает `{ $command }`
hint-created-below = акт, который { DATE($day, "short") } выделяет её из `{ $from }`, стоит ниже ({ $act }); поставьте его первым
hint-created-by-plan = акт, который { DATE($day, "short") } выделяет её из `{ $from }`, есть в плане `{ $plan }` ({ $act }); сначала примените этот акт
hint-ended = упразднение – { DATE($day, "short") }; назовите единицу, к которой отошла территория
hint-leave-one-out = уберите что-то одно
hint-leave-out = уберите это название
hint-other-name = выберите другое название
hint-recode-first = сначала смените этот код (`{ "recode" }`) или выберите другой
hint-code-digits = в её кодах { $n } { $n ->
    [one] цифра
    [few] цифры
   *[other] цифр
 }
hint-no-code = если кода нет, не пишите `{ "code" }`
hint-kinds = виды: `{ $kinds }`
hint-leave-change-out = уберите это изменение

## The head of a plan and its acts.

problem-other-territory = План составлен для территории `{ $plan }`, а не `{ $here }`
problem-no-warning = Нет замечания с названием `{ $name }`
problem-act-empty = { START($act) }: ничего не меняет
problem-before-plan = { START($act) }: вступает в силу { DATE($day, "short") }, раньше дня `{ "as_of" }`, с которого начинается план ({ DATE($start, "short") })
problem-before-state = { START($act) }: вступает в силу { DATE($day, "short") }, раньше состояния, которое меняет ({ DATE($start, "short") })
problem-too-early = На { DATE($day, "short") } данных о `{ $territory }` нет; данные начинаются с { DATE($first, "short") }
problem-follows = Предшествующий план не удалось прочитать: { $said }
problem-follows-itself = { $file }: план следует сам за собой
problem-no-file = { $file }: такого файла нет
problem-both-targets = В изменении указаны и `{ "unit" }`, и `{ "region" }`
problem-no-target = В изменении не указаны ни `{ "unit" }`, ни `{ "region" }`
problem-ledger = Итоги не сходятся: { $said }
hint-other-territory = выберите другую территорию параметром `{ "--territory" }`
hint-can-accept = план может принять: `{ $known }`
hint-act-empty = добавьте под ним `{ "[[acts.changes]]" }` или уберите акт
hint-earlier-plan = поставьте в `{ "as_of" }` более ранний день или исправьте дату акта
hint-later-act = укажите день `{ $start }` или позже
hint-follows = укажите название плана (их список – `{ "aimaq data list" }`) или файл рядом с этим
hint-follows-itself = у цепочки планов должно быть начало
hint-add-target = добавьте `{ "unit = …" }` или `{ "region = …" }`

## Regions.

problem-no-centre = { START($region) }: нет центра
problem-no-units = `{ $region }`: в составе не было бы ни одной территориальной единицы
problem-left-empty = { START($region) }: в составе не остаётся ни одной территориальной единицы
problem-divide-few = Для раздела в `{ "into" }` нужны хотя бы два региона
problem-units-of-others = `{ $part }`: в составе есть единицы не из разделяемого региона ({ $region })
problem-in-no-part = Ни в одну часть не вошли: { $units }
problem-nothing-transferred = Для передачи в `{ "units" }` нужна хотя бы одна территориальная единица
problem-there-already = { START($unit) }: и так в составе этого региона
problem-into-itself = `{ $name }`: нельзя включить в состав самого себя
problem-merge-few = Для объединения нужны хотя бы две единицы в `{ "units" }` или два региона в `{ "regions" }`
problem-several-called = Название `{ $name }` носят несколько из этих единиц
problem-several-regions = Единицы – из разных регионов, а название `{ $name }` новое
hint-give-centre = задайте его с помощью `{ "move_centre" }`
hint-name-units = перечислите единицы в его составе
hint-transfer-instead = передайте ему единицы с помощью `{ "transfer" }` или выберите другое название
hint-left-empty = упраздните регион: `{ "abolish" }` включает его в состав другого, `{ "divide" }` образует новые из всех его единиц; или оставьте ему хотя бы одну единицу
hint-rename-instead = чтобы дать другое название, напишите `{ "rename" }`
hint-transfer-first = сначала передайте их в этот регион (`{ "transfer" }`) или уберите
hint-in-no-part = назовите их среди единиц одной из частей; если регион остаётся, части выделяет `{ "create" }`
hint-name-moving = перечислите передаваемые единицы
hint-name-receiver = назовите того, кто принимает территорию
hint-merge-few = чтобы включить одно в состав другого, напишите `{ "abolish" }`; чтобы переименовать – `{ "rename" }`
hint-which-goes-on = напишите, что из этого остаётся: { $names }

## Centres.

problem-no-place = `{ $name }` – не центр и не известный населённый пункт этих единиц
problem-no-seat = { START($unit) }: нет центра, от которого измерять расстояние
problem-seat-twice = { $seat } – центр сразу двух частей
problem-seat-goes = { START($unit) }: центр ({ $seat }) отошёл бы вместе с землёй
place-not-on-earth = ({ $lon }, { $lat }) – не долгота и широта в градусах{ $why }
place-range = ; долгота бывает от −180 до 180 или от 0 до 360
place-swapped = ; похоже, они переставлены: первой пишется долгота
place-projected = ; похоже, это координаты в проекции: укажите их систему параметром `{ "--crs" }` или пересчитайте их в WGS 84
hint-position = напишите `{ "position =" } [долгота, широта]` в градусах
hint-or-position = или укажите место: `{ "position =" } [долгота, широта]`
hint-lon-lat = напишите так: [долгота, широта]
hint-seat-of = это центр другой единицы: { $unit }
hint-seat-twice = сначала перенесите центр остающейся части (`{ "move_centre" }`) или выберите другой центр
hint-move-seat = сначала перенесите центр (`{ "move_centre" }`)

## Divided land.

problem-undividable = { START($unit) }: разделить не удаётся: { $why }
problem-split-none = Для раздела в `{ "into" }` нужна хотя бы одна новая единица
problem-border-of-one = Граница проходит между двумя разными единицами
problem-parts-same-name = Две части названы одинаково: `{ $name }`
problem-parts-area = { START($unit) }: площадь частей – { $parts } км², а всего – { $whole } км²
problem-parts-people = { START($unit) }: население частей – { $people } чел., а всего – { $whole } чел.
problem-parts-too-many = { START($unit) }: население частей слишком велико, а всего – { $whole } чел.
problem-part-small = { START($part) }: население меньше, чем на земле, которая отходит целиком ({ $people } чел.)
problem-part-large = { START($part) }: население отходящей земли меньше указанного в `{ "population" }` на { $people } чел.
problem-file-unread = Файл `{ $file }` не прочитан
problem-no-polygon-in = В файле `{ $file }` нет многоугольника
problem-no-line-in = В файле `{ $file }` нет линии
problem-no-shape-in = { $file }: нет ни многоугольников, ни линии
problem-lines-in = { $file }: линий – { $n }, а для раздела нужна одна
problem-both-in = { $file }: есть и многоугольники, и линии
problem-short-ring = Контуру нужны хотя бы три разные вершины
problem-no-ring = В многоугольнике нет контура
problem-across-180 = Многоугольник не удаётся разрезать по 180-му меридиану: { $said }
problem-no-polygons = В `{ "polygons" }` нет ни одного многоугольника
problem-short-line = Линии нужны хотя бы две вершины
problem-no-lower-unit = { START($unit) }: `{ $name }` не относится к единицам нижнего уровня в её составе
problem-part-of-nothing = В части не названо ни одной единицы нижнего уровня
problem-part-of-both = В части названы и прежние единицы, и коды границ
problem-no-settlement = { START($unit) }: нет населённого пункта `{ $name }`
problem-not-some-settlements = Нужно назвать некоторые населённые пункты единицы, но не все
divide-nothing-for-part = части не достаётся земли
divide-nothing-left = для остающейся части не остаётся земли
divide-no-land = у единицы нет земли
divide-empty-outlines = внутри объектов границ нет земли
divide-no-boundaries = границы неизвестны
divide-misses = линия раздела не доходит до этой земли
divide-touches = линия раздела касается этой земли, но не делит её
divide-empty-part = одной из частей не досталось бы земли
divide-sliver = одна из частей была бы слишком узкой: площадь – { $km2 } км², ширина меньше { $metres } м
divide-outlines = из объектов границ не складывается целый слой ({ $said })
divide-cut = землю не удаётся разрезать ({ $said })
divide-crosses-itself = граница пересекает саму себя в точке { $at }
divide-spike = граница выступает и возвращается по тому же пути в точке { $at }
divide-touches-itself = граница касается самой себя в точке { $at }
divide-overlap = части накладываются друг на друга в точке { $at }
hint-split-into = напишите так: `{ "into = [ { name = …, centre = …, by = … } ]" }`
hint-border-of-two = в `{ "from" }` назовите единицу, которая отдаёт землю, в `{ "to" }` – ту, которая получает
hint-rename-one = переименуйте одну из них
hint-mend-area = исправьте `{ "area_km2" }` частей
hint-mend-population = исправьте `{ "population" }` частей
hint-mend-or-leave-out = исправьте `{ "population" }` этой части или не указывайте
hint-mend-or-more-land = исправьте `{ "population" }` этой части или дайте ей больше земли
hint-mend-by = исправьте `{ "by" }` части так, чтобы земля единицы делилась
hint-repair-first = сначала исправьте границы: `{ "aimaq clean" }`
hint-clean-first = сначала исправьте границы
hint-file-beside = назовите файл `{ "GeoJSON" }` рядом с планом
hint-cut-file = назовите файл `{ "GeoJSON" }` с многоугольниками или с одной линией; путь к нему начинается от папки плана
hint-polygon-or-line = `{ "polygon" }` принимает многоугольники, `{ "line" }` – одну линию
hint-add-vertices = добавьте недостающие вершины
hint-shell-first = первым напишите внешний контур
hint-may-cross-itself = возможно, его граница пересекает саму себя
hint-write-one = напишите хотя бы один
hint-name-one = назовите хотя бы одну
hint-use-one = используйте что-то одно
hint-lower-unit = назовите единицу, которая вошла в её состав, или код объекта границ внутри неё: `{ "code:" }КОД`
hint-settlements = назовите населённые пункты единицы так, как они записаны в таблице
hint-leave-seat = оставьте остающейся части хотя бы её центр
hint-other-settlements = выберите другие населённые пункты

## Tables of rows.

problem-row = { $file }, строка { EXACT($line) }: { $what }
problem-rows-code = Две строки дают один и тот же код: { $code }
problem-rows-name = Две строки дают одно и то же название: `{ $name }`
problem-no-row-read = Из файла `{ $file }` не прочитано ни одной строки
problem-no-rows = В таблице нет строк
row-both-targets = заполнены и `{ "unit" }`, и `{ "region" }`
row-no-target = не заполнены ни `{ "unit" }`, ни `{ "region" }`
row-empty-cell = столбец `{ $column }` пуст
hint-row-columns = в файле должны быть столбцы `{ "unit" }` или `{ "region" }`, а также `{ "code" }` или `{ "to" }`
hint-row-file = назовите файл `{ "CSV" }`; путь к нему начинается от папки плана
hint-mend-one = исправьте одну из них
hint-file-or-rows = задайте `{ "file" }` или `{ "rows" }`

## What cannot be undone.

problem-not-undone = Изменение нельзя отменить: { $why }
undo-code = прежде кода не было, а убрать код план не может
undo-seat = прежде центра не было, а убрать центр план не может
undo-centre = прежде центра не было, а убрать центр план не может
undo-no-unit = ни одна из единиц не сохранилась
undo-no-region = ни один из регионов не сохранился
undo-no-seat = { $unit }: центра не было, а новой единице он нужен
undo-no-centre = { $region }: центра не было, а новому региону он нужен
undo-no-units = { $region }: единиц не было, а новому региону нужна хотя бы одна
