internal import CareModel
internal import MetricEngine
internal import Modelling

/// Those of some columns that a fact has, as the lineage of the model names them.
func lineageColumns(_ names: [String], of fact: Fact) -> [ColumnLineage.Column] {
  names.filter { fact.column($0) != nil }.map { ColumnLineage.Column("facts.\(fact.id)", $0) }
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
