### 多个页面共用部分的用语，简体中文。

## 句中的数字
numeral = { $n }
numeral-first = { $n }
times = { $n } 次

## 正文中的宏
macro-hidden = （不显示）
macro-none = （未设定）
macro-days = { $slip } 个工作日

## 短语
list-comma = 、
on-plan = 按计划
overall = 总体
history-says = { $n ->
    [1] 本周：{ $colours }
   *[other] 最近 { $n } 周：{ $colours }
}
gate-passed = 已通过
gate-passed-open = 已通过，{ $n } 项准则未关闭
gate-not-started = 未开始
gate-planned = 已计划

## 问题状态
state-new = 新建
state-acknowledged = 已受理
state-analysing = 分析中
state-workaround = 临时措施
state-fix-in-test = 修复验证中
state-waiting-customer = 等待客户
state-waiting-unit = 等待样机
state-resolved = 已解决
state-closed = 已关闭
state-rejected = 已驳回

## 风险状态
risk-open = 未关闭
risk-occurred = 已发生
risk-closed = 已关闭

## 变化
changed-since = { $week }以来的变化
changed-lately = 最近七天的变化
change-status = 状态
change-moved = 变动
change-opened = 新增
change-escalated = 升级
change-severity = 严重度
change-reopened = 重新打开
change-closed = 关闭
change-finished = 完成
change-started = 开始
change-received = 收到
change-passed = 通过
change-failed = 未通过
change-decided = 已决策
change-done = 已办结
change-risk-opened = 新风险
change-risk-ended = 风险结束
change-issues = { $n } 个问题
change-lesser-issues = { $n } 个 S3 或 S4 问题
change-open = { $n } 个未关闭
change-tasks = { $n } 项任务
change-requirements = { $n } 项需求

## 里程碑趋势
trend-title = 里程碑趋势
trend-slipped = { $milestone }在 { $reports } 次报告中延期 { $times }
trend-later = { $milestone }较上次报告推迟 { $days } 个工作日
trend-sooner = { $milestone }较上次报告提前 { $days } 个工作日
trend-steady = 最近 { $reports } 次报告中没有里程碑延期
against-promise = 较承诺
against-baseline = 较基线
trend-committed = 承诺 { $date }
trend-caption = 横轴：报告周次。纵轴：预测日期。水平线表示日期不变，上升表示延期；与点状对角线相交表示已完成。线尾天数：有承诺的较承诺，其余较基线，+ 为延期，− 为提前。

## 每周未关闭问题
burn-title = 未关闭问题
burn-open = 未关闭 { $n }
burn-severe = S1、S2：{ $n }
burn-all = 全部未关闭
burn-both = S1 与 S2
burn-peak = { $week }达峰值 { $n }
burn-none = 没有未关闭的 S1 或 S2 问题
burn-in-time = S1 与 S2 问题的关闭速度满足{ $gate }的要求
burn-too-slow = S1 与 S2 问题的关闭速度不足以赶上{ $gate }
burn-fell = { $weeks } 周内未关闭的 S1 与 S2 问题由 { $then } 个降至 { $n } 个
burn-rose = { $weeks } 周内未关闭的 S1 与 S2 问题由 { $then } 个升至 { $n } 个
burn-level = { $weeks } 周内未关闭的 S1 与 S2 问题保持在 { $n } 个
burn-caption = 每周末的未关闭问题；填充部分为 S1 与 S2。
burn-caption-gate = 每周末的未关闭问题；填充部分为 S1 与 S2。虚线：在{ $gate }（{ $date }）前清零所需的速度。

## 未关闭问题的天数
ages-title = 未关闭问题的天数分布
ages-severe = S1、S2
ages-other = S3、S4
ages-all = 合计
ages-over = 超过 { $n } 天
ages-none-old = 没有超过 { $days } 天的未关闭问题
ages-old = { $count } 个问题超过 { $days } 天
ages-old-severe = ，其中 { $count } 个为 { $severity }
ages-caption = 未关闭问题自提出以来的自然日天数。
