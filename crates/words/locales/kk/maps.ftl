### Words on maps.

# Words of names that a map shortens where the whole name has no room.
# for a native reader
map-short-forms = облысы=обл. ауданы=ауд. қаласы=қ.
# Endings of adjectives that it shortens beside those words, where these alone do not help.
map-short-endings = { "" }

## Of a map on a narrow screen.

# for a native reader
map-whole = Бүкіл елді көрсету
# for a native reader
map-part = Тек өзгерісті көрсету

## The colours of the map of the change.

# for a native reader
map-colours = Түс басқа өңірге өтуді білдіреді, орталыққа дейінгі жолдың қысқаруын емес.
# for a native reader
map-brackets = Жақшада – орташа жол.
# for a native reader
map-mean-ways = { $before } → { $after } км
# for a native reader
map-mean-way-same = бұрынғыдай { $km } км

## The map of ways to the centre.

# for a native reader
map-spider = Орталыққа дейінгі жолдар
# for a native reader
map-way-same = Орталыққа дейінгі жол өзгеріссіз
# for a native reader
map-way-nearer = Қысқаратын жол
# for a native reader
map-way-farther = Ұзаратын жол
# for a native reader
map-ways-left-out = { $all } жолдың адамы ең көп { $shown } жолы көрсетілген: бүкіл халықтың { $people }

## Meridians and parallels.

# for a native reader
map-north = с. е. { $degrees }°
# for a native reader
map-south = о. е. { $degrees }°
# for a native reader
map-east = ш. б. { $degrees }°
# for a native reader
map-west = б. б. { $degrees }°
# for a native reader
map-fine-borders = Бұл көлемде тым ұсақ болғандықтан көрсетілмеді: { $border }
