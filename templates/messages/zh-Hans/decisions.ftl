### 决策、行动项与评审页用语。

decisions-answer-none = 决策，无待决事项
decisions-answer = { $n } 项待决策
superseded-by = 已被 { $id } 取代
actions-open = { $n } 项未完成
actions-overdue = { $n } 项逾期
action-open = 未完成
action-overdue = 逾期
action-done = 已完成

## 评审
review-pass = 通过
review-conditional = 有条件通过
review-fail = 需重审
review-planned = 计划中
review-kind-kick-off = 启动会
review-kind-design-review = 设计评审
review-kind-gate = 阶段评审
review-kind-customer-sync = 客户例会
review-kind-post-mortem = 复盘
