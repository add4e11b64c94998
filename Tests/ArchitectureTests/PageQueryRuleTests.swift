internal import Testing

/// What a page may ask the warehouse, and who may write what the warehouse says of itself: docs/decisions/0016-typed-page-queries.md.
@Suite struct PageQueryRuleTests {
  private func names(_ pattern: Regex<(Substring, Substring)>) throws -> [String] {
    try Repository.sources().flatMap { file in
      file.lines.compactMap { $0.text.firstMatch(of: pattern).map { String($0.1) } }
    }.sorted()
  }

  /// The text between the brackets of each list `[any PageQuery] = [ … ]`.
  private func listed() throws -> [String] {
    try Repository.sources().flatMap { file in
      file.text.split(separator: "[any PageQuery] = [").dropFirst().flatMap { rest in
        rest.prefix { $0 != "]" }.matches(of: /(\w+Query)\(/).map { String($0.1) }
      }
    }.sorted()
  }

  @Test func `every query stands in its subject's list, once`() throws {
    let queries = try names(/^\s*(?:package\s+)?(?:struct|enum|final class)\s+(\w+)\s*:\s*(?:\w+,\s*)*PageQuery\b/)
    #expect(queries.count > 10)
    #expect(try listed() == queries, "Skriv forespørgslen på emnets liste, så `traad validate` prøver den.")
  }

  @Test func `every list is one that validate tries`() throws {
    let lists = try names(/^\s*package enum (\w+Queries)\b/)
    let tried = try Repository.text("Sources/6-App/traad/PageQueries.swift")
    #expect(!lists.isEmpty)
    for list in lists { #expect(tried.contains("\(list).all"), "\(list)") }
  }

  @Test func `every file of 9-pages is the file of a query`() throws {
    let files = Repository.files(below: "Definitions/9-pages", endings: ["sql"])
      .map { String($0.dropFirst("Definitions/9-pages/".count).dropLast(".sql".count)) }
    #expect(try names(/static let file = "([\w-]+\/[\w-]+)"/) == files.sorted())
  }

  @Test func `columns are read by the rows of queries, not by name here and there`() throws {
    let places = try Repository.sources().filter { $0.band >= "4" }
      .filter { !$0.places(of: /\.index\(of: "/, having: ["index(of:"]).isEmpty }.map(\.name)
    // Rows of a table of `meta`, brought from one warehouse to the next.
    #expect(places == ["ServedAgain.swift"])
  }

  @Test func `what the warehouse says of itself is written by its owner`() throws {
    let written =
      /(?i)schema: "meta"|(?:CREATE|ALTER|DROP)\b[^"]*\b(?:SCHEMA|TABLE)\b[^"]*\bmeta\b|(?:INSERT INTO|UPDATE|DELETE FROM)\s+meta\b/
    let writers = try Repository.sources().flatMap { $0.places(of: written, having: ["meta"]) }
      .map { String($0.prefix { $0 != ":" }) }
    #expect(Set(writers) == ["Sources/2-Stores/Warehouse/MetaTable.swift"])
  }
}
