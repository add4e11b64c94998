package import CareModel
internal import Danish

/// The names that people read for the keys of a dimension (ydelsesområde, tilbud, enhed).
package struct Labels: Sendable {
  package struct Label: Hashable, Sendable {
    package var name: String
    /// Small second line: "§ 107".
    package var note: String?
    /// Place in the field's own order; keys without one come last, by name.
    package var order: Int?

    package init(name: String, note: String? = nil, order: Int? = nil) {
      self.name = name
      self.note = note
      self.order = order
    }
  }

  private var names: [Dimension: [String: Label]]

  package init(_ names: [Dimension: [String: Label]] = [:]) { self.names = names }

  package func label(_ key: String?, of dimension: Dimension) -> Label {
    guard let key else { return Label(name: Labels.without(dimension), order: Int.max) }
    if let named = names[dimension]?[key] { return named }
    // A facility is a unit of its own, by the same id.
    if [.unit, .team].contains(dimension), let facility = names[.facility]?[key] { return facility }
    return Label(name: dimension == .legalBasis ? DanishText.legalBasis(key) : key)
  }

  /// Whether a unit's key is a facility's (tilbud) and no other unit's.
  func isFacility(_ key: String) -> Bool { names[.facility]?[key] != nil && names[.unit]?[key] == nil }

  /// The keys in the order a reader expects: the field's own, then by name; "without" last.
  func sorted(_ keys: some Sequence<String?>, of dimension: Dimension) -> [String?] {
    keys.map { (key: $0, label: label($0, of: dimension)) }
      .sorted {
        ($0.label.order ?? Int.max - 1, Labels.place($0.label.name), $0.label.name)
          < ($1.label.order ?? Int.max - 1, Labels.place($1.label.name), $1.label.name)
      }
      .map(\.key)
  }

  /// A name with its numbers as wide as they come, so that § 52 stands before § 104.
  private static func place(_ name: String) -> String {
    var (place, digits) = ("", "")
    for character in name + " " {
      if character.isWholeNumber {
        digits.append(character)
      } else {
        if !digits.isEmpty { place += String(repeating: "0", count: max(0, 6 - digits.count)) + digits }
        digits = ""
        place.append(character)
      }
    }
    return place
  }

  private static func without(_ dimension: Dimension) -> String {
    switch dimension {
    case .facility: "Uden tilbud"
    case .team: "Uden team"
    case .caseworker: "Uden sagsbehandler"
    case .unit: "Uden enhed"
    case .serviceArea: "Andre funktioner"
    case .provider: "Uden leverandør"
    default: "Ikke oplyst"
    }
  }
}
