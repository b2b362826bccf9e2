### The studio: the page on which a plan is drawn. Values in braces are put in by the page.
# for a native reader

## The bar, notices

studio-saved = сақталды
studio-not-saved = файлдағыдай емес
studio-undo = Болдырмау
studio-redo = Қайталау
studio-undone = Болдырылмады: { $what }
studio-redone = Қайталанды: { $what }
studio-history = Қадамдар
studio-as-opened = Ашылған кездегі жоспар
studio-language = Тіл
studio-dark = Қараңғы
studio-light = Жарық
studio-keys = Пернелер
studio-close = Жабу
studio-cancel = Бас тарту
studio-save = Сақтау
studio-closed = Бұл бет студияның басқа іске қосылуына тиесілі. Команда көрсеткен мекенжайды ашыңыз.
studio-gone = Студия жауап бермейді. Жоспар соңғы қадамнан кейінгі күйінде файлда тұр.
studio-try-again = Қайталап көру
studio-other-tab = Жоспарды осы арада басқа бет өзгертті. Енді ол осында көрсетілген; соңғы қадамыңыз орындалмады.
studio-file-changed = { $file } файлын басқа бағдарлама өзгертті. Таңдағанша ештеңе жазылмайды.
studio-file-removed = { $file } файлы енді жоқ. Таңдағанша ештеңе жазылмайды.
studio-take-file = Файлдағысын алу
studio-keep-own = Осындағы жоспарды жазу
studio-from-file = Файлдан

## Tools and the map

studio-tools = Құралдар
studio-tool-brush = Қылқалам
studio-tool-click = Басу
studio-tool-box = Жақтау
studio-tool-lasso = Ілмек
studio-tool-pick = Таңдау
studio-tool-lock = Құлып
studio-tool-centre = Орталық
studio-tool-unit = Бірлік
studio-tool-move = Жылжыту
studio-brush-size = Қылқалам өлшемі
studio-size-0 = Кіші
studio-size-1 = Орташа
studio-size-2 = Үлкен
studio-layer = Қабат
studio-layer-draft = Жоба
studio-layer-before = Бұрын
studio-layer-moved = Ауысатын жер
studio-layer-km = Жақын, алыс
studio-layer-people = Халық
studio-zoom = Масштаб
studio-zoom-in = Жақындату
studio-zoom-out = Алыстату
studio-zoom-all = Бүкіл ел
studio-map = карта
studio-map-label = Бірліктер картасы: бағыттауыш пернелер көршіге өтеді, { "Enter" } таңдалған өңірге береді
studio-schematic = Өңірлер ішіндегі шекаралар – бірлік орталықтарының айналасындағы сызба ұяшықтар; өңірлердің сұлбалары нақты.
studio-border = Өңір шекарасы
studio-border-new = Жаңа шекара
studio-n-people = халық: { $n }
studio-was-is = { $was } → { $now } км
studio-locked = құлыпталған
studio-locked-mark = (құлып)
studio-to-region = { $to } болса:
studio-km-nearer = { $km } км жақын
studio-km-farther = { $km } км алыс
studio-km = км
studio-chosen = Таңдалған өңір: { $region }
studio-is-locked = { $region } құлыпталды
studio-is-open = { $region } құлыптан шықты
studio-is-there = Бірлік сол өңірде тұр
studio-no-place = Жақын жерде елді мекен жоқ
studio-marked = { $unit } белгіленді; барлығы: { $n }
studio-unmarked = { $unit } белгісі алынды; барлығы: { $n }
studio-people-km = халық: { $people }, орта есеппен { $km } км
studio-many-to = бірліктер: { $n } → { $to }

## Regions

studio-regions = Өңірлер
studio-choose-to-paint = бояу үшін бірін таңдаңыз
studio-regions-caption = Жобадағы өңірлер бұрынғысымен салыстырғанда
studio-region = Өңір
studio-people = Халық
studio-against-before = ± бұрын
studio-measure = Көрсеткіш
studio-m-mean = Орташа, км
studio-m-median = Медиана, км
studio-m-p90 = 90-пайыздық
studio-m-max = Ең алысы, км
studio-m-area = Жер, км²
studio-m-density = 1 км²-дегі халық
studio-m-units = Бірліктер
studio-new = жаңа
studio-gone-region = таратылды
studio-more-of = Тағы: { $what }
studio-new-region = Жаңа өңір
studio-mark-first = Картада жаңа өңірдің бірліктерін белгілеп, содан кейін атаңыз.
studio-marked-sum = Белгіленді: { $n } · халық: { $people }
studio-name-it = Атау…
studio-clear = Тазалау
studio-only-changed = Тек өзгеретіндері
studio-and-as-before = бұрынғыша: { $n }
studio-lock-it = Таңдалған өңірді құлыптау
studio-unlock = Таңдалған өңірді құлыптан шығару

## Warnings

studio-warnings = Ескертулер
studio-no-warnings = жоқ
studio-unsound = Жоспар мәтінінде қате бар. Карта мен сандар жетуге болған соңғы күйді көрсетеді.
studio-error = Қате:
studio-line-n = { $n }-жол
studio-show-it = Көрсету
studio-way-give = { $to } құрамына беру: { $what }
studio-way-take = { $to } құрамына алу: { $what }
studio-way-centre = { $to } орталығы: { $what }
studio-suggest = Ұсыну
studio-suggest-for = { $what }: ұсыныстар
studio-suggest-centres = Халқына жақынырақ орталықтар
studio-suggest-borders = Шекарадағы, басқа орталыққа жақын бірліктер
studio-suggest-none = Орта есеппен бір километрден артық үнемдейтіні жоқ.
studio-take-it = Қабылдау
studio-compare-with = Салыстыру
studio-compare-none = басқа жоспарсыз
studio-against-other = ± басқа жоспар
studio-border-other = Басқа жоспардағы шекара

## Tabs

studio-panel = Сандар мен жоспар
studio-tab-losers = Кім ұтылады
studio-tab-changes = Өзгерістер
studio-tab-text = Жоспар мәтіні
studio-tab-units = Бірліктер
studio-tab-tables = Кестелер
studio-scope = Не туралы
studio-whole-plan = Бүкіл жоспар
studio-last-step = Соңғы қадам: { $what }
studio-last-step-none = Соңғы қадам
studio-sum-farther = Алыстағандар: { $n } адам, орта есеппен { $km } км.
studio-sum-nearer = Жақындағандар: { $n } адам, { $km } км.
studio-farther = Алыс
studio-nearer = Жақын
studio-nobody-farther = Орталықтан ешкім алыстамайды.
studio-nobody-nearer = Орталыққа ешкім жақындамайды.
studio-rules = Ережелер
studio-rules-broken = бұзылғаны: { $n } / { $all }
studio-new-act = Жаңа акт
studio-act = Акт
studio-act-title = Атауы
studio-act-day = Күшіне енетін күні
studio-act-source = Дереккөз
studio-act-note = Ескертпе
studio-edit = Өңдеу
studio-move-to-act = Осы өзгерістің актісі
studio-delete-change = Осы өзгерісті жою
studio-delete-act = Осы актіні өзгерістерімен жою
studio-tidy = Жинақтау
studio-tidy-how = Соңғы актінің сол аумаққа апаратын ең аз өзгерістері
studio-tidy-none = Соңғы актінің өзгерістерін азайтуға болмайды.
studio-no-changes = Жоспар әзірге ештеңені өзгертпейді.
studio-text-how = Терген мәтініңіз кідірген кезде сақталып, орындалады.
studio-find-unit = Бірлікті табу
studio-units-how = Бағыттауыш пернелер тізіммен жүреді, { "Enter" } бірлікті таңдалған өңірге береді, U тағы не істеуге болатынын көрсетеді.
studio-table = Кесте
studio-take-home = Нәтижелер
studio-report = Есеп
studio-all-files = Барлық файлдар…

## Dialogs

studio-of-units = бірліктер: { $n } · халық: { $people }
studio-create = Құру
studio-name = Атауы
studio-name-main = Атауы (ағылшынша, жоспардағыдай)
studio-in-language = { $what }: { $language }
studio-centre = Орталық
studio-centre-now = Қазір: { $place }
studio-code = Код
studio-move-centre = Орталықты көшіру
studio-move-centre-of = { $what }: орталық
studio-rename = Атын өзгерту
studio-rename-what = { $what }: атын өзгерту
studio-seat = Орталығы
studio-seat-of = { $what }: орталығы
studio-seat-renamed = Орталықтың да аты өзгерсе, оның жаңа атауы
studio-position = Бойлық, ендік
studio-position-hint = Кесте бұл жерді білмегенде ғана.
studio-wrong-position = Бойлық пен ендікті градуспен, арасына үтір қойып жазыңыз.
studio-wrong-number = Халық санын бүтін санмен жазыңыз.
studio-status-of = { $what }: мәртебесі
studio-set-status = Мәртебесін өзгерту
studio-kind = Заң бойынша түрі
studio-merge = Біріктіру
studio-merge-what = { $what }: біріктіру
studio-merge-with = Немен
studio-abolish = Тарату
studio-abolish-what = { $what }: тарату
studio-land-goes-to = Жері мен халқы қайда өтеді
studio-units-go-to = Бірліктері қайда өтеді
studio-nothing-beside = Көршілес бірлік жоқ.
studio-split = Бөлу
studio-split-what = { $what }: бөлу
studio-new-unit-name = Жаңа бөліктің атауы (ағылшынша)
studio-people-known = Халқы, белгілі болса
studio-land-by = Жері
studio-by-nearest = өз орталығына жақын жері
studio-by-settlements = мына елді мекендердің айналасы
studio-settlements-list = Елді мекендер
studio-settlements-hint = Арасына нүктелі үтір қойылады.
studio-draw-line = Картада сызық сызу…
studio-draw-line-how = Картада жерден жерге басыңыз; { "Enter" } немесе соңғы жерді екінші рет басу сызықты аяқтайды. Жаңа бөлік оның оң жағында.
studio-line-done = Сызық дайын
studio-line-drawn = Сызықтағы жерлер: { $n }; жаңа бөлік оның оң жағында.
studio-move = Көшіру
studio-move-to = Көшіру…
studio-move-to-what = { $what }: көшіру

## Names of steps

studio-step-create = Жаңа: { $what }
studio-step-centre = { $what }: орталығы { $to }
studio-step-abolish = { $what } → { $into }
studio-step-split = { $what }: { $part } бөлінді
studio-step-moved = Басқа актіге
studio-step-deleted = Жойылды: { $what }
studio-step-text = Жоспар мәтіні

## Keys

studio-key-region = алдыңғы, келесі өңір
studio-key-arrows = сол бағыттағы көршіге
studio-key-enter = бірлікті таңдалған өңірге береді немесе белгілейді

## Tables

studio-view-regions = Өңірлер
studio-view-units = Бірліктер
studio-view-people = Өңір бойынша: кім ұтады, кім ұтылады
studio-view-winners = Жақындаған бірліктер
studio-view-losers = Алыстаған бірліктер
studio-view-lineage = Бірліктердің шығу тегі
studio-view-distances = Қашықтықтар толық
studio-view-settlements = Елді мекендер
studio-view-local = Бірлік орталығына дейінгі қашықтық
studio-view-moves = Қай өңірден қайсысына
studio-view-causes = Қашықтық неге өзгереді
studio-view-catchment = Басқа орталық жақын жерлер
studio-view-shape = Өңірлердің пішіні
studio-view-balance = Өңірлердің теңдігі
studio-view-offices = Мекемелер
studio-view-seats = Орындар
studio-view-sensitivity = Басқа таңдаулармен
studio-view-roads = Жолдармен
studio-view-road-gaps = Жолсыз жерлер

## Files, filling, the best

# for a native reader
studio-files = Файлдар
studio-files-here = Осы қалтадағы жоспарлар
studio-files-none = Бұл қалтада басқа жоспар жоқ.
studio-file-own = осында сызылуда
studio-open-it = Ашу
studio-put-beside = Қатар қою
studio-save-as = Басқаша сақтау
studio-save-as-how = Осы қалтадағы жаңа файл; сызу сонда жалғасады.
studio-file-name = Файл атауы
studio-file-exists = Мұндай атаулы файл бұрыннан бар; ештеңе жазылмады.
studio-file-no-name = Жоспар атауы { $ending }-мен аяқталады, онда қиғаш сызық пен жолдың басқа белгілері болмайды.
studio-saved-as = { $file } атымен сақталды
studio-opened = { $file } ашылды
studio-map-file = Карта
studio-making = Нәтижелер дайындалуда…
studio-layer-catchment = Жақын орталық
studio-nearest-other = жақынырағы: { $region } орталығы
studio-catchment-how = Толық түсті: басқа өңірдің орталығы жақынырақ, түсі – сол өңірдікі.
studio-moved-how = Түсті: басқа өңірге өтетін жер; түсі – сол өңірдікі.
studio-people-how = Шеңберлер: бірліктердің халқы; түсі – өңірінің түсі.
studio-fill = Қалғанын толтыру
studio-fill-for = { $what }: толтыру
studio-fill-loose = Қасындағы бөлініп қалғандар
studio-fill-of = { $region }: қалғанының бәрі
studio-fill-none = Қасында толтыратын ештеңе қалмады: көршілері құлыпталған.
studio-fill-marks = Қалғанын белгілеу
studio-find-loose = Келесі бөлініп қалған бөлік
studio-no-loose = Бөлініп қалған ештеңе жоқ, әр бірліктің өңірі бар.
studio-loose-is = { $unit }: { $region } аумағынан бөлініп қалған
studio-best = Ең жақсысына қаншалықты жақын
studio-best-how = Есептеу
studio-best-draft = Жобада: орта есеппен { $km } км.
studio-best-nearest = Әркім оның ең жақын орталығына барса: { $km } км, { $share } % аз.
studio-best-centres = Ең жақсы { $n } орталықтан: { $km } км, { $share } % аз; { $n } өңірге ешқандай бөлу { $bound } км-ден төмен түспейді.
studio-best-places = Олар: { $places }.
studio-change-shown = Картадан көрсету
studio-to-top = Картаға өту

## The language itself

studio-own-name = Қазақша
