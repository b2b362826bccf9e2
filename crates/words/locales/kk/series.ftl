### Көп жылдардың тұрақты шекаралардағы көрсеткіштері.
# for a native reader

told-unknown = { DATE($day, "short") } күні белгісізі: { $what }
# for a native reader
told-people-of = халық саны { DATE($day, "short") } күнгі емес, { DATE($counted, "short") } күнгі; басқа жылдардың деректері `{ $command }` арқылы беріледі

column-area = аумақ
column-date = күні
column-status = қайдан
column-low = кемінде
column-high = көп дегенде
column-rounding = дөңгелектеу ±
column-break = үзіліс
column-level = санақ
column-index = индекс
column-group_status = мәртебе
column-extent = шекаралары
column-missing = деректері жоқ бірліктер
column-sources = дереккөздер
column-period = жылдар
column-first_day = бастап
column-last_day = дейін
column-people_first = басындағы халық
column-people_last = соңындағы халық
column-growth_percent_per_year = жылына %
column-balance = көші-қон
column-balance_per_1000_per_year = жылына 1000 адамға
column-unit_years = бірлік-жыл
column-unit_years_possible = барлығы
column-balance_years = сальдо жылдары

value-published = жарияланған
value-computed = есептелген
value-estimated = бағаланған
value-missing = дерек жоқ
value-recount = қайта санау
value-borders = шекаралар
value-jump = секіріс
value-lost = жойылған
value-kept = сақталған
value-break_inside = ішінде

series-note-breaks = Санның алдындағы ¦ – үзіліс: ол алдыңғысынан басқа санаққа сүйенеді немесе басқа шекараларға қатысты; айырмасын өсім деп оқуға болмайды.
series-note-estimated = Санның алдындағы ≈ – бағалау: бір бөлігі ірірек аумақтан халқының үлесі бойынша алынған; шектері көрсеткіштер кестесінде.
series-note-missing = Бос ұяшық: аумақтың бір бөлігі бойынша дерек жоқ; бірліктері көрсеткіштер кестесінде аталған.
series-note-index = { $year } жылдың алғашқы көрсеткіші – 100. Үзілістен кейінгі сандар басқа санаққа сүйенеді.
series-note-growth = Өсім кезеңнің үзіліссіз ең ұзын бөлігінде, оның алғашқы күнінен соңғы күніне дейін есептелген.
series-note-balance = Көші-қон – тіркелген келгендер мен кеткендердің айырмасы, әр жылдың басындағы халыққа шаққанда. Тіркеуден шықпай кеткендер есептелмеген, әсіресе 1992–1998 жылдары: жоғалтулар кем көрсетілген.
series-day = { DATE($day, "short") }
series-title = Тұрақты шекаралардағы халық саны
series-title-day = { DATE($day, "long") } күнгі шекаралардағы халық саны
series-title-plan = «{ $plan }» жоспарынан кейінгі шекаралардағы халық саны
series-title-table = Тұрақты шекаралардағы { $what }
series-subtitle = Деректер салыстыруға келмейтін немесе жоқ жерде сызық үзіледі.
series-index-of = { $what }, { $year } = 100
series-source = Деректер: { $file }
series-break-recount = қайта санау
series-break-borders = басқа шекаралар
series-key-gap = үзіліс немесе бос жер
series-key-bounds = бағалау шектері
series-role-lost = Мәртебесінен айырылғандар
series-role-kept = Мәртебесін сақтағандар
series-change-between = { $from }–{ $to }

claim-heading = Тұжырымды тексеру
claim-finding = { $years } жылдары мәртебесінен айырылған { $lost } аумақтың { $lost_shrank } кеміді, мәртебесін сақтаған көрші { $kept } аумақтың { $kept_shrank } кеміді. Айырылғандардың көші-қон сальдосы { $compared } салыстырудың { $worse } жағдайында төмен болды.
# for a native reader
claim-finding-since = { $years } жылдары мәртебесінен айырылған { $lost } аумақтың { $lost_shrank } кеміді, мәртебесін сақтаған көрші { $kept } аумақтың да { $kept_shrank } кеміді. { $year } жылға дейін айырылғандардың көші-қон сальдосы { $compared_until } салыстырудың { $worse_until } жағдайында, одан кейін { $compared } салыстырудың { $worse } жағдайында төмен болды.
# for a native reader
claim-fewer-years = Бүкіл кезеңнің емес, бірліктердің көбі белгілі жылдардың көрсеткіштері: { $areas }.
claim-years-of = { $area }, { $period }: { $years }
claim-left-out = Басқа күндердің шекараларына қатысты { $n } сан мұнда пайдаланылмады; олар сол топтар бойынша жылдар қатарында бар.
claim-migration = Жылына 1000 адамға шаққандағы көші-қон
claim-growth = Өсім, жылына %
claim-centres = Санақтардағы орталықтар
claim-title = Мәртебесінен айырылғандар мен сақтағандар: тұрақты шекаралардағы халық саны
claim-caution = Мәртебесінен айырылған әр аумақ өзі қосылған өңірдің қалған бөлігімен салыстырылады. Айырмашылық себебін көрсетпейді: өнеркәсіп, қалалар, қашықтық пен жас құрамы да әртүрлі.
claim-last = { $last } жылдары мәртебесінен айырылғандардың көші-қоны { $before } жылдардағыдан { $all } аумақтың { $better } жағдайында жақсы болды.
claim-note-centres = Қалалардың өз халқы, ауылдарынсыз; бір-біріне қайшы сандардың алғашқысы алынды.
claim-source = Жылдар қатары: аумақтың кестелері; әр санның дереккөзі өз жолында тұр
