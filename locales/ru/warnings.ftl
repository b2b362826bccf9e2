### What somebody should look at.

## Plans.

warning-no-boundaries = { START($unit) }{ $at }: границ нет; население учтено, площадь не учтена
warning-no-people = { START($unit) }{ $at }: численность населения не указана
warning-not-largest = { START($region) }: административный центр – { $centre } ({ $people } чел.), { $larger } крупнее ({ $more } чел.)
warning-parts = { START($region) }: территория состоит из { $n } { $n ->
    [one] части
   *[other] частей
 }: { $parts }
warning-parts-schematic = { START($region) }: территория состоит из { $n } { $n ->
    [one] части
   *[other] частей
 }: { $parts }; границы схематичны
warning-part = { $units } ({ $people } чел.)
warning-part-more = { $units } и ещё { $n } ({ $people } чел.)
warning-exclave = { START($part) } ({ $region }): целиком внутри другой территории ({ $host })
warning-same-name = { START($other) }{ $at }: название «{ $name }» уже есть
warning-outside = { START($region) }: административный центр ({ $centre }) находится вне области

## Points with people.

warning-points-without-people = { $file }: у { $n } { $n ->
    [one] точки не указана численность населения, она не учтена
   *[other] точек не указана численность населения, они не учтены
 }; указана у { $others }
warning-points-outside = { $file }: { $n } { $n ->
    [one] точка
    [few] точки
   *[other] точек
 } ({ $people } чел.) не { $n ->
    [one] попала ни в один район или город и не учтена
   *[other] попали ни в один район или город и не учтены
 }: { $names }
warning-and-more = { $names } и ещё { $n }
warning-units-without-point = { $file }: районов и городов без точек – { $n }; их жители ({ $people } чел.) отнесены к административному центру
warning-unscaled = { $file }: учтено как есть { $people } чел., официальная численность – { $official } чел.
warning-points-schematic = { $file }: точки распределены по схематичным границам: близкие к границе могут попасть в соседний район; настоящие границы задаёт --boundaries
warning-unplaced = Для { $people } чел. неизвестны ни населённый пункт, ни центр; в расстояния они не входят

## Boundaries.

warning-codes-restored = Кодов, которым возвращены начальные нули, – { $n }, например { $written } – { $meant }
warning-features-stray = Объектов, не относящихся ни к одному району или городу и не учтённых, – { $n }: коды { $codes }
warning-units-without-feature = Районов и городов без границ – { $n }; население учтено, площадь не учтена: { $units }
warning-settlements-misplaced = { $n } { $n ->
    [one] населённый пункт стоит
    [few] населённых пункта стоят
   *[other] населённых пунктов стоят
 } на территории другой области, чем указано в таблице; сохранено указанное в таблице
repair-overlaps = Границы: устранено наложений – { $n }: { $km2 } км²
repair-gaps = Границы: заполнено пробелов – { $n }: { $km2 } км²
repair-vertices = Границы: сдвинуто вершин к вершинам соседей – { $n }, не более чем на { $metres } м
repair-nodes = Границы: добавлено вершин там, где границы касаются, – { $n }
repair-rings = Границы: исправлено контуров, пересекавших себя или касавшихся себя, – { $n }
repair-border = Границы: длина внешней границы – { $after } км, прежде { $before } км; { $kept } км не изменились, остальное – не дальше { $metres } м от прежнего места
repair-left = Границы: объекты, которые накладываются на другие и не исправлены: коды { $codes }

## Roads.

roads-conditional = { $file }: ограничений поворота, действующих лишь временами и не учтённых, – { $n }
roads-via-ways = { $file }: ограничений поворота через дорогу, а не узел, не учтённых, – { $n }
roads-unclear = { $file }: ограничений поворота с недостающими частями или неизвестным значением, не учтённых, – { $n }
roads-missing-nodes = { $file }: узлов дорог, которых нет в файле, – { $n }: дороги там обрываются
roads-source = Дороги: { $file }, © OpenStreetMap contributors (ODbL 1.0)

## Maps.

map-no-room = { $map }: не хватило места для надписи «{ $label }»
picture-letters-missing = Ни в одном шрифте нет букв { $letters } из «{ $text }»: вместо них стоят рамки. Шрифт даёт `{ $option }`

## Files.

read-of = { $file }: { $said }
read-heights = { $n } { $n ->
    [one] точка имеет высоту, она не учтена
    [few] точки имеют высоту, она не учтена
   *[other] точек имеют высоту, она не учтена
 }
read-unclosed = контуры, которые не заканчивались там, где начались, замкнуты; объекты – { $features }
read-across-180 = контуры через 180-й меридиан взяты кратчайшим путём и разрезаны на нём; объекты – { $features }
read-empty = объекты без геометрии – { $features }
read-no-geometry = объектов без геометрии – { $n }
read-no-prj = нет файла .prj; координаты приняты за долготу и широту WGS 84
read-no-cpg = нет файла .cpg; текст прочитан в кодировке, указанной в .dbf
read-no-shx = файл .shx не подходит; фигуры взяты в порядке файла .shp
read-deleted = строк с пометкой об удалении пропущено – { $n }
read-turned = контуры обходятся не в ту сторону; внешние контуры и отверстия различены по тому, какой лежит в каком; объекты – { $features }
read-cut = текст обрезан посреди буквы, она отброшена; объекты – { $features }
read-field-twice = два поля называются «{ $field }»; второе здесь – «{ $other }»

## Results.

run-removed = файлы прежнего расчёта, которых в этом нет, удалены: { $files }
run-kept = файлы прежнего расчёта с тех пор изменены и оставлены: { $files }
optimise-schematic = границы внутри областей схематичны, поэтому и соседство районов показано приблизительно
stats-no-row = { "--where" } «{ $condition }»: подходящих строк нет
warning-no-maps = границы неизвестны, поэтому нет карт, площадей и форм; их можно задать параметром --boundaries
