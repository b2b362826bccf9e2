### What each act did.

# A unit's region after its name.
change-at = { "" } ({ $region })
change-called = { $name }{ $at }
change-created = { FORMS($region, $origins) ->
    [known] { GENDER($region) ->
        [f] Образована
       *[m] Образован
     } { $region } { FORMS($city) ->
        [known] с административным центром в { CASE($city, "prep") }
       *[unknown] (административный центр – { $centre })
     } путём выделения из состава { CASE($origins, "gen") } { $parts }.
   *[unknown] { START($region) }: образование из { $parts }; административный центр – { $centre } (прежде: { $origins }).
 }
# So many units, in the genitive.
change-of-units = { $n } { $n ->
    [one] территориальной единицы
   *[other] территориальных единиц
 }
change-of-districts = { $n } { $n ->
    [one] единицы
   *[other] единиц
 }
change-of-cities = { $n } { $n ->
    [one] города
   *[other] городов
 }
change-of-both = { $districts } { $districts ->
    [one] единицы
   *[other] единиц
 } и { $cities } { $cities ->
    [one] города
   *[other] городов
 }
change-units-merged = Объединено территориальных единиц – { $units }: { $into }{ $at }.
change-regions-merged = Объединение: { $parts } → { $into }.
change-unit-ended = { FORMS($unit, $into) ->
    [known] { START($unit) }{ $at } { GENDER($unit) ->
        [f] упразднена, её территория включена
       *[m] упразднён, его территория включена
     } в состав { CASE($into, "gen") }.
   *[unknown] { START($unit) }{ $at }: упразднение; территорию принимает { $into }.
 }
change-city-ended = { FORMS($into) ->
    [known] { START($unit) }{ $at } включён в состав { CASE($into, "gen") }.
   *[unknown] { START($unit) }{ $at }: территорию принимает { $into }.
 }
change-region-ended = { FORMS($region, $into) ->
    [known] { START($region) } { GENDER($region) ->
        [f] упразднена, её единицы переданы
       *[m] упразднён, его единицы переданы
     } в состав { CASE($into, "gen") }.
   *[unknown] { START($region) }: упразднение; территориальные единицы принимает { $into }.
 }
change-transferred = { FORMS($from, $to) ->
    [known] Из состава { CASE($from, "gen") } в состав { CASE($to, "gen") } { COUNT($units) ->
        [one] передан
       *[other] переданы
     }: { $units }.
   *[unknown] { START($to) } принимает в свой состав: { $units } ({ $from }).
 }
change-transferred-many = { FORMS($to) ->
    [known] В состав { CASE($to, "gen") } переданы: { $units }.
   *[unknown] { START($to) } принимает в свой состав: { $units }.
 }
change-divided = { FORMS($unit, $parts) ->
    [known] { COUNT($parts) ->
        [one] { GENDER($parts) ->
            [f] Образована
           *[m] Образован
         }
       *[other] Образованы
     } { $parts } путём выделения из состава { CASE($unit, "gen") }{ $at }.
   *[unknown] { START($unit) }{ $at } разделяется; выделено: { $parts }.
 }
change-renamed = { FORMS($what, $to) ->
    [known] { START($what) }{ $at } { GENDER($what) ->
        [f] переименована
       *[m] переименован
     } в { CASE($to, "acc") }.
   *[unknown] { START($what) }{ $at }: новое название – { $to }.
 }
change-centre-set = { FORMS($what, $city) ->
    [known] Административный центр { CASE($what, "gen") }{ $at } размещён в { CASE($city, "prep") }.
   *[unknown] { START($what) }{ $at }: административный центр – { $to }.
 }
change-centre-moved = { FORMS($what, $from_city, $to_city) ->
    [known] Административный центр { CASE($what, "gen") }{ $at } перенесён из { CASE($from_city, "gen") } в { CASE($to_city, "acc") }.
   *[unknown] { START($what) }{ $at }: административный центр перенесён ({ $from } → { $to }).
 }
change-status = { START($what) }{ $at }: новая категория – { $kind }.
change-status-category = { FORMS($what) ->
    [known] { START($what) }{ $at } { GENDER($what) ->
        [f] отнесена
       *[m] отнесён
     } к категории { $kind }.
   *[unknown] { START($what) }{ $at }: новая категория – { $kind }.
 }
change-region-divided = { FORMS($region) ->
    [known] { START($region) } { GENDER($region) ->
        [f] упразднена
       *[m] упразднён
     }: образованы { $parts }.
   *[unknown] { START($region) }: упразднение; образованы: { $parts }.
 }
change-border-moved = Изменение границы: часть территории переходит от { $from }{ $from_at } к { $to }{ $to_at }.
change-recoded-many = Новых кодов территориальных единиц и регионов – { $n }.
change-renamed-many = Переименований – { $n }.
change-recoded = { START($what) }{ $at }: присвоен код { $code }.
