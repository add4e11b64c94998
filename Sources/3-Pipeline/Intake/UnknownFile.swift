internal import Foundation

/// What people are told of a file that no profile reads (ukendt fil).
enum UnknownFile {
  static func reason(_ url: URL) -> (code: String, message: String) {
    switch url.pathExtension.lowercased() {
    case "px":
      (
        "fil-px",
        "Filen er i Statistikbankens px-format, som ikke læses. Hent tabellen fra Statistikbanken som CSV (med semikolon) eller JSON-stat. Den er arkiveret og ellers ikke brugt."
      )
    default: ("fil-ukendt", "Filen hører ikke til profilen. Den er arkiveret og ellers ikke brugt.")
    }
  }
}
