### What is wrong with a text that is no plan: its keys, its values, its TOML.

hint-all-keys = `aimaq new -` shows every key, `aimaq schema` their types
toml-other = { $said }

## Keys and values.

toml-missing-key = missing field `{ $key }`
toml-unknown-key = unknown field `{ $key }`{ $tail }
toml-unknown-word = unknown variant `{ $key }`{ $tail }
toml-key-twice = { $said }
toml-one-key = { $said }
toml-no-day = { $written } is not a day; write YYYY-MM-DD without a time
toml-no-language = { $tag } is not the tag of a language, such as en or fr
toml-outline = write the name of a GeoJSON file, or coordinates as [longitude, latitude]
toml-text-or-table = { $said }
toml-deep = values are nested too deep
toml-number = { $said }
toml-date = { $said }

## Values of another kind.

form-wrong = expected { $expected }, found { $found }
form-day = a day such as 2022-06-08
form-truth = true or false
form-table = a table
form-list = a list
form-list-of = an array of length { $n }
form-text = a text
form-number = a number
form-whole = a whole number
form-text-or-table = a text or a table
form-word-and-value = a word with its value
found-number = the number { $value }
found-text = the text "{ $value }"
found-truth = { $value }
found-nothing = nothing
found-word-alone = a word alone

## The signs of TOML.

toml-unclosed = { $said }
toml-quotes = { $said }
toml-escape = { $said }
toml-no-value = { $said }
toml-no-comma = { $said }
toml-extra-comma = { $said }
toml-extra-sign = { $said }
toml-extra = { $said }
toml-key = { $said }
toml-value = { $said }
toml-no-table = { $said }
