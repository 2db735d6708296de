### Data quality. English.

title-quality = { $program } { $heading }: { $says }
quality-summary = { $n ->
    [one] 1 warning in { $files }
   *[other] { $n } warnings in { $files }
}
quality-files = { $n ->
    [one] 1 file
   *[other] { $n } files
}
quality-none = no warnings
quality-more = { $n } more; `milepost check` prints all
