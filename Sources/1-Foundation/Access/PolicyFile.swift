internal import CareModel
internal import Definitions
package import Diagnostics
package import Foundation

extension Policy {
  /// Reads the policy; a municipality's own file stands in the place of the built-in one. Every fault comes back at once, and a role
  /// with a fault may nothing.
  ///
  /// - Parameters:
  ///   - folder: `Definitions`.
  ///   - overlay: the municipality's folder of the same shape.
  package static func load(_ folder: URL, overlay: URL? = nil) throws -> (policy: Policy, faults: [Diagnostic]) {
    let own = overlay.map { ("overlay/\(path)", $0.appendingPathComponent(path)) }
    let (name, url) =
      own.flatMap { FileManager.default.fileExists(atPath: $0.1.path) ? $0 : nil }
      ?? (path, folder.appendingPathComponent(path))
    guard FileManager.default.fileExists(atPath: url.path) else {
      let missing = Diagnostic(
        code: "politik-mangler", "Filen, der siger, hvad hver rolle må, findes ikke.",
        suggestion: "Læg \(path) tilbage.", at: Place(file: path))
      return (Policy([:]), [missing])
    }
    let file = DefinitionFile(name: name, text: try String(contentsOf: url, encoding: .utf8))
    var reading = PolicyReading()
    if let top = file.mapping { reading.read(top) }
    return (Policy(reading.sound), file.faults)
  }

  private static let path = "access/policy.yaml"
}

/// A policy while it is read: each role with its place, so that what is wrong between two roles is told at one of them.
struct PolicyReading {
  private var rows: [Role: (rights: Rights, place: DefinitionMapping)] = [:]
  private var broken: Set<Role> = []

  var sound: [Role: Rights] { rows.filter { !broken.contains($0.key) }.mapValues(\.rights) }

  mutating func read(_ top: DefinitionMapping) {
    if let roles = top.requiredMapping("roles") {
      for role in Role.allCases {
        guard let row = roles.requiredMapping(role.rawValue) else { continue }
        if let rights = rights(row) { rows[role] = (rights, row) }
      }
      roles.finish()
    }
    top.finish()
    for role in Role.allCases where role.isPolitical { checkPolitical(role) }
    for step in Policy.chain { check(step.fewer, step.more) }
  }

  private func rights(_ row: DefinitionMapping) -> Rights? {
    defer { row.finish() }
    let sees = row.choice("sees", Sight.self)
    if sees == .logs { return Rights.none }
    let unit = row.choice("unit", Rights.UnitRule.self)
    let holds = row.choice("holds", Held.self)
    let rows = row.requiredBool("rows")
    let threshold = threshold(row)
    let dimensions = dimensions(row)
    let releases = row.requiredBool("releases")
    guard sees != nil, let unit, let holds, let rows, let threshold, let dimensions, let releases else { return nil }
    return Rights(
      seesFigures: true, unit: unit, holdsFacilitiesAlone: holds == .facilities, seesRows: rows,
      threshold: threshold.number, dimensions: dimensions, releasesReports: releases)
  }

  enum Sight: String, CaseIterable {
    case figures = "tal"
    case logs = "logge"
  }

  enum Held: String, CaseIterable {
    case all = "alt"
    case facilities = "tilbud"
  }

  /// In the place of a number, and of a list.
  static let (noThreshold, allDimensions) = ("ingen", "alle")

  /// A threshold that was read, which may be that there is none.
  private struct Threshold { var number: Int? }

  private func threshold(_ row: DefinitionMapping) -> Threshold? {
    guard let text = row.string("threshold") else { return nil }
    if text == Self.noThreshold { return Threshold(number: nil) }
    guard let number = Int(text), Rights.thresholds.contains(number) else {
      row.report(
        "graense-ukendt", "`\(text)` kan ikke være grænse for små tal.",
        suggestion:
          "Skriv et tal fra \(Rights.thresholds.lowerBound) til \(Rights.thresholds.upperBound): det mindste antal personer, der vises. Eller skriv `ingen`.",
        at: "threshold")
      return nil
    }
    guard number == Rights.toldThreshold else {
      row.report(
        "graense-uden-ord",
        "Grænsen kan ikke være \(number): rapporter og figurer skriver endnu “<\(Rights.toldThreshold)”.",
        suggestion: "Skriv \(Rights.toldThreshold).", at: "threshold")
      return nil
    }
    return Threshold(number: number)
  }

  /// What is not listed is not on offer, so a dimension that is new is shown to nobody by mistake.
  private func dimensions(_ row: DefinitionMapping) -> Set<CareModel.Dimension>? {
    let words = row.strings("dimensions")
    if words == [Self.allDimensions] { return Set(CareModel.Dimension.allCases) }
    if words.isEmpty {
      row.report(
        "dimensioner-mangler", "Der er ikke sagt, hvad tal må deles efter.",
        suggestion: "Skriv en liste i `dimensions`, eller skriv `alle`.", at: "dimensions")
      return nil
    }
    let known = row.choices("dimensions", CareModel.Dimension.self)
    return known.count == words.count ? Set(known) : nil
  }

  /// No municipality can open rows of persons, or few persons, for the political level (M10).
  private mutating func checkPolitical(_ role: Role) {
    guard let (rights, place) = rows[role], rights.seesFigures else { return }
    if rights.seesRows {
      broken.insert(role)
      place.report(
        "politisk-raekker", "\(role.danishName) er politisk og må ikke se rækker om enkelte borgere.",
        suggestion: "Skriv `rows: false`.", at: "rows")
    }
    if rights.threshold == nil {
      broken.insert(role)
      place.report(
        "politisk-smaa-tal", "\(role.danishName) er politisk og må ikke se små tal.",
        suggestion: "Skriv den mindste værdi, der må vises, i `threshold`: 5.", at: "threshold")
    }
  }

  /// What is on offer grows on the way from committee to staff, and never shrinks (M92).
  private mutating func check(_ fewer: Role, _ more: Role) {
    guard let less = rows[fewer]?.rights, let (rights, place) = rows[more] else { return }
    let lost = rights.losses(from: less, isOfPlace: more == .operations)
    if lost.isEmpty { return }
    broken.insert(more)
    for loss in lost {
      place.report(
        "rolle-ser-mindre", "\(more.danishName) må ikke se mindre end \(fewer.danishName): \(loss.words)",
        suggestion: "Giv \(more.rawValue) det samme, eller tag det fra \(fewer.rawValue).", at: loss.key)
    }
  }
}

extension Policy {
  /// From committee to director to leadership to staff: whoever comes later sees at least what the one before does (M13, M92).
  static let chain: [(fewer: Role, more: Role)] =
    Role.allCases.filter(\.isPolitical).map { ($0, .director) } + [
      (.director, .leadership), (.leadership, .authority), (.leadership, .operations), (.leadership, .dataTeam),
    ]
}

extension Rights {
  fileprivate struct Loss {
    var key: String
    var words: String
  }

  /// What somebody with other rights is offered for one unit, and somebody with these is not.
  ///
  /// - Parameter isOfPlace: whether the role is of one facility, which it holds in full: then holding nothing but facilities is no loss.
  fileprivate func losses(from other: Rights, isOfPlace: Bool) -> [Loss] {
    guard other.seesFigures else { return [] }
    guard seesFigures else { return [Loss(key: "sees", words: "tal.")] }
    var losses: [Loss] = []
    let dimensions = other.dimensions.subtracting(dimensions).map(\.rawValue).sorted()
    if !dimensions.isEmpty { losses.append(Loss(key: "dimensions", words: dimensions.joined(separator: ", ") + ".")) }
    if other.seesRows && !seesRows { losses.append(Loss(key: "rows", words: "rækkerne bag et tal.")) }
    if (threshold ?? 0) > (other.threshold ?? 0) { losses.append(Loss(key: "threshold", words: "små tal.")) }
    if other.unit != .forbidden && unit == .forbidden {
      losses.append(Loss(key: "unit", words: "en enhed for sig."))
    }
    if holdsFacilitiesAlone && !other.holdsFacilitiesAlone && !isOfPlace {
      losses.append(Loss(key: "holds", words: "alt i en enhed."))
    }
    return losses
  }
}
