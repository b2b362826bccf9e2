### What stops a command: its options and what they go with.

# for a native reader: all of this file

error-endings-statistics = { $file }: статистика `{ ".csv" }`, `{ ".json" }` немесе `{ ".xlsx" }` файлына жазылады
error-endings-annex = { $file }: қосымша `{ ".docx" }` немесе `{ ".md" }` файлына жазылады
error-endings-crosswalk = { $file }: сәйкестік кестесі `{ ".csv" }` немесе `{ ".json" }` файлына жазылады
error-endings-ledger = { $file }: тізімдеме `{ ".csv" }` немесе `{ ".json" }` файлына жазылады
error-endings-report = { $file }: есеп `{ ".csv" }`, `{ ".geojson" }` немесе `{ ".html" }` файлына жазылады
error-endings-sums = { $file }: қосындылар `{ ".csv" }`, `{ ".json" }` немесе `{ ".part" }` файлына жазылады
error-endings-compared = { $file }: жоспарларды салыстыру `{ ".csv" }`, `{ ".json" }`, `{ ".xlsx" }`, `{ ".svg" }` немесе `{ ".html" }` файлына жазылады
error-endings-map = { $file }: карта `{ ".svg" }`, `{ ".png" }` немесе `{ ".pdf" }` файлына жазылады
error-endings-chart = { $file }: диаграмма `{ ".svg" }`, `{ ".png" }` немесе `{ ".pdf" }` файлына жазылады
error-endings-brief = { $file }: анықтама `{ ".svg" }`, `{ ".png" }` немесе `{ ".pdf" }` файлына жазылады
error-endings-points = { $file }: нүктелер `{ $endings }` файлдарынан оқылады
error-endings-table = { $file }: кестедегі нүктелер кестеге жазылады: `{ $endings }`
hint-table-endings = кесте `{ ".csv" }` немесе `{ ".json" }` файлына жазылады
error-columns-of-table = `{ "--lon" }` мен `{ "--lat" }` мәтіндік кестенің бағандарын атайды, ал файл форматы – { $format }
error-metres = `{ $option }`: метрмен жазылған, нөлден кем емес сан керек
error-too-many-places = орталықтарды таңдау үшін нүктелер ({ $points }) мен орындар ({ $places }) тым көп
hint-demand-seats = `{ "--demand seats" }` арқылы өлшеңіз
error-no-area = `{ $name }` деп аталатын аумақ жоқ
error-no-equals = `{ "--where" }`: `{ $condition }` шартында `=` белгісі жоқ
hint-where = мысалы, `{ "--where state=after" }`
error-runs-failed = { $all } іске қосудың { $failed } орындалмады{ $left }
error-runs-left = , басталмағаны: { $left }
error-no-status = бұл кестенің бірде-бір тобында `{ "status" }` жоқ
hint-status = `{ "status" }` бағанында `{ "lost" }` немесе `{ "kept" }` деп жазыңыз
error-no-base = бірде-бір аумақта { $year } жылғы, 100 деп алуға болатын көрсеткіш жоқ
hint-base = нөлден үлкен көрсеткіші бар жылды таңдаңыз
error-no-figures = бұл аумақтар бойынша сол күндерге көрсеткіш жоқ
error-growth-chart = өсім кесте түрінде шығарылады, оның диаграммасы жоқ
hint-growth-chart = оны `{ ".csv" }` немесе `{ ".json" }` файлына жазыңыз не `{ "--what" }` опциясын алып тастаңыз
error-format-ending = `{ "--format" }` мәні { $file } файлының кеңейтіліміне сай емес
hint-format-ending = `{ "--format" }` опциясын алып тастаңыз: түрін файлдың кеңейтілімі көрсетеді
error-many-lines = диаграммада мұнша сызықты ажырату мүмкін емес: { $n }
hint-many-lines = `{ "--only" }` арқылы ең көбі { $most } сызық таңдаңыз
error-said-twice = `{ $option }`: бір нәрсе туралы екі рет айтылған: `{ $twice }`
error-not-read-here = `{ $option }`: `{ $file }` файлы мұнда оқылмайды
hint-name-as-there = бастапқы файлдардың бірін сол жердегідей атаңыз
hint-files-read = оқылатын файлдар: `{ $files }`
error-no-coverage = { $file }: шекаралар жабын құрамайды: { $kinds }; бірінші орын – { $at }
hint-clean-or-check = `{ "--clean" }` алдымен оларды түзетеді; барлық қатені `{ "aimaq check" }` тізіп шығады
error-backward-plan = `{ "--backward" }` тек жоспармен қолданылады
hint-backward-plan = сәйкестік кестесі файлының бағыты бар: оны `{ "--backward" }` арқылы жазыңыз
error-no-territory = `{ $name }` деп аталатын аумақ деректері жоқ
hint-data-list = тізімді `{ "aimaq data list" }` көрсетеді
error-plan-no-file = жоспарға арналған файл көрсетілмеген
error-pattern = { $pattern }: файл атауларының үлгісі дұрыс емес
error-no-such-files = { $pattern }: мұндай файлдар жоқ
error-named-twice = { $file }: файл екі рет аталған, сондықтан екі рет есептелер еді
error-blend = `{ "--blend" }`: 0 мен 1 аралығындағы сан керек
error-no-candidate = { $region }: орталық бола алатын орын жоқ немесе тұрғындары туралы дерек жоқ
error-locator = `{ "--locator" }` елдің бір бөлігі қай жерде екенін көрсетеді: `{ "--region" }` немесе `{ "--bbox" }` опциясымен бірге қолданыңыз
error-no-partials = ішінара қосындылар жоқ
error-plan-csv = `{ "--format csv" }` тек шекараларға арналған
hint-plan-csv = жоспар тексеруі `{ "--format table" }` немесе `{ "--format json" }` арқылы шығарылады
error-needs-key = аумақтық бірліктердің кодтары бар өріс керек
hint-key-field = оны көрсетіңіз: `{ "--key" } ӨРІС`
error-needs-boundaries = шекаралары бар бір файл керек
hint-boundaries-file = оны көрсетіңіз: `{ "--boundaries" } ФАЙЛ`
error-new-before-old = жаңа шекаралар ({ $new }) ескілерінен ({ $old }) бұрын
hint-earlier-first = алдымен ертерек шекараларды атаңыз немесе `{ "--from" }` пен `{ "--to" }` мәндерін беріңіз
error-words-in-use = `{ "--locales" }`: сөздер қолданылып жатыр
error-no-words = `{ "--lang" }`: `{ $lang }` үшін сөздер жоқ
error-not-fetched = `{ $name }` деректері ешқайдан жүктелмейді
hint-data-to-fetch = жүктеуге болатыны: `{ $known }`
error-no-embedded = `{ $name }` деп аталатын кірістірілген файл да, жоспар да, жүктелетін дерек те жоқ
hint-embedded = оларды `{ "aimaq data list" }` тізіп шығады; файлдар былай жазылады: АУМАҚ/ФАЙЛ
hint-cache-folder = оны `{ "AIMAQ_CACHE" }` ішінде көрсетіңіз
hint-fetch-otherwise = басқаша жүктелген файл `{ "--from" }` арқылы, прокси-сервер `{ "HTTPS_PROXY" }` арқылы алынады
error-no-overlap-rule = қабаттасуларға арналған `{ $name }` деген қағида жоқ
hint-overlap-rules = қағидалар: `{ "longest" }`, `{ "smaller" }`, `{ "larger" }` және `{ "field:" }ӨРІС`
error-no-number-in-field = `{ $unit }` бірлігі: `{ $field }` өрісінде сан жоқ
error-unrepaired = мына бірліктерді түзету мүмкін емес: { $units }
hint-unrepaired = ештеңе жазылмады; `{ "--partial" }` қалғанын жазып, бұларды сол күйінде қалдырады
hint-drafts-one-state = екі жоба бір бастапқы жағдайдан салыстырылады
error-no-plan-against = `{ "--against" }`: `{ $name }` деген жоспар жоқ; барлары: `{ $known }`
error-plans-chart = мұнша жоспарды диаграммада ажырату мүмкін емес немесе ешкімнің жолы жоқ; азырақ атаңыз
error-scale = `{ "--scale" }`: 0,1 мен 10 аралығындағы сан керек
error-nothing-to-show = көрсететін ештеңе жоқ: бірде-бір жолдың өзгерісі шектен аспайды
hint-smaller-tolerance = `{ "--tolerance" }` мәні кішірек болса, кішірек өзгерістер де есепке алынады
error-by-of-boundaries = `{ "--by" }` шекаралардағы бірліктерді топтайды, ал жоспарда өңірлер бар
error-verify-record = `{ "--verify" }` бұрынғы іске қосудың `{ "run.json" }` файлымен қолданылады
hint-verify-record = мысалы: `{ "aimaq run output/mine/run.json --verify" }`
hint-changed-inputs = нәтижелер басқаша болар еді; `{ "--changed-inputs" }` бәрібір іске қосады
error-input-changed = { $file }: файл өзгерген: бақылау қосындысы { $then } болған, қазір { $now }
error-input-gone = { $file }: файл енді жоқ; бақылау қосындысы { $then } болған
error-input-added = { $file }: ол кезде файл оқылмаған; бақылау қосындысы қазір { $now }
error-no-feature-field = { $file }: бірде-бір нысанда `{ $field }` өрісі жоқ; өрістері: `{ $fields }`
hint-studio-goes-on = `{ "aimaq studio" } { $plan }{ ".toml" }` сонымен жұмысты жалғастырады; немесе оны жойыңыз
error-unit-why = { $unit } ({ $why })
error-needs-region = `{ "--region" } ӨРІС` немесе `{ "--region-prefix" } САН` көрсетіңіз

## The command line itself; in English clap says it.

error-invert-onto-plan = { $file } – кері қайтарылатын жоспардың өзі; кері жоспарға басқа атау беріңіз
error-usage = жазылуы: `{ $usage }`
error-usage-option = `{ $option }` деген параметр жоқ
error-usage-extra = `{ $value }` аргументі артық
error-usage-negative = `{ $value }` параметр ретінде оқылды; теріс сан `=` белгісінен кейін жазылады
error-usage-range = { $from } бен { $to } аралығындағы сан керек
error-usage-command = `{ $command }` деген команда жоқ
error-usage-no-value = `{ $option }` параметріне мән керек
error-usage-value = `{ $option }`: `{ $value }` деген мән жоқ
error-usage-value-because = `{ $option }`: `{ $value }` мәні жарамайды: { $said }
error-usage-equals = `{ $option }`: мәннің алдында `=` белгісі керек
error-usage-many = `{ $option }`: `{ $value }` мәні артық
error-usage-number = `{ $option }`: мәндер саны дұрыс емес
error-usage-conflict = `{ $option }` параметрін `{ $other }` параметрімен бірге қолдануға болмайды
error-usage-missing = жетіспейді: `{ $options }`
error-usage-no-command = команда көрсетілмеген
error-usage-letters = параметр `{ "UTF-8" }` түрінде жазылмаған
error-usage-no-such = мұндай мән жоқ
error-usage-no-number = мұнда сан керек; ондық бөлшек нүктемен жазылады
hint-possible = мүмкіндері: `{ $known }`
hint-help = бәрін `{ "--help" }` көрсетеді (ағылшын тілінде)
error-not-day-written = бұл күн емес; 2019-12-31 түрінде жазыңыз
error-degrees = 0,01 мен 90 аралығындағы градус керек
error-no-metres = `{ $text }` – 0-ден басталатын метр саны емес
error-renamed = НЕ=ӨРІС деп жазыңыз, мұнда НЕ – мыналардың бірі: `{ $known }`
error-kind-words = біреуі қалай аталатынын, үтірді және бірнешеуі қалай аталатынын жазыңыз
error-share = үлес 0 мен 1 немесе 0% мен 100% аралығында болады
error-no-seconds = `{ $text }` – секунд саны емес
