### 进度图用语。

gantt-label = 进度计划，共 { $n } 项任务
gantt-blocked = 有未关闭的 { $severity } 问题
and-more = 等另外 { $n } 项

## 泳道
lane-part = { $name }（第 { $part } 部分，共 { $of } 部分）
lane-done = 已完成 { $done }/{ $n }
lane-milestones = { $n } 个里程碑
lane-critical = { $n } 项关键
lane-late = { $n } 项延期
chain-critical = 至“{ $name }”的关键路径
chain-driving = “{ $name }”的驱动链
chain-left = 剩余 { $n } 项任务
chain-float-none = 无时差
chain-float = 时差 { $n } 天
chain-float-short = 欠 { $n } 天
chain-hidden = 起点为内部依赖
chain-shown = 显示最近 { $n } 项

## 开始日期的来由
driver-task = 由 { $id } 驱动（{ $kind }）
driver-hidden = 由内部依赖驱动
driver-constraint = 受约束：{ $name }
driver-constraint-date = 受约束：{ $name } { $date }
driver-calendar = { $date }开始，即其日历的下一工作时间
driver-actual = { $date }已开始
driver-data-date = 尚未开始，从数据日期之后开始
driver-start = 随项目开始
constraint-start-no-earlier = 不早于此日开始
constraint-start-no-later = 不晚于此日开始
constraint-finish-no-earlier = 不早于此日完成
constraint-finish-no-later = 不晚于此日完成
constraint-must-start = 必须开始于
constraint-must-finish = 必须完成于
constraint-placed-start = 手动安排于
constraint-deadline = 截止日期
constraint-as-late-as-possible = 尽可能晚
driving-milestone = 最常决定{ $milestone }日期的任务
driving-end = 最常决定计划终点的任务
driving-odds = { $odds }。{ $caption }
driving-caption = 关键度：{ $runs } 次模拟中，该任务处于驱动路径上的比例。
col-criticality = 关键度
criticality-milestone = 在 { $share } 的模拟中处于{ $milestone }的驱动路径上
criticality-end = 在 { $share } 的模拟中处于计划终点的驱动路径上
