### Kinds of units and regions, by their word in the data.

kind-district = аудан
kind-city_of_regional_significance = облыстық маңызы бар қала
kind-city_of_republican_significance = республикалық маңызы бар қала
kind-capital = астана
kind-region = облыс
kind-city = қала
