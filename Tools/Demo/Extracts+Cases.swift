internal import Foundation

/// What the case system hands over: citizens, cases, services, assessments, goals, observations, sessions.
extension Extracts {
  mutating func citizens() throws {
    let world = world
    var isKnown = [Bool](repeating: false, count: world.persons.count)
    for item in world.cases where self.isKnown(item) { isKnown[item.person] = true }
    let form = FileForm(encoding: .utf8WithMark, isCRLF: true)
    let header = [
      "Borger_CPR", "Navn", "Fødselsdato", "Køn", "Dødsdato", "Adressebeskyttelse", "Bopælskommune", "Husstand_ID",
    ]
    try csv("borgere", form, header) { file in
      for (number, person) in world.persons.enumerated() where isKnown[number] {
        file.personNumber(person.number)
        file.text(Names.full(person.name, isWoman: person.isWoman))
        file.date(person.birth)
        file.text(person.isWoman ? "K" : "M")
        file.date(person.death)
        file.text(person.isProtected ? "Ja" : "Nej")
        file.code(person.residence, width: 4)
        file.id("H", person.household)
        try file.end()
      }
    }
  }

  mutating func cases() throws {
    let world = world
    let extracts = self
    let header = [
      "Sags_ID", "Borger_CPR", "Område", "KLE", "Oprettet", "Ansøgt", "Afgjort", "Afgørelse", "Afsluttet",
      "Sagsbehandler",
      "Team", "Paragraf",
    ]
    try csv("sager", FileForm(encoding: .windows1252, isCRLF: true, hyphenatesNumbers: true), header) { file in
      for (number, item) in world.cases.enumerated() where extracts.isKnown(item) && !item.isLost {
        let decided = item.decided.flatMap { $0 <= world.asOf ? $0 : nil }
        file.id("S", number)
        file.personNumber(world.persons[item.person].number)
        file.text(item.isChild ? "Børn" : "Voksen")
        file.text(item.kle)
        file.date(item.created)
        file.date(item.applied)
        file.date(decided)
        file.text(decided == nil ? "" : item.decision)
        file.date(item.closed)
        file.text(extracts.initials(item.caseworker))
        file.text(Organisation.teams[item.team].id)
        file.text(item.basis)
        try file.end()
      }
    }
  }

  mutating func services() throws {
    let world = world
    let header = [
      "Indsats_ID", "SAGS_ID", "Borger CPR", "Paragraf", "Rammetype", "Ydelse", "Ydelseskode_FFB", "Tilbud_ID",
      "Leverandoer",
      "Leverandør_CVR", "Bevillingsdato", "Startdato", "Slutdato", "Ophoersaarsag", "Handlekommune", "Betalingskommune",
      "Målgruppe", "Timer_pr_uge", "Naeste opfoelgning", "Seneste opfoelgning", "Status",
    ]
    try csv("indsatser", FileForm(writesOpenEnd: true), header) { file in
      for (number, service) in world.services.enumerated() where world.isKnown(service) {
        let kind = ServiceKind.all[service.kind]
        let end = world.knownEnd(service)
        let hasEnded = end.map { $0 <= world.asOf } ?? false
        file.id("I", number)
        file.id("S", service.caseNumber)
        file.personNumber(world.persons[service.person].number)
        file.text(service.basis)
        file.text(service.setting)
        file.text(kind.service)
        file.text(kind.code)
        if service.facility >= 0 {
          let facility = world.organisation.facilities[service.facility]
          file.text(facility.id)
          file.text(facility.provider)
          if let number = service.registeredCVR {
            file.text(number)
          } else {
            file.code(facility.businessNumber, width: 8)
          }
        } else {
          file.blank()
          file.text(kind.isChild ? "Familieplejen Fjordland" : "Borgeren selv")
          file.text(kind.isChild ? "90200001" : "90200002")
        }
        file.date(service.granted)
        file.date(service.start)
        file.openEnd(end)
        file.text(hasEnded || service.isCancelled ? service.endReason : "")
        file.code(service.acting, width: 4)
        file.code(service.paying, width: 4)
        file.text(service.target)
        if kind.hours > 0 { file.tenths(kind.hours * 10 + service.person % 5 * 5) } else { file.blank() }
        file.date(service.nextFollowUp)
        file.date(service.lastFollowUp)
        file.text(service.registeredStatus ?? (service.isCancelled ? "Annulleret" : hasEnded ? "Afsluttet" : "Aktiv"))
        try file.end()
      }
    }
  }

  mutating func assessments() throws {
    let world = world
    let header = ["Borger_CPR", "Sags_ID", "Vurderingsdato", "Tema", "Funktionsevneniveau", "Støttebehov"]
    try csv("vurderinger", FileForm(encoding: .windows1252), header) { file in
      for (number, service) in world.services.enumerated()
      where ServiceKind.all[service.kind].followed && !service.isCancelled {
        var dice = world.dice(20 << 32 | UInt64(number))
        guard world.isKnown(service), dice.chance(0.7) else { continue }
        var day = service.start + dice.between(5, 60)
        while day < world.firstDay { day += 365 }
        let last = min(world.knownEnd(service) ?? world.asOf, world.asOf)
        while day <= last {
          for theme in World.themes where dice.chance(0.8) {
            file.personNumber(world.persons[service.person].number)
            file.id("S", service.caseNumber)
            file.date(day)
            file.text(theme)
            let level = dice.below(5)
            file.whole(level)
            file.whole(min(4, level + dice.below(2)))
            try file.end()
          }
          // Themes outside Aktivitet og deltagelse are described, not rated.
          for theme in World.unratedThemes where dice.chance(0.2) {
            file.personNumber(world.persons[service.person].number)
            file.id("S", service.caseNumber)
            file.date(day)
            file.text(theme)
            file.blank()
            file.blank()
            try file.end()
          }
          day += dice.between(330, 400)
        }
      }
      for item in world.extraAssessments {
        file.personNumber(world.persons[item.person].number)
        file.id("S", item.caseNumber)
        file.date(item.day)
        file.text(item.theme)
        file.text(item.level)
        file.text(item.need)
        try file.end()
      }
    }
  }

  mutating func goals() throws {
    let world = world
    let header = [
      "Maal_ID", "Indsats_ID", "Niveau", "Maaltype", "Tema", "Niveau start", "Niveau forventet", "Niveau aktuel",
      "Vurderet dato", "Status",
    ]
    try csv("mål", FileForm(), header) { file in
      for goal in world.goals {
        file.id("M", goal.goal)
        file.id("I", goal.service)
        file.text(goal.isSubGoal ? "Delmål" : "Indsatsmål")
        file.text(goal.type)
        file.text(goal.theme)
        file.whole(goal.before)
        if let expected = goal.expected { file.whole(expected) } else { file.blank() }
        file.whole(goal.now)
        file.date(goal.day)
        file.text(goal.status)
        try file.end()
      }
    }
  }

  private static let notes = [
    "Borgeren deltog efter planen og gav udtryk for at have det godt.", "Aftalen blev flyttet; ny tid er aftalt.",
    "Borgeren klarede opgaven selv med let støtte.", "Der var uro i huset, og borgeren trak sig.",
    "Øvede indkøb; husk \"små skridt\" næste gang.", "Gik tur; talte om ugeplan, økonomi og søvn.",
    "Ingen ændring siden sidst.", "Borgeren havde brug for mere støtte end sædvanligt.",
  ]

  mutating func observations() throws {
    let world = world
    let header = ["Observation_ID", "Indsats_ID", "Mål_ID", "Dato", "Medarbejder", "Retning", "Tekst"]
    try csv("observationer", FileForm(encoding: .utf8WithMark), header) { file in
      for goal in world.goals {
        let service = world.services[goal.service]
        let last = min(world.knownEnd(service) ?? world.asOf, world.asOf)
        var dice = world.dice(21 << 32 | UInt64(goal.row))
        for note in 0..<dice.between(0, 3) {
          let day = goal.day + dice.below(150)
          guard day <= last else { continue }
          file.id("O", goal.row * 4 + note + 1)
          file.id("I", goal.service)
          file.id("M", goal.goal)
          file.date(day)
          file.text("P" + digits(dice.below(400), 3))
          file.text(["Fremgang", "Uændret", "Uændret", "Tilbagegang"][dice.below(4)])
          file.quoted(dice.pick(Self.notes))
          try file.end()
        }
      }
    }
  }

  mutating func sessions() throws {
    let world = world
    let header = ["Forløb_ID", "Indsats_ID", "Dato", "Session", "ORS", "SRS", "Alder_ved_start"]
    try csv("fit", FileForm(isISO: true), header) { file in
      for (number, service) in world.services.enumerated()
      where [3, 4, 18, 19].contains(service.kind) && !service.isCancelled && world.isKnown(service) {
        var dice = world.dice(22 << 32 | UInt64(number))
        guard service.start >= world.firstDay, dice.chance(0.3) else { continue }
        var day = service.start + dice.between(3, 15)
        var score = dice.between(90, 270)
        let last = min(world.knownEnd(service) ?? world.asOf, world.asOf)
        for session in 1...dice.between(2, 9) where day <= last {
          file.id("F", number)
          file.id("I", number)
          file.date(day)
          file.whole(session)
          file.tenths(score)
          file.tenths(dice.between(310, 400))
          file.whole((service.start - world.persons[service.person].birth) * 400 / 146_097)
          try file.end()
          day += dice.between(7, 21)
          score = min(400, max(0, score + dice.between(-25, 45)))
        }
      }
    }
  }
}
