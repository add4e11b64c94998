internal import CareModel

/// Faults in the ledger alone, and those that only the sum of a person's spend shows.
extension World {
  mutating func sowLedger(_ furrow: inout Furrow) {
    let number = furrow.number
    switch furrow.kind {
    case .lineRepeated: if furrow.isPresent { repeatedLines.append(number) }
    case .periodOdd:
      // Planned postings, and a supplementary period that is not booked as one.
      let isPlanned = number % 2 == 0
      let key = add(
        furrow, goods(number), month: isPlanned ? Self.month(2026, 4) : Self.month(2025, 12), amount: 6_150_00,
        type: isPlanned ? 2 : 0, isSupplementary: !isPlanned, text: .goods)
      find(furrow, "warning", "posteringer", key, amount: 6_150_00)
    case .plannedPayment:
      let key = add(
        furrow, goods(number), month: Self.month(2026, 5), amount: 8_800_00, type: 4, text: .plannedPayment)
      find(furrow, "blocking", "posteringer", key, amount: 8_800_00)
    case .citizenMissing:
      let account = Account(
        function: "5.38.59", grouping: "002", costType: "4.0", costCentre: Organisation.adultPurchases)
      let supplier = organisation.facilities[bought(15)].businessNumber
      let key = add(furrow, account, month: Self.month(2026, 5), amount: 7_400_00, supplier: supplier)
      find(furrow, "warning", "posteringer", key, amount: 7_400_00)
    case .refundMissing:
      let carrier = carry(ServiceKind.longStay, from: Self.day(2026, 1, 5) + number * 7, &furrow.dice)
      if furrow.isPresent {
        ledgerFaults.append(.drop(person: carrier.person, from: 0, function: "5.22.07"))
      }
      find(furrow, "warning", "borgere", cpr(carrier.person))
    case .householdAboveThreshold:
      let children = (0..<2).map { _ in
        carry(ServiceKind.fosterCare, from: Self.day(2025, 6, 2), born: Self.day(2015, 2, 2), &furrow.dice)
      }
      if furrow.isPresent {
        persons[children[1].person].household = persons[children[0].person].household
      }
      find(furrow, "info", "borgere", cpr(children[0].person), related: ["borgere:" + cpr(children[1].person)])
    default:
      // A package of home support, bought by the citizen at three times the largest package's price.
      let carrier = carry(5, from: Self.day(2025, 7, 1) + number, facility: -1, &furrow.dice)
      if furrow.isPresent { services[carrier.service].ownPrice *= 3 }
      find(furrow, "info", "disponering", id("D", carrier.service))
    }
  }

  /// The account for goods of an own facility.
  func goods(_ number: Int) -> Account {
    let own = organisation.facilities.filter { $0.isOwn }
    let facility = own[number % own.count]
    let kind = ServiceKind.all[facility.kinds[0]]
    return Account(
      function: kind.function, grouping: kind.groupings[0], costType: "2.0", costCentre: facility.costCentre)
  }

  /// Does to the numbered ledger, the budget and the absence what was sown.
  mutating func spoilLedger() {
    for fault in ledgerFaults {
      switch fault {
      case .drop(let person, let from, let function, let costType):
        let accounts = ledger.accounts
        ledger.postings.removeAll {
          let account = accounts[Int($0.account)]
          return $0.person == Int32(person) && Int($0.month) >= from
            && (function ?? account.function) == account.function
            && (costType ?? account.costType) == account.costType
        }
      case .lower(let person, let from, let costType):
        for index in ledger.postings.indices
        where ledger.postings[index].person == Int32(person) && Int(ledger.postings[index].month) >= from
          && ledger.accounts[Int(ledger.postings[index].account)].costType == costType
        {
          ledger.postings[index].amount /= 3
        }
      case .move(let person, let month, let function, let service):
        guard let index = line(of: person, in: month) else { continue }
        var account = ledger.accounts[Int(ledger.postings[index].account)]
        account.function = function
        ledger.postings[index].account = Int16(ledger.number(of: account))
        findings.append(
          SownFinding(
            check: "K8", severity: "blocking", file: "posteringer", key: Self.key(ledger.postings[index]),
            amount: ledger.postings[index].amount, related: ["indsatser:" + service]))
      case .raise(let person, let month, let extra, let service):
        guard let index = line(of: person, in: month) else { continue }
        ledger.postings[index].amount += extra
        let line = ledger.postings[index]
        findings.append(
          SownFinding(
            check: "K7", severity: "warning", file: "posteringer",
            key: Self.key(line), amount: extra, related: ["indsatser:" + service]))
      case .add(var posting, let account):
        posting.account = Int16(ledger.number(of: account))
        ledger.postings.append(posting)
      case .newRefund(let person):
        let accounts = ledger.accounts
        guard
          let line = ledger.postings.first(where: {
            $0.person == Int32(person) && accounts[Int($0.account)].function == "5.22.07"
          })
        else { continue }
        findings.append(
          SownFinding(check: "K18", severity: "warning", file: "posteringer", key: Self.key(line)))
      }
    }
    repeatLines()
    unbalanceReallocations()
    if plan.count(.sourceStale) > 0, plan.isPresent(.sourceStale, 0) {
      absences.removeAll { $0.month > Self.month(2026, 7) }
      findings.append(SownFinding(check: "K50", severity: "info", file: "fravær", key: "fravær"))
    }
  }

  private func line(of person: Int, in month: Int) -> Int? {
    ledger.postings.firstIndex { $0.person == Int32(person) && Int($0.month) == month }
  }

  private static func key(_ line: PostingFact) -> String { "\(digits(Int(line.voucher), 8))|\(line.line)" }

  /// A line for goods of March 2026 stands twice, number and all.
  private mutating func repeatLines() {
    let lines = ledger.postings.indices.filter {
      Int(ledger.postings[$0].month) == Self.month(2026, 3) && ledger.postings[$0].person < 0
        && ledger.postings[$0].text == Ledger.Text.goods.rawValue && ledger.postings[$0].voucher < 60_000_000
    }
    for number in repeatedLines where number < lines.count {
      let line = ledger.postings[lines[number]]
      ledger.postings.append(line)
      findings.append(
        SownFinding(
          check: "K35", severity: "blocking", file: "posteringer", key: Self.key(line), amount: line.amount))
    }
  }

  private mutating func unbalanceReallocations() {
    guard plan.count(.reallocationUnbalanced) > 0, plan.isPresent(.reallocationUnbalanced, 0),
      let index = ledger.budget.indices.last(where: {
        ledger.budget[$0].year == Self.storyYear && ledger.budget[$0].kind == 1 && ledger.budget[$0].original > 0
      })
    else { return }
    ledger.budget[index].moved += 250_000_00
    findings.append(
      SownFinding(
        check: "K47", severity: "warning", file: "budget", key: "\(Self.storyYear)", amount: 250_000_00))
  }
}
