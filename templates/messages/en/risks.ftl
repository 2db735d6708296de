### Words of the page of risks.

risks-answer = { $n ->
    [one] 1 open risk
   *[other] { $n } open risks
}
risks-open = { $n } open
risks-exposure = { $days } working days of exposure
risks-near = { $n ->
    [one] 1 may strike within two weeks
   *[other] { $n } may strike within two weeks
}
risks-title-three = Three risks carry { $share } of the exposure
risks-title-first = { $name }: { $days } of { $all } days of exposure
risks-caption = Exposure: probability times delay, in working days of the program.
risks-map = Probability against delay
risks-map-worst = { $n ->
    [one] { $count } risk is both likely and long
   *[other] { $count } risks are both likely and long
}
risk-p-50 = 50 % and more
risk-p-25 = 25 to 49 %
risk-p-10 = 10 to 24 %
risk-p-0 = under 10 %
risk-d-0 = under 3 d
risk-d-3 = 3 to 5 d
risk-d-6 = 6 to 10 d
risk-d-10 = over 10 d
risk-cut = { $days } once mitigated
mitigation-to = to { $share }
mitigation-done = done { $date }
response-avoid = Avoid
response-mitigate = Mitigate
response-transfer = Transfer
response-accept = Accept

## Categories of risks and requirements, where authors use these words
category-technical = technical
category-software = software
category-quality = quality
category-performance = performance
category-acceptance = acceptance
category-supply = supply
category-security = security
category-reliability = reliability
category-liquid = liquid
category-telemetry = telemetry
category-service = service
category-mechanical = mechanical
category-compatibility = compatibility
category-thermal = thermal
category-serviceability = serviceability
category-regulatory = regulatory
category-people = people
category-network = network
category-manageability = manageability
category-customer = customer
category-system = system
category-storage = storage
category-sizing = sizing
category-site = site
category-scope = scope
category-schedule = schedule
category-operations = operations
category-logistics = logistics
category-latency = latency
category-fabric = fabric
category-export = export
category-experience = experience
category-diagnostics = diagnostics
category-customs = customs
category-cooling = cooling
category-burn-in = burn-in
category-availability = availability
category-application = application
category-power = power
category-firmware = firmware
category-hardware = hardware
category-safety = safety
category-environment = environment
category-compliance = compliance
category-documentation = documentation
category-packaging = packaging
category-cost = cost
category-commercial = commercial
