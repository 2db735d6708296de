### 项目组合、项目概览、里程碑与一页报告的用语，简体中文。

title-page = { $program }：{ $page }

## 里程碑
milestone-met = 已达成
milestone-late = 晚于承诺
milestone-recovering = 晚于承诺，已决定追赶措施
milestone-behind = 落后于计划
milestone-on-plan = 按计划
chain-says = 之前共 { $n } 步，始于{ $name }：{ $why }
