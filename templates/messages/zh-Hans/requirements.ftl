### 需求页用语。

requirements-answer = 已验证 { $verified }/{ $scope } 项需求
none-requirements = 没有需求。
of = 共 { $n } 项
accepted-if = 通过标准：
section = 第 { $n } 节
units = { $n } 台
on-recipe = 固件包 { $recipe }
suspect = 待确认
suspect-recipe = 待确认，现行固件包为 { $recipe }
suspect-rewritten = 待确认，此后需求文字有改动
category-none = 其他需求

## 指标
coverage-traced = 有任务承接
coverage-verified = 已验证
coverage-verified-must = 必须项已验证
coverage-failed = 未通过
coverage-suspect = 待确认
coverage-untested = 尚无结果

## 缺口
gap-none = 无缺口
gap-failed = { $n } 项未通过
gap-suspect = { $n } 项待确认
gap-untraced = { $n } 项无任务
gap-untested = { $n } 项尚无结果

## 优先级、状态、方法、结果
priority-must = 必须
priority-should = 应当
priority-could = 可选
requirement-proposed = 已提出
requirement-agreed = 已商定
requirement-in-work = 进行中
requirement-implemented = 已实现
requirement-verified = 已验证
requirement-customer-accepted = 客户已接受
requirement-waived = 已豁免
requirement-failed = 未通过
requirement-suspect = 待确认
requirement-untraced = 无任务
method-test = 测试
method-analysis = 分析
method-inspection = 检查
method-demonstration = 演示
method-none = 方法未定
result-pass = 通过
result-deviation = 有偏差通过
result-fail = 未通过
result-blocked = 无法执行
result-none = 尚无结果

## 矩阵
matrix-areas = 承接部门
matrix-plan = 计划
matrix-evidence = 证据
matrix-tasks = 任务
matrix-tasks-title = 承接任务是否完成
matrix-evidence-title = 以该方法得到的最近结果
matrix-works = 承接
matrix-tasks-done = 任务已完成
matrix-tasks-open = 任务未完成
