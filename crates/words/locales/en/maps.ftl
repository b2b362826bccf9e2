### Words on maps.

# Words of names that a map shortens where the whole name has no room.
map-short-forms = Region=Reg. District=Dist.
# Endings of adjectives that it shortens beside those words, where these alone do not help.
map-short-endings = { "" }

## Of a map on a narrow screen.

map-whole = Show the whole country
map-part = Show the change only

## The colours of the map of the change.

map-colours = A colour means a move to another region, not a shorter way to the centre.
map-brackets = In brackets: the mean way.
map-mean-ways = { $before } → { $after } km
map-mean-way-same = { $km } km as before

## The map of ways to the centre.

map-spider = Ways to the centre
map-way-same = Way to the centre as before
map-way-nearer = Way that becomes shorter
map-way-farther = Way that becomes longer
map-ways-left-out = { $shown } of { $all } ways are drawn, those of most people: { $people } of all people

## Meridians and parallels.

map-north = { $degrees }° N
map-south = { $degrees }° S
map-east = { $degrees }° E
map-west = { $degrees }° W
map-fine-borders = Too fine to be drawn at this size: { $border }
