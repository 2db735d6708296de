### 进度计划页用语。

schedule-summary = 共 { $count } 项任务，已完成 { $done } 项，{ $late } 项延期五天以上且时差不足五天。延期与时差以工作日计。
schedule-answer-none = 进度计划，无延期任务
schedule-answer-late = 进度计划，{ $n } 项任务延期一周以上且时差不足
schedule-moved-since = 自{ $week }以来的预测变动
schedule-moved = 预测变动
schedule-day = 1d = { $hours } 小时
schedule-tasks = { $n } 项任务
page-title = { $program }：{ $answer }
