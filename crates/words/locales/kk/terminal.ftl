### What commands tell while they work.

# for a native reader: all of this file
told-error = қате: { $said }
told-warning = ескерту: { $said }
told-note = ескертпе: { $said }
told-written = жазылды: { $file }
told-solved = { $seconds } с ішінде шешілді
told-features = { $file } файлындағы нысандар – { $n }
told-files = { $folder } қалтасындағы файлдар – { $n }
told-acts = { $file } файлындағы актілер – { $n }
told-rows = { $file } файлындағы жолдар – { $n }
told-fetched = { $file }: { $bytes } байт, { $sum }
told-fetched-set = { $title }: { $bytes } байт. { $licence }. { $named }
# for a native reader
told-verified = { $folder }: өзгермеген файлдар саны – { $n }
told-picture = { $file }: { $title }
told-no-room = картада «{ $label }» жазуына орын жетпеді
told-rebased = аумақтық бірліктер – { $units }; ұяшықтар: дәл – { $exact }, бағаланған – { $estimated }, дерексіз – { $missing }, мүмкін емес – { $impossible }
told-new = { $file }: толтырыңыз, содан кейін `{ $next }`

## Roads

told-kept-ways = жолдар алдыңғы есептен сақталған: жол желісі де, сұрақ та сол қалпында
told-network = автомобиль жолдары (сызықтар) – { $ways }, қиылыстар – { $crossings }, кесінділер – { $edges }, барлығы { $km } км
told-restrictions = бұрылу шектеулері – { $n }: ескерілгені – { $followed }, әсері жоғы – { $moot }, автомобильге қатысы жоғы – { $others }, ескерілмегені – { $left }

## Data

told-drafted = { $folder }: өңірлер – { $regions }, аумақтық бірліктер – { $units }
told-missing = жетіспейді: { $what }
told-next = келесі қадам: `{ $check }`, содан кейін `{ $new }`
told-survey = { $folder }: өңірлер – { $regions }, аумақтық бірліктер – { $units }, халық саны – { $people } адам; { $found }
told-survey-stopped = { $folder }: { $found }
told-faults = қателер – { $n }
told-no-fault = қате жоқ
show-region = { $name } · коды { $code } · орталығы { $centre } · { $people } адам
show-unit = { $name } ({ $path }) · коды { $code } · орталығы { $seat } · { $people } адам · { $kind }
show-none = жоқ

## Check of a plan

check-plan-nothing = { $plan }: ескерту жоқ
# for a native reader
check-rules-kept = { $all } бағаның { $n } қағидаға сай
check-plan-counts = { $plan }: қателер – { $errors }, ескертулер – { $warnings }
problem-act = актіде: { $act }
problem-hint = кеңес: { $hint }
hint-people = бөліктің халық санын көрсетіңіз: `{ "population" }`
hint-centre-outside = алдымен орталығын көшіріңіз (`{ "move_centre" }`) немесе `{ $accept }` деп жазыңыз
hint-same-name = алдымен біреуінің атауын өзгертіңіз (`{ "rename" }`) немесе басқа атау таңдаңыз
hint-accept-same-name = не заң екеуіне де рұқсат берсе, `{ $accept }` деп жазыңыз: оларды кодтары ажыратады

## Split of a region

split-note-link = { $one } мен { $other } арасында ортақ шекара жоқ, бірақ олардың байланысынсыз өңір бөлініп кетер еді: олар көршілес деп есептеледі
split-note-part = { $unit } есепке алынбады: оның бір бөлігі ғана өңір құрамында болған

## Two drafts

diff-same = екі жоба бірдей нәтижеге әкеледі
diff-moved = { $what }: біріншісінде – { $first }, екіншісінде – { $second }: { $people } адам{ $land }
diff-moved-at-least = { $what }: біріншісінде – { $first }, екіншісінде – { $second }: кемінде { $people } адам{ $land }
diff-in-all = барлығы { $people } адам{ $land }
diff-land = , { $km2 } км²
diff-region-first = { $name }: өңір біріншісінде ғана бар
diff-region-second = { $name }: өңір екіншісінде ғана бар
diff-unit-first = { $name }: бірлік біріншісінде ғана бар
diff-unit-second = { $name }: бірлік екіншісінде ғана бар
diff-name = { $what }: атауы біріншісінде – { $first }, екіншісінде – { $second }
diff-centre = { $what }: орталығы біріншісінде – { $first }, екіншісінде – { $second }
diff-seat = { $what }: бірлік орталығы біріншісінде – { $first }, екіншісінде – { $second }
diff-kind = { $what }: түрі біріншісінде – { $first }, екіншісінде – { $second }
diff-code = { $what }: коды біріншісінде – { $first }, екіншісінде – { $second }
diff-none = жоқ
