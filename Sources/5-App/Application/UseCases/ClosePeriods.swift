package import CareModel
internal import ControlStore
internal import Foundation
internal import Modelling
internal import Reporting
internal import Warehouse

// Closing a period and opening it again (luk og genåbn): see docs/decisions, "Closed periods".

/// What came of a close or of an opening.
package struct CloseOutcome: Sendable {
  /// The last month that is closed now; nil when none is.
  package var closedThrough: Period?
  package var message: String
}

extension Workspace {
  /// Freezes the months up to and with a period as the warehouse in use knows them.
  package func closePeriod(_ text: String, by user: String) throws(Refusal) -> CloseOutcome {
    let period = try Asked.period(text)
    let open = try serving.current()
    guard period.lastDay <= open.asOf else {
      throw Refusal(
        .badCall, code: "periode-ikke-slut",
        "\(DanishText.capitalised(Words.period(period))) er ikke slut: tallene er gjort op til \(Words.date(open.asOf)).",
        suggestion: "Indlæs en levering, der dækker hele perioden, og luk så.")
    }
    let last = period.lastDay.monthIndex
    do {
      return try LoadLock.holding(home.lock) {
        let closes = try controlDatabase().closes
        if let known = try closes.inForce().last, known.lastMonth >= last {
          throw Refusal(
            .badCall, code: "periode-lukket", "\(DanishText.capitalised(Words.period(period))) er allerede lukket.",
            suggestion: "Se, hvad der er lukket, med `traad close`.")
        }
        let name = "\(period)-\(surroundings.clock.utcTime.filter(\.isNumber)).duckdb"
        try freeze(through: last, as: name)
        try closes.add(
          Close(
            period: period.description, lastMonth: last, closed: surroundings.clock.localTime, closedBy: user,
            delivery: open.delivery, asOf: open.asOf, file: name))
        try showCloses()
        try log(.close, "periode \(period), levering \(open.delivery)", by: .commandLine(nil))
        return CloseOutcome(
          closedThrough: Period(monthIndex: last),
          message:
            "Lukket til og med \(Words.month(index: last)). Tallene står, som levering \(open.delivery) viste dem; "
            + "senere rettelser ændrer kun åbne måneder.")
      }
    } catch {
      throw Refusal(error)
    }
  }

  /// Opens a period, and every later one, again. The figures are made anew at the next load.
  package func reopenPeriod(_ text: String, reason: String, by user: String) throws(Refusal) -> CloseOutcome {
    let period = try Asked.period(text)
    let why = try Asked.reason(reason, for: "Genåbningen")
    do {
      return try LoadLock.holding(home.lock) {
        let closes = try controlDatabase().closes
        let first = period.firstDay.monthIndex
        guard let known = try closes.inForce().last, known.lastMonth >= first else {
          throw Refusal(
            .badCall, code: "periode-aaben", "\(DanishText.capitalised(Words.period(period))) er ikke lukket.",
            suggestion: "Se, hvad der er lukket, med `traad close`.")
        }
        let earliest =
          try frozenFile().flatMap { frozen in
            try readingClosed(frozen.file) { try FrozenFacts.earliestMonth(frozen.file) }
          } ?? first
        try closes.reopen(fromMonth: first, earliest: earliest, time: surroundings.clock.utcTime, by: user, reason: why)
        try showCloses()
        try log(.reopen, "periode \(period)", by: .commandLine(nil))
        let left = try closes.inForce().last.map { Period(monthIndex: $0.lastMonth) }
        return CloseOutcome(
          closedThrough: left,
          message:
            "Åbnet fra og med \(Words.month(index: first)). Tallene gøres op på ny ved næste indlæsning. "
            + (left.map { "Lukket til og med \(Words.period($0))." } ?? "Ingen perioder er lukket."))
      }
    } catch {
      throw Refusal(error)
    }
  }

  /// The closes in force, one line each.
  package func closedPeriods() throws(Refusal) -> [String] {
    do {
      return try controlDatabase().closes.inForce().map { close in
        "Til og med \(Words.month(index: close.lastMonth)): lukket \(Words.time(close.closed)) af \(close.closedBy), levering \(close.delivery)."
      }
    } catch {
      throw Refusal(error)
    }
  }

  /// The file of frozen facts gets its name when it is whole.
  private func freeze(through last: Int, as name: String) throws {
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
  private func showCloses() throws {
    guard home.hasWarehouse else { return }
    try removeAbandonedBuilds()
    let scratch = try buildFolder()
    let file = scratch.appendingPathComponent("warehouse.duckdb")
    try FileManager.default.copyItem(at: home.warehouse, to: file)
    try Restatement.replaceCloses(closesInForce(), in: file)
    try WholeFile.take(file, as: home.warehouse)
    try FileManager.default.removeItem(at: scratch)
  }

  func closesInForce() throws -> [Restatement.Close] {
    try controlDatabase().closes.inForce().map {
      Restatement.Close(through: $0.lastMonth, closed: $0.closed, delivery: $0.delivery)
    }
  }

  /// The file that the closed months are taken from: the latest close holds all of them.
  func frozenFile() throws -> (file: URL, through: Int)? {
    guard let close = try controlDatabase().closes.inForce().last else { return nil }
    let file = home.closed.appendingPathComponent(close.file)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Refusal(
        .badInput, code: "lukkede-tal-mangler", "De lukkede tal (closed/\(close.file)) findes ikke i hjemmet.",
        suggestion: Refusal.fetch("closed/\(close.file)"))
    }
    // An empty file would be taken for one in which nothing is closed.
    guard try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0 > 0 else {
      throw closedDamaged(file)
    }
    return (file, close.lastMonth)
  }

  /// Reads a file of closed months; what is wrong with it is told by its name.
  func readingClosed<Result>(_ file: URL, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as WarehouseError where error.isDamage {
      throw closedDamaged(file)
    }
  }

  private func closedDamaged(_ file: URL) -> Refusal {
    Refusal(
      .unavailable, code: "lukkede-tal-beskadiget",
      "De lukkede tal (closed/\(file.lastPathComponent)) er beskadiget og kan ikke læses.",
      suggestion: Refusal.fetch("closed/\(file.lastPathComponent)"))
  }

  /// Figures cannot be made for a day inside what is closed.
  func refuseInsideClosed(_ asOf: Day) throws {
    guard let last = try controlDatabase().closes.inForce().last, asOf < Period(monthIndex: last.lastMonth).lastDay
    else { return }
    throw Refusal(
      .badCall, code: "periode-lukket",
      "Der er lukket til og med \(Words.month(index: last.lastMonth)), så tallene kan ikke gøres op til \(Words.date(asOf)).",
      suggestion: "Indlæs i et andet --home med de samme nøgler, eller genåbn perioden med `traad reopen`.")
  }
}
