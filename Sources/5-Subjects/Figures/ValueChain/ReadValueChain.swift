internal import CareModel
internal import Foundation
internal import Intake
internal import MetricEngine
internal import Modelling
internal import Reporting
package import Serving
internal import Warehouse

extension DataValueChain {
  /// Reads the chain from the definitions; takes some tens of milliseconds, and no data.
  package static func read(_ knowledge: Knowledge) throws -> DataValueChain {
    // A municipality's own profile maps its columns to these fields; nothing after them knows which profile was used.
    let sources = try ProfileCatalogue.sound(knowledge.folder).standard?.sources ?? []
    let model = try knowledge.model()
    var staging = sources.reduce(into: [String: Set<String>]()) { tables, source in
      tables[source.table, default: []].formUnion(source.fields.compactMap(\.column))
    }
    staging["befolkning"] = Set(ChainReading.population.map(\.column))
    let lineage = try Database(path: nil).withConnection { connection in
      try ColumnLineage(of: model, staging: staging, on: connection)
    }
    return try ChainReading(
      knowledge: knowledge, sources: sources, systems: model.sourceSystems, lineage: lineage
    ).chain()
  }
}

/// Puts the parts together.
private struct ChainReading {
  let knowledge: Knowledge
  let sources: [SourceFile]
  let systems: [String: (system: String, registeredBy: String)]
  let lineage: ColumnLineage
  private let fields: [ColumnLineage.Column: DataValueChain.Field]

  init(
    knowledge: Knowledge, sources: [SourceFile], systems: [String: (system: String, registeredBy: String)],
    lineage: ColumnLineage
  ) {
    self.knowledge = knowledge
    self.sources = sources
    self.systems = systems
    self.lineage = lineage
    fields = sources.reduce(into: [:]) { fields, source in
      for field in source.fields {
        guard let column = field.column else { continue }
        fields[.init("staging.\(source.table)", column)] = .init(
          extract: source.table, name: field.name, isRequired: field.isRequired)
      }
    }.merging(
      ChainReading.population.map { column, name in
        (.init("staging.befolkning", column), .init(extract: "befolkning", name: name, isRequired: true))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The published table of inhabitants, which has codes instead of fields.
  static let population = [
    (column: "municipality", name: "Kommune"), (column: "sex", name: "Køn"), (column: "age", name: "Alder"),
    (column: "month", name: "Tid"), (column: "inhabitants", name: "Indbyggere"),
  ]

  func chain() throws -> DataValueChain {
    let reports = try knowledge.reports.reports.map { ($0.id, metrics: try knowledge.reports.metrics(of: $0.id)) }
    return whole(reports)
  }

  private func whole(_ reports: [(id: String, metrics: Set<String>)]) -> DataValueChain {
    DataValueChain(
      extracts: sources.map { source in
        .init(
          name: source.table, title: source.title, system: systems[source.table]?.system ?? "Andet system",
          registeredBy: systems[source.table]?.registeredBy ?? "ikke oplyst",
          fields: source.fields.map {
            .init(extract: source.table, name: $0.name, isRequired: $0.isRequired)
          })
      } + [
        .init(
          name: "befolkning", title: "Befolkning", system: systems["befolkning"]?.system ?? "Andet system",
          registeredBy: systems["befolkning"]?.registeredBy ?? "ikke oplyst",
          fields: ChainReading.population.map { .init(extract: "befolkning", name: $0.name, isRequired: true) })
      ],
      metrics: knowledge.metrics.all.map { metric($0, in: reports) },
      reports: knowledge.deliverables.all.filter { knowledge.reports[id: $0.id] != nil }.map {
        .init(id: $0.id, name: $0.name, recipients: $0.recipients)
      })
  }

  private func metric(
    _ definition: MetricDefinition, in reports: [(id: String, metrics: Set<String>)]
  ) -> DataValueChain.Metric {
    let leaves = knowledge.metrics.leaves(of: definition.measure)
    var found: [DataValueChain.Metric.Part] = []
    for fact in definition.facts(in: knowledge.metrics) {
      // Every file with a CPR number makes citizens known; only the fact's own files say something of it.
      let own = Set(
        fact.requiredSources + fact.furtherSources + leaves.filter { $0.fact == fact }.flatMap(\.requiredSources))
      let parts = leaves.filter { $0.fact == fact }
      let counted = fact.columns(parts.flatMap(\.countedColumns))
      let held =
        fact.columns(parts.flatMap(\.conditionColumns)) + fact.columns(definition.population.dimensions.map(\.rawValue))
      var uses: [DataValueChain.Field: DataValueChain.Use] = [:]
      func use(_ columns: Set<ColumnLineage.Column>, as use: DataValueChain.Use) {
        for column in columns {
          guard let field = fields[column], own.contains(field.extract) else { continue }
          uses[field] = min(uses[field] ?? use, use)
        }
      }
      use(lineage.carriers(of: counted), as: .carries)
      use(lineage.deciders(of: counted).union(lineage.carriers(of: held)), as: .decides)
      use(lineage.carriers(of: fact.columns(definition.dimensions.map(\.rawValue))), as: .splits)
      found.append(.init(name: fact.title, fields: uses))
    }
    let all = found.reduce(into: [:]) { $0.merge($1.fields) { min($0, $1) } }
    return DataValueChain.Metric(
      id: definition.id, title: definition.title, area: Words.area(definition.area), facts: found, fields: all,
      reports: reports.filter { $0.metrics.contains(definition.id) }.map(\.id))
  }
}

extension ModelBuild {
  /// Extract to the system it comes from and who registers there, as reference data have it.
  fileprivate var sourceSystems: [String: (system: String, registeredBy: String)] {
    guard let file = references.first(where: { $0.name == "reference.source_system" }) else { return [:] }
    let places = file.columns.enumerated().reduce(into: [String: Int]()) { $0[$1.element] = $1.offset }
    guard let extract = places["extract"], let system = places["system"], let by = places["registered_by"] else {
      return [:]
    }
    return file.rows.reduce(into: [:]) { systems, row in
      guard let name = row[extract] else { return }
      systems[name] = (row[system] ?? "", row[by] ?? "")
    }
  }
}
