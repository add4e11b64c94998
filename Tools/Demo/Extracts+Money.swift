internal import Foundation

/// What the finance system hands over: postings, budget, commitments, rates.
extension Extracts {
  mutating func postings() throws {
    let world = world
    let header = [
      "Bilagsnr", "Linje", "Regnskabsår", "Periode", "Posteringsdato", "Funktion", "Dranst", "Gruppering", "Art",
      "Omkostningssted", "Borger_CPR", "Leverandør_CVR", "Modpart_kommune", "Tekst", "Beløb", "Type",
    ]
    let form = FileForm(encoding: .windows1252, isCRLF: true, hyphenatesNumbers: true, hasThousands: true)
    try csv("posteringer", form, header) { file in
      for posting in world.ledger.postings {
        let account = world.ledger.accounts[Int(posting.account)]
        file.code(Int(posting.voucher), width: 8)
        file.whole(Int(posting.line))
        file.whole(Int(posting.month) / 12)
        file.whole(posting.isSupplementary ? 13 : Int(posting.month) % 12 + 1)
        file.date(Int(posting.day))
        file.text(account.function)
        file.whole(account.kind)
        file.text(account.grouping)
        file.text(account.costType)
        file.text(account.costCentre)
        if posting.person >= 0 { file.personNumber(world.persons[Int(posting.person)].number) } else { file.blank() }
        if posting.supplier > 0 { file.code(Int(posting.supplier), width: 8) } else { file.blank() }
        if posting.counterpart > 0 { file.code(Int(posting.counterpart), width: 4) } else { file.blank() }
        file.text(Ledger.texts[Int(posting.text)])
        file.amount(posting.amount)
        file.text(Ledger.types[Int(posting.type)])
        try file.end()
      }
    }
  }

  /// The finance system's own sum of each year and function: what counts, and in a faulty delivery what was not handed over.
  mutating func controlTotals() throws {
    let world = world
    struct Node: Hashable {
      let year: Int
      let function: String
      let kind: Int
    }
    var totals: [Node: Int64] = [:]
    for posting in world.ledger.postings where posting.isMoney {
      let account = world.ledger.accounts[Int(posting.account)]
      totals[Node(year: Int(posting.month) / 12, function: account.function, kind: account.kind), default: 0] +=
        posting.amount
    }
    for (function, missing) in world.controlDifferences {
      totals[Node(year: World.storyYear, function: function, kind: 1), default: 0] += missing
    }
    let nodes = totals.keys.sorted { ($0.year, $0.function, $0.kind) < ($1.year, $1.function, $1.kind) }
    let header = ["Regnskabsår", "Periode", "Funktion", "Dranst", "Beløb"]
    try csv("kontroltal", FileForm(encoding: .windows1252, hasThousands: true), header) { file in
      for node in nodes {
        file.whole(node.year)
        file.blank()
        file.text(node.function)
        file.whole(node.kind)
        file.amount(totals[node] ?? 0)
        try file.end()
      }
    }
  }

  mutating func budget() throws {
    let world = world
    let header = [
      "Regnskabsaar", "Funktion", "Dranst", "Gruppering", "Omkostningssted", "Oprindeligt budget", "Tillaegsbevilling",
      "Omplacering",
    ]
    try csv("budget", FileForm(encoding: .windows1252, hasThousands: true), header) { file in
      for line in world.ledger.budget {
        file.whole(line.year)
        file.text(line.function)
        file.whole(line.kind)
        file.text(line.grouping)
        file.text(line.costCentre)
        file.amount(line.original)
        if line.addition != 0 { file.amount(line.addition) } else { file.blank() }
        if line.moved != 0 { file.amount(line.moved) } else { file.blank() }
        try file.end()
      }
    }
  }

  mutating func commitments() throws {
    let world = world
    let header = [
      "Disponering_ID", "Indsats_ID", "Borger_CPR", "Funktion", "Gruppering", "Takst", "Takstenhed", "Antal",
      "Startdato",
      "Slutdato", "Betalingskommune",
    ]
    try csv("disponering", FileForm(isISO: true), header) { file in
      for (number, service) in world.services.enumerated() {
        guard world.isKnown(service), !service.isCancelled, !service.isUnpaid,
          service.acting == world.code || service.paying == world.code,
          world.knownEnd(service) ?? .max >= world.firstDay
        else { continue }
        let kind = ServiceKind.all[service.kind]
        let year = DayTable.shared.parts(min(world.knownEnd(service) ?? world.asOf, world.asOf)).year
        file.id("D", number)
        file.id("I", number)
        file.personNumber(world.persons[service.person].number)
        file.text(kind.function)
        file.text(kind.groupings[service.grouping])
        file.amount(world.rate(of: service, year: year) * service.commitment.ratePercent / 100)
        file.text(kind.unit.rawValue)
        file.text("1")
        file.date(service.commitment.start ?? service.start)
        file.openEnd(service.commitment.end ?? world.knownEnd(service))
        file.code(service.paying, width: 4)
        try file.end()
      }
    }
  }

  mutating func rates() throws {
    var content: [[Cell]] = [
      ["Tilbud_ID", "Ydelse", "Gyldig_fra", "Gyldig_til", "Takst", "Takstenhed"].map { .text($0) }
    ]
    for (number, facility) in world.organisation.facilities.enumerated() {
      for kind in facility.kinds {
        for year in world.firstYear...World.storyYear {
          content.append([
            .text(facility.id), .text(ServiceKind.all[kind].service), .day(monthStart(year * 12)),
            year == World.storyYear ? .blank : .day(monthEnd(year * 12 + 11)),
            .hundredths(world.rate(facility: number, kind: kind, year: year)),
            .text(ServiceKind.all[kind].unit.rawValue),
          ])
        }
      }
    }
    try workbook("takster", content)
  }
}
