internal import Access
internal import Application
internal import Foundation
internal import Hummingbird

/// What a page is made from: who asks, for what.
struct PageRequest: Sendable {
  /// `/rapporter/sagsoverblik`.
  let path: String
  /// The last part of the path, where the route has one: `sagsoverblik`.
  let id: String
  let query: [(name: String, value: String)]
  let reader: Reader
  /// The warehouse in use; nil before the first load.
  let open: OpenWarehouse?
  /// Changes with every status of a finding and every release.
  let revision: String

  /// The first value of a name; an empty one counts as absent.
  func value(_ name: String) -> String? {
    query.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }

  /// Everything the page depends on besides the definitions.
  var key: String {
    let asked = query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return "\(open?.version ?? "tom")|\(revision)|\(reader.text)|\(path)?\(asked)"
  }
}

/// A path of our own with its query, escaped.
func path(_ path: String, _ query: [(String, String?)]) -> String {
  let pairs = query.compactMap { name, value in
    value.flatMap { $0.isEmpty ? nil : "\(name)=\(escapedForAddress($0))" }
  }
  return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
}

func escapedForAddress(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      result.append(Character(UnicodeScalar(byte)))
    default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
  }
  return result
}
