package import CareModel
internal import Danish
package import DocumentModel

/// How the effect of findings is said: how many, and how much they could change. Never a person, and no small number
/// where small numbers are hidden.
package struct QualityWords: Sendable {
  package enum Subject: String, Sendable {
    case figure = "tallet"
    case table = "tallene i tabellen"
    case drawing = "tallene i figuren"
    case report = "rapportens tal"
  }

  let hidesSmallNumbers: Bool

  package init(hidesSmallNumbers: Bool) { self.hidesSmallNumbers = hidesSmallNumbers }

  func mark(_ effect: QualityEffect, unit: Unit, about subject: Subject, link: Address?, rowsLink: Address?)
    -> QualityMark
  {
    let hidden = isHidden(effect)
    return QualityMark(
      [.blocking, .warning].contains(effect.severity) ? .reservation : .info, word: word(effect),
      sentence: sentence(effect, unit: unit, about: subject), link: link,
      findings: hidden ? nil : effect.open.count, accepted: hidden ? nil : effect.accepted,
      persons: hidden ? nil : effect.persons, amount: hidden ? nil : Double(effect.amount) / 100,
      setAside: effect.setAside, rowsLink: rowsLink)
  }

  /// One to four persons must not be told, and neither what would tell of them.
  package func isHidden(_ effect: QualityEffect) -> Bool { hidesSmallNumbers && (1...4).contains(effect.persons) }

  /// Held where one blocks, reservation where one warns, else information.
  package func kind(_ effect: QualityEffect) -> Notice.Kind {
    switch effect.severity {
    case .blocking: .held
    case .warning: .reservation
    case .info?, nil: .info
    }
  }

  /// "6 åbne fund": the badge.
  package func word(_ effect: QualityEffect) -> String {
    if !effect.open.isEmpty { return count(effect) }
    if effect.accepted > 0 {
      return DanishText.count(effect.accepted, one: "Én accepteret afvigelse", many: "accepterede afvigelser")
    }
    return DanishText.count(effect.setAside, one: "Én række sat til side", many: "rækker sat til side")
  }

  /// "Ét åbent fund", "6 åbne fund", "Under 5 åbne fund".
  package func count(_ effect: QualityEffect) -> String {
    isHidden(effect) && effect.open.count < 5
      ? "Under 5 åbne fund" : DanishText.count(effect.open.count, one: "Ét åbent fund", many: "åbne fund")
  }

  /// "Kan ændre tallet med op til 472.000 kr. 3 rækker er sat til side og kan også ændre det."
  package func sentence(_ effect: QualityEffect, unit: Unit, about subject: Subject) -> String {
    var sentences: [String] = []
    if !effect.open.isEmpty { sentences.append(consequence(effect, unit: unit, about: subject)) }
    if effect.accepted > 0 && !effect.open.isEmpty && !isHidden(effect) {
      sentences.append(
        DanishText.count(effect.accepted, one: "Én accepteret afvigelse", many: "accepterede afvigelser")
          + " kommer oveni.")
    } else if effect.accepted > 0 && effect.open.isEmpty {
      sentences.append("\(effect.accepted == 1 ? "Afvigelsen" : "Afvigelserne") er kendt og accepteret.")
    }
    if effect.setAside > 0 {
      let rows = DanishText.count(effect.setAside, one: "Én række", many: "rækker")
      sentences.append(
        // Where nothing else is said, the badge has said how many.
        sentences.isEmpty
          ? "\(effect.setAside == 1 ? "Den" : "De") kunne ikke læses sikkert og kan ændre \(subject.rawValue)."
          : "\(rows) er sat til side i kilderne og kan også ændre \(subject.rawValue).")
    }
    return sentences.joined(separator: " ")
  }

  private func consequence(_ effect: QualityEffect, unit: Unit, about subject: Subject) -> String {
    switch unit {
    case .kroner:
      if isHidden(effect) { return "Beløbet vises ikke, fordi det handler om under 5 personer." }
      guard let amount = amount(effect) else { return "Beløbet er ikke opgjort." }
      let rest = effect.withoutAmount
      let more = rest == 0 ? "" : " \(DanishText.count(rest, one: "Ét fund", many: "fund")) har intet beløb."
      return "Kan ændre \(subject.rawValue) med op til \(amount.sentenceEnd)\(more)"
    case .persons, .spells, .cases, .services, .places, .goals:
      guard effect.persons > 0 else { return "Hvor mange personer det kan flytte, er ikke opgjort." }
      return "Kan højst flytte \(persons(effect))."
    case .kronerPerFullYearPerson, .percent:
      let parts = [effect.persons > 0 ? persons(effect) : nil, isHidden(effect) ? nil : amount(effect)]
      let about = DanishText.list(parts.compactMap { $0 })
      return about.isEmpty
        ? "Hvor meget det flytter \(subject.rawValue), er ikke opgjort."
        : "Kan flytte \(subject.rawValue) begge veje: \(about) er berørt."
    }
  }

  /// "3 personer", "under 5 personer".
  package func persons(_ effect: QualityEffect) -> String {
    hidesSmallNumbers && (1...4).contains(effect.persons)
      ? "under 5 personer" : DanishText.count(effect.persons, one: "én person", many: "personer")
  }

  /// "472.000 kr."; nil where nothing is at stake or where it would tell of few persons.
  package func amount(_ effect: QualityEffect) -> String? {
    guard effect.amount != 0 else { return nil }
    if isHidden(effect) { return "et beløb, der ikke vises, fordi det er om under 5 personer" }
    return "\(NumberText.kroner.format.text(Double(effect.amount) / 100))\(DanishText.space)kr."
  }
}

extension String {
  /// The text as the end of a sentence: an abbreviation's full stop is not written twice.
  var sentenceEnd: String { hasSuffix(".") ? self : self + "." }
}
