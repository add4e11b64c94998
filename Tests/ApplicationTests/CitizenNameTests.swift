import Foundation
import Testing
import Warehouse

@testable import Serving

/// What people call a citizen is one citizen's in the whole home.
@Suite struct CitizenNameTests {
  @Test func `two citizens whose pseudonyms begin alike get longer names`() throws {
    let select = try String(
      contentsOf: Installation.locate(environment: [:], program: nil).definitions.appendingPathComponent(
        "3-model/citizen.sql"),
      encoding: .utf8)
    let alike = ["aaaa1111", "aaaa1122", "aaaa1133", "bbbb0000", "cccc2222", "cccc3333", "aaaa1111ffff", "dddd"]
    let pseudonyms = alike.map { $0.padding(toLength: 32, withPad: "0", startingAt: 0) }
    let database = try Database(path: nil)
    let names = try database.withConnection { connection -> [String: String] in
      try connection.execute("CREATE SCHEMA staging")
      for file in ["sager", "indsatser", "vurderinger", "posteringer", "disponering", "ophold"] {
        try connection.execute("CREATE TABLE staging.\(raw: file) (borger VARCHAR)")
      }
      try connection.execute(
        """
        CREATE TABLE staging.borgere (borger VARCHAR, foedselsdato DATE, koen VARCHAR, doedsdato DATE, adressebeskyttelse BOOLEAN,
          bopaelskommune VARCHAR, file_id INTEGER, row_number INTEGER)
        """)
      for name in pseudonyms { try connection.execute("INSERT INTO staging.sager VALUES (\(name))") }
      let table = try connection.query(SQL(raw: "SELECT pseudonym, label FROM (\(select))"))
      return Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0].text ?? "", $0[1].text ?? "") })
    }
    #expect(names.count == pseudonyms.count && Set(names.values).count == names.count)
    #expect(names[pseudonyms[3]] == "BBBB" && names[pseudonyms[4]] == "CCCC22" && names[pseudonyms[1]] == "AAAA1122")
    for (pseudonym, name) in names { #expect(pseudonym.uppercased().hasPrefix(name) && name.count >= 4) }
  }

  @Test func `every citizen of the demonstration has a name of its own`() throws {
    let open = try DemoHome.workspace(DemoHome.shared.get()).serving.current()
    let table = try open.database.withConnection { try $0.query("SELECT pseudonym, label FROM model.citizen") }
    let names = table.rows.compactMap { $0[1].text }
    #expect(names.count > 40 && Set(names).count == names.count)
    for row in table.rows { #expect(open.citizenName(row[0].text ?? "") == row[1].text) }
  }
}
