internal import CareModel

/// Differences between the case system and the finance system (K1–K8, K12, K13).
extension World {
  mutating func sowReconciliation(_ furrow: inout Furrow) {
    let (number, isPresent) = (furrow.number, furrow.isPresent)
    let day = 15
    let spring = Self.day(2025, 4, 7) + number * 13
    let summer = Self.month(2026, 7)
    func service(_ carrier: Carrier) -> String { id("I", carrier.service) }
    func commitment(_ carrier: Carrier) -> [String] { ["disponering:" + id("D", carrier.service)] }
    switch furrow.kind {
    case .unpaidService:
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent { ledgerFaults.append(.drop(person: carrier.person, from: summer)) }
      find(furrow, "warning", "indsatser", service(carrier))
    case .paidWithoutService:
      // Paid four months before anything was granted.
      let carrier = carry(day, from: Self.day(2026, 6, 1), &furrow.dice)
      let key = pay(furrow, carrier, month: Self.month(2026, 2), amount: 18_400_00)
      find(furrow, "blocking", "posteringer", key, amount: 18_400_00)
    case .paidWithoutServiceElsewhere:
      let other = Self.neighbours[1]
      let carrier = carry(day, from: Self.day(2026, 6, 1), facility: own(day), payers: (other, other), &furrow.dice)
      let key = pay(furrow, carrier, month: Self.month(2026, 2), amount: 9_200_00, counterpart: other)
      find(furrow, "info", "posteringer", key, amount: 9_200_00)
    case .paidAfterEnd:
      let end = Self.day(2026, 3, 31)
      let carrier = carry(day, from: spring, to: end, &furrow.dice)
      let amount = Self.price(rate(of: services[carrier.service], year: 2026), .month, days: 30, ofMonth: 30)
      let keys = (5...7).map { pay(furrow, carrier, month: Self.month(2026, $0), amount: amount, line: $0) }
      find(
        furrow, "blocking", "indsatser", service(carrier), amount: amount * 3,
        related: keys.map { "posteringer:" + $0 })
    case .startDiffers:
      let carrier = carry(day, from: Self.day(2026, 4, 1) + number * 3, &furrow.dice)
      if isPresent { services[carrier.service].commitment.start = services[carrier.service].start + 21 }
      find(furrow, "warning", "indsatser", service(carrier), related: commitment(carrier))
    case .endDiffers: sowEnd(&furrow)
    case .rateDiffers:
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent { services[carrier.service].commitment.ratePercent = 106 + Int64(number) * 3 }
      find(furrow, "warning", "indsatser", service(carrier), related: commitment(carrier))
    case .amountDiffers:
      let carrier = carry(day, from: spring, &furrow.dice)
      let extra = 2_500_00 + Int64(number) * 1_750_00
      if isPresent {
        ledgerFaults.append(
          .raise(person: carrier.person, month: Self.month(2026, 6), by: extra, service: service(carrier)))
      }
    case .wrongFunction:
      // The month's line stands where long stays are booked.
      let carrier = carry(day, from: spring, &furrow.dice)
      if isPresent {
        ledgerFaults.append(
          .move(person: carrier.person, month: Self.month(2026, 5), to: "5.38.50", service: service(carrier)))
      }
    case .reasonMissing:
      // Another municipality pays, though the citizen lives here and nothing tells why.
      let carrier = carry(day, from: spring, payers: (code, Self.neighbours[number % 3]), &furrow.dice)
      if isPresent { persons[carrier.person].residence = code }
      find(furrow, "warning", "indsatser", service(carrier))
    default: sowIncome(&furrow)
    }
  }

  /// The true end is 31-12-2026. The case system has none; the finance system has a month too early, and the right one when
  /// it alone has been corrected. Every second is the other way round.
  private mutating func sowEnd(_ furrow: inout Furrow) {
    let carrier = carry(15, from: Self.day(2025, 5, 5) + furrow.number * 9, &furrow.dice)
    let (right, early) = (Self.day(2026, 12, 31), Self.day(2026, 11, 30))
    let state = plan.state(.endDiffers, furrow.number)
    let isOpenInCase = furrow.number % 2 == 0
    switch state {
    case .present:
      if isOpenInCase {
        services[carrier.service].commitment.end = .some(early)
      } else {
        services[carrier.service].end = early
        services[carrier.service].endIsPlanned = true
        services[carrier.service].commitment.end = .some(nil)
      }
    case .corrected(inFinanceOnly: true):
      services[carrier.service].commitment.end = .some(right)
      if !isOpenInCase {
        services[carrier.service].end = early
        services[carrier.service].endIsPlanned = true
      }
    case .corrected(inFinanceOnly: false):
      services[carrier.service].end = right
      services[carrier.service].endIsPlanned = true
    }
    if case .corrected(inFinanceOnly: false) = state { return }
    findings.append(
      SownFinding(
        check: "K5", severity: "warning", file: "indsatser", key: id("I", carrier.service),
        related: ["disponering:" + id("D", carrier.service)]))
  }

  /// Somebody else should pay: nothing has come in (K12; every second is sold by an own facility, the others we have paid
  /// ourselves), or since May only a part of what we paid (K13).
  private mutating func sowIncome(_ furrow: inout Furrow) {
    let other = Self.neighbours[2 + furrow.number % 3]
    let isMissing = furrow.kind == .incomeMissing
    let isSold = isMissing && furrow.number % 2 == 0
    let carrier = carry(
      15, from: Self.day(2025, 8, 4) + furrow.number, facility: isSold ? own(15) : nil,
      payers: (isSold ? other : code, other), &furrow.dice)
    if furrow.isPresent {
      ledgerFaults.append(
        isMissing
          ? .drop(person: carrier.person, from: 0, costType: "7.7")
          : .lower(person: carrier.person, from: Self.month(2026, 5), costType: "7.7"))
    }
    find(furrow, isMissing ? "blocking" : "warning", "indsatser", id("I", carrier.service))
  }

  /// A line on the purchase account of the carrier's service; answers its key. No line is made where the fault is corrected.
  mutating func pay(
    _ furrow: Furrow, _ carrier: Carrier, month: Int, amount: Int64, counterpart: Int = 0, line: Int = 1
  ) -> String {
    let service = services[carrier.service]
    let kind = ServiceKind.all[service.kind]
    let account = Account(
      function: kind.function, grouping: kind.groupings[0], costType: "4.0",
      costCentre: Organisation.adultPurchases)
    let supplier = service.facility >= 0 ? organisation.facilities[service.facility].businessNumber : 0
    return add(
      furrow, account, month: month, amount: amount, person: carrier.person, supplier: supplier,
      counterpart: counterpart, line: line)
  }

  mutating func add(
    _ furrow: Furrow, _ account: Account, month: Int, amount: Int64, person: Int = -1, supplier: Int = 0,
    counterpart: Int = 0, line: Int = 1, type: UInt8 = 0, isSupplementary: Bool = false, text: Ledger.Text = .service
  ) -> String {
    let voucher = 90_000_000 + furrow.kind.number * 1000 + furrow.number
    let posting = PostingFact(
      voucher: Int32(voucher), line: Int16(line), month: Int16(month), isSupplementary: isSupplementary,
      day: Int32(monthEnd(month)), account: 0, person: Int32(person), supplier: Int32(supplier),
      counterpart: Int16(counterpart), text: text.rawValue, type: type, amount: amount)
    if furrow.isPresent { ledgerFaults.append(.add(posting, account)) }
    return "\(voucher)|\(line)"
  }
}
