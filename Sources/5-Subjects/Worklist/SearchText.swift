internal import Foundation

/// A text in small letters that words are looked for in; bytes, because a search looks through every finding.
struct SearchText: Sendable {
  private let bytes: [CChar]

  init(_ text: String) { bytes = Array(text.lowercased().utf8CString) }

  func holds(_ word: SearchText) -> Bool { strstr(bytes, word.bytes) != nil }
}
