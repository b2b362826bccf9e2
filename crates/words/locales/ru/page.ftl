### Headings and labels of pages, maps and charts.

page-before = До реформы
page-after = После реформы
page-what-changed = Что изменилось
page-regions = Регионы
page-units = Единицы
page-population = Численность населения, чел.
page-population-of = Численность населения на { DATE($day, "short") }
page-distance-to-centre = Расстояние до центра региона, км
page-distance-change = Изменение расстояния до центра региона, км
page-mean = среднее
page-people-of-later-regions = Жители регионов в границах после реформы
page-same = без изменений
page-who-gains = Центр региона стал ближе
page-who-loses = Центр региона стал дальше
page-nobody-gains = Ни для одной территориальной единицы центр региона не стал ближе.
page-nobody-loses = Ни для одной территориальной единицы центр региона не стал дальше.
page-all-units = Все территориальные единицы
page-local = Расстояние до центра своей единицы, км
# Как называется уровень: заголовок; его границы; все единицы вместе.
level-called = { START($name) }
level-border = Границы: { $name }
level-units = единицы
page-sources = Источники
page-warnings = Примечания
page-no-warnings = Нет.
page-schematic = Границы внутри регионов показаны схематично
page-schematic-inside = Границы регионов – действительные, внутри регионов границы показаны схематично
page-schematic-regions = Схематична и часть границы: { $regions }
page-region-border = Граница региона
page-old-border = Прежняя граница
page-new-border = Новая граница
page-unit-border = Граница единицы
page-sketched-border = { START($border) } (схематично)
page-towns = Города – отдельные единицы
page-region-centre = Центр региона
page-new-centre = Новый центр
page-old-centre = Прежний центр
page-moved-units = Принимающий регион
page-old-unit-border = Граница упразднённой единицы
page-new-unit-border = Новая граница единицы
page-merged-units = Объединённые
page-divided-units = Разделённые
page-renamed-units = Переименованные
page-km = км
page-method = Методика расчёта
page-rules-kept = Требования к регионам
page-people-within = Доля жителей по расстоянию до центра региона
page-straight-line = По прямой до центра своего региона
page-share-of-people = Доля жителей
page-changed-units = Расстояние до центра региона: до и после реформы
page-mean-of-unit = Среднее по жителям единицы
page-people-in-brackets = в скобках – численность населения
page-people-against-distance = Территориальные единицы: численность населения и расстояние до центра региона
page-dots = Точки – { $units }
page-dots-and-lines = Точки – { $units } после реформы; линия ведёт от прежнего положения
page-people-log = Численность населения (логарифмическая шкала)
page-whole-country = По стране
page-why-it-changed = Почему расстояния изменились
page-nearest-centre = Где ближе центр другого региона
page-compactness = Форма изменившихся регионов
page-evenness = Сбалансированность регионов
page-seats-and-offices = Мандаты и должности
page-along-roads = По автомобильным дорогам
page-no-roads = Дорожная сеть не задана: все расстояния измерены по прямой.
page-other-choices = Устойчивость результата

## The answer, first of all.

answer-both = Для { $nearer } человек ({ $nearer_share }) центр региона стал ближе в среднем на { $less } км; для { $farther } ({ $farther_share }) – дальше на { $more } км.
answer-nearer = Для { $nearer } человек ({ $nearer_share }) центр региона стал ближе в среднем на { $less } км; ни для кого не стал дальше.
answer-farther = Для { $farther } человек ({ $farther_share }) центр региона стал дальше в среднем на { $more } км; ни для кого не стал ближе.
answer-state = В среднем люди живут в { $km } км от центра своего региона; дальше всех – { $unit }: { $most } км.
answer-none = Ни для кого путь до центра региона не изменился больше чем на { $within } км.
answer-shorter = Ближе прежде всего: { $regions }.
answer-longer = Дальше прежде всего: { $regions }.
answer-region = { $region } ({ SHORT($people) } чел., на { $km } км)
answer-region-centre = { $region } ({ SHORT($people) } чел., на { $km } км: центр теперь { $centre })
answer-none-shorter = Новый регион, но ни для кого не ближе: { $regions }.
answer-few-shorter = Новый регион, но почти ни для кого не ближе: { $regions }.
answer-idle-region = { $region } ({ $nearer } из { $people } чел.)
answer-gains-most = Больше всего выигрывает: { $unit }, { $km } км
answer-loses-most = Больше всего теряет: { $unit }, { $km } км
page-contents = Содержание
page-swipe = До и после: сдвиньте, чтобы сравнить
page-table = Таблица
page-beyond = Живут дальше { $km } км от центра

## On charts and maps.

chart-all = территориальные единицы: { $all }
chart-some = показаны { $shown } из { $all }
page-first-rows = Первые { $shown } строк из { $all }; все они в файле
page-rows-in-file = Все строки ({ $all }) в файле
page-search = Поиск по названию или региону
