### What the commands for boundaries tell.

layer-written = { $file } файлындағы нысандар – { $n }
layer-landless = аумағы жоқ, есепке алынатын, бірақ ауданы белгісіз бірліктер; нысандар – { $features }
# for a native reader
layer-dirty = { $file }: шекаралар жабын құрамайды: { $kinds }, алғашқы орны – { $at }; «{ "--clean" }» алдымен оларды түзетеді
check-nothing = { $subject }: ештеңе табылмады, бірліктер – { $units }

## dissolve

dissolve-missing = «{ $field }» өрісі бос, ештеңе қоспайды; нысандар – { $features }
# for a native reader
dissolve-narrow = нәтижедегі { $holes } ойық пен { $parts } бөліктің ені { $metres } метрден аз, нысандар – { $features }: бірліктер арасындағы саңылау немесе қабаттасу болуы мүмкін; тексеретін – «{ "aimaq check" }», түзететін – «{ "aimaq clean" }»
# for a native reader
dissolve-done = бірліктер – { $units }, топтар – { $groups }; ауданы бұрын – { $before }, кейін – { $after } шаршы градус; ұзындығы { $km } км сыртқы шекара толық сақталды; алынған ортақ шекаралар – { $borders }

## locate

locate-renamed = нүктелерде «{ $field }» бағаны бар; қосылған бағанның атауы – «{ $name }»
locate-done = бірліктер ішіндегі нүктелер – { $inside }, шекарада – { $border }, сыртта – { $outside }

## simplify

# for a native reader
simplify-vertices = қалған төбелер – { $after } ({ $before } ішінен), оның { $held } – шекаралар қиылыспауы үшін; ауданы бұрын – { $area_before } км², кейін – { $area_after } км²
# for a native reader
simplify-kept = бірліктер – { $units }, бөліктер – { $parts }, ойықтар – { $holes }, шекаралар – { $borders }, түйіндер – { $nodes }, бұрынғыдай; сыртқы шекара бұрын – { $before } км, кейін – { $after } км
# for a native reader
simplify-farthest = алынып тасталған төбелер қалған шекарадан { $metres } метрден алыс емес, { $at } нүктесінде
# for a native reader
simplify-changed = ауданы ең көп өзгерген нысан – { $n }: { $share }

## clean

clean-nothing = түзететін ештеңе жоқ
clean-moved = жылжытылған төбелер – { $n }, ең көбі { $most } м
clean-inserted = қосылған төбелер – { $n }
clean-overlaps = жойылған қабаттасулар – { $n }: { $land } м², орташа ені { $width } метрден аспайды
clean-gaps = толтырылған саңылаулар – { $n }: { $land } м², орташа ені { $width } метрден аспайды
clean-slivers = көршілерге берілген жіңішке жолақтар – { $n }: { $land } м², орташа ені { $width } метрден аспайды
# for a native reader
clean-self-overlaps = өз-өзімен қабаттасулар жойылды – { $n }: { $land } м², орташа ені { $width } метрден аспайды
# for a native reader
clean-holes = қабығынан тыс ойықтар аумаққа айналды – { $n }: { $land } м², орташа ені { $width } метрден аспайды
# for a native reader
clean-seams = алынған шығыңқылар мен жіктер – { $n }, ұзындығы { $most } метрден аспайды
# for a native reader
clean-dropped = төбесі үштен аз контурлары алынған бірліктер – { $n }
clean-balance = ауданы өзгерген бірліктер – { $units }: бұрын – { $before } км², кейін – { $after } км²; саңылаулар { $gaps } м², қабаттасулар { $overlaps } м², жіңішке жолақтар { $slivers } м², өз-өзімен қабаттасулар { $self_overlaps } м², төбелер { $vertices } м²; қалдық { $residual } м²
clean-units = бірліктер бұрын – { $units_before }, кейін – { $units_after }; бөліктер бұрын – { $parts_before }, кейін – { $parts_after }
# for a native reader
clean-border = сыртқы шекара бұрын – { $before } км, кейін – { $after } км, оның { $kept } км мүлде өзгермеді{ $rest }; бірліктер арасында қалған ойықтар – { $holes }
# for a native reader
clean-border-moved = , қалғаны бұрынғы орнынан { $metres } метрден алыс емес, { $at } нүктесінде
# for a native reader
clean-snap = «{ "--snap" } { $asked }» кезінде қабырғалар ажыратылмады; { $used } м қолданылды
# for a native reader
clean-unsettled = соңғы айналым әлі де бірдеңе тапты; нәтижені қайта түзетіңіз немесе «{ "--snap" }» мәнін азайтыңыз
clean-left = сол күйінде қалдырылды: { $units }
clean-left-unit = { $unit } ({ $why })
clean-no-land = бірде-бір контуры аумақты қоршамайды
clean-covered = бүкіл аумағын басқа бірліктер алып жатыр
