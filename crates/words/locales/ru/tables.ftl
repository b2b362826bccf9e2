### Tables: what stands beside them, words in their cells, heads of findings.

findings-more = и ещё { $count }
findings-no-group = групп без замечаний – { $count }
scenario-before = до реформы ({ $plan })

value-total = всего

column-longitude = долгота
column-latitude = широта
column-width_m = ширина, м
column-length_m = длина, м
column-group = группа
column-inside = внутри группы
column-with_other_groups = с другими группами
