### The report as a page: its parts, its findings, what is said of units and settlements.

# for a native reader
doc-skip = Мазмұнға өту
# for a native reader
doc-theme-dark = Қараңғы
# for a native reader
doc-theme-light = Жарық
doc-languages = Тіл
# What the language calls itself.
doc-language = Қазақша
doc-filter = Сүзгі
doc-copy = Кестені көшіру
doc-copied = Көшірілді
# for a native reader
doc-rows = { $all } жолдың { $shown } жолы
doc-views = Карталар
doc-nav-answer = Жауап және карталар
# for a native reader
doc-nav-who = Кімге жақындады, кімге алыстады
# for a native reader
doc-nav-acts = Заң не өзгертті
# for a native reader
doc-nav-regions = Өңірлер бойынша
doc-nav-tables = Кестелер
doc-nav-method = Әдістеме
doc-more-charts = Басқа диаграммалар
doc-mean-distance = Орталыққа дейінгі орташа қашықтық, км
doc-people-nearer = Орталық жақындады, адам
doc-people-farther = Орталық алыстады, адам
# for a native reader
doc-tab-states = Бұрын және кейін
# for a native reader
doc-tab-regions = Өңірлер
doc-tab-access = Жақындағандар мен алыстағандар

## The search for a settlement.

# for a native reader
doc-find = Орталыққа дейін қанша шақырым: …
doc-find-example = Елді мекен немесе бірлік
# for a native reader
doc-find-place = { $place }, { $unit }: орталыққа дейін { $before } км болатын, енді { $after } км
# for a native reader
doc-find-place-same = { $place }, { $unit }: орталыққа дейін бұрынғыдай { $km } км
# for a native reader
doc-find-unit = { $unit }, { $region }: орталыққа дейін орта есеппен { $before } км болатын, енді { $after } км
# for a native reader
doc-find-unit-same = { $unit }, { $region }: орталыққа дейін орта есеппен бұрынғыдай { $km } км
doc-find-none = Ештеңе табылмады.
# for a native reader
doc-find-cut = Ең ірі елді мекендер: { $all } ішінен { $shown }.

## Findings, as headings.

# for a native reader
doc-finding-nearer = Орталығына жақындағаны – { $all } ішінен { $n }; ең көбі – { $unit }, { $km } км
# for a native reader
doc-finding-farther = Орталығынан алыстағаны – { $all } ішінен { $n }; ең көбі – { $unit }, { $km } км
# for a native reader
doc-finding-people = Ең көп ұтатыны – { $region }: орталыққа дейін орта есеппен { $before } км болатын, енді { $after } км
# for a native reader
doc-finding-country = Халықтың жартысы өз орталығынан { $after } км-ден алыс тұрмайды; бұрын – { $before } км
# for a native reader
doc-finding-causes = Өзгерістің { $borders } бөлігі – жаңа шекаралардан, { $centres } бөлігі – орталықтардың көшуінен
doc-unchanged = Өзгеріссіз: { $n }
# for a native reader
doc-rules-all-kept = Барлық талап орындалған.
doc-rules-kept = Орындалды: { $n }
doc-file = Толық кесте:
doc-brief-file = Осының баспаға арналған бір беті:

## Region by region.

doc-regions-change = Өзгеретін өңірлер саны: { $n }
# for a native reader
doc-region-new = Жаңа өңір; оның бөліктері бұрын мына өңірлердің құрамында болған: { $from }
# for a native reader
doc-region-gains = Мына өңірлерден бөліктер алады: { $from }
# for a native reader
doc-region-centre = Орталығы көшеді: { $was } → { $is }
# for a native reader
doc-region-less = Бөліктерін басқа өңірлерге береді.
doc-centre = Орталығы
doc-units-here = Аумақтық бірліктер
doc-area = Аумағы, км²
doc-units-of = Аумақтық бірліктер: { $region }

## What is said of an area of a map.

doc-tip-people = { $people } адам
doc-tip-centre = Орталығы: { $centre }
# for a native reader
doc-tip-way = орталыққа дейін орта есеппен { $km } км
# for a native reader
doc-tip-ways = орталыққа дейін орта есеппен { $before } → { $after } км ({ $change } км)
doc-map-ways = Орталыққа дейінгі қашықтық
doc-map-ways-before = Реформаға дейін орталыққа дейінгі қашықтық
doc-map-ways-after = Реформадан кейін орталыққа дейінгі қашықтық
doc-map-density = Халық тығыздығы
doc-density = 1 км²-ге { $n } адам
# for a native reader
doc-density-below = 1 км²-ге { $to } адамнан аз
doc-density-between = { $from }–{ $to }
doc-density-from = { $from } және одан көп
doc-class = { $from }–{ $to } км
# for a native reader
doc-class-least = { $to } км-ден аз
# for a native reader
doc-class-most = { $from } км және одан көп
# for a native reader
doc-class-nearer = жақындады: { $km }
# for a native reader
doc-class-farther = алыстады: { $km }

## Words of the tables.

doc-words = Терминдер
doc-word-unit = Бірлік
# for a native reader
doc-word-unit-text = Реформа тұтас ауыстыратын ең шағын аумақ: аудан, қала, қауым.
doc-word-region = Өңір
# for a native reader
doc-word-region-text = Жоғарғы деңгейдегі аумақ: бір орталығы бар бірнеше бірлік.
doc-word-mean = Орташа қашықтық
# for a native reader
doc-word-mean-text = Барлық тұрғынның қашықтықтары қосылып, олардың санына бөлінеді: үлкен қаланың салмағы ауылдан көп.
doc-word-median = Медиана
# for a native reader
doc-word-median-text = Тұрғындардың жартысының жолы қысқарақ, жартысының жолы ұзағырақ.
doc-word-p90 = P90
# for a native reader
doc-word-p90-text = Он тұрғынның тоғызының жолы бұдан ұзақ емес.
doc-word-person-km = Адам-километр
# for a native reader
doc-word-person-km-text = Барлық тұрғынның орталыққа дейінгі жолдарының қосындысы, әрқайсысы бір реттен.
doc-word-gini = Джини коэффициенті
# for a native reader
doc-word-gini-text = Шаманың қаншалықты тең бөлінбегені: 0 – бәрінде бірдей, 1-ге жақын – бәрі біреуінде.
doc-word-compact = Полсби–Поппер, Риок
# for a native reader
doc-word-compact-text = Пішіннің ықшамдығы: 1 – дөңгелек, созылған немесе тілімделген пішінде 0-ге жақын.
doc-again = Есепті қайталау
# for a native reader
doc-again-text = Есеп барлық бастапқы деректердің бақылау сомаларымен бірге run.json файлына жазылған. Мына командалар оны қайталап, файлдарды салыстырады:

## The annex of an act.

annex-title = Қосымша. { $title }
# for a native reader
annex-act = { $title }; { DATE($day, "long") } бастап қолданылады.
annex-centre = Әкімшілік орталығы: { $centre }.
# for a native reader
annex-people-of = Халық саны: { DATE($day, "long") } жағдай бойынша { $people } адам.
annex-people = Халық саны: { $people } адам.
annex-land = Аумағы: { $km2 } км² ({ $from }).
annex-border = Шекарасының ұзындығы: { $km } км.
annex-units = Аумақтық бірліктер: { $n }
# for a native reader
annex-neighbours = Көршілері бойынша шекара
annex-neighbour = көршісі
annex-length = ұзындығы, км
annex-new = оның ішінде жаңасы, км
# for a native reader
annex-outside = елден тысқары

## One page of paper.

doc-brief-row = { $km } км · { $people } адам
