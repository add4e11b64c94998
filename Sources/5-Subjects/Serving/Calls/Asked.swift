internal import Access
package import CareModel
internal import Danish
internal import Diagnostics
internal import DocumentModel
package import MetricEngine
package import Reporting

/// Reads what people type, on the command line and in addresses alike, and says in Danish what is wrong with it.
package enum Asked {
  package static func period(_ text: String) throws(Refusal) -> Period {
    guard let period = Period(text) else {
      throw Refusal(
        .badCall, code: "periode-ukendt", "`\(short(text))` er ikke en periode.",
        suggestion: "Skriv for eksempel 2025, 2025-H1, 2025-K3 eller 2025-10.")
    }
    return period
  }

  /// `2025-12-31` or `31-12-2025`.
  package static func day(_ text: String) throws(Refusal) -> Day {
    if let day = Day(iso: text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 3, let day = Day(iso: "\(parts[2])-\(parts[1])-\(parts[0])") { return day }
    throw Refusal(
      .badCall, code: "dato-ukendt", "`\(short(text))` er ikke en dato.",
      suggestion: "Skriv for eksempel 2025-12-31 eller 31-12-2025.")
  }

  package static func grain(_ text: String) throws(Refusal) -> Period.Grain {
    try word(text, "periodelængde", code: "grain-ukendt")
  }

  package static func comparison(_ text: String) throws(Refusal) -> MetricComparison {
    try word(text, "sammenligning", code: "sammenligning-ukendt")
  }

  /// What a report page is compared with.
  package static func reportComparison(_ text: String) throws(Refusal) -> ReportComparison {
    try word(text, "sammenligning", code: "sammenligning-ukendt") { (comparison: ReportComparison) in
      switch comparison {
      case .lastYear: "samme tid sidste år"
      case .previous: "forrige periode"
      }
    }
  }

  /// `period` is a grain and not a dimension; whoever writes `--by period` means `--grain month`.
  package static func dimension(_ text: String) throws(Refusal) -> Dimension {
    try word(text, "dimension", code: "dimension-ukendt") { Words.dimension($0).lowercased() }
  }

  /// `dimension=value`; an empty value is "without".
  package static func filter(_ text: String) throws(Refusal) -> MetricFilter {
    guard let equals = text.firstIndex(of: "=") else {
      throw Refusal(
        .badCall, code: "filter-ukendt", "`\(short(text))` er ikke et filter.",
        suggestion: "Skriv dimension=værdi, for eksempel legal_basis=\"SEL §107\".")
    }
    let typed = text[text.index(after: equals)...].drop(while: \.isWhitespace)
    let value = String(typed.prefix(typed.count - typed.reversed().prefix(while: \.isWhitespace).count))
    return MetricFilter(try dimension(String(text[..<equals])), value.isEmpty || value == "null" ? nil : value)
  }

  /// Why somebody was not let in, or sees nothing.
  static func refusal(_ denied: AccessDenied) -> Refusal {
    switch denied {
    case .unknownRole(let word):
      let roles = Role.allCases.map(\.rawValue)
      return Refusal(
        .badCall, code: "rolle-ukendt", "`\(short(word))` er ikke en rolle.",
        suggestion: nearMiss(word, among: roles).map { "Mente du \($0)?" }
          ?? "Roller: \(roles.joined(separator: ", "))."
      ).onPages(nil, NextStep(text: "Vælg en rolle under “Se som” øverst på siden."))
    case .noFigures(let role):
      return Refusal(
        .forbidden, code: "rolle-uden-tal", "\(role.danishName) ser logge og indstillinger, ikke tal.",
        suggestion: "Vælg en rolle, der modtager rapporter.")
    case .unitNotAllowed(let role):
      return Refusal(
        .forbidden, code: "rolle-uden-enhed", "\(role.danishName) ser hele området og kan ikke afgrænses til en enhed.",
        suggestion: "Skriv rollen uden enhed.")
    case .emptyUnit:
      return Refusal(
        .badCall, code: "enhed-mangler", "Der mangler en enhed efter kolon.",
        suggestion: "Skriv for eksempel ledelse:E01.")
    case .unitRequired(let role):
      return Refusal(
        .badCall, code: "rolle-mangler-enhed", "\(role.danishName) ser sit eget tilbud, og der er ikke sagt hvilket.",
        suggestion: "Skriv for eksempel \(role.rawValue):T101.")
    case .notYet(let role, let from):
      return Refusal(
        .forbidden, code: "adgang-ikke-begyndt",
        "Din adgang som \(role.danishName) gælder først fra \(DanishText.longDate(from)).",
        suggestion: "Bed den, der har givet dig adgangen, om at se på den.")
    case .ended(let role, let to):
      return Refusal(
        .forbidden, code: "adgang-udloebet", "Din adgang som \(role.danishName) gjaldt til \(DanishText.longDate(to)).",
        suggestion: "Bed den, der har givet dig adgangen, om at forlænge den.")
    }
  }

  package static func metricUnknown(_ id: String, among known: [Named]) -> Refusal {
    let ids = known.map(\.id)
    return Refusal(
      .notFound, code: "noegletal-ukendt", "Nøgletallet `\(short(id))` findes ikke.",
      suggestion: nearMiss(id, among: ids).map { "Mente du \($0)?" }
        ?? "Nøgletal: \(ids.sorted().joined(separator: ", "))."
    ).onPages(
      nil,
      NextStep(
        typed: id, among: known, else: "",
        link: PageLink("Se alle nøgletal", to: .metrics)))
  }

  package static func deliverableUnknown(_ id: String, among known: [Named]) -> Refusal {
    let ids = known.map(\.id)
    return Refusal(
      .notFound, code: "rapport-ukendt", "Rapporten `\(short(id))` findes ikke.",
      suggestion: nearMiss(id, among: ids).map { "Mente du \($0)?" } ?? "Rapporter: \(ids.joined(separator: ", "))."
    ).onPages(
      nil,
      NextStep(
        typed: id, among: known, else: "",
        link: PageLink("Se alle rapporter", to: .reports)))
  }

  /// One of a closed list of words.
  ///
  /// - Parameter called: what people call each.
  static func word<Choice: RawRepresentable & CaseIterable>(
    _ text: String, _ name: String, code: String, called: (Choice) -> String = { $0.rawValue }
  ) throws(Refusal) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let named = Choice.allCases.map { Named($0.rawValue, called($0)) }
    throw Refusal(
      .badCall, code: code, "`\(short(text))` er ikke en \(name).",
      suggestion: nearMiss(text, among: known).map { "Mente du \($0)?" }
        ?? "Vælg mellem: \(known.joined(separator: ", "))."
    ).onPages(
      nil, NextStep(typed: text, among: named, else: "Vælg mellem \(DanishText.list(named.map { "“\($0.name)”" }))."))
  }

  /// What is repeated back to a caller.
  package static func short(_ text: some StringProtocol) -> String { CivilNumberPattern.quotable(text) }
}

extension Asked {
  static func unitUnknown(_ unit: String, among known: [Named]) -> Refusal {
    Refusal(
      .badCall, code: "enhed-ukendt", "Enheden eller tilbuddet `\(short(unit))` findes ikke.",
      suggestion: nearMiss(unit, among: known.map(\.id)).map { "Mente du \($0)?" }
        ?? "Se filerne organisation og tilbud."
    ).onPages(
      nil, NextStep(typed: unit, among: known, else: "Vælg en enhed på siden selv; listen har dem, der er leveret."))
  }

  package static func dimensionNotAllowed(_ dimension: Dimension, metric: String, allowed: [Dimension]) -> Refusal {
    Refusal(
      .badCall, code: "dimension-ikke-tilladt", "`\(metric)` kan ikke deles efter `\(dimension.rawValue)`.",
      suggestion: allowed.isEmpty
        ? "Det vises kun i alt." : "Det kan deles efter: \(allowed.map(\.rawValue).joined(separator: ", ")).")
  }
}
