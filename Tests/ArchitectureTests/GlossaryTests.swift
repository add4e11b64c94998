internal import Testing

@Suite struct GlossaryTests {
  /// A word of ours: as users read it and as code writes it, and what must not be written instead.
  struct Term {
    let danish: String
    let identifier: String
  }

  static func terms() throws -> [Term] {
    try Repository.text("docs/glossary.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimming() }
      guard line.hasPrefix("| "), cells.count == 4, cells[1].hasPrefix("`") else { return nil }
      return Term(danish: cells[0], identifier: cells[1].filter { $0 != "`" })
    }
  }

  @Test func `the glossary has its words, once each and in order`() throws {
    let terms = try GlossaryTests.terms().map(\.danish)
    #expect(terms.count > 40)
    #expect(Set(terms).count == terms.count)
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzæøå")
    func weight(_ text: String) -> [Int] { text.lowercased().map { alphabet.firstIndex(of: $0) ?? -1 } }
    #expect(terms == terms.sorted { weight($0).lexicographicallyPrecedes(weight($1)) })
  }

  @Test func `the user guide's list of words explains what the glossary has`() throws {
    let known = Set(try GlossaryTests.terms().map(\.danish))
    let explained = try Repository.text("docs/vejledning/ordliste.md").matches(of: /(?m)^\*\*([^*]+)\*\*/)
      .map { $0.1.lowercased() }
    #expect(explained.count > 15)
    #expect(Set(explained).subtracting(known) == [], "ord i ordlisten, som mangler i docs/glossary.md")
  }

  /// Words that mean something else here, or nothing, and the word that was decided.
  @Test(arguments: [
    ("klient", "borger"), ("patient", "borger"), ("beboerantal", "beholdning"), ("KPI", "nøgletal"),
    ("leverandørkommune", "driftskommune"), ("rapportpakke", "leverance"), ("fuldtidsborger", "helårsperson"),
    ("afslutningsdato", "slutdato"), ("dashboard", "oversigt"),
  ])
  func `the user guide keeps to the decided words`(word: String, instead: String) throws {
    let pattern = try Regex("(?i)\\b\(word)")
    for path in Repository.files(below: "docs/vejledning", endings: ["md"]) {
      #expect(try !Repository.text(path).contains(pattern), "\(path): skriv \(instead), ikke \(word)")
    }
  }

  @Test(arguments: ["Client", "Patient", "Offer", "Payment", "FullTimeCitizen", "Kpi", "KPI", "Benefit"])
  func `no type in the code has a word that was decided against`(word: String) throws {
    let declaration = try Regex("\\b(?:class|struct|enum|actor|protocol)\\s+\(word)\\b")
    for file in try Repository.sources() {
      #expect(file.places(of: declaration, having: [word]) == [], "\(word) er ikke vores ord")
    }
  }
}
