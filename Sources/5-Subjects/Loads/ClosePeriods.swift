internal import Access
package import CareModel
internal import ControlStore
internal import Danish
internal import Foundation
internal import Modelling
internal import Reporting
package import Serving
internal import Warehouse

// Closing a period and opening it again (luk og genåbn): see docs/decisions, "Closed periods".

/// What came of a close or of an opening.
package struct CloseOutcome: Sendable {
  /// The last month that is closed now; nil when none is.
  package var closedThrough: Period?
  package var message: String
}

/// The closed periods of a home (lukkede perioder): closing one, opening it again, and which there are.
package struct PeriodCloses: Sendable {
  private let session: Session

  package init(_ session: Session) { self.session = session }

  /// Freezes the months up to and with a period as the warehouse in use knows them.
  package func close(_ text: String) throws(Refusal) -> CloseOutcome {
    try session.change(.close, alone: true) { inside in
      let period = try Asked.period(text)
      let open = try inside.warehouse()
      guard period.lastDay <= open.asOf else {
        throw Refusal(
          .badCall, code: "periode-ikke-slut",
          "\(DanishText.capitalised(DanishText.name(of: period))) er ikke slut: tallene er gjort op til \(DanishText.date(open.asOf)).",
          suggestion: "Indlæs en levering, der dækker hele perioden, og luk så.")
      }
      let last = period.lastDay.monthIndex
      let closes = try inside.control().closes
      if let known = try closes.inForce().last, known.lastMonth >= last {
        throw Refusal(
          .badCall, code: "periode-lukket",
          "\(DanishText.capitalised(DanishText.name(of: period))) er allerede lukket.",
          suggestion: "Se, hvad der er lukket, med `traad close`.")
      }
      let clock = inside.surroundings.clock
      let name = "\(period)-\(clock.utcTime.filter(\.isNumber)).duckdb"
      // A file that nothing refers to yet: what can go wrong goes wrong before the close is logged.
      try freeze(inside.home, through: last, as: name)
      return Change(log: LogLine("periode \(period), levering \(open.delivery)")) {
        try closes.add(
          Close(
            period: period.description, lastMonth: last, closed: clock.localTime, closedBy: inside.reader.user,
            delivery: open.delivery, asOf: open.asOf, file: name))
        try showCloses(inside)
        return CloseOutcome(
          closedThrough: Period(monthIndex: last),
          message:
            "Lukket til og med \(Words.month(index: last)). Tallene står, som levering \(open.delivery) viste dem; "
            + "senere rettelser ændrer kun åbne måneder.")
      }
    }
  }

  /// Opens a period, and every later one, again. The figures are made anew at the next load.
  package func reopen(_ text: String, reason: String) throws(Refusal) -> CloseOutcome {
    try session.change(.reopen, alone: true) { inside in
      let period = try Asked.period(text)
      let why = try Asked.reason(reason, for: "Genåbningen")
      let closes = try inside.control().closes
      let first = period.firstDay.monthIndex
      guard let known = try closes.inForce().last, known.lastMonth >= first else {
        throw Refusal(
          .badCall, code: "periode-aaben", "\(DanishText.capitalised(DanishText.name(of: period))) er ikke lukket.",
          suggestion: "Se, hvad der er lukket, med `traad close`.")
      }
      let months = ClosedMonths(inside)
      let earliest =
        try months.frozenFile().flatMap { frozen in
          try months.reading(frozen.file) { try FrozenFacts.earliestMonth(frozen.file) }
        } ?? first
      return Change(log: LogLine("periode \(period)")) {
        try closes.reopen(
          fromMonth: first, earliest: earliest, time: inside.surroundings.clock.utcTime, by: inside.reader.user,
          reason: why)
        try showCloses(inside)
        let left = try closes.inForce().last.map { Period(monthIndex: $0.lastMonth) }
        return CloseOutcome(
          closedThrough: left,
          message:
            "Åbnet fra og med \(Words.month(index: first)). Tallene gøres op på ny ved næste indlæsning. "
            + (left.map { "Lukket til og med \(DanishText.name(of: $0))." } ?? "Ingen perioder er lukket."))
      }
    }
  }

  /// The closes in force, one line each.
  package func inForce() throws(Refusal) -> [String] {
    try session.show { inside in
      .withoutFigures(
        try inside.control().closes.inForce().map { close in
          "Til og med \(Words.month(index: close.lastMonth)): lukket \(DanishText.time(close.closed)) af \(close.closedBy), levering \(close.delivery)."
        })
    }
  }

  /// The file of frozen facts gets its name when it is whole.
  private func freeze(_ home: Home, through last: Int, as name: String) throws {
    try FileManager.default.createDirectory(
      at: home.closed, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let fresh = home.closed.appendingPathComponent(".\(name)")
    for left in try FileManager.default.contentsOfDirectory(atPath: home.closed.path) where left.hasPrefix(".") {
      try FileManager.default.removeItem(at: home.closed.appendingPathComponent(left))
    }
    try FrozenFacts.freeze(home.warehouse, through: last, to: fresh)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fresh.path)
    try WholeFile.take(fresh, as: home.closed.appendingPathComponent(name))
  }

  /// The warehouse in use says what is closed; a copy is changed and takes its place.
  private func showCloses(_ inside: OpenSession) throws {
    let home = inside.home
    guard home.hasWarehouse else { return }
    try home.removeAbandonedBuilds()
    let scratch = try home.buildFolder()
    let file = scratch.appendingPathComponent("warehouse.duckdb")
    try FileManager.default.copyItem(at: home.warehouse, to: file)
    try Restatement.replaceCloses(ClosedMonths(inside).inForce(), in: file)
    try WholeFile.take(file, as: home.warehouse)
    try FileManager.default.removeItem(at: scratch)
  }
}
