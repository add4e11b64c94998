import Foundation

@testable import Demo

/// A folder with the files of a fictional municipality, made once for all tests of a kind.
final class DemoFolder: Sendable {
  let url: URL
  let written: [DemoMunicipality.Written]

  init(_ demo: DemoMunicipality) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("demo-\(UUID().uuidString)")
    written = try demo.write(to: url)
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch { print("could not remove a test folder") }
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

  /// The records of a CSV file without quoted line breaks, header first.
  func records(_ name: String, _ encoding: String.Encoding = .utf8) throws -> [[String]] {
    var data = try bytes(name)
    if data.starts(with: [0xEF, 0xBB, 0xBF]) { data = data.dropFirst(3) }
    let text = String(data: data, encoding: encoding) ?? ""
    return text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The municipality of the default size, three years.
  static let standard: DemoFolder? = {
    do { return try DemoFolder(DemoMunicipality()) } catch { return nil }
  }()
}

/// `facit.json`, read back.
struct AnswerKeyFile: Decodable {
  struct Figure: Decodable {
    let metric: String
    let grain: String
    let by: [String]
    let rows: [Row]
  }

  struct Row: Decodable {
    let period: String
    let value: Double
    let key: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      period = try container.decode(String.self, forKey: Key("period"))
      value = try container.decode(Double.self, forKey: Key("value"))
      let other = container.allKeys.first { $0.stringValue != "period" && $0.stringValue != "value" }
      key = try other.flatMap { try container.decodeIfPresent(String.self, forKey: $0) } ?? ""
    }
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ text: String) { stringValue = text }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private enum CodingKeys: String, CodingKey {
    case municipality, figures
    case asOf = "as_of"
  }

  let municipality: String
  let asOf: String
  let figures: [Figure]

  init(_ data: Data) throws { self = try JSONDecoder().decode(Self.self, from: data) }

  /// Period and key to value.
  func values(_ metric: String, _ grain: String, by dimension: String? = nil) -> [String: [String: Double]] {
    var result: [String: [String: Double]] = [:]
    for figure in figures
    where figure.metric == metric && figure.grain == grain && figure.by == (dimension.map { [$0] } ?? []) {
      for row in figure.rows { result[row.key, default: [:]][row.period] = row.value }
    }
    return result
  }
}
