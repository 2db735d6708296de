### 数据质量。简体中文。

title-quality = { $program } { $heading }：{ $says }
quality-summary = { $files }中有 { $n } 条警告
quality-files = { $n } 个文件
quality-none = 没有警告
quality-more = 另有 { $n } 条；`milepost check` 可显示全部
