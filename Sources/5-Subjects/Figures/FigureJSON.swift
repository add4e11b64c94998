internal import CareModel
internal import MetricEngine
internal import Serving

/// Figures as JSON, exactly as the interface says: full precision, money in kroner, null where there is no value.
enum FigureJSON {
  /// One metric is an object, several are a list of objects.
  static func text(_ sets: [FigureSet]) -> String {
    let all = sets.map(object)
    return (all.count == 1 ? all[0] : .list(all)).rendered() + "\n"
  }

  private static func object(_ set: FigureSet) -> JSONText {
    .object([
      ("metric", .text(set.metric)),
      ("title", .text(set.title)),
      ("unit", .text(set.unit.rawValue)),
      ("population", .text(set.population.rawValue)),
      ("definition_version", .text(set.definitionVersion)),
      ("as_of", .text(set.asOf.description)),
      ("sources", .list(set.sources.map(source))),
      ("rows", .list(set.rows.map { row($0, by: set.by) })),
    ])
  }

  private static func source(_ source: FigureSource) -> JSONText {
    .object([
      ("file", .text(source.file)),
      ("delivery", .text(source.delivery)),
      ("received", .text(source.received)),
      ("rows", .int(source.rows)),
      ("set_aside", .int(source.setAside)),
      ("covers_to", .optional(source.coversTo?.description)),
      ("months_from", .optional(source.coverage?.first.description)),
      ("months_to", .optional(source.coverage?.last.description)),
      ("months_without", .list((source.coverage?.gaps ?? []).map { .text($0.description) })),
    ])
  }

  private static func row(_ figure: Figure, by: [Dimension]) -> JSONText {
    var fields: [(String, JSONText)] = [("period", .text(name(from: figure.from, to: figure.to)))]
    for (dimension, key) in zip(by, figure.groups) { fields.append((dimension.rawValue, .optional(key))) }
    fields.append(("value", .optional(figure.value)))
    fields.append(("state", .text(figure.state.rawValue)))
    fields += lack("", figure.missing, figure.reason)
    if let comparison = figure.comparison {
      fields.append(("comparison_period", .text(name(from: comparison.from, to: comparison.to))))
      fields.append(("comparison_value", .optional(comparison.value)))
      fields.append(("comparison_state", .text(comparison.state.rawValue)))
      fields += lack("comparison_", comparison.missing, comparison.reason)
      fields.append(("change", .optional(figure.change)))
    }
    return .object(fields)
  }

  /// What a value does not count, and why there is none; nothing of a whole one.
  private static func lack(_ prefix: String, _ missing: [Period], _ reason: FigureReason?) -> [(String, JSONText)] {
    var fields: [(String, JSONText)] = []
    if !missing.isEmpty {
      fields.append((prefix + "missing_periods", .list(missing.map { .text($0.description) })))
    }
    if let reason {
      fields += [(prefix + "reason", .text(reason.kind.rawValue)), (prefix + "reason_text", .text(reason.text))]
    }
    return fields
  }

  /// `2025-10`; a window that is a whole year or quarter by its own name; else `2025-01/2025-10`.
  static func name(from: Period, to: Period) -> String {
    if from == to { return from.description }
    for grain in [Period.Grain.year, .quarter, .month] {
      let whole = Period.holding(from.firstDay, grain: grain)
      if whole.firstDay == from.firstDay && whole.lastDay == to.lastDay { return whole.description }
    }
    return "\(from)/\(to)"
  }
}
