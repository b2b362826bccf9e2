### What is wrong with boundaries, territories and tables.

# for a native reader: all of this file

## Boundaries.

error-no-features = { $file }: нысандар жоқ
error-not-polygons = { $file }: { $feature }-нысан – `{ $kind }`; шекаралар – көпбұрыштар, оны алып тастаңыз
error-ring = { $file }: { $place }: { $what }
error-place-ring = { $feature }-нысан, { $part }-бөлік, { $ring }-сақина
error-place-vertex = { $ring }, { $vertex }-төбе
error-all-features = барлық нысандар
error-vertex-finite = ({ $x }, { $y }) координатасы шекті емес
error-vertex-range = [{ $x }, { $y }] – градуспен берілген бойлық пен ендік емес
error-few-vertices = әртүрлі төбелер саны { $vertices }, ал сақинаға үшеу керек
error-same-polygon = { $file }: { $first }-нысан мен { $second }-нысан – бір көпбұрыш; біреуін алып тастаңыз
error-feature-no-field = { $file }: { $feature }-нысанда `{ $field }` өрісі жоқ; оның өрістері: `{ $fields }`
error-feature-empty-field = { $file }: { $feature }-нысанның `{ $field }` өрісінде мәтін де, сан да жоқ; оның өрістері: `{ $fields }`
error-no-number-to-add = { $file }: { $feature }-нысан: `{ $field }` өрісіндегі `{ $value }` – сан емес, қосуға болмайды
error-not-conserved = `{ $field }` өрісінің қосындысы сақталмайды: { $before } еді, { $after } болды; таңбасы әртүрлі мұндай үлкен сандарды қосуға болмайды
error-same-field = нәтижеде екі `{ $field }` өрісі болар еді; { $what }
error-rename-units = `{ "units" }` – топтағы нысандар саны, өз өрісіңізді басқаша атаңыз
error-name-once = әрқайсысын бір рет атаңыз
error-no-prefix = басындағы таңбалар саны 0 болса, бәрі біріктіріледі; 1 не одан көп қалдырыңыз

## The engine of boundaries.

error-cannot-clean = шекараларды тазалау мүмкін емес: { $said }
error-cannot-build = шекараларды құрастыру мүмкін емес: { $said }
error-engine-not-finite = { $unit }-бірлік: ({ $x }, { $y }) координатасы шекті емес
error-engine-out-of-range = { $unit }-бірлік: ({ $x }, { $y }) – градуспен берілген бойлық пен ендік емес; проекция метрлері болса, оларды `{ "WGS 84" }` жүйесіне көшіріңіз
error-engine-few-vertices = { $unit }-бірлік: әртүрлі төбелер саны { $vertices }, ал сақинаға үшеу керек
error-engine-too-large = төбелер саны { $vertices }, бұл мүмкіндіктен көп ({ $max })
error-engine-option = `{ $option }`: нөлден кем емес метр саны керек, { $value } емес
error-engine-tangled = ({ $x }, { $y }) маңындағы қырларды ажырату мүмкін емес; басқа шекті қолданып көріңіз немесе алдымен шекараларды тазалаңыз
error-engine-restless = { $metres } м шегімен түзету аяқталмайды: төбелер { $before } еді, { $after } болды; кішірек шекті қолданып көріңіз
error-engine-area = аумақ сақталмайды: бірліктер бір-біріне қабаттасады, алдымен шекараларды тазалаңыз
error-engine-border = сыртқы шекара ({ $x }, { $y }) нүктесінде сақталмайды; бірліктер өзін немесе бірін-бірі қиып өтеді, алдымен шекараларды тазалаңыз
error-engine-lost = { $unit }-бірлік бүкіл жерінен айырылды
error-engine-group = { $unit }-бірлік жоқ топқа түсті
error-engine-simplify = ықшамдау ({ $x }, { $y }) маңындағы шекараны тек төбелерді қалдырып кетумен өзгерткен жоқ; алдымен шекараларды тазалаңыз
error-engine-simplify-land = { $unit }-бірліктің ({ $x }, { $y }) маңындағы сақинасы жерінен айырылар еді: шекаралар сонда қиылысады, алдымен оларды тазалаңыз
error-engine-simplify-together = ({ $x }, { $y }) нүктесінен шығатын екі шекара беттесер еді: олар сонда қиылысады, алдымен шекараларды тазалаңыз
error-engine-count = ықшамдау бөліктер санын өзгертті: { $before } еді, { $after } болды
error-engine-other = шекараларды өңдеу қатесі: «{ $said }»

## Territories.

error-no-data-set = `{ $name }` деп аталатын аумақ деректері де, қалта да жоқ; кірістірілгендері: `{ $known }`
error-missing-file = { $files } файлы жоқ; аумақ қалтасының құрамы `{ "docs/territory.md" }` ішінде айтылған
error-missing-files = { $files } файлдары жоқ; аумақ қалтасының құрамы `{ "docs/territory.md" }` ішінде айтылған
error-data-set = `{ $set }` деректер жиынтығы: { $said }
error-more-faults = { $all }
    және тағы { $n }; бәрін `{ "aimaq data check" }` тізіп шығады
error-dated = `{ $entry }` – күні көрсетілген мән емес; `МӘН { "[from" } ЖЖЖЖ-АА-КК] { "[until" } ЖЖЖЖ-АА-КК]` деп жазыңыз, бірнешеуін `; ` арқылы
error-nothing-joins = { $features } нысанның ешқайсысында { $date } күнгі бірлік коды жоқ; `{ "--key" }` мәнін тексеріңіз (кодтар `{ $example }` сияқты)
error-lost-zeros = `{ $written }` коды бірде-бір бірлікте жоқ; { $unit } бірлігінің `{ $meant }` коды ма? Сандық өріс басындағы нөлдерді жоғалтады: оны мәтінмен жазыңыз немесе `{ "territory.toml" }` ішінде `{ "digits" }` мәнін көрсетіңіз
error-lost-land = { $day } күнгі кодтар бойынша нысаны жоқ бірліктер бүкіл жерінен айырылар еді ({ $n }): { $names }; бірлігі жоқ нысандар ({ $m }): кодтары `{ $codes }`{ $meant }
error-lost-meant = ; `{ $stray }` дегені `{ $missing }` ме?
hint-mend-codes = кодтарды түзетіңіз немесе олар қай күнгі екенін `{ "--boundaries-on" }` арқылы көрсетіңіз
hint-accept-without-land = шекараларда бұл бірліктер шынымен жоқ болса, оны қабылдаңыз: `{ "--accept units-without-land" }`
error-no-columns-of = { $file }: { $wanted } бағаны жоқ; барлары: `{ $known }`
error-several-units = { $code } коды `{ $field }` өрісінде `{ $first }` мәніне де, `{ $second }` мәніне де тиесілі; оларды ажырататын өрісті `{ "--key" }` арқылы көрсетіңіз
error-short-code = `{ $code }` кодында { $prefix } таңбадан аз, ал бірліктер солар бойынша өңірлерге бөлінеді; басындағы нөл жоғалмады ма?
error-not-whole-people = `{ $text }` – тұрғындардың бүтін саны емес; тек цифр жазыңыз, белгісіз болса, ұяшықты бос қалдырыңыз

## Figures over the years.

error-no-period = `{ $text }` – кезең емес; жылдарды 1999-2003 түрінде жазыңыз, бірнешеуін үтірмен бөліңіз

## Points and people.

error-feature = { $feature }-нысан: { $said }
error-not-a-point = { $feature }-нысан – нүкте емес, ал жолдар нүктелерден басталады
error-no-people-column = `{ $names }` деген баған жоқ; тұрғындар саны бағанын `{ "--population-field" }` арқылы көрсетіңіз; бағандар: `{ $known }`
error-no-people-field = `{ $names }` деген өріс жоқ; тұрғындар саны өрісін `{ "--population-field" }` арқылы көрсетіңіз; өрістер: `{ $known }`
error-no-whole-people = `{ $text }` – тұрғындардың бүтін саны емес
error-path-already = { $name } { $line }-жолда бар; біреуін алып тастаңыз
error-no-row-of-unit = бірде-бір жол аумақ бірлігіне ({ $territory }) тиесілі емес: `{ $column }` бағанында олардың кодтары немесе атаулары болуы керек, мысалы `{ $example }`
error-cell-empty = ұяшық бос; оны толтырыңыз
error-one-coordinate = ұяшық бос; координаттардың екеуін де көрсетіңіз немесе ешқайсысын көрсетпеңіз
error-most-people = тұрғындар { $people } – бұрын-соңды өмір сүргеннен көп; түзетіңіз
error-whole-people = `{ $text }` – тұрғындардың бүтін саны емес; тек цифр жазыңыз
error-or-empty = { $said }; сан белгісіз болса, ұяшықты бос қалдырыңыз
error-no-area-valid = { $area } – жарамсыз аумақ; белгісіз болса, бос қалдырыңыз
error-series-area = { $said }; басқа күннің атауына сол күн `{ "borders" }` бағанында керек
error-points = { $n } нүкте
error-load-unknown-key = мұнда `{ $key }` кілті жоқ; мүмкіндері: `{ $known }`
error-load-digits = `{ $code }` – код емес: мұнда кодтар { $digits } цифрдан тұрады; оны түзетіңіз (басындағы нөл жоғалған болуы мүмкін) немесе `{ "territory.toml" }` ішіндегі `{ "digits" }` мәнін түзетіңіз
error-load-of-system = { "" } ({ $name } жүйесі)

## Tables of a territory and of figures over the years.

error-series-no-date = `{ "date" }` бағаны жоқ: 2019-12-31 түріндегі күн немесе жыл
error-series-no-column = `{ $name }` деген баған жоқ; барлары: `{ $known }`
error-series-no-figures = көрсеткіштер бағаны жоқ
error-series-two-figures = `{ $of }` үшін { $day } күніне { $one } көрсетілген, ал { $line }-жолда – { $two }; біреуін қалдырыңыз немесе әрқайсысына `{ "source" }` көрсетіңіз
error-series-missing-column = `{ $name }` бағаны жоқ; бағандар: `{ $known }`
error-series-no-unit = бірлік аталмаған
error-series-word = `{ $column }` ішінде `{ $text }` жазылған; `{ $words }` деп жазыңыз немесе бос қалдырыңыз
error-series-day = `{ $column }` ішінде `{ $text }` жазылған, бұл күн емес; 2019-12-31 немесе жыл жазыңыз
error-series-two-balances = `{ $of }` үшін { $year } жылға { $one } көрсетілген, ал { $line }-жолда – { $two }; біреуін қалдырыңыз
error-series-unit-group = `{ "unit" }` те, `{ "group" }` та толтырылуы керек
error-series-one-status = `{ $group }` мұнда `{ $here }`, ал жоғарыда `{ $above }`; топтың мәртебесі біреу болады
error-series-against = `{ "against" }` ішінде `{ $against }` жазылған, ал кестеде мұндай топ жоқ
error-series-borders = { $day } күнгі шекаралар белгісіз
error-feature-one-point = { $feature }-нысан – { $what }; әр нысан бір нүкте болуы керек
error-a-line = сызық
error-a-polygon = көпбұрыш
error-backdrop-no-column = `{ $column }` бағаны жоқ
error-backdrop-number = `{ $column }` ішінде `{ $text }` жазылған, бұл сан емес
error-backdrop-kind = `{ "kind" }` ішінде `{ $other }` жазылған; `{ "water" }` немесе `{ "country" }` деп жазыңыз
error-batch-locked = бұл қалтаға басқа топтық жұмыс жазып жатыр; оның аяқталуын күтіңіз немесе `{ "-o" }` арқылы басқа қалта таңдаңыз
error-partial-people = { $people } – тұрғындар саны емес
error-raster-inhabited = растрда { $most } мекенді нүктеден көп; `{ "aimaq partial" }` олардың кез келген санын қосады
error-verify-outside = `{ $name }` – бұл қалтаның файлы емес
error-studio-changes = өзгерістер – { $n }
error-load-code-twice = `{ $code }` коды { $line }-жолда да бар; оны қайталанбайтын етіңіз
error-load-no-key = `{ $key }` жоқ; жазыңыз, мысалы `{ $example }`
error-load-country = `{ "country" }` ішінде `{ $code }` жазылған; екі әріп жазыңыз, мысалы `{ "NO" }`
error-load-key-day = `{ $key }` ішінде `{ $value }` жазылған, бұл күн емес; 2019-12-31 түрінде жазыңыз
error-load-no-unit-id = { $feature }-нысан: `{ $table }` ішінде `{ "id" }` мәні `{ $key }` бірлік жоқ
error-load-unit-not-in = `{ $id }` бірлігі `{ $table }` ішінде жоқ
error-load-no-seat = `{ $id }` бірлігінің орталығы жоқ; `{ "units.csv" }` ішінде `{ "seat" }`, `{ "seat_lat" }` және `{ "seat_lon" }` толтырыңыз
error-load-several-seats = мұндай орталық өңірдің бірнеше бірлігінде бар
error-load-none-seats = мұндай орталық өңірдің бірде-бір бірлігінде жоқ
error-load-seat-called = { $what } (`{ $name }`); оның бірлігінің `{ "id" }` мәнін `{ "centre_unit" }` бағанына жазыңыз
error-load-day = `{ $text }` – күн емес; 2019-12-31 түрінде жазыңыз
error-load-not-in = `{ $id }` `{ $table }` ішінде жоқ
error-load-cells = ұяшықтар – { $cells }, ал бағандар – { $columns }; үтірі немесе нүктелі үтірі бар ұяшықты тырнақшаға алыңыз
error-load-no-columns = { $missing } бағандары жетіспейді; барлары: `{ $known }`
error-load-id-twice = `{ $id }` { $line }-жолда бар; оны қайталанбайтын етіңіз
