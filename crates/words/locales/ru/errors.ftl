### What stops a command: what the system says, files that are written, fetched data.

error-quoted = сообщение программы: «{ $said }»
error-at-option = `{ $option }`: { $said }
error-in-file = { $file }: { $said }
error-all = { $all }
hint-there-are = есть: { $known }
hint-near = возможно, имелось в виду `{ $near }`
error-and-more = { $names } и ещё { $n }
error-and-others = { $names } и другие
error-exists = { $file }: уже существует
hint-nothing-overwritten = выберите другое имя: поверх существующего ничего не записывается

## The system.

error-system-not-found = такого файла или папки нет
error-system-denied = нет прав доступа
error-system-is-folder = это папка, а не файл
error-system-no-folder = одна из частей пути – не папка
error-system-exists = уже существует
error-system-full = на диске нет места
error-system-too-large = файл слишком велик
error-system-read-only = диск доступен только для чтения
error-system-name = такого имени у файла быть не может
error-system-address-used = адрес уже занят
error-system-no-address = такого адреса нет
error-system-late = ответа нет слишком долго
error-system-no-connection = связь не установлена или прервана
error-system-ends = файл обрывается
error-json-cut = текст обрывается на строке { $line }
error-json-at = { $said } (строка { $line }, знак { $column })

## What is written.

error-cannot-write = { $file }: не удаётся записать: { $said }
error-cannot-write-results = Не удаётся записать результат: { $said }
error-stdout = Не удаётся записать в стандартный вывод: { $said }
error-write-folder = это папка, а не файл
error-write-twice = он назван для двух результатов сразу
# It stands between backquotes, which end before the word and begin again behind it.
error-either = { $others }` или `{ $last }
error-write-ending = с таким расширением ничего не записывается; возможны: `{ $known }`
error-not-written = Формат { $format } не записывается

## Places in files.

error-in-line = { $file }, строка { $line }: { $said }
error-at-place = { $file }:{ $line }: { $said }
error-line = строка { $line }: { $said }
error-column = столбец `{ $column }`: { $said }
error-no-number = `{ $text }` – не число
error-two-numbers = `{ $text }` – это может быть { $whole } или { $real }; напишите без запятой или с точкой
error-no-people = `{ $text }` – не число жителей
error-not-utf8 = кодировка не `{ "UTF-8" }`; сохраните файл в `{ "UTF-8" }` или укажите кодировку через `{ "--encoding" }`
error-no-column-called = столбца `{ $names }` нет; столбцы: `{ $known }`
