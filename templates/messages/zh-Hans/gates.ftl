### 阶段评审页用语。

gates-answer = 下一阶段评审：{ $name }，{ $date }
criteria-waived = { $n } 项豁免
criteria-open = { $n } 项未满足
criterion-met = 已满足
criterion-waived = 已豁免
criterion-open = 未满足
criterion-not-evaluated = 未判定
criterion-kind-req = 需求
criterion-kind-qual = 验证
criterion-kind-issue-limit = 问题上限
criterion-kind-doc = 文件
criterion-kind-sign-off = 签署
criterion-kind-metric = 指标
finding-waived = 经决策豁免
finding-met = { $date }确认满足
finding-signed = { $name }于 { $date }签署
finding-unsigned = 待{ $name }签署
finding-document = 尚未发布
finding-not-evaluated = 所需数据项目中尚无
finding-issues = 有 { $n } 个问题不满足
finding-requirements = 有 { $n } 项需求不满足
outcome-go = 通过
outcome-conditional-go = 有条件通过
outcome-no-go = 不通过
outcome-recycle = 需重审
colon = ：
