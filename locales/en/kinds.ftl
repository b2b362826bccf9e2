### Kinds of units and regions, by their word in the data.

kind-district = district
kind-city_of_regional_significance = city of regional significance
kind-city_of_republican_significance = city of national significance
kind-capital = capital
kind-region = region
kind-city = city
