package import Access
package import CareModel
package import Diagnostics

/// A request that cannot be answered (afvisning): the caller's fault, never a fault of the figures.
package enum MetricRefusal: Error, Hashable, Sendable {
  case unknownMetric(String, near: String?)
  /// The metric is not defined for the dimension.
  case dimensionNotAllowed(metric: String, Dimension, allowed: [Dimension])
  /// The role sees nothing as fine as this.
  case dimensionOutsideRole(Dimension, Role)
  case periodReversed(Period, Period)
  case tooManyPeriods(Int)
  /// The scope is narrowed to a unit, and the metric's facts belong to none.
  case notByUnit(metric: String)
  case repeatedDimension(Dimension)

  /// What the caller is told.
  package var diagnostic: Diagnostic {
    switch self {
    case .unknownMetric(let id, let near):
      Diagnostic(
        code: "noegletal-ukendt", "Nøgletallet `\(id)` findes ikke.",
        suggestion: near.map { "Mente du `\($0)`?" } ?? "`traad catalogue` viser, hvad der er.")
    case .dimensionNotAllowed(let metric, let dimension, let allowed):
      Diagnostic(
        code: "dimension-umulig", "`\(metric)` kan ikke deles eller afgrænses på `\(dimension.rawValue)`.",
        suggestion: allowed.isEmpty
          ? "Nøgletallet kan ikke deles." : "Vælg mellem: \(allowed.map(\.rawValue).joined(separator: ", ")).")
    case .dimensionOutsideRole(let dimension, let role):
      Diagnostic(
        code: "dimension-uden-for-rolle", "\(role.danishName) ser ikke tal delt efter `\(dimension.rawValue)`.",
        suggestion: "Vis tallet for hele området eller delt efter ydelsesområde.")
    case .periodReversed(let from, let to):
      Diagnostic(
        code: "periode-omvendt", "Perioden slutter (\(to)), før den begynder (\(from)).",
        suggestion: "Byt om på `--from` og `--to`.")
    case .tooManyPeriods(let count):
      Diagnostic(
        code: "periode-for-lang", "Der er spurgt om \(count) perioder på én gang.",
        suggestion: "Vælg en kortere periode eller en grovere inddeling.")
    case .notByUnit(let metric):
      Diagnostic(
        code: "adgang-enhed", "`\(metric)` findes kun for hele kommunen og kan ikke vises for en enkelt enhed.")
    case .repeatedDimension(let dimension):
      Diagnostic(code: "dimension-gentaget", "`\(dimension.rawValue)` står to gange i `--by`.")
    }
  }
}
