### What stops a plan, and what to do.

# for a native reader: all of this file
# A unit in a sentence: its name, with its region.
problem-unit = { $unit }{ $at }
list-or = { $first } немесе { $last }
problem-act-of-day = { DATE($day, "short") } күнгі акт
problem-act-on = { $act } (күшіне енетін күні – { DATE($day, "short") })
problem-act-row = { $act }, { $file } файлы, { EXACT($line) }-жол
problem-published-areas = жарияланған аумақтар
problem-other = орындау мүмкін болмады: { $said }

## Names and codes.

problem-no-unit = `{ $name }` деп аталатын аумақтық бірлік жоқ
problem-no-region = { DATE($day, "short") } күні `{ $name }` деп аталатын өңір жоқ
problem-no-code = { DATE($day, "short") } күні { $code } коды ешбір аумақтық бірлікте жоқ
problem-not-in-region = { $region }: { DATE($day, "short") } күні құрамында `{ $unit }` жоқ
problem-not-there = { DATE($day, "short") } күні `{ $name }` деген аумақтық бірлік жоқ
problem-ended = «{ $name }» { DATE($day, "short") } күні енді жоқ
problem-ambiguous-unit = `{ $name }` бірнеше аумақтық бірлікке сәйкес келеді
problem-ambiguous-region = `{ $name }` бірнеше өңірге сәйкес келеді
problem-named-twice = `{ $name }` екі рет көрсетілген
problem-unit-exists = { $unit }: { DATE($day, "short") } күні бұрыннан бар
problem-region-exists = { DATE($day, "short") } күні `{ $name }` деп аталатын өңір бұрыннан бар
problem-code-taken = { DATE($day, "short") } күні { $code } коды бос емес, оның иесі – { $holder }
problem-no-code-of-system = `{ $code }` – { $system } жүйесінің коды емес
problem-no-kind = `{ $kind }` – аумақтық бірліктің де, өңірдің де түрі емес
problem-kind-already = { $name }: түрі онсыз да осындай – { $named }
hint-all-names = барлық атауды `{ "aimaq data show" }` командасы көрсетеді
hint-did-you-mean = { $names } дегіңіз келді ме?
hint-write = { $names } деп жазыңыз
hint-give-codes = оларға код беріп, `{ "code:" }КОД` түрінде жазыңыз
hint-there-is = мынадай атау бар: { $units }
hint-code-from = { $unit }: бұл код { DATE($day, "short") } күнінен бастап берілген
hint-code-until = { $unit }: бұл код { DATE($day, "short") } күніне дейін болған
hint-code-other-days = { $unit }: бұл код басқа күндері қолданылады
hint-codes-of-day = сол күнгі кодтарды `{ $command }` командасы көрсетеді
hint-created-below = оны { DATE($day, "short") } күні `{ $from }` құрамынан бөлетін акт төменірек тұр ({ $act }); соны бірінші қойыңыз
hint-created-by-plan = оны { DATE($day, "short") } күні `{ $from }` құрамынан бөлетін акт `{ $plan }` жоспарында тұр ({ $act }); алдымен сол актіні орындаңыз
hint-ended = ол { DATE($day, "short") } күні таратылды; жері өткен аумақтық бірлікті көрсетіңіз
hint-leave-one-out = біреуін алып тастаңыз
hint-leave-out = оны алып тастаңыз
hint-other-name = басқа атау таңдаңыз
hint-recode-first = алдымен оның кодын ауыстырыңыз (`{ "recode" }`) немесе басқа код таңдаңыз
hint-code-digits = оның кодтары { $n } цифрдан тұрады
hint-no-code = коды жоқ болса, `{ "code" }` кілтін жазбаңыз
hint-kinds = түрлері: `{ $kinds }`
hint-leave-change-out = бұл өзгерісті алып тастаңыз

## The head of a plan and its acts.

problem-other-territory = жоспар `{ $here }` аумағына емес, `{ $plan }` аумағына арналған
problem-no-warning = `{ $name }` деп аталатын ескерту жоқ
problem-act-empty = { $act }: ештеңені өзгертпейді
problem-before-plan = { $act }: { DATE($day, "short") } күні, яғни жоспардың `{ "as_of" }` күнінен ({ DATE($start, "short") }) бұрын күшіне енеді
problem-before-state = { $act }: { DATE($day, "short") } күні, яғни өзі өзгертетін жағдайдан ({ DATE($start, "short") }) бұрын күшіне енеді
problem-too-early = { DATE($day, "short") } күні туралы дерек жоқ (`{ $territory }`); деректер { DATE($first, "short") } күнінен басталады
problem-follows = алдыңғы жоспарды оқу мүмкін болмады: { $said }
problem-follows-itself = { $file }: жоспар өзінен кейін тұр
problem-no-file = { $file }: мұндай файл жоқ
problem-both-targets = өзгерісте `{ "unit" }` та, `{ "region" }` та көрсетілген
problem-no-target = өзгерісте `{ "unit" }` та, `{ "region" }` та көрсетілмеген
problem-ledger = жиынтықтар сәйкес келмейді: { $said }
hint-other-territory = басқа аумақты `{ "--territory" }` арқылы таңдаңыз
hint-can-accept = жоспарда мыналарды қабылдауға болады: `{ $known }`
hint-act-empty = астына `{ "[[acts.changes]]" }` қосыңыз немесе актіні алып тастаңыз
hint-earlier-plan = `{ "as_of" }` күнін ертерек етіңіз немесе актінің күнін түзетіңіз
hint-later-act = күнін `{ $start }` не одан кейінгі етіп жазыңыз
hint-follows = жоспардың атауын (тізімі – `{ "aimaq data list" }`) немесе осы жоспардың қасындағы файлды көрсетіңіз
hint-follows-itself = жоспарлар тізбегінің басы болуы керек
hint-add-target = `{ "unit = …" }` немесе `{ "region = …" }` қосыңыз

## Regions.

problem-no-centre = { $region }: орталығы жоқ
problem-no-units = `{ $region }`: құрамында бірде-бір аумақтық бірлік болмас еді
problem-left-empty = { $region }: құрамында бірде-бір аумақтық бірлік қалмайды
problem-divide-few = бөлу үшін `{ "into" }` ішінде кемінде екі өңір керек
problem-units-of-others = `{ $part }`: бірліктерінің ішінде бөлінетін өңірге ({ $region }) жатпайтыны бар
problem-in-no-part = ешбір бөлікке кірмегені: { $units }
problem-nothing-transferred = беру үшін `{ "units" }` ішінде кемінде бір аумақтық бірлік керек
problem-there-already = { $unit }: онсыз да сол өңірдің құрамында
problem-into-itself = `{ $name }`: өзінің құрамына өзі қосыла алмайды
problem-merge-few = біріктіру үшін кемінде екі `{ "units" }` немесе кемінде екі `{ "regions" }` керек
problem-several-called = бірліктердің бірнешеуі `{ $name }` деп аталады
problem-several-regions = бірліктер әртүрлі өңірлерден, ал `{ $name }` – жаңа атау
hint-give-centre = орталығын `{ "move_centre" }` арқылы беріңіз
hint-name-units = құрамына кіретін бірліктерді көрсетіңіз
hint-transfer-instead = оған бірліктерді `{ "transfer" }` арқылы беріңіз немесе басқа атау таңдаңыз
hint-left-empty = оны таратыңыз: `{ "abolish" }` басқа өңірге қосады, `{ "divide" }` барлық бірліктерінен жаңа өңірлер құрады; немесе құрамында бір бірлік қалдырыңыз
hint-rename-instead = басқа атау беру үшін `{ "rename" }` деп жазыңыз
hint-transfer-first = алдымен оларды сол өңірге беріңіз (`{ "transfer" }`) немесе алып тастаңыз
hint-in-no-part = оларды бір бөліктің бірліктеріне қосыңыз; өңірдің өзі қалатын болса, `{ "create" }` деп жазыңыз
hint-name-moving = берілетін бірліктерді көрсетіңіз
hint-name-receiver = жерін қабылдайтын бірлікті немесе өңірді көрсетіңіз
hint-merge-few = біреуін екіншісіне қосу үшін `{ "abolish" }`, атауын өзгерту үшін `{ "rename" }` деп жазыңыз
hint-which-goes-on = қайсысы қалатынын жазыңыз: { $names }

## Centres.

problem-no-place = `{ $name }` – бұл бірліктердің орталығы да, белгілі елді мекені де емес
problem-no-seat = { $unit }: қашықтық өлшенетін орталығы жоқ
problem-seat-twice = { $seat } екі бөліктің де орталығы болып тұр
problem-seat-goes = { $unit }: орталығы ({ $seat }) жермен бірге кетер еді
place-not-on-earth = ({ $lon }, { $lat }) – градуспен жазылған бойлық пен ендік емес{ $why }
place-range = ; бойлық −180-ден 180-ге дейін немесе 0-ден 360-қа дейін болады
place-swapped = ; орындары ауысып кеткен сияқты, алдымен бойлық жазылады
place-projected = ; координаттар проекцияда сияқты: олардың жүйесін `{ "--crs" }` арқылы көрсетіңіз немесе WGS 84 жүйесіне ауыстырыңыз
hint-position = градуспен `{ "position =" } [бойлық, ендік]` деп жазыңыз
hint-or-position = немесе орнын `{ "position =" } [бойлық, ендік]` түрінде көрсетіңіз
hint-lon-lat = былай жазыңыз: [бойлық, ендік]
hint-seat-of = ол басқа бірліктің орталығы: { $unit }
hint-seat-twice = алдымен қалған бөліктің орталығын көшіріңіз (`{ "move_centre" }`) немесе басқа орталық таңдаңыз
hint-move-seat = алдымен орталығын көшіріңіз (`{ "move_centre" }`)

## Divided land.

problem-undividable = { $unit }: бөлу мүмкін емес: { $why }
problem-split-none = бөлу үшін `{ "into" }` ішінде кемінде бір жаңа бірлік керек
problem-border-of-one = шекара екі бөлек бірліктің арасында болады
problem-parts-same-name = екі бөліктің атауы бірдей: `{ $name }`
problem-parts-area = { $unit }: бөліктерінің аумағы – { $parts } км², ал барлығы – { $whole } км²
problem-parts-people = { $unit }: бөліктерінің халқы – { $people } адам, ал барлығы – { $whole } адам
problem-parts-too-many = { $unit }: бөліктерінің халқы тым көп, ал барлығы – { $whole } адам
problem-part-small = { $part }: халқы оған тұтас өтетін жердің халқынан аз ({ $people } адам)
problem-part-large = { $part }: оған өтетін жердің халқы `{ "population" }` санынан { $people } адамға аз
problem-file-unread = `{ $file }` файлы оқылмады
problem-no-polygon-in = `{ $file }` файлында көпбұрыш жоқ
problem-no-line-in = `{ $file }` файлында сызық жоқ
problem-no-shape-in = { $file }: көпбұрыш та, сызық та жоқ
problem-lines-in = { $file }: { $n } сызық бар, ал бөлуге бір сызық керек
problem-both-in = { $file }: көпбұрыштар да, сызықтар да бар
problem-short-ring = контурға кемінде үш бөлек нүкте керек
problem-no-ring = көпбұрышта контур жоқ
problem-across-180 = көпбұрышты 180-меридианмен кесу мүмкін болмады: { $said }
problem-no-polygons = `{ "polygons" }` ішінде көпбұрыш жоқ
problem-short-line = сызыққа кемінде екі нүкте керек
problem-no-lower-unit = { $unit }: `{ $name }` оның төменгі бірлігі емес
problem-part-of-nothing = бөлікте бірде-бір төменгі бірлік көрсетілмеген
problem-part-of-both = бөлікте бұрынғы бірліктер мен шекара кодтары қатар көрсетілген
problem-no-settlement = { $unit }: `{ $name }` деп аталатын елді мекені жоқ
problem-not-some-settlements = бірліктің елді мекендерінің бәрі емес, бір бөлігі ғана көрсетілуі керек
divide-nothing-for-part = бөлікке жер тимейді
divide-nothing-left = қалған бөлікке жер қалмайды
divide-no-land = бірліктің жері жоқ
divide-empty-outlines = шекара нысандарының ішінде жер жоқ
divide-no-boundaries = шекарасы белгісіз
divide-misses = бөлу сызығы оның жеріне жетпейді
divide-touches = бөлу сызығы оның жеріне жанасады, бірақ бөлмейді
divide-empty-part = бір бөлікке жер тимес еді
divide-sliver = бір бөлік тым жіңішке болар еді: аумағы – { $km2 } км², ені { $metres } метрден кем
divide-outlines = шекара нысандарынан тұтас қабат шықпайды ({ $said })
divide-cut = жерді кесу мүмкін болмады ({ $said })
divide-crosses-itself = шекарасы { $at } нүктесінде өзімен қиылысады
divide-spike = шекарасы { $at } нүктесінде шығып, сол жолмен қайтады
divide-touches-itself = шекарасы { $at } нүктесінде өзіне жанасады
divide-overlap = бөліктері { $at } нүктесінде қабаттасады
hint-split-into = былай жазыңыз: `{ "into = [ { name = …, centre = …, by = … } ]" }`
hint-border-of-two = `{ "from" }` ішінде жер беретін, `{ "to" }` ішінде жер алатын бірлікті көрсетіңіз
hint-rename-one = біреуінің атауын өзгертіңіз
hint-mend-area = бөліктердің `{ "area_km2" }` санын түзетіңіз
hint-mend-population = бөліктердің `{ "population" }` санын түзетіңіз
hint-mend-or-leave-out = оның `{ "population" }` санын түзетіңіз немесе жазбаңыз
hint-mend-or-more-land = оның `{ "population" }` санын түзетіңіз немесе оған көбірек жер беріңіз
hint-mend-by = бөліктің `{ "by" }` мәнін бірліктің жерін бөлетіндей етіп түзетіңіз
hint-repair-first = алдымен шекараларды түзетіңіз: `{ "aimaq clean" }`
hint-clean-first = алдымен шекараларды түзетіңіз
hint-file-beside = жоспардың қасындағы `{ "GeoJSON" }` файлын көрсетіңіз
hint-cut-file = көпбұрыштары немесе бір сызығы бар `{ "GeoJSON" }` файлын көрсетіңіз; оның жолы жоспардың қалтасынан басталады
hint-polygon-or-line = `{ "polygon" }` көпбұрыштарды, `{ "line" }` бір сызықты алады
hint-add-vertices = жетіспейтін нүктелерді қосыңыз
hint-shell-first = алдымен сыртқы контурды жазыңыз
hint-may-cross-itself = шекарасы өзімен қиылысатын болуы мүмкін
hint-write-one = кемінде біреуін жазыңыз
hint-name-one = кемінде біреуін көрсетіңіз
hint-use-one = екеуінің бірін ғана қолданыңыз
hint-lower-unit = оған қосылған бірлікті немесе ішінде жатқан шекара нысанының кодын `{ "code:" }КОД` түрінде көрсетіңіз
hint-settlements = бірліктің елді мекендерін кестеде қалай жазылса, солай көрсетіңіз
hint-leave-seat = қалған бөлікке ең болмаса орталығын қалдырыңыз
hint-other-settlements = басқа елді мекендерді таңдаңыз

## Tables of rows.

problem-row = { $file }, { EXACT($line) }-жол: { $what }
problem-rows-code = екі жолда бірдей код берілген: { $code }
problem-rows-name = екі жолда бірдей атау берілген: `{ $name }`
problem-no-row-read = `{ $file }` файлынан бірде-бір жол оқылмады
problem-no-rows = кестеде жол жоқ
row-both-targets = жолда `{ "unit" }` та, `{ "region" }` та толтырылған
row-no-target = жолда `{ "unit" }` та, `{ "region" }` та толтырылмаған
row-empty-cell = `{ $column }` бағаны бос
hint-row-columns = файлда `{ "unit" }` немесе `{ "region" }`, сондай-ақ `{ "code" }` немесе `{ "to" }` бағандары болуы керек
hint-row-file = `{ "CSV" }` файлын көрсетіңіз; оның жолы жоспардың қалтасынан басталады
hint-mend-one = біреуін түзетіңіз
hint-file-or-rows = кестеге `{ "file" }` немесе `{ "rows" }` беріңіз

## What cannot be undone.

problem-not-undone = өзгерісті кері қайтару мүмкін емес: { $why }
undo-code = бұрын коды болмаған, ал жоспар кодты алып тастай алмайды
undo-seat = бұрын орталығы болмаған, ал жоспар орталықты алып тастай алмайды
undo-centre = бұрын орталығы болмаған, ал жоспар орталықты алып тастай алмайды
undo-no-unit = бірліктердің ешқайсысы қалмаған
undo-no-region = өңірлердің ешқайсысы қалмаған
undo-no-seat = { $unit }: орталығы болмаған, ал жаңа бірлікке орталық керек
undo-no-centre = { $region }: орталығы болмаған, ал жаңа өңірге орталық керек
undo-no-units = { $region }: бірліктері болмаған, ал жаңа өңірге кемінде бір бірлік керек
