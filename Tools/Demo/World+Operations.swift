/// What own facilities and the authority spend besides buying services, and the budget that all of it had.
extension World {
  /// An own facility earns what its services cost and spends it on pay and goods; its net is small, unless it stands empty.
  mutating func runFacilities(
    _ months: ClosedRange<Int>, _ open: Int, _ earned: [[Int64]], _ expected: [[Int64]], _ dice: inout Dice
  ) {
    for (number, facility) in organisation.facilities.enumerated() where facility.isOwn {
      let kind = ServiceKind.all[facility.kinds[0]]
      func account(_ costType: String, _ grouping: String? = nil) -> Int {
        ledger.number(
          of: Account(
            function: kind.function, grouping: grouping ?? kind.groupings[0], costType: costType,
            costCentre: facility.costCentre))
      }
      let unit = organisation.units.firstIndex { $0.id == facility.id } ?? 0
      let (internalIncome, pay, goods) = (account("9.7"), account("1.0"), account("2.0"))
      let ownPayment = account("7.9", "092")
      let slots = organisation.slots[number]
      for (position, month) in months.enumerated() {
        let length = monthEnd(month) - monthStart(month) + 1
        let year = month / 12
        var normal = earned[number][position]
        var planned = expected[number][position]
        if facility.places > 0 {
          let days = Int64(facility.places * length) * 95 / 100
          normal = rate(facility: number, kind: facility.kinds[0], year: year) * days
          planned = rate(facility: number, kind: facility.kinds[0], year: year, asBudgeted: true) * days
        }
        var share = 0.88
        if number == Organisation.emptying, year == Self.storyYear {
          // Staff follow the residents out, a little later.
          share -= 0.03 * Double(max(0, min(9, month % 12 - 1)))
          let sold = rate(facility: number, kind: facility.kinds[0], year: year) * Int64(slots.sold * length) * 92 / 100
          var account = ledger.accounts[internalIncome]
          account.costType = "7.7"
          ledger.plan(ledger.number(of: account), year, -sold)
        }
        let spent = Int64(Double(normal) * share * dice.around(0.02))
        let temps = Int64(Double(spent) * 0.05 * dice.around(0.6))
        let bought = Int64(Double(normal) * 0.11 * dice.around(0.15))
        let paid = -Int64(facility.places) * 210_000
        ledger.plan(internalIncome, year, -expected[number][position])
        ledger.plan(pay, year, planned * 88 / 100)
        ledger.plan(goods, year, planned * 11 / 100)
        if paid != 0 { ledger.plan(ownPayment, year, paid) }
        guard month <= open else { continue }
        if earned[number][position] != 0 {
          ledger.post(internalIncome, month, -earned[number][position], .internalIncome)
        }
        ledger.post(pay, month, spent - temps, .salaries)
        ledger.post(pay, month, temps, .temps)
        ledger.post(goods, month, bought, .goods)
        if paid != 0 { ledger.post(ownPayment, month, paid, .ownPayment) }
        if month % 12 == 11 {
          let late = Int64(Double(bought) * 0.3 * dice.around(1))
          ledger.post(goods, month, late, .regulation, type: 3, isSupplementary: true)
        }
        addPay(unit, month, spent - temps, temps)
      }
    }
  }

  private mutating func addPay(_ unit: Int, _ month: Int, _ salaries: Int64, _ temps: Int64) {
    pays.append(
      PayFact(unit: unit, month: month, salaries: salaries, temps: temps, positions: max(1, Int(salaries / 420_000))))
  }

  /// Caseworkers' pay, leadership and administration, advice, and refunds from the state.
  mutating func runAuthority(_ months: ClosedRange<Int>, _ open: Int, _ crisis: [Int64], _ dice: inout Dice) {
    var fixed: [(account: Int, amount: Double, text: Ledger.Text)] = []
    func add(
      _ function: String, _ grouping: String, _ costType: String, _ centre: String, _ kroner: Double,
      _ text: Ledger.Text, kind: Int = 1
    ) {
      let account = Account(function: function, kind: kind, grouping: grouping, costType: costType, costCentre: centre)
      fixed.append((ledger.number(of: account), kroner * 100 * max(scale, 0.05), text))
    }
    let (adults, children) = (Organisation.adultCentre, Organisation.childCentre)
    for (function, kroner) in [("5.38.50", 145_000.0), ("5.38.51", 120_000), ("5.38.52", 92_000), ("5.38.59", 61_000)] {
      add(function, "200", "9.1", adults, kroner, .administration)
    }
    for (function, kroner) in [("5.28.21", 88_000.0), ("5.28.23", 64_000)] {
      add(function, "200", "9.1", children, kroner, .administration)
    }
    add("5.38.40", "001", "4.9", adults, 118_000, .advice)
    add("5.38.50", "002", "8.6", adults, -26_000, .refund, kind: 2)
    add("5.38.39", "002", "8.6", adults, -9000, .refund, kind: 2)
    add("5.28.20", "002", "8.6", children, -14_000, .refund, kind: 2)
    let refund = ledger.number(
      of: Account(
        function: "5.38.42", kind: 2, grouping: "004", costType: "8.6", costCentre: Organisation.adultPurchases))
    let desks = organisation.units.indices.filter {
      organisation.units[$0].type == "Team" || organisation.units[$0].type == "Center"
    }
    for (position, month) in months.enumerated() {
      for item in fixed {
        let amount = Int64(item.amount * dice.around(0.04))
        ledger.plan(item.account, month / 12, amount)
        if month <= open { ledger.post(item.account, month, amount, item.text) }
      }
      ledger.plan(refund, month / 12, -crisis[position] / 2)
      if month <= open, crisis[position] > 0 { ledger.post(refund, month, -crisis[position] / 2, .refund) }
      for unit in desks {
        let item = organisation.units[unit]
        let team = Organisation.teams.firstIndex { $0.id == item.id }
        let staff = team.map { number in organisation.caseworkers.count { $0.team == number } + 1 } ?? 4
        let spent = Int64(Double(staff) * 4_650_000 * dice.around(0.02))
        let account = ledger.number(
          of: Account(function: "6.45.53", grouping: "001", costType: "1.0", costCentre: item.costCentre))
        ledger.plan(account, month / 12, spent)
        guard month <= open else { continue }
        ledger.post(account, month, spent, .salaries)
        addPay(unit, month, spent, 0)
      }
    }
  }

  /// The budget lies near what was to be expected, in whole thousands; additions and transfers come during the year.
  mutating func makeBudget(_ dice: inout Dice) {
    let keys = ledger.planned.keys.sorted {
      ($0.function, $0.kind, $0.grouping, $0.costCentre) < ($1.function, $1.kind, $1.grouping, $1.costCentre)
    }
    for year in firstYear...Self.storyYear {
      let first = ledger.budget.count
      for key in keys {
        guard let planned = ledger.planned[key]?[year] else { continue }
        let adjusted = Int64(Double(planned) * dice.around(0.012)) / 100_000 * 100_000
        let addition = dice.chance(0.15) ? Int64(Double(adjusted) * 0.02 * dice.around(0.8)) / 100_000 * 100_000 : 0
        ledger.budget.append(
          BudgetFact(
            year: year, function: key.function, kind: key.kind, grouping: key.grouping, costCentre: key.costCentre,
            original: adjusted - addition, addition: addition, moved: 0))
      }
      // Only lines that can bear it give and receive.
      let lines = ledger.budget.indices[first...].filter {
        ledger.budget[$0].kind == 1 && ledger.budget[$0].original > 400_000_000
      }
      for _ in 0..<min(4, lines.count / 2) {
        let (from, to) = (dice.pick(lines), dice.pick(lines))
        let moved = Int64(dice.between(20, 150)) * 100_000
        guard from != to else { continue }
        ledger.budget[from].moved -= moved
        ledger.budget[to].moved += moved
      }
    }
  }

  static let causes = ["Sygdom", "Delvis sygdom", "Barns sygdom", "Barsel", "Arbejdsskade"]

  mutating func staff() {
    var dice = dice(9)
    let rates = [0.043, 0.005, 0.004, 0.016, 0.002]
    for pay in pays {
      let possible = pay.positions * 205
      let season = [1.25, 1.3, 1.15, 1, 0.9, 0.85, 0.7, 0.85, 1, 1.1, 1.15, 1.15][pay.month % 12]
      for (cause, rate) in zip(Self.causes, rates) {
        let days = Int(Double(possible) * rate * season * dice.around(0.5))
        absences.append(
          AbsenceFact(
            unit: pay.unit, month: pay.month, cause: cause, days: days, possible: possible, positions: pay.positions))
      }
    }
  }
}
