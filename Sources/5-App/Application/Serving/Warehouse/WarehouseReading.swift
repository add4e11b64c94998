internal import CareModel
internal import Foundation
internal import MetricEngine
internal import Reporting
internal import Warehouse

extension OpenWarehouse {
  /// Opens a warehouse for reading alone and reads what it was built of.
  ///
  /// A page needs little memory and little time of a core: many readers share the machine.
  ///
  /// - Parameters:
  ///   - clock: says on which day a reader's grant must be valid.
  ///   - counts: what has been counted in this version before.
  static func open(
    _ file: URL, version: String, knowledge: Knowledge, clock: Clock, counts: CountMemory = CountMemory()
  ) throws -> OpenWarehouse {
    let database = try Database(path: file.path, access: .readOnly, memoryLimit: "512MB", threads: 1)
    return try database.withConnection { connection in
      let built = try connection.query(SQL(raw: knowledge.query("opbygning")))
      guard let row = built.rows.first, let asOf = row[built.index(of: "as_of")].date else {
        throw Refusal(
          .unavailable, code: "lager-ufuldstaendigt", "Datalageret er ikke færdigbygget.",
          suggestion: "Indlæs en levering igen.")
      }
      func text(_ column: String) -> String { row[built.index(of: column)].text ?? "" }
      let units = try readUnits(connection.query(SQL(raw: knowledge.query("enheder"))))
      let labels = try readLabels(
        connection.query(SQL(raw: knowledge.query("navne"))), functions: readFunctions(connection, knowledge),
        units: units)
      let day = Day(number: asOf)
      let engine = try MetricEngine(catalogue: knowledge.metrics, database: database, counts: counts)
      return OpenWarehouse(
        version: version, asOf: day, municipality: text("municipality"), municipalityName: text("municipality_name"),
        definitionVersion: text("definition_version"), delivery: text("delivery"), received: text("received"),
        sources: try readSources(connection.query(SQL(raw: knowledge.query("kilder"))), engine.coverage),
        units: units, labels: labels,
        longNames: try readLongNames(connection.query(SQL(raw: knowledge.query("borgernavne")))), engine: engine,
        builder: ReportBuilder(
          reports: knowledge.reports, labels: labels, municipalityName: text("municipality_name"), asOf: day,
          definitionVersion: text("definition_version"),
          history: try PeriodHistory.read(connection, knowledge)),
        policy: knowledge.policy, clock: clock, database: database)
    }
  }

  private static func readSources(_ table: Table, _ coverage: [String: SourceCoverage]) -> [SourceState] {
    table.rows.map { row in
      func text(_ column: String) -> String? { row[table.index(of: column)].text }
      func int(_ column: String) -> Int { row[table.index(of: column)].int ?? 0 }
      return SourceState(
        source: text("source") ?? "", fileName: text("file_name") ?? "", delivery: text("delivery") ?? "",
        received: text("received") ?? "", rowsTotal: int("rows_total"), rowsRead: int("rows_read"),
        rowsSetAside: int("rows_set_aside"), coversTo: row[table.index(of: "covers_to")].date.map(Day.init(number:)),
        coverage: text("source").flatMap { coverage[$0] }, profile: text("profile") ?? "", status: text("status") ?? "",
        code: text("code"), message: text("message"),
        unknownColumns: text("unknown_columns").flatMap { $0.isEmpty ? nil : $0 })
    }
  }

  private static func readLongNames(_ table: Table) -> [String: String] {
    let (pseudonym, label) = (table.index(of: "pseudonym"), table.index(of: "label"))
    return table.rows.reduce(into: [:]) { names, row in
      if let key = row[pseudonym].text { names[key] = row[label].text }
    }
  }

  private static func readUnits(_ table: Table) -> [UnitChoice] {
    table.rows.compactMap { row in
      func text(_ column: String) -> String? { row[table.index(of: column)].text }
      guard let kind = text("kind").flatMap(UnitChoice.Kind.init(rawValue:)), let id = text("id") else { return nil }
      return UnitChoice(kind: kind, id: id, name: text("name") ?? id, parent: text("parent"), type: text("type"))
    }
  }

  /// Names of account functions by number; none in a warehouse that was built before they were known.
  private static func readFunctions(_ connection: Connection, _ knowledge: Knowledge) throws -> [String: String] {
    let tables = try connection.query(SQL(raw: knowledge.query("tabeller")))
    guard tables.rows.contains(where: { $0[tables.index(of: "relation")].text == "reference.account_function" }) else {
      return [:]
    }
    let functions = try connection.query(SQL(raw: knowledge.query("funktioner")))
    return functions.rows.reduce(into: [:]) { names, row in
      guard let key = row[functions.index(of: "key")].text else { return }
      names[key] = row[functions.index(of: "name")].text
    }
  }

  /// Names for the keys of dimensions: units, teams and facilities from the delivery, areas and functions from reference data.
  private static func readLabels(
    _ table: Table, functions: [String: String], units: [UnitChoice]
  ) throws -> Labels {
    var names: [CareModel.Dimension: [String: Labels.Label]] = [:]
    names[.function] = functions.reduce(into: [:]) { $0[$1.key] = Labels.Label(name: "\($1.key) \($1.value)") }
    for unit in units {
      let label = Labels.Label(name: unit.name)
      switch unit.kind {
      case .unit:
        names[.unit, default: [:]][unit.id] = label
        names[.team, default: [:]][unit.id] = label
      case .facility: names[.facility, default: [:]][unit.id] = label
      }
    }
    for row in table.rows {
      guard let key = row[table.index(of: "key")].text else { continue }
      let label = Labels.Label(
        name: row[table.index(of: "name")].text ?? key, order: row[table.index(of: "place")].int)
      switch row[table.index(of: "dimension")].text {
      case "service_area": names[.serviceArea, default: [:]][key] = label
      case "provider": names[.provider, default: [:]][key] = label
      default:
        for dimension in [CareModel.Dimension.municipality, .actingMunicipality, .payingMunicipality] {
          names[dimension, default: [:]][key] = label
        }
      }
    }
    names[.sex] = ["K": .init(name: "Kvinder"), "M": .init(name: "Mænd"), "X": .init(name: "Andet")]
    let steps = [
      ("modtaget", "Modtaget"), ("udredning", "Under udredning"), ("afgjort", "Afgjort, ikke begyndt"),
      ("aktiv", "Aktiv"),
      ("opfoelgning", "Opfølgning skal holdes"), ("afslutning", "Under afslutning"),
    ]
    for (order, step) in steps.enumerated() {
      names[.processStep, default: [:]][step.0] = .init(name: step.1, order: order)
    }
    for (order, group) in ["0-17", "18-29", "30-49", "50-66", "67-79", "80+"].enumerated() {
      names[.ageGroup, default: [:]][group] = .init(name: "\(group) år", order: order)
    }
    return Labels(names)
  }
}
