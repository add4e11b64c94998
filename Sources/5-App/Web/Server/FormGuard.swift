internal import CareModel
internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Keeps forms that change something to our own pages: the browser says where a form came from, and the form holds what
/// only a page of ours could give it.
///
/// A cookie that no other site's form sends along (`SameSite=Strict`) has a random word; the form must hold the same. Pages are
/// made with a blank in the word's place, so that one page can be kept for many, and get it on their way out.
struct FormGuard {
  static let name = "formular"
  /// What stands in a form until its page is sent to a browser.
  static let blank = String(repeating: "-", count: 64)

  /// The word of this browser, and whether the browser must be given it.
  let word: String
  let isNew: Bool

  init(_ request: Request, random: () -> Data) {
    if let known = request.cookies[FormGuard.name]?.value, FormGuard.isWord(known) {
      (word, isNew) = (known, false)
    } else {
      (word, isNew) = (hexadecimal(random()), true)
    }
  }

  var cookie: String { "\(FormGuard.name)=\(word); Path=/; HttpOnly; SameSite=Strict; Max-Age=86400" }

  /// Where a page has blanks for the word.
  static func places(in text: String) -> [Int] {
    var places: [Int] = []
    let (bytes, blank) = (Array(text.utf8), Array(FormGuard.blank.utf8))
    var place = 0
    while place + blank.count <= bytes.count {
      // A blank ends as it begins, so most places can be passed over whole.
      if bytes[place + blank.count - 1] != blank[0] {
        place += blank.count
      } else if bytes[place..<place + blank.count].elementsEqual(blank) {
        places.append(place)
        place += blank.count
      } else {
        place += 1
      }
    }
    return places
  }

  /// Writes the word in its places.
  func fill(_ body: inout ByteBuffer, at places: [Int]) {
    for place in places { body.setString(word, at: body.readerIndex + place) }
  }

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

extension HTTPField.Name {
  static let secFetchSite = constant("Sec-Fetch-Site")
  static let secFetchMode = constant("Sec-Fetch-Mode")

  static func constant(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("\(name) is no header") }
    return name
  }
}
