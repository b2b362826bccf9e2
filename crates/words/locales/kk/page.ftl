### Headings and labels of pages, maps and charts.

page-before = Реформаға дейін
page-after = Реформадан кейін
page-what-changed = Не өзгерді
page-regions = Өңірлер
page-units = Аумақтық бірліктер
page-population = Халық саны, адам
# for a native reader
page-population-of = { DATE($day, "short") } жағдай бойынша халық саны
page-distance-to-centre = Өңір орталығына дейінгі қашықтық, км
page-distance-change = Өңір орталығына дейінгі қашықтықтың өзгерісі, км
page-mean = орташа
# for a native reader
page-people-of-later-regions = Реформадан кейінгі шекарадағы өңірлердің халқы
page-same = өзгеріссіз
page-who-gains = Өңір орталығы жақындады
page-who-loses = Өңір орталығы алыстады
page-nobody-gains = Өңір орталығы жақындаған бірлік жоқ.
page-nobody-loses = Өңір орталығы алыстаған бірлік жоқ.
page-all-units = Барлық аумақтық бірліктер
# for a native reader
page-local = Өз бірлігінің орталығына дейінгі қашықтық, км
# for a native reader
level-called = { START($name) }
# for a native reader
level-border = Шекаралар: { $name }
# for a native reader
level-units = аумақтық бірліктер
page-sources = Дереккөздер
page-warnings = Ескертулер
page-no-warnings = Жоқ.
page-schematic = Өңірлер ішіндегі шекаралар схемалық
# for a native reader
page-schematic-inside = Өңірлердің шекаралары нақты, олардың ішіндегі шекаралар схемалық
# for a native reader
page-schematic-regions = Шекарасының бір бөлігі схемалық: { $regions }
page-region-border = Өңір шекарасы
page-old-border = Бұрынғы шекара
page-new-border = Жаңа шекара
page-unit-border = Аумақтық бірлік шекарасы
# for a native reader
page-sketched-border = { START($border) } (схемалық)
# for a native reader
page-towns = Аумақтық бірлік болып табылатын қалалар
page-region-centre = Өңір орталығы
page-new-centre = Жаңа орталық
page-old-centre = Бұрынғы орталық
page-moved-units = Қабылдаушы өңір
# for a native reader
page-old-unit-border = Таратылған бірліктің шекарасы
# for a native reader
page-new-unit-border = Бірліктің жаңа шекарасы
# for a native reader
page-merged-units = Біріктірілген
# for a native reader
page-divided-units = Бөлінген
# for a native reader
page-renamed-units = Атауы өзгертілген
page-km = км
page-method = Есептеу әдістемесі
page-rules-kept = Өңірлерге қойылатын талаптар
page-people-within = Өңір орталығына дейінгі қашықтық бойынша халық үлесі
page-straight-line = Өз өңірінің орталығына түзу сызық бойынша
page-share-of-people = Халықтың үлесі
page-changed-units = Өңір орталығына дейінгі қашықтық: реформаға дейін және кейін
page-mean-of-unit = Бірлік халқы бойынша орташа
page-people-in-brackets = жақшада – халық саны
page-people-against-distance = Аумақтық бірліктер: халық саны және өңір орталығына дейінгі қашықтық
# for a native reader
page-dots = Нүктелер – { $units }
page-dots-and-lines = Нүктелер – реформадан кейінгі { $units }; сызық бұрынғы орнынан басталады
page-people-log = Халық саны (логарифмдік)
page-whole-country = Ел бойынша
page-why-it-changed = Қашықтық неге өзгерді
page-nearest-centre = Басқа өңірдің орталығы жақын жерлер
page-compactness = Өзгерген өңірлердің пішіні
page-evenness = Өңірлердің теңгерімі
page-seats-and-offices = Мандаттар мен лауазымдар
page-along-roads = Автомобиль жолдары бойынша
page-no-roads = Жол желісі берілмеген: барлық қашықтық түзу сызық бойынша есептелген.
page-other-choices = Нәтиженің орнықтылығы

## The answer, first of all.

# for a native reader
answer-both = { $nearer } адам ({ $nearer_share }) үшін өңір орталығы орта есеппен { $less } км жақындады; { $farther } адам ({ $farther_share }) үшін { $more } км алыстады.
# for a native reader
answer-nearer = { $nearer } адам ({ $nearer_share }) үшін өңір орталығы орта есеппен { $less } км жақындады; ешкім үшін алыстаған жоқ.
# for a native reader
answer-farther = { $farther } адам ({ $farther_share }) үшін өңір орталығы орта есеппен { $more } км алыстады; ешкім үшін жақындаған жоқ.
# for a native reader
answer-state = Халық өз өңірінің орталығынан орта есеппен { $km } км қашықта тұрады; ең алысы – { $unit }: { $most } км.
answer-none = Ешкімнің өңір орталығына дейінгі жолы { $within } км-ден артық өзгерген жоқ.
# for a native reader
answer-shorter = Ең көп жақындағаны: { $regions }.
# for a native reader
answer-longer = Ең көп алыстағаны: { $regions }.
# for a native reader
answer-region = { $region } ({ SHORT($people) } адам, { $km } км)
# for a native reader
answer-region-centre = { $region } ({ SHORT($people) } адам, { $km } км: орталығы енді – { $centre })
# for a native reader
answer-none-shorter = Жаңа, бірақ ешкімге жақындамағаны: { $regions }.
# for a native reader
answer-few-shorter = Жаңа, бірақ ешкімге дерлік жақындамағаны: { $regions }.
# for a native reader
answer-idle-region = { $region } (адам саны – { $people }, жақындағаны – { $nearer })
# for a native reader
answer-gains-most = Ең көп ұтатыны: { $unit }, { $km } км
# for a native reader
answer-loses-most = Ең көп ұтылатыны: { $unit }, { $km } км
# for a native reader
page-contents = Мазмұны
# for a native reader
page-swipe = Бұрын және кейін: салыстыру үшін жылжытыңыз
# for a native reader
page-table = Кесте
# for a native reader
page-beyond = Орталықтан { $km } км-ден алыс тұратындар

## On charts and maps.

chart-all = аумақтық бірліктер: { $all }
chart-some = аумақтық бірліктер: { $shown } / { $all }
# for a native reader
page-first-rows = { $all } жолдың алғашқы { $shown } жолы; бәрі мына файлда:
# for a native reader
page-rows-in-file = Барлық { $all } жол мына файлда:
# for a native reader
page-search = Атауы немесе өңірі бойынша іздеу
