### What stops a command: what the system says, files that are written, fetched data.

error-quoted = { $said }
error-at-option = { $option }: { $said }
error-in-file = { $file }: { $said }
error-all = { $all }
hint-there-are = there are { $known }
hint-near = did you mean `{ $near }`?
error-and-more = { $names } and { $n } more
error-and-others = { $names } and others
error-exists = { $file } exists
hint-nothing-overwritten = choose another name; nothing is overwritten

## The system.

error-system-not-found = { $said }
error-system-denied = { $said }
error-system-is-folder = { $said }
error-system-no-folder = { $said }
error-system-exists = { $said }
error-system-full = { $said }
error-system-too-large = { $said }
error-system-read-only = { $said }
error-system-name = { $said }
error-system-address-used = { $said }
error-system-no-address = { $said }
error-system-late = { $said }
error-system-no-connection = { $said }
error-system-ends = { $said }
error-json-cut = { $said }
error-json-at = { $said } at line { $line } column { $column }

## What is written.

error-cannot-write = { $file }: cannot be written: { $said }
error-cannot-write-results = the result cannot be written: { $said }
error-stdout = stdout cannot be written: { $said }
error-write-folder = it is a folder, not a file
error-write-twice = it is named for two results
error-either = { $others } or { $last }
error-write-ending = nothing is written under this ending; results go to { $known }
error-not-written = { $format } is not written

## Places in files.

error-in-line = { $file }: line { $line }: { $said }
error-at-place = { $file }:{ $line }: { $said }
error-line = line { $line }: { $said }
error-column = column `{ $column }`: { $said }
error-no-number = `{ $text }` is not a number
error-two-numbers = `{ $text }` may be { $whole } or { $real }; write it without the comma, or with a point
error-no-people = `{ $text }` is no number of people
error-not-utf8 = not UTF-8; save the file as UTF-8, or name its encoding with --encoding
error-no-column-called = no column is called { $names }; the columns are { $known }
