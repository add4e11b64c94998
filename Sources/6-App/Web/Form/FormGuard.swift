internal import Access
internal import CareModel
internal import DocumentModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Rendering

/// Keeps forms that change something to our own pages: the browser says where a form came from, and the form holds what
/// only a page of ours could give it.
///
/// A cookie that no other site's form sends along (`SameSite=Strict`) has a random word; the form must hold the same. Content that is kept
/// for many holds no word; forms stand in frames and on pages that are made anew.
struct FormGuard {
  static let name = "formular"

  /// The word of this browser, and whether the browser must be given it.
  let word: FormWord
  let isNew: Bool

  init(_ request: Request, random: () -> Data) {
    if let known = request.cookies[FormGuard.name]?.value, FormGuard.isWord(known) {
      (word, isNew) = (FormWord(known), false)
    } else {
      (word, isNew) = (FormWord(hexadecimal(random())), true)
    }
  }

  var cookie: Cookie { ownCookie(FormGuard.name, word.text, seconds: 86_400) }

  /// Whether a form was sent from a page of ours by the browser that was shown it.
  static func isOwn(_ request: Request, fields: [String: String]) -> Bool {
    guard let word = request.cookies[name]?.value, isWord(word), fields[name] == word else { return false }
    return isFromOwnPage(request)
  }

  /// What the browser says of where a request came from; a browser that says nothing is believed to be none.
  static func isFromOwnPage(_ request: Request) -> Bool {
    if let site = request.headers[.secFetchSite], site != "same-origin" { return false }
    guard let origin = request.headers[.origin] else { return true }
    guard let host = request.head.authority else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  private static func isWord(_ text: String) -> Bool { text.utf8.count == 64 && text.utf8.allSatisfy(isHexadecimal) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

/// The word that a form of ours must hold; whoever has one can make a form.
struct FormWord: Sendable {
  let text: String

  fileprivate init(_ text: String) { self.text = text }

  /// The same for every browser: for a page that is looked at and never sent.
  static let sample = FormWord(String(repeating: "0", count: 64))

  var field: HTML { hiddenField(FormGuard.name, text) }
}

/// A cookie of ours: for this site alone, out of reach of scripts.
func ownCookie(_ name: String, _ value: String, seconds: Int) -> Cookie {
  Cookie(
    name: name, value: value, maxAge: seconds, path: Address.front.path, secure: false, httpOnly: true,
    sameSite: .strict)
}

extension HTTPField.Name {
  static let secFetchSite = constant("Sec-Fetch-Site")
  static let secFetchMode = constant("Sec-Fetch-Mode")

  static func constant(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header") }
    return name
  }
}
