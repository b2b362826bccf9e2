### What somebody should look at.

## Plans.

warning-no-boundaries = { $unit }{ $at }: шекарасы белгісіз; халқы есепке алынды, аумағы алынбады
warning-no-people = { $unit }{ $at }: халық саны белгісіз
# for a native reader
warning-area-differs = { $region }: жарияланған аумағы – { $published } км², шекаралар бойынша – { $land } км²
# for a native reader
warning-area-of-others = { $region }: жарияланған { $km2 } км² басқа құрамға жатады; аумағы шекаралар бойынша есептелді
warning-not-largest = { $region }: әкімшілік орталығы – { $centre } ({ $people } адам), { $larger } одан ірі ({ $more } адам)
warning-parts = { $region }: аумағы { $n } бөліктен тұрады: { $parts }
warning-parts-schematic = { $region }: аумағы { $n } бөліктен тұрады: { $parts }; шекарасы схемалық
warning-part = { $units } ({ $people } адам)
warning-part-more = { $units } және тағы { $n } ({ $people } адам)
warning-exclave = { $part } ({ $region }) толығымен басқа аумақтың ішінде: { $host }
warning-same-name = { $other }{ $at }: «{ $name }» атауы бұрыннан бар
warning-outside = { $region }: әкімшілік орталығы ({ $centre }) өз аумағында емес

## Points with people.

warning-points-without-people = { $file }: { $n } нүктеде халық саны көрсетілмеген, олар есепке алынбады; { $others } нүктеде көрсетілген
warning-points-outside = { $file }: { $n } нүкте ({ $people } адам) бірде-бір аумақтық бірлікке түспеді, есепке алынбады: { $names }
warning-and-more = { $names } және тағы { $n }
warning-units-without-point = { $file }: { $n } бірлікте нүкте жоқ; олардың халқы ({ $people } адам) бірлік орталығына жатқызылды
warning-unscaled = { $file }: { $people } адам сол күйінде есептелді; ресми саны – { $official }
warning-points-schematic = { $file }: нүктелер схемалық шекаралар бойынша орналастырылған: шекара маңындағылары көрші бірлікке түсуі мүмкін; нақты шекараны --boundaries арқылы көрсетіңіз
warning-unplaced = { $people } адамның елді мекені мен орталығы белгісіз, олар қашықтық есебіне кірмеді

## Names of a territory.

# for a native reader
warning-crossing-units = Өзімен қиылысатын шекаралар – { $n }: { $units }; мұндай аумақты бөлу сәтсіз болады немесе жер жоғалады: оларды `{ "aimaq clean" }` командасымен түзетіңіз
warning-crossing-at = { $unit }, { $at } нүктесі
# for a native reader
warning-names-twice = Бір өңірдің бірнеше бірлігі ортақ алған атаулар – { $n }: { $units }; жоспарларда оларды кодтары бойынша ажыратады
# for a native reader
warning-names-of-region = Басқалары да бар өңірдің өзімен аттас бірліктер – { $n }: { $units }
# for a native reader
warning-names-slash = Қиғаш сызығы бар атаулар – { $n }: { $names }; мұндай атаулы жол әр сызықта бөлініп оқылады, код – біржақты
# for a native reader
warning-names-broken = Ішінде жол үзілімі немесе табуляция бар атаулар – { $n }: { $names }; әрқайсысын бір жолға жазыңыз

## Boundaries.

warning-codes-restored = { $n } кодтың басындағы нөлдері қалпына келтірілді, мысалы { $written } – { $meant }
warning-features-stray = { $n } нысан бірде-бір бірлікке жатпайды, есепке алынбады: кодтары – { $codes }
warning-units-without-feature = { $n } бірліктің шекарасы берілмеген; халқы есепке алынды, аумағы алынбады: { $units }
# for a native reader
warning-units-merged = Осы шекаралар күніне дейін басқалармен біріккен бірліктер – { $n }: бұрынғы шекаралары белгісіз, аумағы екіншісіне жатқызылды: { $units }
# for a native reader
boundaries-of-day = шекаралар: кодтары { DATE($day, "short") } күнгі деп алынды: сол күні әр нысанға бір бірлік сәйкес келеді
warning-settlements-misplaced = { $n } елді мекен кестеде көрсетілгеннен басқа өңірдің аумағында тұр; кестедегі орны сақталды
repair-overlaps = шекаралар: { $n } қабаттасу жойылды: { $km2 } км²
repair-gaps = шекаралар: { $n } саңылау толтырылды: { $km2 } км²
repair-vertices = шекаралар: { $n } нүкте көршісінің нүктесіне жылжытылды, ең көбі { $metres } м
repair-nodes = шекаралар: { $n } нүкте басқалар жанасатын шекараларға қосылды
# for a native reader
repair-rings = шекаралар: өзімен қиылысқан немесе жанасқан { $n } контур түзетілді
repair-border = шекаралар: сыртқы шекараның ұзындығы – { $after } км, бұрын { $before } км; оның { $kept } км бөлігі өзгеріссіз, қалғаны бұрынғы орнынан ең көбі { $metres } м алыс
repair-left = шекаралар: басқалармен қабаттасатын және түзетілмеген нысандар: кодтары – { $codes }

## Roads.

roads-conditional = { $file }: { $n } бұрылу шектеуі белгілі бір уақытта ғана қолданылады, ол есепке алынбады
# for a native reader
roads-via-ways = { $file }: { $n } бұрылу шектеуі түйін емес, жол арқылы берілген, ол есепке алынбады
# for a native reader
roads-unclear = { $file }: { $n } бұрылу шектеуінің мүшелері жоқ, түйіспейді немесе мәні белгісіз, ол есепке алынбады
roads-missing-nodes = { $file }: жолдардың { $n } түйіні файлда жоқ: жолдар сол жерде аяқталады
roads-source = Жолдар: { $file }, © OpenStreetMap contributors (ODbL 1.0)

## Maps.

map-no-room = { $map }: «{ $label }» жазуына орын жетпеді
# for a native reader
picture-letters-missing = Ешбір қаріпте «{ $text }» жазуындағы { $letters } әріптері жоқ: олардың орнында төртбұрыш тұр. Қаріпті `{ $option }` береді

## Files.

# for a native reader
population-joined = { $file }: халқы кестеден алынған бірліктер – { $n }; коды не атауы бойынша – { $exact }, басқа әліпбидегі не түрдегі атауы бойынша – { $normalised }, тек ұқсас – { $suggested }, ешкімдікі емес – { $unmatched }
# for a native reader
population-suggested = { $file }: бірліктердің атауларына тек ұқсас атаулар (олар { "--accept suggested-names" } арқылы алынады) – { $names }
# for a native reader
population-unmatched = { $file }: ешқандай бірлікке не бірнеше бірлікке қатысты жолдар – { $names }
# for a native reader
population-rest = { $file } файлында { $n } бірлік туралы дерек жоқ, олардың халқы бұрынғыша қалады
read-of = { $file }: { $said }
read-heights = { $n } нүктенің биіктігі бар, ол алынбады
read-unclosed = басталған жерінде аяқталмаған контурлар тұйықталды; нысандар – { $features }
# for a native reader
read-across-180 = 180-меридианнан өтетін контурлар қысқа жолмен алынып, сол жерде кесілді; нысандар – { $features }
read-empty = геометриясы жоқ нысандар – { $features }
read-no-geometry = { $n } нысанның геометриясы жоқ
read-no-prj = .prj файлы жоқ; WGS 84 бойлығы мен ендігі деп алынды
read-no-cpg = .cpg файлы жоқ; мәтін .dbf көрсеткен кодтаумен оқылды
read-no-shx = .shx файлы сәйкес келмейді; пішіндер .shp файлындағы ретімен алынды
read-deleted = жойылған деп белгіленген { $n } жол алынбады
read-turned = контурлардың бағыты теріс; сыртқы контурлар мен тесіктер қайсысы қайсысының ішінде жатқанына қарай ажыратылды; нысандар – { $features }
read-cut = мәтін әріптің ортасынан кесілген, ол әріп алынбады; нысандар – { $features }
read-field-twice = екі өріс «{ $field }» деп аталады; кейінгісі мұнда – «{ $other }»
# for a native reader
read-binary = екілік мәндер алынбады: { $n }
# for a native reader
read-nested = тізімдер мен ішкі мәндер алынбады: { $n }
# for a native reader
read-marked = кесте формула деп оқитын мәтіндердің алдындағы апостроф алынды; мәтін саны: { $n }
# for a native reader
write-marked = кесте формула деп оқитын мәтіндердің алдына апостроф қойылды, { $program } оқығанда ол алынады; мәтін саны: { $n }
# for a native reader
write-ids = нысандардың идентификаторлары «{ $field }» өрісіне жазылды
# for a native reader
write-mixed = әртүрлі мәндері бар өрістер мәтін болып жазылды: { $fields }
# for a native reader
write-nested = тізімдер мен ішкі мәндер мәтін болып жазылды; өрістер: { $fields }
# for a native reader
write-names = бұл форматта өріс атауы { $most } байттан аспайды: { $names }
# for a native reader
write-cut = { $most } байттан ұзын мәтіндер қысқартылды: { $n }
# for a native reader
write-rounded = координаталар бойлықта { $x } градусқа, ендікте { $y } градусқа дейін дөңгелектелді
# for a native reader
read-no-boundaries = суреттер, үлгілер, тректер мен сілтемелер алынбады: { $n }
# for a native reader
write-renamed = бұл форматта өрістердің атауы басқа: { $names }
# for a native reader
write-long = { $most } әріптен ұзын мәтіндер ұяшыққа сыймайды, алынбады: { $n }
# for a native reader
write-note = қабат туралы ескертпе (мысалы, шекаралардың сызбалық екені) бұл форматта сақталмайды
# for a native reader
read-crs = координаттар { $name } жүйесінде; олар WGS 84 бойлығы мен ендігіне ауыстырылды
# for a native reader
read-crs-near = координаттар { $name } жүйесінде; оның { $datum } датумы WGS 84 деп алынды, бұл шамамен { $metres } м дейін дұрыс
# for a native reader
read-crs-shifted = координаттар { $name } жүйесінен WGS 84 жүйесіне ауыстырылды; { $datum } датумынан өту шамамен { $metres } м дейін дұрыс
# for a native reader
read-crs-stated = координаттар { $name } жүйесінен WGS 84 жүйесіне файлда көрсетілген өту арқылы ауыстырылды; оның дәлдігі айтылмаған
# for a native reader
read-members = геометриялар жинағының { $n } мүшесі (басқалардың жанындағы нүктелер не сызықтар) алынбады
# for a native reader
read-long-numbers = { $n } бүтін санның цифрлары тым көп, олар мәтін күйінде қалды
# for a native reader
read-left-out = оқылмаған нысандар алынбады – { $features }; біріншісі: { $first }

## Results.

# for a native reader
run-removed = алдыңғы есептің осы есепте жоқ файлдары жойылды: { $files }
# for a native reader
run-kept = алдыңғы есептің содан бері өзгертілген файлдары қалдырылды: { $files }
optimise-schematic = өңірлер ішіндегі шекаралар схемалық, сондықтан бірліктердің көршілестігі де шамамен алынған
stats-no-row = { "--where" } «{ $condition }»: сәйкес жол жоқ
# for a native reader
warning-no-maps = шекаралар белгісіз, сондықтан карталар, аудандар және пішіндер жоқ; оларды --boundaries арқылы беруге болады
warning-large-sheets = { $rows } жолдан ұзын кестелер { $book } парақтарына жазылмайды; олар { $tables } қалтасында.
warning-large-layer = { $units } бірліктің жері тек { $package } файлында; { $format } түрінде { $command } жазады.
warning-large-page = { $page } – { $size } МБ, { $most } МБ-тан көп; { $option } ішінде тіл аз болса, бет кішірейеді.
