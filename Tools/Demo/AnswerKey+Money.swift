internal import CareModel

/// Money: every line of the ledger and of the budget is added up, once for each way of grouping.
extension AnswerKey {
  mutating func countMoney() {
    let world = world
    let facilities = Dictionary(
      uniqueKeysWithValues: world.organisation.facilities.filter(\.isOwn).map { ($0.costCentre, $0.id) })
    let units = Dictionary(uniqueKeysWithValues: world.organisation.units.map { ($0.costCentre, $0.id) })
    countMoney(by: []) { _ in "" }
    countMoney(by: ["service_area"]) { Self.area(of: $0) ?? "" }
    countMoney(by: ["function"]) { $0.function }
    countMoney(by: ["grouping"]) { $0.grouping }
    countMoney(by: ["cost_centre"]) { $0.costCentre }
    countMoney(by: ["facility"]) { facilities[$0.costCentre] ?? "" }
    countMoney(by: ["unit"]) { units[$0.costCentre] ?? "" }
  }

  private mutating func countMoney(by dimensions: [String], key: (Account) -> String) {
    let world = world
    let accounts = world.ledger.accounts
    let budgets = world.ledger.budget
    let budgetKeys = budgets.map {
      key(Account(function: $0.function, kind: $0.kind, grouping: $0.grouping, costType: "", costCentre: $0.costCentre))
    }
    let (keys, positions) = Self.numbered(accounts.map(key) + budgetKeys)
    let windows = windows
    let firstMonth = monthIndex(world.firstDay)
    let months = monthIndex(world.lastDay) - firstMonth + 1
    let nothing = [Int64](repeating: 0, count: months)
    var spent = [[Int64]](repeating: nothing, count: keys.count)
    var refunded = spent
    var hasSpent = [[Bool]](repeating: [Bool](repeating: false, count: months), count: keys.count)
    var hasRefund = hasSpent
    for posting in world.ledger.postings where posting.isMoney {
      let account = Int(posting.account)
      let month = Int(posting.month) - firstMonth
      if accounts[account].kind == 1 {
        spent[positions[account]][month] += posting.amount
        hasSpent[positions[account]][month] = true
      } else if accounts[account].kind == 2 {
        refunded[positions[account]][month] += posting.amount
        hasRefund[positions[account]][month] = true
      }
    }
    let years = months / 12
    var original = [[Int64]](repeating: [Int64](repeating: 0, count: years), count: keys.count)
    var adjusted = original
    for (number, line) in budgets.enumerated() where line.kind == 1 {
      let position = positions[accounts.count + number]
      original[position][line.year - world.firstYear] += line.original
      adjusted[position][line.year - world.firstYear] += line.original + line.addition + line.moved
    }
    let names: [[String?]] = keys.map { dimensions.isEmpty ? [] : [$0.isEmpty ? nil : $0] }
    func sum(_ amounts: [Int64], _ window: Window) -> Int64 {
      window.months.reduce(0) { $0 + amounts[$1 - firstMonth] }
    }
    func any(_ flags: [Bool], _ window: Window) -> Bool { window.months.contains { flags[$0 - firstMonth] } }
    func budget(_ amounts: [Int64], _ window: Window) -> String? {
      let year = amounts[window.year - world.firstYear]
      if year == 0 { return nil }
      return window.grain == .year ? Self.kroner(year) : "\(Double(year) * Double(window.months.count) / 1200)"
    }
    add("forbrug", by: dimensions, keys: names) { key, window in
      any(hasSpent[key], windows[window]) ? Self.kroner(sum(spent[key], windows[window])) : nil
    }
    add("refusion", by: dimensions, keys: names) { key, window in
      any(hasRefund[key], windows[window]) ? Self.kroner(sum(refunded[key], windows[window])) : nil
    }
    add("oprindeligt_budget", by: dimensions, keys: names) { key, window in budget(original[key], windows[window]) }
    add("korrigeret_budget", by: dimensions, keys: names) { key, window in budget(adjusted[key], windows[window]) }
    add("forbrugsprocent", by: dimensions, keys: names) { key, window in
      let window = windows[window]
      let year = adjusted[key][window.year - world.firstYear]
      guard year != 0, any(hasSpent[key], window) else { return nil }
      return "\(100 * Double(sum(spent[key], window)) / (Double(year) * Double(window.months.count) / 12))"
    }
    guard dimensions.isEmpty || dimensions == ["service_area"] else { return }
    let persons = fullYearPersons()
    let places = Dictionary(uniqueKeysWithValues: persons.keys.enumerated().map { ($1, $0) })
    add("enhedspris", by: dimensions, keys: names) { key, window in
      // Fewer days than one citizen in one month give no price, and neither do expenses below zero.
      guard dimensions.isEmpty || !keys[key].isEmpty, let place = places[keys[key]],
        persons.values[place][window] * 366 > 27.9, any(hasSpent[key], windows[window]),
        sum(spent[key], windows[window]) >= 0
      else { return nil }
      return "\(Double(sum(spent[key], windows[window])) / 100 / persons.values[place][window])"
    }
  }
}
