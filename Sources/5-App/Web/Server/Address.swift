internal import Application
internal import CareModel
internal import Foundation
internal import Hummingbird

/// What an address asks for: the names that its page knows, each once, with their values as they were typed.
///
/// Two addresses are the same when they ask for the same, not when their letters are.
struct Address: Hashable, Sendable {
  struct Parameter: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// `/rapporter/sagsoverblik`.
  let path: String
  /// The last part of the path, where the route has one: `sagsoverblik`.
  let id: String
  private(set) var parameters: [Parameter]
  /// Every name that the page knows.
  private(set) var known: [String]

  /// - Throws: for a name that the page does not know, one that stands twice, and an escape that cannot be read.
  init(_ request: Request, _ visit: Visit, knows known: [String]) throws(Refusal) {
    path = request.uri.path
    id = visit.parameters.get("id")?.removingPercentEncoding ?? ""
    self.known = known
    parameters = []
    for (name, value) in try FormText.pairs(request.uri.query ?? "") {
      guard known.contains(name) else { throw Refusal.parameterUnknown(name, known: known) }
      guard !parameters.contains(where: { $0.name == name }) else { throw Refusal.parameterTwice(name) }
      parameters.append(Parameter(name: name, value: value))
    }
  }

  /// The same address with other parameters.
  func asking(_ parameters: [(String, String?)]) -> Address {
    var address = self
    address.known = parameters.map(\.0)
    address.parameters = parameters.compactMap { name, value in value.map { Parameter(name: name, value: $0) } }
    return address
  }

  /// The value of a name that the page has said that it knows; an empty one counts as absent.
  func value(_ name: String) -> String? {
    assert(known.contains(name), "\(name) is not among what this address knows")
    return parameters.first { $0.name == name }.flatMap { $0.value.isEmpty ? nil : $0.value }
  }
}

/// `name=value&…`, as browsers write addresses and forms alike: a plus is a space.
enum FormText {
  static func pairs(_ text: String) throws(Refusal) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // Composed, as data are: letters that a reader sees as the same are the same.
      let decoded = parts.compactMap {
        $0.replacingOccurrences(of: "+", with: " ").removingPercentEncoding?.precomposedStringWithCanonicalMapping
      }
      guard decoded.count == parts.count else { throw Refusal.addressUnreadable }
      pairs.append((decoded[0], decoded.count > 1 ? decoded[1] : ""))
    }
    return pairs
  }
}

/// An address of our own with what it asks for, escaped.
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

/// A path of our own that a form may lead back to; "/" for anything else, however it is disguised.
func ownPath(_ text: String) -> String {
  // Undone, a path may have a space; neither way may it leave us, or hold what a browser or a header would read otherwise.
  let plain = text.removingPercentEncoding ?? "//"
  let isOwn = [text, plain].allSatisfy { text in
    text.hasPrefix("/") && !text.dropFirst().hasPrefix("/") && !text.contains("\\")
      && text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 }
  }
  return isOwn && text.utf8.allSatisfy { $0 > 32 && $0 < 127 } ? text : "/"
}
