### 挣值。简体中文。

tab-value = 挣值
value-none = 尚无可比较的计划：挣值需要基线（`baselines/ID.yaml`，并在 `current_baseline` 中指明）和数据日期。
value-none-short = 没有基线
value-not-assessed = 未评估
value-effort-days = 人天
value-weeks = { $n } 周

value-says-not-yet = 按基线尚无应完成的工作。
value-says-done = 基线工作已全部完成，用时 { $took } 周，计划 { $planned } 周。
value-says-but = SPI 为 { $spi }，但按时间看，项目用 { $at } 周只完成了计划 { $es } 周的工作：SPI(t) 为 { $time }。
value-says-and = SPI 为 { $spi }；按时间看，项目用 { $at } 周完成了计划 { $es } 周的工作：SPI(t) 为 { $time }。
value-says-same = 按价值与按时间看进度一致，SPI 为 { $spi }，SPI(t) 为 { $time }：项目用 { $at } 周完成了计划 { $es } 周的工作。
value-end-late = 照此速度将于{ $date }结束，比计划晚约 { $n } 周。
value-end-early = 照此速度将于{ $date }结束，比计划早约 { $n } 周。
value-end-planned = 照此速度将按计划于{ $date }结束。
value-short = SPI(t) { $time }
value-short-late = SPI(t) { $time }，照此速度约晚 { $weeks } 周
value-short-early = SPI(t) { $time }，照此速度约早 { $weeks } 周
value-short-planned = SPI(t) { $time }，照此速度按计划结束

value-spi-t = 时间进度 SPI(t)
value-spi-t-note = 小于 1 即落后，直到结束始终有效
value-spi = 价值进度 SPI
value-spi-note = 无论多晚结束，最终都会回到 1
value-behind = 落后时间
value-behind-note = 距当前挣值应完成之日
value-earned = 挣值
value-earned-note = 应完成 { $planned }，总计 { $budget }
value-cpi = 成本绩效 CPI
value-cost-note = 每投入一单位所获得的价值
value-cost-unrecorded = 未记录实际投入（`actuals/WEEK.yaml`），因此不评估成本。
value-cost-partly = 有 { $n } 项已开始的任务未记录实际投入，因此不评估成本。
value-finish = 照此速度的结束日期
value-finish-note = 计划 { $date }

value-curve-title = 截至目前应完成 { $planned }，已完成 { $earned }，占基线的 { $share }
value-caption = 计划价值在各任务基线的工作日内均匀增长。
value-caption-undated = 计划价值在各任务基线的工作日内均匀增长。百分比与数量没有日期：其挣值只计入最后一点。
value-line-planned = 计划
value-line-earned = 挣值
value-line-spent = 实际

value-by-time = 按时间（周）
value-by-value = 按价值
value-by-cost = 按成本
value-col-figure = 指标
value-col-formula = 公式
value-col-value = 数值
value-pd = 计划工期
value-at = 已用时间
value-es = 挣得进度：当前挣值原计划完成的时间
value-sv-t = 时间进度偏差
value-ieac-t = 照此速度的总工期
value-tspi = 按计划结束所需的进度
value-bac = 基线总预算
value-pv = 计划价值
value-ev = 挣值
value-sv = 进度偏差
value-ac = 实际投入
value-cv = 成本偏差
value-eac-1 = 完工估算：照目前效率
value-eac-2 = 完工估算：其余按计划
value-eac-3 = 完工估算：兼顾成本与进度绩效
value-etc = 完工尚需估算
value-vac = 完工偏差
value-tcpi = 为守住预算其余工作所需的成本绩效

value-notes = 数据说明
value-note-budget = 依据范围内已列入基线的 { $n } 项任务的预算，单位为{ $unit }。
value-note-days = 依据范围内已列入基线的 { $n } 项任务，以基线工作日为权重：并非每项任务都有预算。
value-note-weeks = 每个周期为一周，于{ $day }结束；自{ $start }起计。
value-note-outside = 有 { $n } 项任务晚于基线加入，在新基线纳入之前不计入。
value-note-unsaid = 有 { $n } 项任务进行中但没有说明已完成多少：完成后才计入。
value-note-undated = 挣值中有 { $value } 没有日期（百分比与数量），只在数据日期已知。
