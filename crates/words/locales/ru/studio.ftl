### The studio: the page on which a plan is drawn. Values in braces are put in by the page.

## The bar, notices

studio-saved = сохранено
studio-not-saved = не так, как в файле
studio-undo = Отменить
studio-redo = Повторить
studio-undone = Отменено: { $what }
studio-redone = Повторено: { $what }
studio-history = Шаги
studio-as-opened = План, каким его открыли
studio-language = Язык
studio-dark = Тёмная
studio-light = Светлая
studio-keys = Клавиши
studio-close = Закрыть
studio-cancel = Отмена
studio-save = Сохранить
studio-closed = Эта страница от другого запуска студии. Откройте адрес, который напечатала команда.
studio-gone = Студия не отвечает. План лежит в файле таким, каким был после последнего шага.
studio-try-again = Попробовать снова
studio-other-tab = План тем временем изменила другая страница. Он показан здесь; ваш последний шаг не выполнен.
studio-file-changed = Файл { $file } изменила другая программа. Пока вы не выберете, ничего не пишется.
studio-file-removed = Файла { $file } больше нет. Пока вы не выберете, ничего не пишется.
studio-take-file = Взять то, что в файле
studio-keep-own = Записать план, каким он здесь
studio-from-file = Из файла

## Tools and the map

studio-tools = Инструменты
studio-tool-brush = Кисть
studio-tool-click = Щелчок
studio-tool-box = Рамка
studio-tool-lasso = Лассо
studio-tool-pick = Пипетка
studio-tool-lock = Замок
studio-tool-centre = Центр
studio-tool-unit = Единица
studio-tool-move = Сдвиг
studio-brush-size = Размер кисти
studio-size-0 = Малый
studio-size-1 = Средний
studio-size-2 = Большой
studio-layer = Слой
studio-layer-draft = Проект
studio-layer-before = До
studio-layer-moved = Что переходит
studio-layer-km = Ближе, дальше
studio-layer-people = Люди
studio-zoom = Масштаб
studio-zoom-in = Крупнее
studio-zoom-out = Мельче
studio-zoom-all = Вся страна
studio-map = карта
studio-map-label = Карта единиц: стрелки ведут к соседу, { "Enter" } отдаёт его выбранному региону
studio-schematic = Границы внутри регионов – условные ячейки вокруг центров единиц; очертания регионов настоящие.
studio-border = Граница региона
studio-border-new = Новая граница
studio-n-people = человек: { $n }
studio-was-is = { $was } → { $now } км
studio-locked = под замком
studio-locked-mark = (замок)
studio-to-region = { $to }:
studio-km-nearer = ближе на { $km } км
studio-km-farther = дальше на { $km } км
studio-km = км
studio-chosen = Выбран регион: { $region }
studio-is-locked = { $region }: под замком
studio-is-open = { $region }: замок снят
studio-is-there = Единица уже в этом регионе
studio-no-place = Рядом нет населённого пункта
studio-marked = { $unit }: отмечено; всего отмечено: { $n }
studio-unmarked = { $unit }: отметка снята; всего отмечено: { $n }
studio-people-km = человек: { $people }, в среднем { $km } км
studio-many-to = единиц: { $n } → { $to }

## Regions

studio-regions = Регионы
studio-choose-to-paint = выберите, чем красить
studio-regions-caption = Регионы проекта против прежних
studio-region = Регион
studio-people = Люди
studio-against-before = ± до
studio-measure = Показатель
studio-m-mean = Среднее, км
studio-m-median = Медиана, км
studio-m-p90 = 90-й процентиль
studio-m-max = Наибольшее, км
studio-m-area = Земля, км²
studio-m-density = Людей на км²
studio-m-units = Единицы
studio-new = новый
studio-gone-region = упразднён
studio-more-of = Ещё: { $what }
studio-new-region = Новый регион
studio-mark-first = Отметьте на карте единицы нового региона, затем назовите его.
studio-marked-sum = Отмечено: { $n } · человек: { $people }
studio-name-it = Назвать…
studio-clear = Снять
studio-only-changed = Только те, что меняются
studio-and-as-before = и без перемен: { $n }
studio-lock-it = Запереть выбранный регион
studio-unlock = Отпереть выбранный регион

## Warnings

studio-warnings = Предупреждения
studio-no-warnings = нет
studio-unsound = В тексте плана ошибка. Карта и числа показывают последнее состояние, до которого удалось дойти.
studio-error = Ошибка:
studio-line-n = строка { $n }
studio-show-it = Показать
studio-way-give = Отдать ({ $to }): { $what }
studio-way-take = Взять ({ $to }): { $what }
studio-way-centre = Центр ({ $to }): { $what }
studio-suggest = Предложить
studio-suggest-for = Предложения: { $what }
studio-suggest-centres = Центры, от которых людям ближе
studio-suggest-borders = Единицы у границы, которым ближе другой центр
studio-suggest-none = Ничто не сберегает в среднем больше километра.
studio-take-it = Принять
studio-compare-with = Рядом
studio-compare-none = без другого плана
studio-against-other = ± другой план
studio-border-other = Граница по другому плану

## Tabs

studio-panel = Числа и план
studio-tab-losers = Кто теряет
studio-tab-changes = Изменения
studio-tab-text = Текст плана
studio-tab-units = Единицы
studio-tab-tables = Таблицы
studio-scope = О чём
studio-whole-plan = Весь план
studio-last-step = Последний шаг: { $what }
studio-last-step-none = Последний шаг
studio-sum-farther = Дальше: { $n } чел., в среднем на { $km } км.
studio-sum-nearer = Ближе: { $n } чел., на { $km } км.
studio-farther = Дальше
studio-nearer = Ближе
studio-nobody-farther = Никто не оказался дальше от центра.
studio-nobody-nearer = Никто не оказался ближе к центру.
studio-rules = Правила
studio-rules-broken = нарушено: { $n } из { $all }
studio-new-act = Новый акт
studio-act = Акт
studio-act-title = Название
studio-act-day = Вступает в силу
studio-act-source = Источник
studio-act-note = Примечание
studio-edit = Изменить
studio-move-to-act = Акт этого изменения
studio-delete-change = Удалить это изменение
studio-delete-act = Удалить этот акт с его изменениями
studio-tidy = Упростить
studio-tidy-how = Наименьшее число изменений последнего акта, ведущих к той же территории
studio-tidy-none = Изменений последнего акта не может быть меньше.
studio-no-changes = План пока ничего не меняет.
studio-text-how = Набранное сохраняется и выполняется, когда вы делаете паузу.
studio-find-unit = Найти единицу
studio-units-how = Стрелки ведут по списку, { "Enter" } отдаёт единицу выбранному региону, U показывает, что ещё можно с ней сделать.
studio-table = Таблица
studio-take-home = Результаты
studio-report = Отчёт
studio-all-files = Все файлы…

## Dialogs

studio-of-units = единиц: { $n } · человек: { $people }
studio-create = Создать
studio-name = Название
studio-name-main = Название (по-английски, как в плане)
studio-in-language = { $what }: { $language }
studio-centre = Центр
studio-centre-now = Сейчас: { $place }
studio-code = Код
studio-move-centre = Перенести центр
studio-move-centre-of = Центр: { $what }
studio-rename = Переименовать
studio-rename-what = Переименовать: { $what }
studio-seat = Центр единицы
studio-seat-of = Центр: { $what }
studio-seat-renamed = Новое название центра, если меняется и оно
studio-position = Долгота, широта
studio-position-hint = Только если места нет в таблицах.
studio-wrong-position = Запишите долготу и широту в градусах через запятую.
studio-wrong-number = Запишите число людей целым числом.
studio-status-of = Статус: { $what }
studio-set-status = Изменить статус
studio-kind = Что это по закону
studio-merge = Объединить
studio-merge-what = Объединить: { $what }
studio-merge-with = С чем
studio-abolish = Упразднить
studio-abolish-what = Упразднить: { $what }
studio-land-goes-to = Куда переходят земля и люди
studio-units-go-to = Куда переходят единицы
studio-nothing-beside = Рядом нет других единиц.
studio-split = Разделить
studio-split-what = Разделить: { $what }
studio-new-unit-name = Название новой части (по-английски)
studio-people-known = Люди, если известно
studio-land-by = Её земля
studio-by-nearest = ближе к её центру, чем к прежнему
studio-by-settlements = вокруг этих населённых пунктов
studio-settlements-list = Населённые пункты
studio-settlements-hint = Через точку с запятой.
studio-draw-line = Провести линию на карте…
studio-draw-line-how = Щёлкайте на карте от места к месту; { "Enter" } или второй щелчок по последнему месту кончает линию. Новая часть – справа от неё.
studio-line-done = Линия готова
studio-line-drawn = Точек в линии: { $n }; новая часть – справа от неё.
studio-move = Перевести
studio-move-to = Перевести в…
studio-move-to-what = Перевести: { $what }

## Names of steps

studio-step-create = Новый: { $what }
studio-step-centre = { $what }: центр { $to }
studio-step-abolish = { $what } → { $into }
studio-step-split = { $part } из { $what }
studio-step-moved = В другой акт
studio-step-deleted = Удалено: { $what }
studio-step-text = Текст плана

## Keys

studio-key-region = предыдущий, следующий регион
studio-key-arrows = к соседу в эту сторону
studio-key-enter = отдаёт единицу выбранному региону или отмечает её

## Tables

studio-view-regions = Регионы
studio-view-units = Единицы
studio-view-people = Кто выигрывает и теряет, по регионам
studio-view-winners = Единицы, которым ближе
studio-view-losers = Единицы, которым дальше
studio-view-lineage = Что из чего произошло
studio-view-distances = Расстояния подробно
studio-view-settlements = Населённые пункты
studio-view-local = Расстояния до центра единицы
studio-view-moves = Из какого региона в какой
studio-view-causes = Почему меняются расстояния
studio-view-catchment = Где другой центр ближе
studio-view-shape = Форма регионов
studio-view-balance = Равновесие регионов
studio-view-offices = Учреждения
studio-view-seats = Места
studio-view-sensitivity = При других допущениях
studio-view-roads = По дорогам
studio-view-road-gaps = Места без пути по дорогам

## Files, filling, the best

studio-files = Файлы
studio-files-here = Планы в этой папке
studio-files-none = Других планов в этой папке нет.
studio-file-own = чертится здесь
studio-open-it = Открыть
studio-put-beside = Поставить рядом
studio-save-as = Сохранить как
studio-save-as-how = Новый файл в этой папке; дальше чертится в нём.
studio-file-name = Имя файла
studio-file-exists = Файл с таким именем уже есть; ничего не записано.
studio-file-no-name = Имя плана кончается на { $ending }, в нём нет косых черт и других знаков пути.
studio-saved-as = Сохранено как { $file }
studio-opened = Открыт { $file }
studio-map-file = Карта
studio-making = Результаты готовятся…
studio-layer-catchment = Ближний центр
studio-nearest-other = ближе центр: { $region }
studio-catchment-how = В полном цвете: ближе центр другого региона; цвет – этого региона.
studio-moved-how = В цвете: земля, которая переходит в другой регион; цвет – этого региона.
studio-people-how = Круги: люди единиц; цвет – их региона.
studio-fill = Заполнить остальное
studio-fill-for = Заполнить: { $what }
studio-fill-loose = Отрезанное рядом с ним
studio-fill-of = Всё, что осталось: { $region }
studio-fill-none = Рядом нечего заполнять: соседи под замком.
studio-fill-marks = Отметить остальное
studio-find-loose = Отрезанная часть
studio-no-loose = Ничего не отрезано, у каждой единицы есть регион.
studio-loose-is = { $unit }: отрезано, { $region }
studio-best = Насколько близко к лучшему
studio-best-how = Вычислить
studio-best-draft = В проекте: в среднем { $km } км.
studio-best-nearest = Если бы каждый ездил в ближайший из его центров: { $km } км, на { $share } % меньше.
studio-best-centres = От лучших центров числом { $n }: { $km } км, на { $share } % меньше; при любом делении на { $n } будет не меньше { $bound } км.
studio-best-places = Это: { $places }.
studio-change-shown = Показать на карте
studio-to-top = К карте

## The language itself

studio-own-name = Русский
