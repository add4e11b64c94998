/// The money: accounts, postings, budget and rates.
struct Ledger {
  private(set) var accounts: [Account] = []
  private var numbers: [Account: Int] = [:]
  var postings: [PostingFact] = []
  var budget: [BudgetFact] = []
  /// What was to be expected, in øre, by year and account without cost type: the root of the budget.
  private(set) var planned: [Account: [Int: Int64]] = [:]

  static let texts = [
    "Afregning af ophold", "Afregning af indsats", "Månedsløn", "Vikarløn", "Varer og tjenesteydelser",
    "Intern afregning",
    "Betaling fra anden kommune", "Statsrefusion", "Central refusion", "Egenbetaling", "Ledelse og administration",
    "Rådgivning", "Tilbageført", "Ombogført", "Efterregulering", "Planlagt betaling",
  ]
  enum Text: UInt8 {
    case stay, service, salaries, temps, goods, internalIncome, income, refund, centralRefund, ownPayment,
      administration
    case advice, reversed, rebooked, regulation, plannedPayment
  }
  static let types = ["NOR", "", "PRI", "SUP", "FIKTIV", "NORM"]

  mutating func number(of account: Account) -> Int {
    if let number = numbers[account] { return number }
    accounts.append(account)
    numbers[account] = accounts.count - 1
    return accounts.count - 1
  }

  mutating func post(
    _ account: Int, _ month: Int, _ amount: Int64, _ text: Text, person: Int = -1, supplier: Int = 0,
    counterpart: Int = 0,
    type: UInt8 = 0, isSupplementary: Bool = false
  ) {
    postings.append(
      PostingFact(
        voucher: 0, line: 0, month: Int16(month), isSupplementary: isSupplementary, day: 0, account: Int16(account),
        person: Int32(person), supplier: Int32(supplier), counterpart: Int16(counterpart), text: text.rawValue,
        type: type,
        amount: amount))
  }

  /// Adds to what the budget will be made from.
  mutating func plan(_ account: Int, _ year: Int, _ amount: Int64) {
    var key = accounts[account]
    key.costType = ""
    planned[key, default: [:]][year, default: 0] += amount
  }

  /// Puts the lines in the order of the months and numbers the vouchers, twelve lines each.
  ///
  /// Lines of the persons who carry faults have vouchers of their own, a month each, so that the numbers of all others are the
  /// same whatever is wrong.
  mutating func number(_ dice: inout Dice, carriersFrom carrier: Int, firstMonth: Int) {
    postings = postings.enumerated().sorted { ($0.element.month, $0.offset) < ($1.element.month, $1.offset) }.map(
      \.element)
    var ordinary = 0
    var lines: [Int32: Int16] = [:]
    for index in postings.indices {
      let month = Int(postings[index].month)
      let person = Int(postings[index].person)
      if person >= carrier {
        let voucher = Int32(60_000_000 + (person - carrier) * 1000 + month - firstMonth)
        lines[voucher, default: 0] += 1
        postings[index].voucher = voucher
        postings[index].line = lines[voucher] ?? 1
        postings[index].day = Int32(monthEnd(month))
      } else {
        postings[index].voucher = Int32(ordinary / 12 + 1)
        postings[index].line = Int16(ordinary % 12 + 1)
        let last = monthEnd(month)
        postings[index].day = Int32(postings[index].isSupplementary ? last + 40 : last - 2 + dice.below(9))
        ordinary += 1
      }
    }
  }
}
