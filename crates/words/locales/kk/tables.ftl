### Tables: what stands beside them, words in their cells, heads of findings.

findings-more = тағы { $count }
findings-no-group = ақаусыз топтар – { $count }
scenario-before = реформаға дейін ({ $plan })

value-total = барлығы

column-longitude = бойлық
column-latitude = ендік
column-width_m = ені, м
column-length_m = ұзындығы, м
column-group = топ
column-inside = топ ішінде
column-with_other_groups = басқа топтармен
