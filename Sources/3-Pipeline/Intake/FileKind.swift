internal import Foundation

/// What a file is by its first bytes, whatever it is called (filtype).
enum FileKind: Equatable {
  case text
  /// A zip archive; a workbook is one.
  case zip
  /// The old container of Office: an `.xls`, or a workbook with a password.
  case compound(isEncrypted: Bool)
  case pdf
  case gzip
  /// A page for a browser; some systems call it `.xls` or `.csv`.
  case html

  static func of(_ data: Data) -> FileKind {
    let head = Array(data.prefix(8))
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if head == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
      // The names of its streams are UTF-16; the directory of streams is near the front or the end.
      let name = Data("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      return .compound(isEncrypted: data.range(of: name) != nil)
    }
    if head.starts(with: Array("%PDF".utf8)) { return .pdf }
    if head.starts(with: [0x1F, 0x8B]) { return .gzip }
    let opening = String(decoding: data.prefix(256), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{feff}"))).lowercased()
    return ["<!doctype html", "<html", "<table", "<head"].contains { opening.hasPrefix($0) } ? .html : .text
  }

  /// Why a file of this kind cannot be read under its name; nil when it can be tried.
  func refusal(isWorkbook: Bool) -> (code: String, message: String)? {
    switch self {
    case .text: return nil
    case .zip where isWorkbook: return nil
    case .zip:
      return (
        "fil-er-regneark",
        "Filen er et regneark eller en zip-fil, ikke tekst. Giv den endelsen .xlsx, eller gem arket som CSV."
      )
    case .compound(isEncrypted: true):
      return (
        "xlsx-adgangskode",
        "Regnearket er beskyttet med adgangskode og kan ikke læses. Gem det uden adgangskode, og indlæs igen."
      )
    case .compound:
      return (
        "xls-gammelt-format", "Filen er et regneark i det gamle format .xls. Åbn det, og gem det som .xlsx eller CSV."
      )
    case .pdf: return ("fil-er-pdf", "Filen er en PDF, ikke et udtræk. Hent udtrækket som CSV eller .xlsx.")
    case .gzip: return ("fil-er-pakket", "Filen er pakket (gzip). Pak den ud, og indlæs igen.")
    case .html:
      return (
        "fil-er-hjemmeside",
        "Filen er en side til en browser, ikke et udtræk. Åbn den i Excel, og gem den som .xlsx eller CSV."
      )
    }
  }
}
