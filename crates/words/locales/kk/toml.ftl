### What is wrong with a text that is no plan: its keys, its values, its TOML.

# for a native reader: all of this file
hint-all-keys = барлық кілттерді `{ "aimaq new -" }`, олардың түрлерін `{ "aimaq schema" }` көрсетеді
toml-other = мәтін қате жазылған: { $said }

## Keys and values.

toml-missing-key = `{ $key }` кілті жетіспейді
toml-unknown-key = `{ $key }` деген кілт жоқ; мұнда болатын кілттер: { $known }
toml-unknown-word = `{ $key }` деген мән жоқ; мұнда болатын мәндер: { $known }
toml-key-twice = бұл кілт екі рет жазылған
toml-one-key = мұнда дәл бір кілт болуы керек
toml-no-day = { $written } – күн емес; уақытын көрсетпей, ЖЖЖЖ-АА-КК түрінде жазыңыз
toml-no-language = { $tag } – тіл белгісі емес; мысалы, `{ "kk" }` немесе `{ "ru" }`
toml-outline = `{ "GeoJSON" }` файлының атауын немесе координаттарды [бойлық, ендік] түрінде жазыңыз
toml-text-or-table = мұнда мәтін немесе кесте болуы керек
toml-deep = мәндер бірінің ішіне бірі тым терең жазылған
toml-number = сан дұрыс жазылмаған
toml-date = күн дұрыс жазылмаған: күнтізбеде бар күнді ЖЖЖЖ-АА-КК түрінде жазыңыз

## Values of another kind.

form-wrong = керегі – { $expected }, жазылғаны – { $found }
form-day = 2022-06-08 сияқты күн
form-truth = `{ "true" }` немесе `{ "false" }`
form-table = кесте
form-list = тізім
form-list-of = { $n } мәннен тұратын тізім
form-text = мәтін
form-number = сан
form-whole = бүтін сан
form-text-or-table = мәтін немесе кесте
form-word-and-value = мәні бар сөз
found-number = { $value } саны
found-text = `"{ $value }"` мәтіні
found-truth = `{ $value }`
found-nothing = ештеңе
found-word-alone = жалғыз сөз

## The signs of TOML.

toml-unclosed = жабылмай қалған жақша бар
toml-quotes = мәтін тырнақшаға алынып, сол жолда жабылуы керек
toml-escape = мәтіндегі қиғаш сызықтан кейінгі таңба дұрыс емес
toml-no-value = кілттен кейін `=` белгісі мен мәні болуы керек
toml-no-comma = арасында үтір болуы керек
toml-extra-comma = артық үтір тұр
toml-extra-sign = артық `=` белгісі тұр
toml-extra = жолда артық нәрсе бар: әр кілт жаңа жолдан басталады
toml-key = кілт дұрыс жазылмаған
toml-value = мән дұрыс жазылмаған; мәтін тырнақшаға алынады
toml-no-table = бұл кілттің мәні бар, ол кесте бола алмайды
