### 每周变化与未来两周。简体中文。

title-week = { $program } { $heading }：{ $says }
week-since = 自 { $date }报告（{ $week }）以来
week-no-report = 最近七天；尚无可对比的报告。
week-count = { $n } 项变化
more-rows = 另有 { $n } 项

## 到期类型
ahead-milestone = 里程碑
ahead-decision = 决策
ahead-next-step = 下一步
ahead-action = 行动项
ahead-review = 评审
ahead-ask = 需支持事项
ahead-critical-task = 关键任务完成
ahead-task = 任务完成
