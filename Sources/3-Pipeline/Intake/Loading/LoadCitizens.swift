internal import Foundation
internal import Warehouse

extension Load {
  /// One pseudonym a citizen, in a temporary table that the files' statements join, and in the identities.
  mutating func nameCitizens() throws {
    var pairs: [String] = []
    var persons: [String: (cpr: String, name: String?)] = [:]
    var written: Set<ShortKey> = []
    for file in prepared where file.refusal == nil {
      for column in file.check?.checks ?? [] {
        for (key, number) in column.citizens where written.insert(key).inserted {
          let pseudonym = keys.pseudonym(number)
          pairs.append("\(String(decoding: key.bytes, as: UTF8.self));\(pseudonym)")
          persons[pseudonym] = (String(decoding: number, as: UTF8.self), nil)
        }
      }
    }
    try connection.execute(
      "CREATE OR REPLACE TEMP TABLE \(raw: StagingSelect.citizens) (written VARCHAR, pseudonym VARCHAR)")
    if !pairs.isEmpty {
      try connection.execute(
        """
        INSERT INTO temp.\(raw: StagingSelect.citizens)
        SELECT split_part(pair, ';', 1), split_part(pair, ';', 2)
        FROM (SELECT unnest(string_split(\(pairs.joined(separator: "|")), '|')) AS pair)
        """)
    }
    for (pseudonym, name) in try names() where persons[pseudonym] != nil { persons[pseudonym]?.name = name }
    if persons.isEmpty { return }
    var identities = try Identities(folder: request.home.appendingPathComponent("identity"), keys: keys)
    identities.merge(persons.map { ($0.key, $0.value.cpr, $0.value.name) })
    try identities.save()
  }

  /// Names from the files that have a field for them.
  private func names() throws -> [(String, String)] {
    var result: [(String, String)] = []
    for index in files.indices where prepared[index].refusal == nil {
      guard case .record(let source, let delimiter) = files[index].role, let check = prepared[index].check,
        let name = source.fields.firstIndex(where: { $0.kind == .name }).flatMap({ check.columns[$0] }),
        let cpr = source.fields.firstIndex(where: { $0.kind == .cpr }).flatMap({ check.columns[$0] })
      else { continue }
      let select = statement(index, source, check, delimiter, fileID: 0)
      let table = try connection.query(
        """
        SELECT p.pseudonym, trim(r.c\(raw: String(name))) FROM \(select.reader) AS r
        JOIN temp.\(raw: StagingSelect.citizens) AS p ON p.written = trim(r.c\(raw: String(cpr)), ' \t')
        WHERE r.c\(raw: String(name)) IS NOT NULL
        """)
      for row in table.rows { if let key = row[0].text, let name = row[1].text { result.append((key, name)) } }
    }
    return result
  }
}
