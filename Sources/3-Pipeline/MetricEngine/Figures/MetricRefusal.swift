package import Access
package import CareModel
package import Diagnostics

/// Two groups of a result have names that are equal to a reader (ens grupper): to show one would hide the other's part of the total.
///
/// A fault of ours: what is compared is made one spelling when it is read.
package struct EqualGroups: Error, Sendable {
  package let by: [Dimension]

  package var diagnostic: Diagnostic {
    Diagnostic(
      code: "grupper-ens",
      "To grupper af \(by.map { "`\($0.rawValue)`" }.joined(separator: ", ")) har samme navn for en læser, men ikke i databasen. Tallet vises ikke, for det ville mangle den enes del.",
      suggestion: "Indlæs leveringen igen. Meld det til driften, hvis det bliver ved.")
  }
}

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
  /// Neither the data that the reader may see nor any list has the value.
  case unknownValue(Dimension, String, known: [String])

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
    case .unknownValue(let dimension, let value, let known):
      Diagnostic(
        code: "vaerdi-ukendt",
        "\(MetricRefusal.quoted(value)) findes ikke blandt værdierne af `\(dimension.rawValue)`.",
        suggestion: MetricRefusal.existing(known, near: value))
    }
  }

  private static func quoted(_ value: String) -> String { "`\(CivilNumberPattern.quotable(value))`" }

  private static func existing(_ known: [String], near value: String) -> String {
    if known.isEmpty { return "Der er ingen værdier at vælge." }
    if let near = nearMiss(value, among: known) { return "Mente du `\(near)`?" }
    let some = known.prefix(20).joined(separator: ", ")
    return known.count > 20 ? "Nogle af de \(known.count) er: \(some)." : "Vælg mellem: \(some)."
  }
}
