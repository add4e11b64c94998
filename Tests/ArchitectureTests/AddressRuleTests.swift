internal import Testing

/// Addresses are written in one place, and no type of the pages knows everything (decision 0017).
@Suite struct AddressRuleTests {
  private static let home = "Sources/4-Output/DocumentModel/Addresses/Address.swift"

  /// The first part of every address: `rapporter`, `traad.css`.
  private static func places() throws -> Set<String> {
    Set(try Repository.text(home).matches(of: /Declared\("\/([^"\/]+)/).map { String($0.1) })
  }

  private static func strays(in files: [SourceFile]) throws -> [String] {
    let places = try places()
    return files.filter { $0.path != home }.flatMap { file in
      file.places(having: ["\"/"]) { line in
        // `/` alone is where every path begins, and the front page only where something leads there.
        line.contains(/href\("\/"\)|location: "\/"|path: "\/"/)
          || line.matches(of: /"\/([a-zA-Z0-9.-]+)/).contains { places.contains(String($0.1)) }
      }
    }
  }

  @Test func `no address is written but in Address`() throws {
    #expect(try AddressRuleTests.places().count > 12)
    let strays = try AddressRuleTests.strays(in: Repository.sources())
    #expect(strays == [], "skriv en Address")
  }

  @Test func `an address that is written elsewhere is found`() throws {
    let file = SourceFile(
      path: "Sources/6-App/Web/X/Y.swift",
      text: #"""
        let a = "/rapporter/\(id)"
        let b = "/findes-ikke"
        let c = "/kilder"
        let d = element("a", .href("/"))
        """#)
    #expect(try AddressRuleTests.strays(in: [file]).count == 3)
  }

  @Test func `every case of Address is among all`() throws {
    let text = try Repository.text(AddressRuleTests.home)
    let body = text.prefix(upTo: text.firstRange(of: "var declared")?.lowerBound ?? text.endIndex)
    let cases = Set(body.matches(of: /(?m)^  case (\w+)/).map { String($0.1) })
    let listed = Set(text.matches(of: /Route\((?:Address)?\.(\w+)\)/).map { String($0.1) })
    #expect(cases.count > 20 && cases == listed)
  }

  @Test func `no type of the pages has more than 25 members`() throws {
    var members: [String: Int] = [:]
    for file in try Repository.sources() where file.target == "Web" {
      var type: String?
      for line in file.text.split(separator: "\n") {
        if let found = line.firstMatch(of: /^(?:package )?(?:final )?(?:struct|class|enum|extension|protocol) (\w+)/) {
          type = String(found.1)
        } else if let type,
          line.firstMatch(
            of: /^  (?:(?:package|private|fileprivate|static|mutating) )*(?:func|var|let|init|case|subscript)\b/) != nil
        {
          members[type, default: 0] += 1
        }
      }
    }
    #expect(members.count > 30)
    #expect(members.filter { $0.value > 25 } == [:])
    #expect(
      try Repository.sources().filter { $0.target == "Web" }.flatMap {
        $0.places(of: /^extension Site\b/, having: ["extension Site"])
      } == [])
  }
}
