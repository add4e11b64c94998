import Foundation
import Intake
import Warehouse

@testable import Serving
@testable import Worklist

/// What `facit.json` says of the faults in a delivery: findings, rows set aside, files refused.
struct FindingKey: Decodable {
  struct Finding: Decodable, Hashable {
    var check: String
    var severity: String
    var file: String
    var key: String
  }
  struct SetAside: Decodable, Hashable {
    var file: String
    var row: Int
    var column: String?
    var code: String
  }
  struct Refused: Decodable, Hashable {
    var file: String
    var code: String
  }

  var findings: [Finding]
  /// What is found too when a delivery without the faults was loaded before.
  var besideEarlier: [Finding]
  var setAside: [SetAside]
  var refused: [Refused]

  private enum CodingKeys: String, CodingKey {
    case findings, refused
    case besideEarlier = "findings_beside_earlier"
    case setAside = "set_aside"
  }

  /// - Parameter home: the home that gives the citizens of the key their pseudonyms.
  init(_ file: URL, home: URL) throws {
    self = try JSONDecoder().decode(FindingKey.self, from: Data(contentsOf: file))
    let keys = try KeyRing(folder: home.appendingPathComponent("keys"))
    for index in findings.indices {
      findings[index].key = findings[index].key.split(separator: "|", omittingEmptySubsequences: false).map { part in
        let isNumber = part.utf8.count == 10 && part.utf8.allSatisfy { (48...57).contains($0) }
        return isNumber ? keys.pseudonym(Array(part.utf8)) : String(part)
      }.joined(separator: "|")
    }
  }

  /// What stands in a warehouse.
  init(_ open: OpenWarehouse) throws {
    besideEarlier = []
    func rows(_ statement: SQL) throws -> [[Value]] {
      try open.database.withConnection { try $0.query(statement) }.rows.map { Array($0) }
    }
    findings = try rows(
      "SELECT check_id, severity, file, key FROM findings.finding ORDER BY check_id, file, key, finding"
    ).map {
      Finding(check: $0[0].text ?? "", severity: $0[1].text ?? "", file: $0[2].text ?? "", key: $0[3].text ?? "")
    }
    setAside = try rows("SELECT file_name, row_number, column_name, code FROM meta.set_aside ORDER BY ALL").map {
      SetAside(file: $0[0].text ?? "", row: $0[1].int ?? 0, column: $0[2].text, code: $0[3].text ?? "")
    }
    refused = try rows("SELECT file_name, code FROM meta.source_file WHERE status = 'refused' ORDER BY ALL").map {
      Refused(file: $0[0].text ?? "", code: $0[1].text ?? "")
    }
  }
}

/// How often each thing is on one side and not on the other.
func difference<Element: Hashable>(_ left: [Element], _ right: [Element]) -> [Element] {
  var counts = Dictionary(right.map { ($0, 1) }, uniquingKeysWith: +)
  return left.filter { element in
    if let count = counts[element], count > 0 {
      counts[element] = count - 1
      return false
    }
    return true
  }
}
