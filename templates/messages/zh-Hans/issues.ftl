### 问题：列表、单个问题、图表。简体中文。

## 列表
title-issues = { $program } { $heading }：{ $of }
issues-summary = 共 { $all } 个问题，{ $open } 个未关闭，其中 S1 { $s1 } 个、S2 { $s2 } 个
issues-overdue = ；{ $n } 项下一步已逾期
filter-all = 全部
filter-state = 状态
filter-severity = 未关闭：严重度
filter-owner = 未关闭：负责人
filter-age = 未关闭：天数
filter-joint = ：
filter-owners-left = 另有 { $n } 人

## 问题流量
flow-reported = 提出 { $count }
flow-closed = 关闭 { $count }
flow-caption = 已提出的问题（不含已驳回）与已解决或已关闭的问题；两线之差为未关闭数。
flow-col-opened = 提出
flow-col-closed = 关闭
flow-col-reopened = 重新打开
flow-col-rejected = 驳回
flow-col-open = 未关闭
flow-title-more = 未关闭问题 { $open } 个，比 { $weeks } 周前多 { $change } 个
flow-title-fewer = 未关闭问题 { $open } 个，比 { $weeks } 周前少 { $change } 个
flow-title-same = 未关闭问题 { $open } 个，与 { $weeks } 周前持平

## 天数
ages-closed = { $n ->
    [1] 已关闭的 1 个 { $severity } 用时 { $half } 天。
   *[other] 已关闭的 { $n } 个 { $severity } 中，半数不超过 { $half } 天，85% 不超过 { $most } 天。
}
sentence-space = {""}

## 单个问题
issue-age-open = 已提出 { $n } 天
issue-age-past = 已提出 { $n } 天，长于 85% 的已关闭 { $severity } 问题
issue-age-closed = 用时 { $n } 天
issue-age-state = ，处于当前状态 { $n } 天
issue-age-reopened = ，重新打开 { $n } 次
workaround-accepted-by = { $name }于 { $date }接受
workaround-accepted = { $date }接受
workaround-not-accepted = 客户尚未接受
float-none = 无
float-done = 已完成

## 紧急度
urgency-needed = 需在 { $date }前解决
urgency-needed-task = 需在 { $date }前解决（{ $task } 的最迟完成日期）
urgency-lead = 剩余 { $n } 个工作日
urgency-lead-negative = 已晚 { $n } 个工作日
urgency-fix = （已扣除修复所需的 { $fix }）
urgency-result = ：{ $urgency }；结合 { $severity }，优先级为 { $priority }
urgency-no-date = 没有已知的需求日期
claim-under = { $urgency }，低于按日期推算的紧急度
claim-over = { $urgency }，高于按日期推算的紧急度

## 要点
issue-fact-area = 职能部门
issue-fact-phase = 发现阶段
issue-fact-reported = 提出
issue-fact-needed-by = 需求日期
issue-fact-closed = 关闭
issue-closed-undated = 日期不详
issue-fact-found-on = 发现于
issue-fact-recipe = 固件包 { $recipe }
issue-fact-signature = 特征
issue-fact-fix = 修复估算
issue-fact-references = 外部编号
issue-fact-requirements = 需求
issue-fact-tasks = 任务
issue-fact-issues = 相关问题
issue-fact-risks = 风险
issue-fact-decisions = 决策
issue-fact-escalations = 升级上报
issue-fact-documents = 文档

## 日志事件
event-opened = 提出
event-acknowledged = 确认
event-status = 状态：{ $from } → { $to }
event-contained = 已遏制
event-escalated = 升级上报至 { $level }
event-deescalated = 撤回 { $level } 升级
event-severity = 严重度：{ $from } → { $to }
event-reopened = 重新打开
event-note = 备注
log-more = 更早的 { $n } 条记录

## 时长
length-weeks = { $n } 周
length-weeks-elapsed = { $n } 周（含休息日）
length-days = { $n } 天
length-days-elapsed = { $n } 天（含休息日）
length-hours = { $n } 小时
length-hours-elapsed = { $n } 小时（含休息时间）
length-minutes = { $n } 分钟
length-minutes-elapsed = { $n } 分钟（含休息时间）
length-joint = {" "}

outlook-heading = S1、S2 问题何时清零
outlook-title = { $n } 个未关闭的 S1、S2 问题有 85% 的把握在{ $date }前关闭
outlook-title-never = 照此速度，{ $n } 个未关闭的 S1、S2 问题无法全部关闭
outlook-never = 照此速度无法完成
outlook-col-chance = 把握
outlook-col-weeks = 周数
outlook-col-date = 关闭日期
outlook-gate = 要在{ $date }的{ $gate }之前清零，每周需关闭 { $needed } 个；目前每周 { $rate } 个，按期清零的可能性为 { $chance }。
outlook-note = 假设今后各周与最近 { $n } 周相似（每周关闭 { $list }，平均 { $rate }）。不计新增问题；重新打开的问题计为未关闭。
