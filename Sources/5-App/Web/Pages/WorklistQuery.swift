internal import Application
internal import CareModel

/// What an address of the worklist asks for. A word that it does not know is refused: another list than the one asked for would mislead.
struct WorklistQuery {
  static let names = [
    "ansvarlig", "alvor", "status", "kontrol", "paragraf", "team", "tilbud", "q", "sorter", "tal", "enhed",
  ]

  let filter: FindingFilter
  /// Figures whose findings alone are shown, as the address has them.
  var figures: String? { filter.figures }
  let page: Int
  private let values: [(String, String?)]

  init(_ asked: PageRequest) throws(Refusal) {
    var filter = FindingFilter(
      owner: asked.value("ansvarlig"), severity: try asked.choice("alvor", FindingSeverity.self, called: \.danishName),
      standing: try asked.choice("status", FindingFilter.Standing.self) ?? .open,
      check: asked.value("kontrol"), legalBasis: asked.value("paragraf"), team: asked.value("team"),
      facility: asked.value("tilbud"), text: asked.value("q"),
      order: try asked.choice("sorter", FindingFilter.Order.self, called: \.danishName) ?? .severity)
    filter.figures = asked.value("tal")
    filter.unit = asked.value("enhed")
    self.filter = filter
    page = try asked.page()
    values = WorklistQuery.names.map { ($0, asked.value($0)) }
  }

  /// Whether a value says no more than leaving it out.
  static func isDefault(_ name: String, _ value: String?) -> Bool {
    guard let value, !value.isEmpty else { return true }
    return name == "status" && value == FindingFilter.Standing.open.rawValue
      || name == "sorter" && value == FindingFilter.Order.severity.rawValue
  }

  /// The same list with something else: another order, another page.
  func address(_ place: String = "/datakvalitet", order: FindingFilter.Order? = nil, page: Int? = nil) -> String {
    var query = values.filter { !WorklistQuery.isDefault($0.0, $0.1) }
    if let order {
      query.removeAll { $0.0 == "sorter" }
      if order != .severity { query.append(("sorter", order.rawValue)) }
    }
    if let page, page > 1 { query.append(("side", "\(page)")) }
    return path(place, query)
  }
}
