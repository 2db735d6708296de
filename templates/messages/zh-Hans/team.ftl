### 团队页用语。

team-answer = 团队 { $n } 人
team-people = { $n } 人
area-none = 其他
away = { $dates }不在岗
hours-title = 工作时间
hours-all = { $n } 个站点的共同工作时间：UTC { $span }
hours-most = 最多 { $most } 个站点同时工作（共 { $n } 个）：UTC { $span }
hours-none = 各站点没有共同的工作时间
hours-caption = 以 UTC 表示的工作时间，按 { $date }的时差。
hours-caption-shared = 以 UTC 表示的工作时间，按 { $date }的时差。阴影：最多站点同时工作的时段。
meeting = { $day } { $time }（{ $zone }），下次 { $date }
meeting-utc = UTC { $time }
raci-nobody = 无人负责
raci-nobody-does = 无人执行
raci-several = 多人负责
col-resource = 资源
load-over = { $others ->
    [0] 未来 { $weeks } 周中，{ $name }有 { $n } 周超负荷
   *[other] 未来 { $weeks } 周中，{ $name }有 { $n } 周超负荷，另有 { $others } 项资源不足
}
load-fits = 未来 { $weeks } 周没有资源超负荷
load-days = 超出 { $n } 天
load-caption = 各周最紧张一天的“需要 / 可用”数量，所有项目合计。柱：需要量；横线：可用量。每周从周一开始。
