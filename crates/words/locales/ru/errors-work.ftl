### What stops the work itself: plans, crosswalks, views, centres, splits, the studio.

## Views, drafts and rules.

error-no-office-rules = У территории нет правил о мандатах и должностях; укажите файл через `{ "--rules" }`
error-needs-roads = Здесь нужны дороги, и они не выдумываются; укажите выгрузку OpenStreetMap: `{ "--roads" } ФАЙЛ{ ".osm.pbf" }`
error-drafts-start = Планы исходят из разных состояний: { $first } на { $first_day } и { $second } на { $second_day }
error-rule-length = правило { $rule }: `{ "km" }` = { $km } – не длина; напишите километры, ноль или больше
error-many-seats = `{ $key }` – { $number }, а сосчитать можно не больше { $most }

## Crosswalks and tables.

error-compose-dates = Первая таблица соответствия ведёт к { $to }, вторая начинается с { $from }
error-compose-levels = Одна таблица соответствия – для единиц, другая – для регионов
error-compose-missing = `{ $name }` есть в конце первой таблицы соответствия, но не в начале второй
error-no-seal = { $file }: печати нет; эту таблицу соответствия записала не `{ "aimaq" }`
error-broken-seal = { $file }: печать нарушена: файл изменён после записи; сделайте его заново: `{ "aimaq crosswalk" }`
error-row-finite = строка { $row }: число не конечно
error-cells-of-header = ячеек { $cells }, а в заголовке – { $columns }
error-stands-already = { $name } уже есть в строке { $line }; уберите одно из двух
error-no-figures-column = нет столбца с показателями; первый столбец называет единицу
error-no-column-kind = `{ $kind }` – не вид столбца; напишите `{ $name }{ ":count" }`, `{ $name }{ ":rate/" }СТОЛБЕЦ` или `{ $name }{ ":median" }`
error-no-denominator = знаменателя `{ $of }` для `{ $name }` нет среди столбцов таблицы
error-not-of-crosswalk = единицы `{ $name }` в таблице соответствия нет{ $near }
error-may-be = `{ $name }` – это может быть { $paths }; напишите путь или код
hint-missing-marks = { $said }; пустые данные оставляйте пустой ячейкой или добавьте `{ "--missing-marks" }`

## Plans.

error-invert-differs = Обратный план не возвращает прежнее состояние: «{ $what }»
error-invert-write = Обратный план не удаётся записать: { $said }
error-nothing-to-undo = Нет плана, который можно отменить
hint-name-plan-to-undo = укажите его: `{ "aimaq invert" } ПЛАН { "-o" } ФАЙЛ`
error-draft-toml = сначала исправьте текст плана: { $said }
error-draft-form = акты и изменения записаны списками; запишите их как `{ "[[acts]]" }` и `{ "[[acts.changes]]" }`
error-draft-no-act = в плане нет акта { $act }
error-draft-no-change = в акте { $act } нет изменения { $change }
error-draft-key = `{ $key }` в акте не задаётся
error-draft-day = `{ $day }` – не день; напишите ГГГГ-ММ-ДД
error-draft-change = изменение – объект с одним ключом, как в плане
error-draft-value = значение изменения нельзя записать в план

## Measuring, centres, splits.

error-too-many-people = жителей больше, чем можно сосчитать
error-choice-number = нельзя выбрать мест: { $wanted } из { $sites }
error-choice-nobody = нет никого, чей путь можно измерить
error-no-candidate-called = ни центра единицы, ни населённого пункта `{ $name }` нет{ $near }
error-split-few = для частей ({ $parts }) нужно столько же единиц с местом для центра, а их { $units }
error-split-impossible = ни при каком разделе на { $parts } связных частей в каждой не будет хотя бы { $units } единиц и { $people } жителей
error-split-not-found = раздел на { $parts } связных частей, где хотя бы { $units } единиц и { $people } жителей, не найден; требуйте меньше

## The studio.

error-studio-address = `127.0.0.1:{ $port }`: { $said }; выберите другой `{ "--port" }`
error-studio-token = не удаётся создать ключ доступа: { $said }
error-no-plan-file = { $file }: план – это файл с расширением `{ ".toml" }`
error-cannot-read = { $file }: не удаётся прочитать: { $said }
error-plan-too-large = { $file }: больше 4 МиБ, таких планов не бывает
error-nothing-changed = { $said }; ничего не изменено
error-studio-request = запрос непонятен: { $said }
error-studio-behind = план изменился с тех пор, как открыта эта страница
error-studio-changed = файл изменила другая программа
error-studio-step = такого шага нет
error-studio-tidy = изменения последнего акта нельзя сократить
error-studio-many = точек ({ $points }) и мест ({ $places }) слишком много; откройте студию с `{ "--demand seats" }`
error-studio-name = `{ $name }` – не имя файла: буквы и цифры, а в конце `{ ".toml" }`
error-studio-unknown = `{ $name }` нет

## Fetching.

error-fetch-status = { $url }: ответ сервера – { $status }
error-fetch-broken = { $url }: загрузить не удаётся: «{ $reason }»; сохранено байт – { $bytes }, следующая попытка продолжит с этого места
error-fetch-length = { $what }: байт – { $found }, а не { $expected }; это не тот файл
error-fetch-differs = { $what }: контрольная сумма { $found }, а не { $expected }; это не тот файл
error-fetch-too-long = { $url }: длиннее { $most } байт
error-fetch-no-checksum = { $url }: в начале нет контрольной суммы из 32 шестнадцатеричных цифр
error-fetch-read = { $file }: не удаётся прочитать: { $said }
error-fetch-write = { $file }: не удаётся записать: { $said }
error-rate-of = `{ $name }` – доля; укажите чего: `{ $name }{ ":rate/" }СТОЛБЕЦ` со столбцом знаменателя
error-rate-counts = знаменателем для `{ $name }` должен быть столбец с количествами
error-office-key = `{ $key }` не годится в ключ столбца; пишите строчные буквы, цифры и `_`
error-office-key-taken = `{ $key }` – уже ключ другого столбца
