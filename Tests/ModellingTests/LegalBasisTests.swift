internal import Testing

@Suite struct LegalBasisTests {
  @Test func `spellings of a paragraph come to one form and other text stays as registered`() throws {
    let spellings = [
      ("SEL §108", "SEL §108"), ("SEL § 108", "SEL §108"), ("§ 108", "SEL §108"), ("§108", "SEL §108"),
      ("sel §108", "SEL §108"), ("SEL §82a", "SEL §82 a"), ("SEL § 82 A", "SEL §82 a"),
      ("Serviceloven § 85", "SEL §85"), ("Serviceloven, § 85", "SEL §85"), ("§ 85 i serviceloven", "SEL §85"),
      ("Lov om social service § 85", "SEL §85"), ("Barnets Lov §32", "BL §32"), ("bl 32", "BL §32"),
      ("SUL § 141.", "SUL §141"), ("  SEL   §104 ", "SEL §104"), ("SEL §107, stk. 2", "SEL §107 stk. 2"),
      ("SEL §52 stk. 3 nr. 7", "SEL §52 stk. 3 nr. 7"), ("SEL §§ 97-98", "SEL §§ 97-98"), ("108", "108"),
      ("Ukendt lov §5", "Ukendt lov §5"), ("efter aftale", "efter aftale"), ("§ 85 og § 107", "§ 85 og § 107"),
    ]
    let inserts = spellings.enumerated().map { service("\($0)", $1.0, from: "2023-01-01") }
    let found = try TestWarehouse(inserts.joined())
      .rows("SELECT legal_basis FROM model.service_period ORDER BY service_period::INTEGER")
    for (spelling, basis) in zip(spellings, found) { #expect(basis == spelling.1, "\(spelling.0)") }
    #expect(found.count == spellings.count)
  }
}
