### What stops a job: its plan, its options, the files that it names.

error-no-plan-called = Плана с названием `{ $name }` нет, файла тоже; встроенные планы: `{ $known }`
error-not-a-plan = { $file }: в файле границы, а не план
hint-not-a-plan = план – это файл `{ ".toml" }` (`{ "aimaq new" }`); границы задаются через `{ "--boundaries" }`, их проверяет `{ "aimaq check" }`
error-no-rules-called = Правил с названием `{ $name }` нет, файла тоже; встроенные правила: `{ $known }`
error-unplaced-points = { $file }: разместить точки нельзя, у единиц нет границ; укажите границы через `{ "--boundaries" }`
error-points-outside = { $file }: точки ({ $outside } из { $points }), на которые приходится больше половины жителей, не лежат ни в одной единице{ $hint }
error-points-swapped = ; если поменять долготу и широту местами, легли бы { $swapped } из них: поменяйте названия столбцов
error-points-elsewhere = ; они с другой территории? Если так и задумано, добавьте `{ "--accept points-outside" }`
error-no-demand = { $file }: такого файла нет; возможны `{ "settlements" }`, `{ "seats" }` или файл точек с числом жителей
error-no-series = { $territory }: нет файла `{ $file }`; { $hint }
error-unrecorded = Не записано, что прочитано для работы, а для запуска запись нужна; подготовьте работу с записью
error-together = Не удаётся собрать результаты в один файл: { $said }

## Options.

error-option-name = `{ $name }`
error-option-plan = ПЛАН
error-option-missing = { $option }: не хватает
error-option-length = { $option }: { $km } – не длина; напишите километры, ноль или больше
error-option-day = { $option }: `{ $given }` – не день; напишите ГГГГ-ММ-ДД
error-option-wrong = { $option }: { $said }
error-option-alone = { $option }: применяется только вместе с { $other }
error-option-key = { $option }: нужно указать и { $other } – поле с кодом единицы
error-option-seats = { $option }: несовместимо с измерением от центров единиц, где учитывается только официальная численность
error-option-not-read = { $option }: файл `{ $file }` здесь не читается; читаются: `{ $read }`
error-option-none-read = { $option }: файл `{ $file }` здесь не читается, другие тоже
error-option-contradiction = { $option } и { $other } противоречат друг другу; уберите одно из двух
error-unknown-word = значения `{ $given }` нет; есть: `{ $known }`
error-box-numbers = нужны четыре числа градусов: запад, юг, восток, север
error-box-longitudes = запад и восток – разные долготы в градусах
error-box-latitudes = юг меньше севера, оба от -90 до 90
error-no-language = `{ $tag }` – не обозначение языка; правильно, например, `{ "kk" }` или `{ "ru" }`
error-no-column = столбца `{ $name }` нет; столбцы: `{ $known }`
error-words = файл `{ $lang }/{ $file }` записан неверно: «{ $what }»

## Records, fetched data, looks and roads.

error-no-record = это не `{ "run.json" }`: { $said }
error-no-input = { $file }: такого файла нет ни от рабочей папки, ни от папок над записью; в записи файлы названы от папки, в которой начат запуск: перейдите в неё
error-no-cache = Нет папки для загруженных данных
error-no-cache-named = Нет папки для загруженных данных; укажите её в `{ "AIMAQ_CACHE" }`
error-not-what-was-fetched = { $file }: это не тот файл, что был загружен: контрольная сумма { $found }, а не { $expected }; повторите `{ "aimaq data get" } { $set }`
error-set-without-boundaries = В данных `{ $name }` нет границ единиц
error-not-fetched-yet = Данные `{ $set }` ещё не загружены: файла { $file } нет; сначала выполните `{ "aimaq data get" } { $set }`
error-remote-name = `{ $name }` – не название набора или файла: используйте буквы, цифры, `-`, `_` и `.`
error-no-font = { $font }: ни файла, ни установленного шрифта с таким названием нет
hint-no-font = укажите путь к файлу `{ ".ttf" }`, `{ ".otf" }` или `{ ".ttc" }`
hint-contrast = сделайте один из двух цветов темнее или светлее
error-roads-elsewhere = { $file }: эти дороги далеко от всех мест: ни у одной из точек (всего { $points }) нет дороги ближе { $km } км; они из другой страны? `{ "--most-snap" }` ищет дальше
error-keep-roads = { $said }; выберите другое место через `{ "--cache" }` или `{ "--cache off" }`
error-no-roads = в файле нет дорог для автомобилей; это выгрузка с дорогами?
error-roads-crowded = в точке ({ $x }, { $y }) сходится больше { $most } дорог; это не карта дорог

## Manifests, partial sums.

error-in-run = запуск `{ $run }`: { $said }
error-no-runs = нет ни одного `{ "[[runs]]" }`
error-deep-manifests = описания включают друг друга глубже { $most } уровней
error-run-twice = два запуска называются `{ $name }`
error-run-name = название запуска – текст, а не `{ $other }`
error-run-unnamed = у запуска нет `{ "name" }`, а это и его папка
error-run-letters = название – это и папка; используйте буквы, цифры, `-`, `_`, `.`
error-run-summary = так называется сводка; назовите запуск иначе
error-matrix-name = название матрицы – текст, а не `{ $other }`
error-matrix-large = в матрице больше { $most } запусков
error-empty-list = `{ $key }` – пустой список
error-pattern-no-files = `{ $pattern }`: таких файлов нет
error-pattern-wrong = `{ $pattern }`: неверный образец имён файлов
error-no-partial = { $file }: это не частичная сумма: { $said }; сделайте её заново
error-partial-begin = у неё другое начало
error-partial-cut = она обрывается
error-partial-seal = она изменена после записи
error-partial-counts = во второй строке нет подсчёта
error-partial-line = одну из строк не удаётся прочитать
error-partial-different = { $file }: нельзя прибавить к { $first }: { $what }; сделайте обе суммы одинаково
error-differs = { $what } `{ $two }`, а не `{ $one }`
error-differs-plan = её план –
error-differs-metric = её способ измерения –
error-differs-inputs = у её плана, границ или других исходных данных иные контрольные суммы
error-differs-measures = у неё другая версия, допуск или пороги
hint-name-table = укажите таблицу через `{ "--table" }`
hint-name-groups = укажите таблицу групп: `{ "--groups" } ФАЙЛ`
error-matrix-option = в названии есть `{ $option }`, а такого параметра в матрице нет; есть: `{ $known }`

## Looks.

error-look-no-table = таблицы `{ $name }` нет{ $near }
error-look-no-colour = цвета `{ $name }` нет{ $near }
error-look-no-font = шрифта `{ $name }` нет{ $near }
error-look-nothing = ничего с названием `{ $name }` нет{ $near }
error-near = ; возможно, имелось в виду `{ $near }`
error-known = ; есть: `{ $known }`
error-look-table = `{ $name }` – таблица: напишите `[{ $name }]`
error-look-one-colour = `{ $name }` – один цвет, а не список
error-look-colours = `{ $name }` – список цветов: напишите `["{ "#rrggbb" }", …]`
error-look-colour = `{ $name }`: `{ $written }` – не цвет; напишите `"{ "#rrggbb" }"`
error-look-pixels = `{ $name }` – число точек макета, например `1.5`
error-look-font-name = `{ $name }` – файл или название шрифта
error-look-count = в `{ $name }` цветов { $most }, а не { $given }
error-look-size = `{ $name }` – от { $least } до { $most } точек макета, а не { $given }
error-look-contrast = контраст `{ $text }` (`{ $text_colour }`) на `{ $ground }` (`{ $ground_colour }`) – { $ratio } к 1, а тексту нужно 4,5 к 1

## Pictures.

error-draw-empty = Рисовать нечего: у единиц нет границ
error-draw-large = Рисунок вышел бы { $width } × { $height } точек; выберите меньшую ширину
error-draw-font = шрифт не читается; нужен `{ "TrueType" }` или `{ "OpenType" }`
error-draw-other = Рисунок не получается: «{ $said }»
error-logo-format = это не `{ "PNG" }` и не `{ "SVG" }`
error-logo-unread = знак не читается: «{ $said }»
error-logo-text = в `{ "SVG" }` есть тексты, шрифта которых в нём нет; превратите их в контуры
error-logo-picture = в `{ "SVG" }` есть растровые рисунки; дайте знак как `{ "PNG" }`
error-logo-size = { $width } × { $height } точек; у знака их не больше 16 миллионов, и одна сторона не длиннее другой больше чем в 12 раз
error-logo-empty = в нём ничего не нарисовано
