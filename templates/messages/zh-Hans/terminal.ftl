### 终端：各项目一览。简体中文。

terminal-committed = 承诺 { $date }
terminal-baseline = 基线 { $date }
terminal-forecast = 预测 { $date }
terminal-decisions = { $n ->
    [0] 无待决策事项
   *[other] { $n } 项待决策
}
terminal-override = { $dimension }由{ $name }人工调整为{ $shown }，有效至{ $date }，规则判定为{ $rule }：{ $reason }
terminal-seen = { $audience } 看到的是{ $colour }：{ $why }
terminal-late = { $days }，延期
terminal-early = { $days }，提前
terminal-issues = ；问题共 { $created } 个，未关闭 { $open } 个，已关闭 { $closed } 个
terminal-median = ，半数在 { $days } 天内关闭
