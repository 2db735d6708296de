### Words of the portfolio, of a program's overview, its milestones and its report, English.

title-page = { $program }: { $page }

## Milestones
milestone-met = Met
milestone-late = Late for commitment
milestone-recovering = Late, recovery decided
milestone-behind = Behind plan
milestone-on-plan = On plan
chain-says = { $n ->
    [one] 1 step before it: { $name }, { $why }
   *[other] { $n } steps before it, the first { $name }: { $why }
}
