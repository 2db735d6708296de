### 模板用语，简体中文。表头以 `col-` 开头，空列表以 `none-` 开头。

## 页面框架
skip = 跳到正文
nav-site = 网站
nav-crumbs = 当前位置
nav-pages = 分页
nav-filters = 筛选
data-of = 数据截至
data-undated = 无数据日期
made-by = 由 Milepost 根据纯文本文件生成。
page-data = 本页数据
page-previous = 上一页
page-next = 下一页

## 连接词
comma = ，
stop = 。
semicolon = ；
by-date = { $date }前
days = { $n } 天
plan = 计划
committed = 承诺
claimed = 提出方认为：
without-it = 否则：
without-it-head = 不决策的后果
recommended = 推荐
superseded = 已被取代
trigger = 触发条件：
drives = 影响
effect = 效果
after = 前置
before = 后续
hint = 提示：
data = 数据
details = 详情

## 标题
where-we-stand = 当前状况
decisions-needed = 需决策事项
decisions-by-date = 待决策事项（按日期）
decision = 决策
decided = 已决策
asks = 需支持事项
key-figures = 关键指标
gates = 阶段评审
criteria = 退出准则
approvers = 批准人
trend = 趋势
status-by-rule = 按规则判定的状态
workstreams = 工作流
issues = 问题
top-issues = 重点问题
top-risks = 重点风险
programs = 项目
dimensions = 各维度状态
all-tasks = 全部任务
calendars = 工作日历
milestones = 里程碑
slip-table = 基线、承诺与预测
driving-chains = 各日期的驱动链
summary = 概要
next-step = 下一步
blocks = 阻塞对象
workaround = 临时措施
analysis = 分析
event-history = 历史记录
urgency = 紧急度
coverage = 覆盖率
traceability = 需求追溯
open-risks = 未关闭风险
closed-risks = 已关闭风险
actions = 行动项
reviews = 评审
people = 人员
raci = 职责分工
raci-key = R 执行，A 负责，C 咨询，I 知会
cadence = 例会
ahead = 未来两周

## 进度
schedule = 进度
schedule-view = 进度视图
show = 显示
show-all = 全部
show-critical = 关键
show-late = 延期
show-open = 未完成
scale = 比例
scale-fit = 适合页面
baseline = 基线
key-progress = 已完成 / 待完成
key-critical = 关键路径
key-baseline = 基线（不同时显示）

## 空列表
none-statement = 本周没有状态说明。
old-words = 以下为{ $week }的说明；{ $now }尚未撰写。
week-of-year = { $year }年{ $week }
none-decisions = 无。
none-asks = 无。
none-changes = 没有变化。
none-issues = 没有符合条件的问题。
none-slips = 预测没有变动。
none-risks = 没有未关闭的风险。
none-actions = 没有行动项。
none-ahead = 没有到期事项。
none-warnings = 没有警告。

## 筛选框
filter-issues = 筛选问题
filter-risks = 筛选风险
filter-actions = 筛选行动项

## 表头
col-action = 行动项
col-age = 天数
col-baseline = 基线
col-by = 决策人
col-calendar = 日历
col-category = 类别
col-chair = 主持人
col-change = 变化
col-choice = 结论
col-commitment = 承诺
col-committed = 承诺日期
col-criteria = 已满足准则
col-criterion = 准则
col-date = 日期
col-day = 工作日
col-decision = 决策
col-decisions = 待决策
col-dimension = 维度
col-due = 截止
col-exposure = 敞口
col-finding = 结果
col-finish = 完成
col-float = 时差
col-forecast = 预测
col-from = 来源
col-gate = 阶段
col-holidays = 近期假日
col-id = 编号
col-impact = 影响
col-issue = 问题
col-item = 事项
col-kind = 类型
col-last-report = 上次报告
col-lead = 负责人
col-milestone = 里程碑
col-moved = 变动
col-next = 下一步
col-next-gate = 下一阶段
col-opened = 提出
col-outcome = 结论
col-owner = 负责人
col-priority = 优先级
col-probability = 概率
col-program = 项目
col-proximity = 临近日期
col-reason = 原因
col-requirement = 需求
col-response = 应对
col-review = 评审
col-risk = 风险
col-severity = 严重度
col-slip = 延期
col-slips = 延期次数
col-start = 开始
col-state = 状态
col-status = 状态
col-task = 任务
col-tasks = 任务数
col-this-week = 本周
col-timeline = 时间线
col-to-commitment = 较承诺
col-was = 原预测
col-week = 工作周
col-why = 依据
col-workstream = 工作流
col-zone = 时区

## Frame, made by the view
nav-portfolio = 项目组合
nav-week = 本周
audience-internal = 内部
audience-executive = 管理层
audience-customer = 供{ $name }使用
tab-overview = 概览
tab-schedule = 进度计划
tab-milestones = 里程碑
tab-issues = 问题
tab-requirements = 需求
tab-gates = 阶段评审
tab-risks = 风险
tab-decisions = 决策
tab-team = 团队
tab-week = 每周变化
tab-quality = 数据质量
tab-report = 一页报告

## Status
colour-green = 绿色
colour-amber = 黄色
colour-red = 红色
colour-none = 未评估
dimension-schedule = 进度
dimension-issues = 问题
dimension-requirements = 需求
dimension-sla = 服务水平
dimension-supply = 供应
dimension-quality = 现场质量
dimension-freshness = 时效
status-stale = 最近一次状态说明在 { $n } 天前
override-by = 为规则判定；由{ $name }人工调整，有效至{ $date }
why-green = 各项规则均满足
why-not-assessed = 尚无数据
why-held = 自 { $since }起保持{ $colour }；本周规则为{ $rule }（{ $clause }）：{ $why }
why-held-green = 自 { $since }起保持{ $colour }；本周规则为{ $rule }
why-milestone-late = { $milestone }预测 { $forecast }，较承诺的 { $committed }延期 { $slip } 个工作日
why-milestone-late-recovered = { $milestone }预测 { $forecast }，较承诺的 { $committed }延期 { $slip } 个工作日；已决定追赶措施
why-milestone-slips = { $milestone }在最近四次报告中延后 { $slips } 次
why-milestone-close = { $days ->
    [0] { $milestone }预测 { $forecast }，与承诺日期相同
   *[other] { $milestone }预测 { $forecast }，较承诺的 { $committed }提前 { $early } 个工作日
}
why-milestone-room = { $days ->
    [0] { $milestone }预测 { $forecast }，与承诺日期相同，没有余量（少于 { $least } 个工作日）
   *[other] { $milestone }预测 { $forecast }，距承诺的 { $committed }仅余 { $early } 个工作日，少于 { $least } 个
}
why-tasks = { $n ->
    [1] { $task }较基线 { $slip } 个工作日，达到一周
   *[other] { $n } 项任务晚于基线一周以上，最晚的是{ $task }，{ $slip } 个工作日
}
why-tasks-float = { $n ->
    [1] { $task }较基线 { $slip } 个工作日，且没有时差
   *[other] { $n } 项任务晚于基线且没有时差，最晚的是{ $task }，{ $slip } 个工作日
}
why-milestone-odds = { $milestone }按期（{ $committed }）达成的概率：{ $chance }
why-issues = { $n } 个问题，最高严重度 { $severity }：{ $ids }
why-overdue-of = { $n } 项下一步已逾期（{ $share }），如 { $ids }
why-overdue = { $share } 的下一步已逾期
why-requirements = { $n } 项必须满足的需求未通过或待确认
why-gates = { $names }即将到期而准则未满足
why-stale = 最近一次状态说明在 { $n } 天前
why-no-note = 没有状态说明
# 规则为何未判定；内部读者可见规则编号。
rules-not-evaluated = 暂不判定：{ $why }。
rules-because = { $why }（{ $rules }）
unevaluated-absent = 尚无 { $path }
unevaluated-division = 除数为零
unevaluated-range = 数值超出范围
unevaluated-broken = 无法读取
absent-issue_stats-s2_p85_age = 已关闭的 S2 问题不足十个，未关闭问题的存续天数尚无可比
absent-issue_stats-s2_p95_age = 已关闭的 S2 问题不足十个，未关闭问题的存续天数尚无可比
absent-issues-urgency = 部分问题未注明需解决的日期
absent-milestone-p_meet = 尚未计算按期达成的概率
absent-milestone-slip = 没有可比的基线
absent-qual = 尚无验证结果
