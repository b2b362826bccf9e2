### What stops the work itself: plans, crosswalks, views, centres, splits, the studio.

# for a native reader: all of this file

## Views, drafts and rules.

error-no-office-rules = аумақта мандаттар мен лауазымдар туралы қағидалар жоқ; файлды `{ "--rules" }` арқылы көрсетіңіз
error-needs-roads = мұнда жолдар керек, олар ойдан шығарылмайды; OpenStreetMap үзіндісін көрсетіңіз: `{ "--roads" } ФАЙЛ{ ".osm.pbf" }`
error-drafts-start = жоспарлар әртүрлі жағдайдан басталады: { $first_day } күнгі { $first } және { $second_day } күнгі { $second }
error-rule-length = { $rule }-қағида: `{ "km" }` = { $km } – ұзындық емес; нөлден кем емес километр жазыңыз
error-many-seats = `{ $key }` – { $number }, ал ең көбі { $most } санауға болады

## Crosswalks and tables.

error-compose-dates = бірінші сәйкестік кестесі { $to } күніне жеткізеді, екіншісі { $from } күнінен басталады
error-compose-levels = бір сәйкестік кестесі бірліктерге, екіншісі өңірлерге арналған
error-compose-missing = `{ $name }` бірінші сәйкестік кестесінің соңында бар, ал екіншісінің басында жоқ
error-no-seal = { $file }: мөрі жоқ; бұл сәйкестік кестесін `{ "aimaq" }` жазбаған
error-broken-seal = { $file }: мөрі бұзылған: файл жазылғаннан кейін өзгертілген; оны қайта жасаңыз: `{ "aimaq crosswalk" }`
error-row-finite = { $row }-жол: сан шекті емес
error-cells-of-header = ұяшықтар – { $cells }, ал тақырыпта – { $columns }
error-stands-already = { $name } { $line }-жолда бар; біреуін алып тастаңыз
error-no-figures-column = көрсеткіштер бағаны жоқ; бірінші баған бірлікті атайды
error-no-column-kind = `{ $kind }` – баған түрі емес; `{ $name }{ ":count" }`, `{ $name }{ ":rate/" }БАҒАН` немесе `{ $name }{ ":median" }` деп жазыңыз
error-no-denominator = `{ $name }` үшін `{ $of }` бөлімі кесте бағандарында жоқ
error-not-of-crosswalk = `{ $name }` бірлігі сәйкестік кестесінде жоқ{ $near }
error-may-be = `{ $name }` мыналардың бірі болуы мүмкін: { $paths }; жолын немесе кодын жазыңыз
hint-missing-marks = { $said }; жоқ деректің ұяшығын бос қалдырыңыз немесе `{ "--missing-marks" }` қосыңыз

## Plans.

error-invert-differs = кері жоспар бұрынғы жағдайды қайтармайды: «{ $what }»
error-invert-write = кері жоспарды жазу мүмкін емес: { $said }
error-nothing-to-undo = кері қайтаратын жоспар жоқ
hint-name-plan-to-undo = оны көрсетіңіз: `{ "aimaq invert" } ЖОСПАР { "-o" } ФАЙЛ`
error-draft-toml = алдымен жоспар мәтінін түзетіңіз: { $said }
error-draft-form = актілер мен өзгерістер тізім түрінде жазылған; оларды `{ "[[acts]]" }` және `{ "[[acts.changes]]" }` түрінде жазыңыз
error-draft-no-act = жоспарда { $act }-акт жоқ
error-draft-no-change = { $act }-актіде { $change }-өзгеріс жоқ
error-draft-key = `{ $key }` актіде берілмейді
error-draft-day = `{ $day }` – күн емес; ЖЖЖЖ-АА-КК түрінде жазыңыз
error-draft-change = өзгеріс – жоспардағыдай бір кілті бар нысан
error-draft-value = өзгерістің мәнін жоспарға жазу мүмкін емес

## Measuring, centres, splits.

error-too-many-people = тұрғындар санауға болатыннан көп
error-choice-number = { $sites } орыннан { $wanted } таңдау мүмкін емес
error-choice-nobody = жолын өлшеуге болатын ешкім жоқ
error-no-candidate-called = `{ $name }` деген бірлік орталығы да, елді мекен де жоқ{ $near }
error-split-few = { $parts } бөлікке орталық орны бар сонша бірлік керек, ал олар – { $units }
error-split-impossible = { $parts } тұтас бөлікке бөлудің ешқайсысы әрқайсысына кемінде { $units } бірлік пен { $people } тұрғын бермейді
error-split-not-found = кемінде { $units } бірлігі мен { $people } тұрғыны бар { $parts } тұтас бөлікке бөлу табылмады; талапты азайтыңыз

## The studio.

error-studio-address = `127.0.0.1:{ $port }`: { $said }; басқа `{ "--port" }` таңдаңыз
error-studio-token = қол жеткізу кілтін жасау мүмкін емес: { $said }
error-no-plan-file = { $file }: жоспар – `{ ".toml" }` кеңейтілімімен аяқталатын файл
error-cannot-read = { $file }: оқу мүмкін емес: { $said }
error-plan-too-large = { $file }: 4 МиБ-тан үлкен, мұндай жоспар болмайды
error-nothing-changed = { $said }; ештеңе өзгертілмеді
error-studio-request = сұрау түсініксіз: { $said }
error-studio-behind = бұл бет ашылғалы жоспар өзгерген
error-studio-changed = файлды басқа бағдарлама өзгерткен
error-studio-step = мұндай қадам жоқ
error-studio-tidy = соңғы актінің өзгерістерін азайту мүмкін емес
error-studio-many = нүктелер ({ $points }) мен орындар ({ $places }) тым көп; студияны `{ "--demand seats" }` арқылы ашыңыз
error-studio-name = `{ $name }` – файл атауы емес: әріптер мен цифрлар, соңында `{ ".toml" }`
error-studio-unknown = `{ $name }` жоқ

## Fetching.

error-fetch-status = { $url }: сервердің жауабы – { $status }
error-fetch-broken = { $url }: жүктеу мүмкін емес: «{ $reason }»; сақталған байт – { $bytes }, келесі әрекет осы жерден жалғасады
error-fetch-length = { $what }: байт саны { $found }, ал { $expected } болуы керек; бұл ол файл емес
error-fetch-differs = { $what }: бақылау қосындысы { $found }, ал { $expected } болуы керек; бұл ол файл емес
error-fetch-too-long = { $url }: { $most } байттан ұзын
error-fetch-no-checksum = { $url }: басында 32 он алтылық цифрдан тұратын бақылау қосындысы жоқ
error-fetch-read = { $file }: оқу мүмкін емес: { $said }
error-fetch-write = { $file }: жазу мүмкін емес: { $said }
error-rate-of = `{ $name }` – үлес; ненің үлесі екенін көрсетіңіз: бөлім бағанымен бірге `{ $name }{ ":rate/" }БАҒАН`
error-rate-counts = `{ $name }` үшін бөлім сан бағаны болуы керек
error-office-key = `{ $key }` баған кілтіне жарамайды; кіші әріп, цифр және `_` жазыңыз
error-office-key-taken = `{ $key }` – басқа бағанның кілті
