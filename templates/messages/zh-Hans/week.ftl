### 每周变化与未来两周。简体中文。

title-week = { $program } { $heading }：{ $says }
week-since = 自 { $date }报告（{ $week }）以来
week-no-report = 最近七天；尚无可对比的报告。
week-count = { $n } 项变化
more-rows = 另有 { $n } 项

## 变化类型
change-moved = 日期变动
change-moved-to = { $date }（{ $by }）
change-status = 状态
change-overall = 总体
change-opened = 新增
change-reopened = 重新打开
change-severity = 严重度
change-escalated = 升级上报
change-closed = 关闭
change-finished = 完成
change-started = 开始
change-passed = 通过
change-failed = 未通过
change-decided = 已决策
change-done = 行动项完成
risk-state-open = 未关闭
risk-state-occurred = 已发生
risk-state-closed = 已关闭

## 到期类型
ahead-milestone = 里程碑
ahead-decision = 决策
ahead-next-step = 下一步
ahead-action = 行动项
ahead-review = 评审
