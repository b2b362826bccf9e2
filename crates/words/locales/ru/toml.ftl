### What is wrong with a text that is no plan: its keys, its values, its TOML.

hint-all-keys = все ключи показывает `{ "aimaq new -" }`, их типы – `{ "aimaq schema" }`
toml-other = Текст записан с ошибкой: { $said }

## Keys and values.

toml-missing-key = Не хватает ключа `{ $key }`
toml-unknown-key = Ключа `{ $key }` нет; здесь возможны: { $known }
toml-unknown-word = Значения `{ $key }` нет; здесь возможны: { $known }
toml-key-twice = Этот ключ записан дважды
toml-one-key = Здесь должен быть ровно один ключ
toml-no-day = { $written } – не день; напишите ГГГГ-ММ-ДД без времени
toml-no-language = { $tag } – не обозначение языка; правильно, например, `{ "kk" }` или `{ "ru" }`
toml-outline = Напишите имя файла `{ "GeoJSON" }` или координаты в виде [долгота, широта]
toml-text-or-table = Здесь должен стоять текст или таблица
toml-deep = Слишком много вложенных значений
toml-number = Число записано неверно
toml-date = День записан неверно: напишите существующий день в виде ГГГГ-ММ-ДД

## Values of another kind.

form-wrong = Ожидается { $expected }, а записано: { $found }
form-day = день, например 2022-06-08
form-truth = `{ "true" }` или `{ "false" }`
form-table = таблица
form-list = список
form-list-of = список, значений в котором – { $n }
form-text = текст
form-number = число
form-whole = целое число
form-text-or-table = текст или таблица
form-word-and-value = слово со значением
found-number = число { $value }
found-text = текст `"{ $value }"`
found-truth = `{ $value }`
found-nothing = ничего
found-word-alone = слово без значения

## The signs of TOML.

toml-unclosed = Не закрыта скобка
toml-quotes = Текст должен стоять в кавычках, закрытых на той же строке
toml-escape = После обратной косой черты в тексте стоит не тот знак
toml-no-value = После ключа нужны знак `=` и значение
toml-no-comma = Между значениями нужна запятая
toml-extra-comma = Здесь лишняя запятая
toml-extra-sign = Здесь лишний знак `=`
toml-extra = На строке есть лишнее: каждый ключ начинается с новой строки
toml-key = Ключ записан неверно
toml-value = Значение записано неверно; текст пишется в кавычках
toml-no-table = У этого ключа есть значение, таблицей он быть не может
