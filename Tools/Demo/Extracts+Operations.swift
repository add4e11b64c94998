internal import Foundation

/// What facilities, payroll and the quality work hand over.
extension Extracts {
  mutating func facilities() throws {
    var content: [[Cell]] = [
      ["Tilbud_ID", "Navn", "Tilbudstype", "P-nummer", "Driftskommune", "Omkostningssted", "Ejerform"].map { .text($0) }
    ]
    content[0][3] = .text("P_nummer")
    for facility in world.organisation.facilities {
      content.append([
        .text(facility.id), .text(facility.name), .text(facility.type), .text(String(facility.productionUnit)),
        .text(municipality(facility.operatorCode)), facility.isOwn ? .text(facility.costCentre) : .blank,
        .text(facility.ownership),
      ])
    }
    try workbook("tilbud", content)
  }

  mutating func places() throws {
    var content: [[Cell]] = [["Tilbud_ID", "Gyldig_fra", "Gyldig_til", "Normerede_pladser"].map { .text($0) }]
    for facility in world.organisation.facilities where facility.places > 0 {
      content.append([
        .text(facility.id), .day(monthStart(2015 * 12)), .blank, .hundredths(Int64(facility.places) * 100),
      ])
    }
    try workbook("pladser", content)
  }

  mutating func units() throws {
    var content: [[Cell]] = [
      ["Enhed", "Navn", "Overenhed", "Enhedstype", "Omkostningssted", "Leder"].map { .text($0) }
    ]
    for unit in world.organisation.units + world.extraUnits {
      content.append([
        .text(unit.id), .text(unit.name), unit.parent.isEmpty ? .blank : .text(unit.parent), .text(unit.type),
        .text(unit.costCentre), .text(unit.leader),
      ])
    }
    try workbook("organisation", content)
  }

  mutating func stays() throws {
    let world = world
    try csv("ophold", FileForm(), ["Tilbud_ID", "Borger_CPR", "Ind", "Ud", "Betalingskommune"]) { file in
      for stay in world.stays where stay.from <= world.asOf {
        file.text(world.organisation.facilities[stay.facility].id)
        file.personNumber(world.persons[stay.person].number)
        file.date(stay.from)
        file.openEnd(stay.to)
        file.code(stay.paying, width: 4)
        try file.end()
      }
    }
  }

  mutating func absence() throws {
    let world = world
    let extracts = self
    let header = ["Måned", "Enhed", "Fraværsårsag", "Fraværsdagsværk", "Mulige_dagsværk", "Fuldtidsstillinger"]
    try csv("fravær", FileForm(encoding: .windows1252), header) { file in
      for absence in world.absences {
        file.month(absence.month)
        file.text(extracts.unit(absence.unit))
        file.text(absence.cause)
        file.tenths(absence.days)
        file.tenths(absence.possible)
        file.tenths(absence.positions)
        try file.end()
      }
    }
  }

  mutating func staffing() throws {
    let world = world
    let extracts = self
    var dice = world.dice(23)
    let places = Dictionary(uniqueKeysWithValues: world.organisation.facilities.map { ($0.id, $0.places) })
    let header = ["Tilbud_ID", "Måned", "Normerede_timer", "Planlagte_timer", "Fremmødte_timer", "Vikartimer"]
    try csv("bemanding", FileForm(), header) { file in
      for pay in world.pays where places[extracts.unit(pay.unit)] ?? 0 > 0 {
        let rated = pay.positions * 14
        let planned = Int(Double(rated) * 10 * dice.around(0.03))
        file.text(extracts.unit(pay.unit))
        file.month(pay.month)
        file.tenths(rated * 10)
        file.tenths(planned)
        file.tenths(Int(Double(planned) * (0.95 + dice.unit() * 0.04)))
        file.tenths(Int(Double(planned) * 0.05 * dice.unit()))
        try file.end()
      }
    }
  }

  mutating func pay() throws {
    let world = world
    let header = ["Måned", "Enhed", "Omkostningssted", "Løn", "Vikar", "Fuldtidsstillinger"]
    try csv("løn", FileForm(encoding: .windows1252, isCRLF: true), header) { file in
      for pay in world.pays {
        let unit = world.organisation.units[pay.unit]
        file.month(pay.month)
        file.text(unit.id)
        file.text(unit.costCentre)
        file.amount(pay.salaries)
        if pay.temps != 0 { file.amount(pay.temps) } else { file.blank() }
        file.tenths(pay.positions)
        try file.end()
      }
    }
  }

  mutating func appeals() throws {
    let world = world
    let header = ["Klage_ID", "Sags_ID", "Paragraf", "Klagedato", "Afgjort_dato", "Udfald"]
    try csv("klager", FileForm(encoding: .utf16, isCRLF: true), header) { file in
      for appeal in world.appeals {
        file.id("K", appeal.id)
        file.id("S", appeal.caseNumber)
        file.text(appeal.basis)
        file.date(appeal.appealed)
        file.date(appeal.decided)
        file.text(appeal.decided == nil ? "" : appeal.outcome)
        try file.end()
      }
    }
  }

  mutating func limits() throws {
    let world = world
    try csv("frister", FileForm(), ["Paragraf", "Gyldig_fra", "Gyldig_til", "Frist", "Fristenhed"]) { file in
      for limit in world.limits {
        file.text(limit.basis)
        file.date(limit.from)
        file.date(limit.to)
        file.whole(limit.count)
        file.text(limit.unit)
        try file.end()
      }
    }
  }

  mutating func reviews() throws {
    let world = world
    let extracts = self
    let header = [
      "Tilsyn_ID", "Type", "Kvartal", "Sags_ID", "Enhed", "Sagsbehandler", "Spørgsmål", "Svar", "Kommentar",
    ]
    try csv("ledelsestilsyn", FileForm(encoding: .utf8WithMark, isCRLF: true), header) { file in
      for answer in world.reviews {
        file.id("L", answer.review)
        file.text(answer.isAudit ? "Audit" : "Ledelsestilsyn")
        file.text("\(answer.year)-K\(answer.quarter)")
        file.id("S", answer.caseNumber)
        file.text(answer.unit)
        file.text(answer.isAudit ? "" : extracts.initials(answer.caseworker))
        file.text(World.questions[answer.question])
        file.text(answer.answer)
        if answer.answer == "Nej" { file.quoted("Mangler i sagen; drøftet med teamet.") } else { file.blank() }
        try file.end()
      }
    }
  }
}
