### What stops a command: what the system says, files that are written, fetched data.

# for a native reader: all of this file

error-quoted = бағдарлама хабары: «{ $said }»
error-at-option = `{ $option }`: { $said }
error-in-file = { $file }: { $said }
error-all = { $all }
hint-there-are = мыналар бар: { $known }
hint-near = `{ $near }` дегіңіз келді ме?
error-and-more = { $names } және тағы { $n }
error-and-others = { $names } және басқалары
error-exists = { $file }: бұрыннан бар
hint-nothing-overwritten = басқа атау таңдаңыз: бардың үстінен ештеңе жазылмайды

## The system.

error-system-not-found = мұндай файл немесе қалта жоқ
error-system-denied = қол жеткізу құқығы жоқ
error-system-is-folder = бұл – файл емес, қалта
error-system-no-folder = жолдың бір бөлігі қалта емес
error-system-exists = бұрыннан бар
error-system-full = дискіде орын жоқ
error-system-too-large = файл тым үлкен
error-system-read-only = дискіні тек оқуға болады
error-system-name = файлдың мұндай атауы бола алмайды
error-system-address-used = мекенжай бос емес
error-system-no-address = мұндай мекенжай жоқ
error-system-late = жауап тым ұзақ келмеді
error-system-no-connection = байланыс орнатылмады немесе үзілді
error-system-ends = файл аяқталмай үзілген
error-json-cut = мәтін { $line }-жолда үзіліп қалған
error-json-at = { $said } ({ $line }-жол, { $column }-таңба)

## What is written.

error-cannot-write = { $file }: жазу мүмкін емес: { $said }
error-cannot-write-results = нәтижені жазу мүмкін емес: { $said }
error-stdout = стандартты шығысқа жазу мүмкін емес: { $said }
error-write-folder = бұл – файл емес, қалта
error-write-twice = ол бірден екі нәтиже үшін аталған
# It stands between backquotes, which end before the word and begin again behind it.
error-either = { $others }` немесе `{ $last }
error-write-ending = мұндай кеңейтіліммен ештеңе жазылмайды; мүмкіндері: `{ $known }`
error-not-written = { $format } форматы жазылмайды

## Places in files.

error-in-line = { $file }, { $line }-жол: { $said }
error-at-place = { $file }:{ $line }: { $said }
error-line = { $line }-жол: { $said }
error-column = `{ $column }` бағаны: { $said }
error-no-number = `{ $text }` – сан емес
error-two-numbers = `{ $text }` – { $whole } немесе { $real } болуы мүмкін; үтірсіз немесе нүктемен жазыңыз
error-no-people = `{ $text }` – тұрғындар саны емес
error-not-utf8 = кодтауы `{ "UTF-8" }` емес; файлды `{ "UTF-8" }` түрінде сақтаңыз немесе кодтауын `{ "--encoding" }` арқылы көрсетіңіз
error-no-column-called = `{ $names }` деген баған жоқ; бағандар: `{ $known }`
