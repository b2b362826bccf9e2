### Әкелінетін файлдар және алып кететін кестелер.

## Орталықтар

# for a native reader
warning-seats-astray = Өз аумағынан алыс орналасқан орталықтар – { $n }: { $seats }; олардан өлшенген қашықтық қате: `seat_lat` пен `seat_lon` мәндерін тексеріңіз
# for a native reader
warning-seat-astray-at = { $seat } ({ $unit }), { $km } км жерде

## Кітаптың парақтары, әр көрініске бір парақ. Атауы 31 әріптен аспайды.

sheet-regions = Өңірлер
sheet-units = Аумақтық бірліктер
sheet-people = Тұрғындар
# for a native reader
sheet-winners = Жақындады
# for a native reader
sheet-losers = Алыстады
# for a native reader
sheet-lineage = Сабақтастық
sheet-distances = Қашықтықтар
sheet-settlements = Елді мекендер
# for a native reader
sheet-local = Өз орталығына дейін
# for a native reader
sheet-moves = Ауысулар
sheet-causes = Себептер
sheet-catchment = Ең жақын орталық
sheet-shape = Пішін
sheet-balance = Теңгерім
sheet-seats = Мандаттар
sheet-offices = Лауазымдар
# for a native reader
sheet-sensitivity = Орнықтылық
sheet-roads = Жолдар бойынша
# for a native reader
sheet-road-gaps = Жолы жоқ
workbook-notes = Ескертпелер
workbook-sheet = парақ
workbook-note = ескертпе
workbook-long = { $all } жол, парақтағы { $most } жолдан көп: олар { $file } файлында
told-workbook = { $file }: парақ саны – { $n }
