### What is wrong with boundaries, territories and tables.

## Boundaries.

error-no-features = { $file }: объектов нет
error-not-polygons = { $file }: объект { $feature } – `{ $kind }`; границы – это многоугольники, уберите его
error-ring = { $file }: { $place }: { $what }
error-place-ring = объект { $feature }, часть { $part }, кольцо { $ring }
error-place-vertex = { $ring }, вершина { $vertex }
error-all-features = все объекты
error-vertex-finite = координата ({ $x }, { $y }) не конечна
error-vertex-range = [{ $x }, { $y }] – не долгота и широта в градусах
error-few-vertices = различных вершин { $vertices }, а для кольца нужно три
error-same-polygon = { $file }: объекты { $first } и { $second } – один и тот же многоугольник; уберите один
error-feature-no-field = { $file }: у объекта { $feature } нет поля `{ $field }`; его поля: `{ $fields }`
error-feature-empty-field = { $file }: у объекта { $feature } в поле `{ $field }` нет ни текста, ни числа; его поля: `{ $fields }`
error-no-number-to-add = { $file }: объект { $feature }: `{ $value }` в поле `{ $field }` – не число, сложить нельзя
error-not-conserved = поле `{ $field }`: сумма не сохраняется: было { $before }, стало { $after }; столь большие числа разных знаков сложить нельзя
error-same-field = В результате было бы два поля `{ $field }`; { $what }
error-rename-units = `{ "units" }` – число объектов в группе, переименуйте своё поле
error-name-once = назовите каждое один раз
error-no-prefix = Если знаков в начале 0, объединяется всё; оставьте 1 или больше

## The engine of boundaries.

error-cannot-clean = границы не удаётся очистить: { $said }
error-cannot-build = границы не удаётся собрать: { $said }
error-engine-not-finite = единица { $unit }: координата ({ $x }, { $y }) не конечна
error-engine-out-of-range = единица { $unit }: ({ $x }, { $y }) – не долгота и широта в градусах; если это метры проекции, переведите их в `{ "WGS 84" }`
error-engine-few-vertices = единица { $unit }: различных вершин { $vertices }, а для кольца нужно три
error-engine-too-large = вершин { $vertices }, это больше возможного ({ $max })
error-engine-option = `{ $option }`: нужно число метров, ноль или больше, а не { $value }
error-engine-tangled = рёбра около ({ $x }, { $y }) не удаётся развести; попробуйте другой допуск или сначала очистите границы
error-engine-restless = исправления с допуском { $metres } м не заканчиваются: вершин было { $before }, стало { $after }; попробуйте меньший допуск
error-engine-area = площадь не сохраняется: единицы накладываются друг на друга, сначала очистите границы
error-engine-border = внешняя граница не сохраняется в точке ({ $x }, { $y }); единицы пересекают себя или друг друга, сначала очистите границы
error-engine-lost = единица { $unit } лишилась всей земли
error-engine-group = единица { $unit } попала в несуществующую группу
error-engine-simplify = упрощение изменило границу у ({ $x }, { $y }) не только пропуском вершин; сначала очистите границы
error-engine-simplify-land = кольцо единицы { $unit } у ({ $x }, { $y }) лишилось бы земли: границы там пересекаются, сначала очистите их
error-engine-simplify-together = две границы от ({ $x }, { $y }) совпали бы: они там пересекаются, сначала очистите границы
error-engine-count = упрощение изменило число частей: было { $before }, стало { $after }
error-engine-other = ошибка обработки границ: «{ $said }»

## Territories.

error-no-data-set = Территории с названием `{ $name }` нет, папки тоже; встроенные: `{ $known }`
error-missing-file = Файла { $files } нет; о составе папки территории сказано в `{ "docs/territory.md" }`
error-missing-files = Файлов { $files } нет; о составе папки территории сказано в `{ "docs/territory.md" }`
error-data-set = набор данных `{ $set }`: { $said }
error-more-faults = { $all }
    и ещё { $n }; все перечисляет `{ "aimaq data check" }`
error-dated = `{ $entry }` – не значение с датой; напишите `ЗНАЧЕНИЕ { "[from" } ГГГГ-ММ-ДД] { "[until" } ГГГГ-ММ-ДД]`, несколько – через `; `
error-nothing-joins = Ни один из объектов (всего { $features }) не имеет кода единицы на { $date }; проверьте `{ "--key" }` (коды вида `{ $example }`)
error-lost-zeros = Кода `{ $written }` нет ни у одной единицы; возможно, имелся в виду `{ $meant }`, код единицы { $unit }. Числовое поле теряет нули в начале: запишите его текстом или укажите `{ "digits" }` в `{ "territory.toml" }`
error-lost-land = Единицы без объекта по кодам на { $day } лишились бы всей земли ({ $n }): { $names }; объекты без единицы ({ $m }): коды `{ $codes }`{ $meant }
error-lost-meant = ; под `{ $stray }`, возможно, имелся в виду `{ $missing }`
hint-mend-codes = исправьте коды или укажите, на какой они день: `{ "--boundaries-on" }`
hint-accept-without-land = если в границах этих единиц и правда нет, примите это: `{ "--accept units-without-land" }`
error-no-columns-of = { $file }: нет столбца { $wanted }; есть: `{ $known }`
error-several-units = Код { $code } относится и к `{ $first }`, и к `{ $second }` в поле `{ $field }`; укажите через `{ "--key" }` поле, которое их различает
error-short-code = В коде `{ $code }` знаков меньше { $prefix }, а по ним единицы относятся к регионам; не потерян ли ноль в начале?
error-not-whole-people = `{ $text }` – не целое число жителей; пишите одни цифры, а где неизвестно, оставьте ячейку пустой

## Figures over the years.

error-no-period = `{ $text }` – не период; пишите годы как 1999-2003, несколько – через запятую

## Points and people.

error-feature = объект { $feature }: { $said }
error-not-a-point = объект { $feature } – не точка, а пути начинаются от точек
error-no-people-column = столбца `{ $names }` нет; укажите столбец с числом жителей через `{ "--population-field" }`; столбцы: `{ $known }`
error-no-people-field = поля `{ $names }` нет; укажите поле с числом жителей через `{ "--population-field" }`; поля: `{ $known }`
error-no-whole-people = `{ $text }` – не целое число жителей
error-path-already = { $name } уже есть в строке { $line }; уберите одно из двух
error-no-row-of-unit = ни одна строка не относится к единице территории ({ $territory }): в столбце `{ $column }` должны быть их коды или названия, например `{ $example }`
error-cell-empty = ячейка пуста; заполните её
error-one-coordinate = ячейка пуста; укажите обе координаты или ни одной
error-most-people = жителей { $people } – больше, чем когда-либо жило; исправьте
error-whole-people = `{ $text }` – не целое число жителей; пишите одни цифры
error-or-empty = { $said }; если число неизвестно, оставьте ячейку пустой
error-no-area-valid = { $area } – недопустимая площадь; если неизвестна, оставьте пустой
error-series-area = { $said }; названию другого дня нужен этот день в столбце `{ "borders" }`
error-points = точек: { $n }
error-load-unknown-key = ключа `{ $key }` здесь нет; возможны: `{ $known }`
error-load-digits = `{ $code }` – не код: в кодах здесь цифр { $digits }; исправьте его (возможно, потерян ноль в начале) или `{ "digits" }` в `{ "territory.toml" }`
error-load-of-system = { "" } (система { $name })

## Tables of a territory and of figures over the years.

error-series-no-date = нет столбца `{ "date" }`: день вида 2019-12-31 или год
error-series-no-column = столбца `{ $name }` нет; есть: `{ $known }`
error-series-no-figures = нет столбца с показателями
error-series-two-figures = у `{ $of }` на { $day } указано { $one }, а в строке { $line } – { $two }; оставьте одно или укажите для каждого `{ "source" }`
error-series-missing-column = столбца `{ $name }` нет; столбцы: `{ $known }`
error-series-no-unit = единица не названа
error-series-word = в `{ $column }` записано `{ $text }`; напишите `{ $words }` или оставьте пустым
error-series-day = в `{ $column }` записано `{ $text }`, это не день; напишите 2019-12-31 или год
error-series-two-balances = у `{ $of }` за { $year } год указано { $one }, а в строке { $line } – { $two }; оставьте одно
error-series-unit-group = должны быть заполнены и `{ "unit" }`, и `{ "group" }`
error-series-one-status = `{ $group }` здесь `{ $here }`, а выше `{ $above }`; у группы один статус
error-series-against = в `{ "against" }` записано `{ $against }`, а такой группы в таблице нет
error-series-borders = границы на { $day } неизвестны
error-feature-one-point = объект { $feature } – { $what }; каждый объект должен быть одной точкой
error-a-line = линия
error-a-polygon = многоугольник
error-backdrop-no-column = нет столбца `{ $column }`
error-backdrop-number = в `{ $column }` записано `{ $text }`, это не число
error-backdrop-kind = в `{ "kind" }` записано `{ $other }`; напишите `{ "water" }` или `{ "country" }`
error-batch-locked = в эту папку уже пишет другая пакетная работа; дождитесь её конца или выберите другую папку через `{ "-o" }`
error-partial-people = { $people } – не число жителей
error-raster-inhabited = в растре больше { $most } обитаемых точек; `{ "aimaq partial" }` суммирует любое их число
error-verify-outside = `{ $name }` – не файл этой папки
error-studio-changes = изменений { $n }
error-load-code-twice = код `{ $code }` уже есть в строке { $line }; сделайте его уникальным
error-load-no-key = нет `{ $key }`; запишите, например `{ $example }`
error-load-country = в `{ "country" }` записано `{ $code }`; напишите две буквы, например `{ "NO" }`
error-load-key-day = в `{ $key }` записано `{ $value }`, это не день; напишите в виде 2019-12-31
error-load-no-unit-id = объект { $feature }: в `{ $table }` нет единицы с `{ "id" }` `{ $key }`
error-load-unit-not-in = единицы `{ $id }` нет в `{ $table }`
error-load-no-seat = у единицы `{ $id }` нет центра; заполните `{ "seat" }`, `{ "seat_lat" }` и `{ "seat_lon" }` в `{ "units.csv" }`
error-load-several-seats = такой центр есть у нескольких единиц региона
error-load-none-seats = такого центра нет ни у одной единицы региона
error-load-seat-called = { $what } (`{ $name }`); запишите `{ "id" }` его единицы в столбец `{ "centre_unit" }`
error-load-day = `{ $text }` – не день; напишите в виде 2019-12-31
error-load-not-in = `{ $id }` нет в `{ $table }`
error-load-cells = ячеек { $cells }, а столбцов { $columns }; ячейку с запятой или точкой с запятой возьмите в кавычки
error-load-no-columns = не хватает столбцов { $missing }; есть: `{ $known }`
error-load-id-twice = `{ $id }` уже есть в строке { $line }; сделайте его уникальным
