internal import CareModel
internal import MetricEngine
internal import Modelling

extension Fact {
  /// Those of some columns that the fact has.
  func columns(_ names: [String]) -> [ColumnLineage.Column] {
    names.filter { column($0) != nil }.map { ColumnLineage.Column("facts.\(id)", $0) }
  }
}

extension Population {
  /// The columns of a fact that say whose a row is.
  var dimensions: [Dimension] {
    switch self {
    case .acting: [.actingMunicipality]
    case .paying: [.payingMunicipality]
    case .both, .either: [.actingMunicipality, .payingMunicipality]
    case .none: []
    }
  }
}
