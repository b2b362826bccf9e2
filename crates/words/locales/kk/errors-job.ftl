### What stops a job: its plan, its options, the files that it names.

# for a native reader: all of this file

error-no-plan-called = `{ $name }` деп аталатын жоспар да, файл да жоқ; кірістірілген жоспарлар: `{ $known }`
error-not-a-plan = { $file }: файлда жоспар емес, шекаралар бар
hint-not-a-plan = жоспар – `{ ".toml" }` файлы (`{ "aimaq new" }`); шекаралар `{ "--boundaries" }` арқылы беріледі, оларды `{ "aimaq check" }` тексереді
error-no-rules-called = `{ $name }` деп аталатын қағидалар да, файл да жоқ; кірістірілген қағидалар: `{ $known }`
error-unplaced-points = { $file }: нүктелерді орналастыру мүмкін емес, бірліктердің шекарасы жоқ; шекараларды `{ "--boundaries" }` арқылы көрсетіңіз
error-points-outside = { $file }: { $points } нүктенің { $outside } – тұрғындардың жартысынан көбімен бірге – бірде-бір бірлікке түспейді{ $hint }
error-points-swapped = ; бойлық пен ендікті алмастырса, олардың { $swapped } түсер еді: бағандардың атауларын алмастырыңыз
error-points-elsewhere = ; олар басқа аумақтікі ме? Солай болуы керек болса, `{ "--accept points-outside" }` қосыңыз
error-no-demand = { $file }: мұндай файл жоқ; `{ "settlements" }`, `{ "seats" }` немесе тұрғындар саны бар нүктелер файлы болуы мүмкін
error-no-series = { $territory }: `{ $file }` файлы жоқ; { $hint }
error-unrecorded = жұмыс үшін не оқылғаны жазылмаған, ал іске қосуға жазба керек; жұмысты жазбамен дайындаңыз
error-together = нәтижелерді бір файлға жинау мүмкін емес: { $said }

## Options.

error-option-name = `{ $name }`
error-option-plan = ЖОСПАР
error-option-missing = { $option }: жетіспейді
error-option-length = { $option }: { $km } – ұзындық емес; нөлден кем емес километр жазыңыз
error-option-day = { $option }: `{ $given }` – күн емес; ЖЖЖЖ-АА-КК түрінде жазыңыз
error-option-wrong = { $option }: { $said }
error-option-alone = { $option }: тек { $other } бірге болғанда қолданылады
error-option-key = { $option }: бірлік коды бар өрісті де көрсету керек – { $other }
error-option-seats = { $option }: бірлік орталықтарынан өлшеумен үйлеспейді, онда тек ресми халық саны есептеледі
error-option-not-read = { $option }: `{ $file }` файлы мұнда оқылмайды; оқылатындары: `{ $read }`
error-option-none-read = { $option }: `{ $file }` файлы мұнда оқылмайды, басқасы да
error-option-contradiction = { $option } және { $other } бір-біріне қайшы; біреуін алып тастаңыз
error-unknown-word = `{ $given }` деген мән жоқ; барлары: `{ $known }`
error-box-numbers = градуспен төрт сан керек: батыс, оңтүстік, шығыс, солтүстік
error-box-longitudes = батыс пен шығыс – градуспен берілген әртүрлі бойлықтар
error-box-latitudes = оңтүстік солтүстіктен кіші, екеуі де -90 мен 90 аралығында
error-no-language = `{ $tag }` – тіл белгісі емес; мысалы, `{ "kk" }` немесе `{ "ru" }`
error-no-column = `{ $name }` деген баған жоқ; бағандар: `{ $known }`
error-words = `{ $lang }/{ $file }` файлы дұрыс жазылмаған: «{ $what }»

## Records, fetched data, looks and roads.

error-no-record = бұл `{ "run.json" }` емес: { $said }
error-no-input = { $file }: мұндай файл жұмыс қалтасынан да, жазбадан жоғары қалталардан да табылмады; жазбада файлдар іске қосу басталған қалтадан аталады: соған өтіңіз
error-no-cache = жүктелген деректерге арналған қалта жоқ
error-no-cache-named = жүктелген деректерге арналған қалта жоқ; оны `{ "AIMAQ_CACHE" }` ішінде көрсетіңіз
error-not-what-was-fetched = { $file }: бұл жүктелген файл емес: бақылау қосындысы { $found }, ал { $expected } болуы керек; `{ "aimaq data get" } { $set }` командасын қайталаңыз
error-set-without-boundaries = `{ $name }` деректерінде бірліктердің шекаралары жоқ
error-not-fetched-yet = `{ $set }` деректері әлі жүктелмеген: { $file } файлы жоқ; алдымен `{ "aimaq data get" } { $set }` командасын орындаңыз
error-remote-name = `{ $name }` – жинақтың да, файлдың да атауы емес: әріп, цифр, `-`, `_` және `.` қолданыңыз
error-no-font = { $font }: мұндай атаулы файл да, орнатылған қаріп те жоқ
hint-no-font = `{ ".ttf" }`, `{ ".otf" }` немесе `{ ".ttc" }` файлының жолын көрсетіңіз
hint-contrast = екі түстің бірін қоюырақ немесе ашығырақ етіңіз
error-roads-elsewhere = { $file }: бұл жолдар барлық орыннан алыс: { $points } нүктенің ешқайсысында { $km } км ішінде жол жоқ; олар басқа елдікі ме? `{ "--most-snap" }` алысырақ іздейді
error-keep-roads = { $said }; `{ "--cache" }` арқылы басқа орын таңдаңыз немесе `{ "--cache off" }`
error-no-roads = файлда автомобильге арналған жол жоқ; бұл жолдары бар үзінді ме?
error-roads-crowded = ({ $x }, { $y }) нүктесінде { $most } жолдан көп тоғысады; бұл жолдар картасы емес

## Manifests, partial sums.

error-in-run = `{ $run }` іске қосуы: { $said }
error-no-runs = бірде-бір `{ "[[runs]]" }` жоқ
error-deep-manifests = сипаттамалар бір-бірін { $most } деңгейден терең қамтиды
error-run-twice = екі іске қосу `{ $name }` деп аталған
error-run-name = іске қосудың атауы – мәтін, `{ $other }` емес
error-run-unnamed = іске қосуда `{ "name" }` жоқ, ал ол – қалтасының да атауы
error-run-letters = атауы қалтаға да қойылады; әріп, цифр, `-`, `_`, `.` қолданыңыз
error-run-summary = бұл – жиынтықтың атауы; іске қосуды басқаша атаңыз
error-matrix-name = матрицаның атауы – мәтін, `{ $other }` емес
error-matrix-large = матрицада { $most } іске қосудан көп
error-empty-list = `{ $key }` – бос тізім
error-pattern-no-files = `{ $pattern }`: мұндай файлдар жоқ
error-pattern-wrong = `{ $pattern }`: файл атауларының үлгісі дұрыс емес
error-no-partial = { $file }: бұл ішінара қосынды емес: { $said }; оны қайта жасаңыз
error-partial-begin = басталуы басқаша
error-partial-cut = ол үзіліп қалған
error-partial-seal = ол жазылғаннан кейін өзгерген
error-partial-counts = екінші жолында санақ жоқ
error-partial-line = жолдарының бірін оқу мүмкін емес
error-partial-different = { $file }: { $first } файлына қосу мүмкін емес: { $what }; екеуін де бірдей жасаңыз
error-differs = { $what } `{ $two }`, `{ $one }` емес
error-differs-plan = оның жоспары –
error-differs-metric = оның өлшеу тәсілі –
error-differs-inputs = оның жоспарының, шекараларының немесе басқа деректерінің бақылау қосындылары басқа
error-differs-measures = оның нұсқасы, шегі немесе табалдырықтары басқа
hint-name-table = кестені `{ "--table" }` арқылы көрсетіңіз
hint-name-groups = топтар кестесін көрсетіңіз: `{ "--groups" } ФАЙЛ`
error-matrix-option = атауда `{ $option }` бар, ал матрицада мұндай параметр жоқ; барлары: `{ $known }`

## Looks.

error-look-no-table = `{ $name }` деген кесте жоқ{ $near }
error-look-no-colour = `{ $name }` деген түс жоқ{ $near }
error-look-no-font = `{ $name }` деген қаріп жоқ{ $near }
error-look-nothing = `{ $name }` деген ештеңе жоқ{ $near }
error-near = ; `{ $near }` дегіңіз келді ме?
error-known = ; барлары: `{ $known }`
error-look-table = `{ $name }` – кесте: `[{ $name }]` деп жазыңыз
error-look-one-colour = `{ $name }` – тізім емес, бір түс
error-look-colours = `{ $name }` – түстер тізімі: `["{ "#rrggbb" }", …]` деп жазыңыз
error-look-colour = `{ $name }`: `{ $written }` – түс емес; `"{ "#rrggbb" }"` деп жазыңыз
error-look-pixels = `{ $name }` – макет нүктелерінің саны, мысалы `1.5`
error-look-font-name = `{ $name }` – файл немесе қаріп атауы
error-look-count = `{ $name }` тізімінде { $most } түс бар, { $given } емес
error-look-size = `{ $name }` – макеттің { $least }–{ $most } нүктесі, { $given } емес
error-look-contrast = `{ $ground }` (`{ $ground_colour }`) үстіндегі `{ $text }` (`{ $text_colour }`) контрасты – 1-ге { $ratio }, ал мәтінге 1-ге 4,5 керек

## Pictures.

error-draw-empty = салатын ештеңе жоқ: бірліктердің шекарасы жоқ
error-draw-large = сурет { $width } × { $height } нүкте болар еді; енін кішірейтіңіз
error-draw-font = қаріп оқылмайды; `{ "TrueType" }` немесе `{ "OpenType" }` керек
error-draw-other = сурет шықпады: «{ $said }»
error-logo-format = бұл `{ "PNG" }` те, `{ "SVG" }` те емес
error-logo-unread = белгі оқылмайды: «{ $said }»
error-logo-text = `{ "SVG" }` ішінде қарпі жоқ мәтіндер бар; оларды контурға айналдырыңыз
error-logo-picture = `{ "SVG" }` ішінде растрлық сурет бар; белгіні `{ "PNG" }` түрінде беріңіз
error-logo-size = { $width } × { $height } нүкте; белгіде олар 16 миллионнан аспайды, бір жағы екіншісінен 12 еседен артық ұзын болмайды
error-logo-empty = онда ештеңе салынбаған
