### 邮件用语，简体中文。

## 主题
mail-keyword-action = 待办
mail-keyword-sign = 签署
mail-keyword-info = 通报
mail-keyword-decision = 需决策
mail-keyword-request = 请求
mail-keyword-coord = 协调
mail-keyword-escalation = 升级上报
mail-colour-green = 绿色
mail-colour-amber = 黄色
mail-colour-red = 红色
mail-colour-none = 未评估
mail-date-slip = { $date }（{ $slip } 个工作日）
mail-list = { $program } 周报

## 阅读对象
mail-internal = 内部资料，请勿转发给客户
mail-executive = 供管理层阅读，请勿转发
mail-heading = { $program }：{ $week }

## 状态
mail-overall = 总体
mail-trend-worse = ↓ 原为{ $colour }
mail-trend-better = ↑ 原为{ $colour }
mail-trend-same = → 不变
mail-unassessed = 未评估：{ $names }。
mail-override = 规则判定为{ $rule }；由{ $name }人工调整，有效至{ $date }：{ $reason }
mail-tasks-done = 已完成任务
mail-requirements-verified = 已验证需求
mail-issues-closed = 已关闭问题
mail-of = { $part } / { $whole }

## 里程碑
mail-now = 当前
mail-last = 上次
mail-slip-week = 本周
mail-slip-total = 累计
mail-milestones-key = 上次：上次报告的预测。本周、累计：较上次报告和较基线延期的工作日。✓：已达成。
mail-met = { $date } ✓
mail-trend = 历次报告延期工作日

## 风险、问题、升级
mail-exposure = 敞口 { $days } 天
mail-proximity = 临近日期 { $date }
mail-needed-by = 需于 { $date }前解决
mail-blocks = 影响：{ $names }
mail-recommended = { $text }（推荐）
mail-without-it = 否则：{ $text }
mail-aside = { $text }（{ $aside }）
mail-committed = 承诺
mail-slips = 次数
mail-colon = ：
mail-no-issues = 没有未关闭的问题。
mail-overdue = 已逾期
mail-escalations = 升级上报
mail-since = 自 { $date }起
mail-next-update = 下次更新 { $date }

## 列表与页脚
mail-more = 另有 { $n } 项，见页面
mail-all-changes = 在页面查看全部变化
mail-more-bare = 另有 { $n } 项
mail-as-of = 数据截至 { $utc } UTC（{ $zone } 当地时间 { $local }）。
mail-rules = 状态按书面规则判定，规则版本 { $version }。
mail-page = 打开 { $program } 页面
