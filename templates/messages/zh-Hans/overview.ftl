### 项目组合、项目概览、里程碑与一页报告的用语，简体中文。

title-page = { $program }：{ $page }

## 里程碑
milestone-met = 已达成
milestone-late = 延期
milestone-recovering = 追赶中
milestone-behind = 落后计划
milestone-on-plan = 正常
milestone-close = 余量不足
chain-says = 之前共 { $n } 步，始于{ $name }：{ $why }

## 项目概览
program-sub = 阶段：{ $phase }。项目经理：{ $manager }。
phase-evaluation = 评估
phase-poc = 概念验证（POC）
phase-evt = 工程验证（EVT）
phase-dvt = 设计验证（DVT）
phase-pvt = 生产验证（PVT）
phase-acceptance = 客户验收
phase-deployment = 量产部署
phase-sustaining = 维护
weeks-range = 第 { $from }–{ $to } 周
all-open-issues = 全部 { $n } 个未关闭问题
whole-schedule = 完整进度计划
overview-schedule = 共 { $n } 项任务，已完成 { $done } 项，{ $late } 项延期五天以上且时差不足五天。延期与时差以工作日计。

## 关键指标
fact-committed = 承诺 { $date }，
fact-committed-kept = 与承诺一致
fact-plan = 计划 { $date }，
fact-plan-kept = 与计划一致
fact-issues = 未关闭问题
fact-severities = S1 { $s1 } 个，S2 { $s2 } 个
fact-down = 减少 { $n } 个
fact-up = 增加 { $n } 个
fact-requirements = 已验证需求
fact-of = / { $n }
fact-not-passed = 未通过 { $n } 项
fact-to-verify = 待验证 { $n } 项
fact-all-verified = 全部已验证
fact-tasks = 已完成任务
fact-in-progress = 进行中 { $n } 项
fact-late = { $n } 项延期一周以上且时差不足
fact-exposure = 风险敞口
fact-risks = { $n } 项未关闭风险
fact-largest = 最大 { $days }
fact-gate = { $gate }：已满足准则
fact-gate-due = { $date }到期

## 工作流
workstream-finished = 完成：{ $name }
workstream-started = 开始：{ $name }
workstream-next = 下一项：{ $name }，{ $date }
workstream-no-baseline = 未完成任务尚无可比的基线或承诺。
workstream-done = 全部工作已完成。
workstream-done-here = 此处列出的工作均已完成。
workstream-milestones-met = 其里程碑均已达成。

## 项目组合
answer-none = 没有项目。
answer-one = { $name }为{ $colour }：{ $reason }。
answer-all = 全部 { $all } 个项目均为{ $colour }。
answer-calm = 没有红色或黄色的项目。
answer-red = { $all } 个项目中有 { $count } 个为红色{ $names }。
answer-amber = { $all } 个项目中有 { $count } 个为黄色{ $names }。
answer-amber-too = { $count } 个为黄色{ $names }。
answer-colon = ：
answer-decisions = 有 { $count } 项决策待定。
answer-decisions-due = { $n ->
    [1] 有 1 项决策待定，{ $date }到期。
   *[other] 有 { $count } 项决策待定，最早 { $date }到期。
}
answer-short = { $all ->
    [1] { $colour }
   *[other] { $all } 个中 { $n } 个{ $colour }
}
promise-late = 延期 { $n } 天
promise-kept = 如期
promise-odds = 按期概率 { $chance }
promise-early = 提前 { $n } 天
gates-title = 阶段评审
gates-label = 全部项目的阶段评审
gates-next = { $program }将于 { $date }到达{ $gate }
gates-near = 四周内有 { $count } 项阶段评审
gate-says-passed = { $gate }已于 { $date }通过
gate-says-expected = { $gate }预计 { $date }
drift-promised = 承诺日期
drift-on-date = 如期
drift-caption = 横轴：报告周次。纵轴：目前延期最多的承诺，其预测与承诺日期相差的工作日。
drift-none = 没有项目晚于其承诺
drift-up = { $program }较承诺晚 { $n } 个工作日，此前为 { $then }
drift-down = { $program }较承诺晚 { $n } 个工作日，此前为 { $then }
drift-level = { $program }仍较承诺晚 { $n } 个工作日

## 一页报告
report-more = 另有 { $n } 项
report-foot = 数据截至 { $date }（{ $zone } 当日结束）。规则版本 { $rules }。

## 里程碑的达成概率
odds-hardly = <1%
odds-nearly-certain = >99%
odds-p80 = P80 { $date }
odds-range = P50 { $p50 }、P80 { $p80 }、P90 { $p90 }
odds-meet = 按期（{ $date }）概率 { $chance }
odds-title = { $milestone }：{ $p50 }前达成概率 50%，{ $p80 }前 80%
odds-title-meet = ；按期（{ $date }）概率 { $chance }
odds-level = { $share }：{ $date }
odds-committed = 承诺 { $date }
odds-caption = 横轴：日期。纵轴：{ $runs } 次模拟中届时已达成的比例（%）。依据剩余工作的三点估算和未关闭的风险。
odds-drivers-risk = 若不发生“{ $cause }”，{ $milestone }的 P80 日期可提前 { $n } 个工作日
odds-drivers-task = 若“{ $cause }”按最可能工期完成，{ $milestone }的 P80 日期可提前 { $n } 个工作日
odds-drivers-caption = P80 为 80% 的模拟届时已达成的日期。图中为该风险不发生，或该任务按最可能工期完成时，P80 日期可提前的工作日数；每项单独计算，不可相加。
odds-table = 各概率对应的日期
col-share = 模拟比例
col-chance = 按期概率
col-p50 = P50
col-p80 = P80
col-p90 = P90
col-cause = 风险或任务
col-gain = P80 可提前
col-sensitivity = 秩相关系数
