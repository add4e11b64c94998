/// The codes of municipalities that are invented for demonstrations (opdigtede kommuner). No real municipality has one, so a home of
/// such a code holds nobody's data.
package enum InventedMunicipality {
  /// The first takes the highest; further ones count downwards.
  package static let codes = 902...999

  /// Whether a code of four digits is among them.
  package static func holds(_ code: String) -> Bool { Int(code).map(codes.contains) ?? false }
}
