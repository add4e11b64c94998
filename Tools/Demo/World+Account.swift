/// How the ledger comes about: services are paid by the month, facilities earn and spend.
extension World {
  mutating func account() {
    var dice = dice(8)
    var spread = self.dice(10)
    let months = monthIndex(firstDay)...monthIndex(lastDay)
    let open = monthIndex(asOf)
    let count = organisation.facilities.count
    // What each own facility is paid by ourselves and by others, by month: as it was, and as budgeted.
    var earned = [[Int64]](repeating: [Int64](repeating: 0, count: months.count), count: count)
    var expected = earned
    var crisis = [Int64](repeating: 0, count: months.count)
    let spans = months.map { (first: monthStart($0), last: monthStart($0 + 1) - 1) }
    var spending = CentralRefund(persons: persons.count, months: months.count)

    for (number, service) in services.enumerated()
    where !service.isCancelled && !service.isUnpaid && service.end >= firstDay && service.start <= lastDay {
      var chance = self.dice(11 << 32 | UInt64(number))
      let kind = ServiceKind.all[service.kind]
      let isOwn = service.facility >= 0 && organisation.facilities[service.facility].isOwn
      let purchase = ledger.number(of: purchaseAccount(service, kind))
      let income = income(service, kind, isSold: service.acting != code && service.paying != code)
      let supplier = service.facility >= 0 ? organisation.facilities[service.facility].businessNumber : 0
      let firstMonth = monthIndex(max(service.start, firstDay)) - months.lowerBound
      let lastMonth = monthIndex(min(service.end, lastDay)) - months.lowerBound
      for position in firstMonth...lastMonth {
        let span = spans[position]
        let days = min(service.end, span.last) - max(service.start, span.first) + 1
        let month = months.lowerBound + position
        let length = span.last - span.first + 1
        let amount = Self.price(rate(of: service, year: month / 12), kind.unit, days: days, ofMonth: length)
        let plan =
          service.isUnbudgeted
          ? 0
          : Self.price(rate(of: service, year: month / 12, asBudgeted: true), kind.unit, days: days, ofMonth: length)
        if isOwn, service.paying == code || service.acting == code {
          earned[service.facility][position] += amount
          expected[service.facility][position] += plan
        }
        if service.paying == code || service.acting == code {
          ledger.plan(purchase, month / 12, plan)
          if month <= open {
            let text: Ledger.Text = kind.unit == .day ? .stay : .service
            pay(purchase, month, amount, text, service.person, supplier, counterpart(service), &chance)
            if service.paying == code { spending.add(service.person, position, amount) }
          }
          if service.paying == code, service.kind == 16 { crisis[position] += amount }
        }
        if service.paying != code {
          ledger.plan(
            income, month / 12, service.facility == Organisation.emptying && month / 12 == Self.storyYear ? 0 : -plan)
          if month <= open {
            ledger.post(income, month, -amount, .income, person: service.person, counterpart: service.paying)
          }
        }
      }
    }
    runFacilities(months, open, earned, expected, &spread)
    runAuthority(months, open, crisis, &spread)
    for (person, position, amount) in spending.refunds(persons, firstMonth: months.lowerBound, until: open) {
      let account = ledger.number(
        of: Account(
          function: "5.22.07", kind: 2, grouping: "001", costType: "8.6", costCentre: Organisation.adultPurchases))
      ledger.post(account, months.lowerBound + position, -amount, .centralRefund, person: person)
      ledger.plan(account, (months.lowerBound + position) / 12, -amount)
    }
    ledger.number(&dice, carriersFrom: carriersFrom, firstMonth: months.lowerBound)
    makeBudget(&dice)
  }

  private mutating func pay(
    _ account: Int, _ month: Int, _ amount: Int64, _ text: Ledger.Text, _ person: Int, _ supplier: Int,
    _ counterpart: Int,
    _ dice: inout Dice
  ) {
    let throwOfDice = dice.below(1000)
    ledger.post(
      account, month, amount, text, person: person, supplier: supplier, counterpart: counterpart,
      type: throwOfDice % 5 == 0 ? 1 : 0)
    if throwOfDice < 4 {
      ledger.post(account, month, -amount, .reversed, person: person, supplier: supplier, counterpart: counterpart)
      ledger.post(account, month, amount, .rebooked, person: person, supplier: supplier, counterpart: counterpart)
    }
  }

  private func purchaseAccount(_ service: ServiceFact, _ kind: ServiceKind) -> Account {
    let costType: String
    if service.facility < 0 {
      costType = kind.isChild ? "4.9" : "5.2"
    } else {
      let facility = organisation.facilities[service.facility]
      costType = facility.isOwn ? "9.4" : ["Kommunal": "4.7", "Regional": "4.8"][facility.ownership] ?? "4.0"
    }
    return Account(
      function: kind.function, grouping: kind.groupings[service.grouping], costType: costType,
      costCentre: kind.isChild ? Organisation.childPurchases : Organisation.adultPurchases)
  }

  /// Income from the municipality that pays: at the facility for a sold place, else where the expense stands.
  private mutating func income(_ service: ServiceFact, _ kind: ServiceKind, isSold: Bool) -> Int {
    var account = purchaseAccount(service, kind)
    account.costType = "7.7"
    if isSold, service.facility >= 0, organisation.facilities[service.facility].isOwn {
      account.costCentre = organisation.facilities[service.facility].costCentre
    }
    return ledger.number(of: account)
  }

  private func counterpart(_ service: ServiceFact) -> Int {
    guard service.facility >= 0 else { return 0 }
    let facility = organisation.facilities[service.facility]
    return facility.ownership == "Kommunal" && !facility.isOwn ? facility.operatorCode : 0
  }
}
