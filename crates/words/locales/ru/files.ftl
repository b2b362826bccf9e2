### Файлы, которые приносят, и таблицы, которые забирают.

## Центры единиц

warning-seats-astray = Центров, которые стоят далеко от своей единицы, – { $n }: { $seats }; расстояния до них неверны: проверьте `seat_lat` и `seat_lon`
warning-seat-astray-at = { $seat } ({ $unit }), в { $km } км от неё

## Листы книги, по одному на вид. В названии не больше 31 буквы.

sheet-regions = Регионы
sheet-units = Единицы
sheet-people = Жители
sheet-winners = Стали ближе
sheet-losers = Стали дальше
sheet-lineage = Преемственность
sheet-distances = Расстояния
sheet-settlements = Населённые пункты
sheet-local = До своего центра
sheet-moves = Переходы
sheet-causes = Причины
sheet-catchment = Ближайший центр
sheet-shape = Форма
sheet-balance = Сбалансированность
sheet-seats = Мандаты
sheet-offices = Должности
sheet-sensitivity = Устойчивость
sheet-roads = По дорогам
sheet-road-gaps = Без дороги
workbook-notes = Примечания
workbook-sheet = лист
workbook-note = примечание
workbook-long = { $all } строк, больше { $most } на листе: они в { $file }
told-workbook = Листов в { $file }: { $n }
