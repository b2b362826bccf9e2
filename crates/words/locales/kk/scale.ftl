### Есептеулер топтамасы, ішінара қосындылар, нұсқаларды іріктеу және қатар қойылған сценарийлер.

# for a native reader
batch-run-done = { $all } ішінен { $ended }: { $name } – орындалды
# for a native reader
batch-run-unchanged = { $all } ішінен { $ended }: { $name } – өзгеріссіз
# for a native reader
batch-run-failed = { $all } ішінен { $ended }: { $name } – орындалмады
# for a native reader
batch-left = { $said }, шамамен { $time } қалды
batch-seconds = { $n } с
batch-minutes = { $n } мин
# for a native reader
batch-would = орындалатын есептеулер: { $all } ішінен { $n }
batch-index-title = Есептер
# for a native reader
batch-index-lead = Есептеулер саны: { $n }; атауы есепке апарады.
# for a native reader
batch-index-failed = Орындалмағаны: { $n }

# for a native reader
partial-progress = оқылған файлдар: { $all } ішінен { $done }
# for a native reader
partial-outside = ешбір аумақтық бірлікке кірмейтін нүктелер: { $n }, тұрғындары: { $people }
# for a native reader
partial-without-centre = орталығы жоқ өңірлердегі нүктелер: { $n }, тұрғындары: { $people }
# for a native reader
partial-without-people = тұрғындар саны жоқ, есепке алынбаған нүктелер: { $n }
# for a native reader
partial-done = { $file }: нүктелер – { $n }, тұрғындар – { $people }
# for a native reader
merge-done = { $file }: қосылған бөліктер – { $n }

sweep-progress = нұсқалар: { $n }
# for a native reader
sweep-done = нұсқалар – { $n }, оның ішінде өңірді бөлшектейтіні – { $torn }; { $seconds } с
column-variant = нұсқа
column-change = өзгеріс
column-mean_change_km = өзгеріс, км

# for a native reader
beside-title = Сценарийлер қатар
beside-before = Өзгеріске дейін
beside-summary = Барлық көрсеткіштер
# for a native reader
beside-units = Қай бірлік қайда
# for a native reader
column-pareto = асып түскені жоқ
