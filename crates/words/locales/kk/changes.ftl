### What each act did.

# A unit's region after its name.
change-at = { "" } ({ $region })
change-called = { $name }{ $at }
change-created = { FORMS($origins) ->
    [known] { CASE($origins, "gen") } құрамынан { $parts } бөлу жолымен { FORMS($city) ->
        [known] әкімшілік орталығы { CASE($city, "loc") } орналасатын { $region } құрылды.
       *[unknown] { $region } (әкімшілік орталығы – { $centre }) құрылды.
     }
   *[unknown] { $region } { $parts } бөлу жолымен құрылды: әкімшілік орталығы – { $centre } (бұрын: { $origins }).
 }
# So many units, in the accusative.
change-of-units = { $n } аумақтық бірлікті
change-of-districts = { $n } бірлікті
change-of-cities = { $n } қаланы
change-of-both = { $districts } бірлік пен { $cities } қаланы
change-units-merged = { $units } аумақтық бірлік біріктірілді: { $into }{ $at }.
change-regions-merged = Біріктіру: { $parts } → { $into }.
change-unit-ended = { FORMS($into) ->
    [known] { $unit }{ $at } таратылды, оның аумағы { CASE($into, "gen") } құрамына енгізілді.
   *[unknown] { $unit }{ $at } таратылды; аумағын қабылдаған – { $into }.
 }
# for a native reader
change-city-ended = { FORMS($into) ->
    [known] { $unit }{ $at } { CASE($into, "gen") } құрамына енгізілді.
   *[unknown] { $unit }{ $at }: қабылдаған – { $into }.
 }
change-region-ended = { FORMS($into) ->
    [known] { $region } таратылды, оның бірліктері { CASE($into, "gen") } құрамына берілді.
   *[unknown] { $region } таратылды; бірліктерін қабылдаған – { $into }.
 }
change-transferred = { FORMS($from, $to) ->
    [known] { CASE($from, "gen") } құрамынан { CASE($to, "gen") } құрамына берілді: { $units }.
   *[unknown] { $to } өз құрамына қабылдады: { $units } ({ $from }).
 }
change-transferred-many = { FORMS($to) ->
    [known] { CASE($to, "gen") } құрамына берілді: { $units }.
   *[unknown] { $to } өз құрамына қабылдады: { $units }.
 }
change-divided = { FORMS($unit) ->
    [known] { CASE($unit, "gen") }{ $at } құрамынан бөлу жолымен { $parts } құрылды.
   *[unknown] { $unit }{ $at } бөлінді; құрылғаны: { $parts }.
 }
change-renamed = { $what }{ $at } { $to } болып қайта аталды.
change-centre-set = { FORMS($what, $city) ->
    [known] { CASE($what, "gen") }{ $at } әкімшілік орталығы { CASE($city, "loc") } орналасатын болды.
   *[unknown] { $what }{ $at }: әкімшілік орталығы – { $to }.
 }
change-centre-moved = { FORMS($what, $from_city, $to_city) ->
    [known] { CASE($what, "gen") }{ $at } әкімшілік орталығы { CASE($from_city, "abl") } { CASE($to_city, "dat") } көшірілді.
   *[unknown] { $what }{ $at }: әкімшілік орталығы көшірілді ({ $from } → { $to }).
 }
# for a native reader
change-region-divided = { $region } таратылды; оның аумағында құрылғаны: { $parts }.
# for a native reader
change-border-moved = Шекара өзгерді: аумақтың бір бөлігі өтті – { $from }{ $from_at } → { $to }{ $to_at }.
change-recoded-many = Жаңа код алғандар саны – { $n }.
change-renamed-many = Қайта аталғандар саны – { $n }.
# for a native reader
change-status = { $what }{ $at }: жаңа санаты – { $kind }.
change-status-category = { $what }{ $at } { $kind } санатына жатқызылды.
change-recoded = { $what }{ $at }: жаңа код – { $code }.
