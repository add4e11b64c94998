internal import CareModel
package import Foundation
package import MetricEngine
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
  package static func open(
    _ file: URL, version: String, knowledge: Knowledge, clock: Clock, counts: CountMemory = CountMemory()
  ) throws -> OpenWarehouse {
    let database = try Database(path: file.path, access: .readOnly, memoryLimit: "512MB", threads: 1)
    return try database.withConnection { connection in
      guard let built = try connection.rows(BuildQuery(), knowledge.pages).first else {
        throw Refusal(
          .unavailable, code: "lager-ufuldstaendigt", "Datalageret er ikke færdigbygget.",
          suggestion: "Indlæs en levering igen.")
      }
      let units = try connection.rows(UnitQuery(), knowledge.pages)
      let labels = labels(
        try connection.rows(NameQuery(), knowledge.pages), functions: try functions(connection, knowledge), units: units
      )
      let engine = try MetricEngine(catalogue: knowledge.metrics, database: database, counts: counts)
      let sources = try connection.rows(SourceQuery(), knowledge.pages).map { source in
        var source = source
        source.coverage = engine.coverage[source.source]
        return source
      }
      let longNames = try connection.rows(CitizenLabelQuery(), knowledge.pages).map { ($0.pseudonym, $0.label) }
      return OpenWarehouse(
        version: version, asOf: built.asOf, municipality: built.municipality, municipalityName: built.municipalityName,
        definitionVersion: built.definitionVersion, delivery: built.delivery, received: built.received,
        sources: sources, units: units, labels: labels,
        longNames: Dictionary(longNames) { first, _ in first }, engine: engine,
        builder: ReportBuilder(
          reports: knowledge.reports, labels: labels, municipalityName: built.municipalityName, asOf: built.asOf,
          definitionVersion: built.definitionVersion,
          history: try PeriodHistory.read(connection, knowledge)),
        policy: knowledge.policy, clock: clock, database: database)
    }
  }

  /// Names of account functions by number; none in a warehouse that was built before they were known.
  private static func functions(_ connection: Connection, _ knowledge: Knowledge) throws -> [String: String] {
    guard try connection.rows(RelationQuery(), knowledge.pages).contains("reference.account_function") else {
      return [:]
    }
    return try connection.rows(AccountFunctionQuery(), knowledge.pages).reduce(into: [:]) { $0[$1.key] = $1.name }
  }

  /// Names for the keys of dimensions: units, teams and facilities from the delivery, areas and functions from reference data.
  private static func labels(
    _ rows: [NameQuery.Row], functions: [String: String], units: [UnitChoice]
  ) -> Labels {
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
    for row in rows {
      let dimensions: [CareModel.Dimension] =
        switch row.subject {
        case .serviceArea: [.serviceArea]
        case .provider: [.provider]
        case .municipality: [.municipality, .actingMunicipality, .payingMunicipality]
        }
      for dimension in dimensions {
        names[dimension, default: [:]][row.key] = Labels.Label(name: row.name ?? row.key, order: row.place)
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
