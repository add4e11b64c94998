internal import Foundation

/// An address's pattern and what stands in it.
struct Declared: Sendable {
  let pattern: String
  let values: [(name: String, value: String)]

  init(_ pattern: String) {
    self.pattern = pattern
    values = []
  }

  init(_ pattern: String, _ parameters: some AddressParameters) {
    self.pattern = pattern
    values = parameters.values
  }
}

/// What the server listens at: a pattern, the names that may stand after the question mark, and the way back to the address.
package struct Route: Sendable {
  /// `/rapporter/:id`, `/rapporter/:id/rapport.{format}`.
  package let pattern: String
  /// What may stand after the question mark.
  package let names: [String]
  /// The names of the pattern's own blanks.
  package let blanks: [String]
  private let make: @Sendable ([(name: String, value: String)]) throws(UnreadableParameter) -> Address

  package init<Parameters: AddressParameters>(_ make: @escaping @Sendable (Parameters) -> Address) {
    pattern = make(Parameters()).declared.pattern
    let blanks = AddressText.blanks(of: pattern)
    self.blanks = blanks
    names = Parameters.names.filter { !blanks.contains($0) }
    self.make = { values throws(UnreadableParameter) in make(try Parameters(reading: values)) }
  }

  package init(_ address: Address) { self.init { (_: NoParameters) in address } }

  /// - Parameter values: of the blanks and of what stands after the question mark, decoded.
  package func read(_ values: [(name: String, value: String)]) throws(UnreadableParameter) -> Address {
    try make(values)
  }
}

extension Address {
  /// `/rapporter/sagsoverblik?periode=2026-10`, escaped.
  package var path: String {
    let declared = declared
    let blanks = AddressText.blanks(of: declared.pattern)
    let path =
      blanks.isEmpty
      ? declared.pattern
      : AddressText.filled(declared.pattern) { name in declared.values.first { $0.name == name }?.value ?? "" }
    let query = declared.values.filter { !blanks.contains($0.name) }
    return query.isEmpty
      ? path
      : path + "?"
        + query.map { "\(AddressText.escaped($0.name))=\(AddressText.escaped($0.value))" }.joined(separator: "&")
  }

  /// The address that a path of ours is; nil for any other, whatever it is disguised as.
  package init?(path: String) {
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let place = parts.first, path.utf8.allSatisfy({ $0 > 32 && $0 < 127 }),
      let query = AddressText.pairs(parts.count > 1 ? String(parts[1]) : "")
    else { return nil }
    for route in Address.all {
      guard let values = AddressText.values(of: place, in: route.pattern) else { continue }
      guard query.allSatisfy({ route.names.contains($0.name) }), Set(query.map(\.name)).count == query.count else {
        return nil
      }
      do {
        self = try route.read(values + query)
        return
      } catch {
        // What cannot stand in an address of ours is none.
        return nil
      }
    }
    return nil
  }
}

/// Stands in documents as its path.
extension Address: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let path = try container.decode(String.self)
    guard let address = Address(path: path) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an address of ours")
    }
    self = address
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }
}

/// How addresses are written and read, letter by letter.
package enum AddressText {
  /// Letters and digits of ASCII, and four signs: what no browser reads as anything else (RFC 3986, unreserved).
  private static let plain = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

  package static func escaped(_ text: String) -> String {
    // Nearly all are ids of plain letters, and pages have hundreds of them.
    if text.utf8.allSatisfy({ $0 < 128 && plain.contains(Unicode.Scalar($0)) }) { return text }
    // A Swift string is always Unicode, so there is always a way to write it.
    return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  /// `name=value&…`, as browsers write addresses and forms alike; nil where an escape stands for nothing.
  ///
  /// By hand, for the server's own reader is milder: it leaves what it cannot read as it is, and puts nothing together.
  package static func pairs(_ text: String) -> [(name: String, value: String)]? {
    var pairs: [(name: String, value: String)] = []
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Composed, as data are: letters that a reader sees as the same are the same.
      let decoded = parts.compactMap {
        $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding?.precomposedStringWithCanonicalMapping
      }
      guard decoded.count == parts.count else { return nil }
      pairs.append((decoded[0], decoded.count > 1 ? decoded[1] : ""))
    }
    return pairs
  }

  /// `id` and `format` of `/rapporter/:id/rapport.{format}`.
  static func blanks(of pattern: String) -> [String] {
    // Most addresses have none.
    guard pattern.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "{") }) else { return [] }
    return parts(of: pattern).compactMap { blank(in: $0)?.name }
  }

  /// A pattern with its blanks filled, escaped. Every link on a page is written by this.
  static func filled(_ pattern: String, _ value: (String) -> String) -> String {
    parts(of: pattern).map { part in
      blank(in: part).map { $0.before + escaped(value($0.name)) } ?? String(part)
    }.joined(separator: "/")
  }

  /// What stands in a pattern's blanks, where the path is of the pattern.
  static func values(of path: Substring, in pattern: String) -> [(name: String, value: String)]? {
    let (parts, wanted) = (path.split(separator: "/", omittingEmptySubsequences: false), parts(of: pattern))
    guard parts.count == wanted.count else { return nil }
    var values: [(name: String, value: String)] = []
    for (part, wanted) in zip(parts, wanted) {
      guard let blank = blank(in: wanted) else {
        guard part == wanted else { return nil }
        continue
      }
      guard part.hasPrefix(blank.before), let value = part.dropFirst(blank.before.count).removingPercentEncoding,
        !value.isEmpty
      else {
        return nil
      }
      values.append((blank.name, value))
    }
    return values
  }

  private static func parts(of pattern: String) -> [Substring] {
    pattern.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// The blank of one part of a pattern, and what stands before it there.
  private static func blank(in part: Substring) -> (before: String, name: String)? {
    if part.hasPrefix(":") { return ("", String(part.dropFirst())) }
    guard part.hasSuffix("}"), let start = part.firstIndex(of: "{") else { return nil }
    return (String(part[..<start]), String(part[part.index(after: start)...].dropLast()))
  }
}
