### What commands tell while they work.

told-error = Ошибка. { $said }
told-warning = Внимание! { $said }
told-note = Примечание. { $said }
told-written = записано: { $file }
told-solved = решено за { $seconds } с
told-features = { $file }: объектов – { $n }
told-files = { $folder }: файлов – { $n }
told-acts = { $file }: актов – { $n }
told-rows = { $file }: строк – { $n }
told-fetched = { $file }: { $bytes } байт, { $sum }
told-fetched-set = { $title }: { $bytes } байт. { $licence }. { $named }
told-verified = { $folder }: файлов без изменений – { $n }
told-picture = { $file }: { $title }
told-no-room = на карте не хватило места для надписи «{ $label }»
told-rebased = территориальных единиц – { $units }; ячеек: точных – { $exact }, оценённых – { $estimated }, без данных – { $missing }, невозможных – { $impossible }
told-new = { $file }: заполните его, затем `{ $next }`

## Roads

told-kept-ways = пути сохранены с прошлого раза: те же дороги, тот же вопрос
told-network = автомобильных дорог (линий) – { $ways }, перекрёстков – { $crossings }, отрезков – { $edges }, всего { $km } км
told-restrictions = ограничений поворота – { $n }: учтено – { $followed }, ни на что не влияют – { $moot }, не для автомобилей – { $others }, не учтено – { $left }

## Data

told-drafted = { $folder }: регионов – { $regions }, территориальных единиц – { $units }
told-missing = не хватает: { $what }
told-next = далее: `{ $check }`, затем `{ $new }`
told-survey = { $folder }: регионов – { $regions }, территориальных единиц – { $units }, численность населения – { $people } чел.; { $found }
told-survey-stopped = { $folder }: { $found }
told-faults = ошибок – { $n }
told-no-fault = ошибок нет
show-region = { $name } · код { $code } · центр { $centre } · { $people } чел.
show-unit = { $name } ({ $path }) · код { $code } · центр { $seat } · { $people } чел. · { $kind }
show-none = нет

## Check of a plan

check-plan-nothing = { $plan }: замечаний нет
check-rules-kept = правило соблюдено: { $n } из { $all } оценок
check-plan-counts = { $plan }: ошибок – { $errors }, замечаний – { $warnings }
problem-act = в акте: { $act }
problem-hint = совет: { $hint }
hint-people = укажите численность части раздела: `{ "population" }`
hint-centre-outside = сначала перенесите центр (`{ "move_centre" }`) или напишите `{ $accept }`
hint-same-name = сначала переименуйте один из них (`{ "rename" }`) или выберите другое название
hint-accept-same-name = либо напишите `{ $accept }`, если закон допускает оба названия: их различают коды

## Split of a region

split-note-link = { $one } и { $other } не имеют общей границы, но без связи между ними регион распался бы: они считаются соседями
split-note-part = { START($unit) }: не учтено, так как в регион входила только часть территории

## Two drafts

diff-same = проекты приводят к одному и тому же состоянию
diff-moved = { $what }: в первом – { $first }, во втором – { $second }: { $people } чел.{ $land }
diff-moved-at-least = { $what }: в первом – { $first }, во втором – { $second }: не менее { $people } чел.{ $land }
diff-in-all = всего { $people } чел.{ $land }
diff-land = , { $km2 } км²
diff-region-first = { $name }: регион есть только в первом
diff-region-second = { $name }: регион есть только во втором
diff-unit-first = { $name }: единица есть только в первом
diff-unit-second = { $name }: единица есть только во втором
diff-name = { $what }: название в первом – { $first }, во втором – { $second }
diff-centre = { $what }: центр в первом – { $first }, во втором – { $second }
diff-seat = { $what }: центр единицы в первом – { $first }, во втором – { $second }
diff-kind = { $what }: вид в первом – { $first }, во втором – { $second }
diff-code = { $what }: код в первом – { $first }, во втором – { $second }
diff-none = нет
