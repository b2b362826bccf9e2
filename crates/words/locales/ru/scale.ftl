### Серии расчётов, частичные суммы, перебор вариантов и сценарии рядом.

batch-run-done = { $ended } из { $all }: { $name } – выполнено
batch-run-unchanged = { $ended } из { $all }: { $name } – без изменений
batch-run-failed = { $ended } из { $all }: { $name } – не выполнено
batch-left = { $said }, осталось примерно { $time }
batch-seconds = { $n } с
batch-minutes = { $n } мин
batch-would = будет выполнено расчётов: { $n } из { $all }
batch-index-title = Отчёты
batch-index-lead = Расчётов: { $n }; название ведёт к отчёту.
batch-index-failed = Не выполнено: { $n }

partial-progress = прочитано файлов: { $done } из { $all }
partial-outside = точек вне всех территориальных единиц: { $n }, в них жителей: { $people }
partial-without-centre = точек в регионах без центра: { $n }, в них жителей: { $people }
partial-without-people = точек без числа жителей, они не учтены: { $n }
partial-done = { $file }: точек – { $n }, жителей – { $people }
merge-done = { $file }: сложено частей – { $n }

sweep-progress = вариантов: { $n }
sweep-done = вариантов – { $n }, из них разрывают регион – { $torn }; { $seconds } с
column-variant = вариант
column-change = изменение
column-mean_change_km = изменение, км

beside-title = Сценарии рядом
beside-before = До изменений
beside-summary = Все показатели
beside-units = Где какая единица
column-pareto = не превзойдён
