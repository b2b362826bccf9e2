### Words on maps.

# Words of names that a map shortens where the whole name has no room.
map-short-forms = область=обл. район=р-н город=г.
# Endings of adjectives that it shortens beside those words, where these alone do not help.
map-short-endings = нская=н. рская=р. лская=л. йская=й. тская=т. дская=д. кская=к. зская=з. мская=м. бская=б. вская=в. гская=г. жская=ж. нский=н. рский=р. лский=л. йский=й. тский=т. дский=д. кский=к. зский=з. мский=м. бский=б. вский=в. гский=г. жский=ж.

## Of a map on a narrow screen.

map-whole = Показать всю страну
map-part = Показать только изменения

## The colours of the map of the change.

map-colours = Цвет означает переход в другой регион, а не сокращение пути до центра.
map-brackets = В скобках – путь в среднем.
map-mean-ways = { $before } → { $after } км
map-mean-way-same = { $km } км, как прежде

## The map of ways to the centre.

map-spider = Пути до центра
map-way-same = Путь до центра не меняется
map-way-nearer = Путь, который становится короче
map-way-farther = Путь, который становится длиннее
map-ways-left-out = Показаны пути, по которым едет больше всего людей: { $shown } из { $all }, на них приходится { $people } жителей

## Meridians and parallels.

map-north = { $degrees }° с. ш.
map-south = { $degrees }° ю. ш.
map-east = { $degrees }° в. д.
map-west = { $degrees }° з. д.
map-fine-borders = Слишком мелко для этого размера, не показано: { $border }
