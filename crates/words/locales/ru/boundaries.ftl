### What the commands for boundaries tell.

layer-written = объектов в { $file } – { $n }
layer-landless = единицы без территории, которые учтены, но не имеют площади; объекты – { $features }
layer-dirty = { $file }: границы не образуют покрытия: { $kinds }, первое место – { $at }; «{ "--clean" }» сначала исправляет их
check-nothing = { $subject }: ничего не найдено, единиц – { $units }

## dissolve

dissolve-missing = поле «{ $field }» пусто и ничего не прибавляет; объекты – { $features }
dissolve-narrow = отверстий – { $holes } и частей – { $parts } в результате у́же { $metres } м, объекты – { $features }: возможно, это зазоры или наложения между единицами; проверяет «{ "aimaq check" }», исправляет «{ "aimaq clean" }»
dissolve-done = единиц – { $units }, групп – { $groups }; площадь до – { $before }, после – { $after } квадратных градусов; внешняя граница длиной { $km } км сохранена ребро за ребром; общих границ снято – { $borders }

## locate

locate-renamed = у точек уже есть столбец «{ $field }»; добавленный называется «{ $name }»
locate-done = точек внутри единиц – { $inside }, на границах – { $border }, снаружи – { $outside }

## simplify

simplify-vertices = осталось вершин – { $after } из { $before }, из них { $held } – чтобы границы не пересеклись; площадь до – { $area_before } км², после – { $area_after } км²
simplify-kept = единиц – { $units }, частей – { $parts }, отверстий – { $holes }, границ – { $borders }, узлов – { $nodes }, столько же, сколько до упрощения; внешняя граница до – { $before } км, после – { $after } км
simplify-farthest = убранные вершины не дальше { $metres } м от оставшейся границы, в точке { $at }
simplify-changed = больше всего изменилась площадь объекта { $n }: на { $share }

## clean

clean-nothing = исправлять нечего
clean-moved = сдвинуто вершин – { $n }, не более чем на { $most } м
clean-inserted = добавлено вершин – { $n }
clean-overlaps = снято наложений – { $n }: { $land } м², средняя ширина не более { $width } м
clean-gaps = заполнено зазоров – { $n }: { $land } м², средняя ширина не более { $width } м
clean-slivers = отдано соседям узких полос – { $n }: { $land } м², средняя ширина не более { $width } м
clean-self-overlaps = снято самоналожений – { $n }: { $land } м², средняя ширина не более { $width } м
clean-holes = отверстий вне своей оболочки стало территорией – { $n }: { $land } м², средняя ширина не более { $width } м
clean-seams = убрано выступов и швов – { $n }, длиной не более { $most } м
clean-dropped = единиц, у которых убраны контуры менее чем из трёх вершин, – { $n }
clean-balance = изменилась площадь единиц – { $units }: до – { $before } км², после – { $after } км²; зазоры { $gaps } м², наложения { $overlaps } м², узкие полосы { $slivers } м², самоналожения { $self_overlaps } м², вершины { $vertices } м²; остаток { $residual } м²
clean-units = единиц до – { $units_before }, после – { $units_after }; частей до – { $parts_before }, после – { $parts_after }
clean-border = внешняя граница до – { $before } км, после – { $after } км, из них { $kept } км без малейших изменений{ $rest }; отверстий между единицами осталось – { $holes }
clean-border-moved = , остальное не дальше { $metres } м от прежнего места, в точке { $at }
clean-snap = при «{ "--snap" } { $asked }» рёбра не удалось развести; применено { $used } м
clean-unsettled = последний проход всё ещё что-то находил; повторите исправление для результата или уменьшите «{ "--snap" }»
clean-left = оставлены как есть: { $units }
clean-left-unit = { $unit } ({ $why })
clean-no-land = ни один контур не охватывает территории
clean-covered = вся территория занята другими единицами
