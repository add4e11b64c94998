internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Keeps forms that change something to our own pages: the browser says where a form came from, and the form holds what
/// only a page of ours could give it.
///
/// A cookie that no other site's form sends along (`SameSite=Strict`) has a random word; the form must hold the same.
struct FormGuard {
  static let name = "formular"

  /// The word of this browser, and whether the browser must be given it.
  let word: String
  let isNew: Bool

  init(_ request: Request, random: () -> Data) {
    if let known = request.cookies[FormGuard.name]?.value, FormGuard.isWord(known) {
      (word, isNew) = (known, false)
    } else {
      (word, isNew) = (random().map { padded(Int($0)) }.joined(), true)
    }
  }

  var cookie: String { "\(FormGuard.name)=\(word); Path=/; HttpOnly; SameSite=Strict; Max-Age=86400" }

  /// Whether a form was sent from a page of ours by the browser that was shown it.
  static func isOwn(_ request: Request, fields: [String: String]) -> Bool {
    guard let word = request.cookies[name]?.value, isWord(word), fields[name] == word else { return false }
    if let header = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[header] {
      return site == "same-origin"
    }
    guard let header = HTTPField.Name("Origin"), let origin = request.headers[header] else { return true }
    guard let host = request.head.authority else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  private static func isWord(_ text: String) -> Bool { text.utf8.count == 64 && text.allSatisfy(\.isHexDigit) }
}

private func padded(_ byte: Int) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
