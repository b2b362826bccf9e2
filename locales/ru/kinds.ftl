### Kinds of units and regions, by their word in the data.

kind-district = район
kind-city_of_regional_significance = город областного значения
kind-city_of_republican_significance = город республиканского значения
kind-capital = столица
kind-region = область
kind-city = город
