package import DocumentModel
package import Foundation

/// The rules and the typeface of the look (traad.css, IBMPlexSans-latin.woff2), read once.
package struct LookFiles: Sendable {
  package var stylesheet: String
  /// nil when the typeface was not fetched; the system's own is used then.
  package var font: Data?

  package static let fontName = String(Address.font.path.dropFirst())

  package init(stylesheet: String, font: Data?) {
    self.stylesheet = stylesheet
    self.font = font
  }

  /// Reads the folder `Assets`.
  package init(folder: URL) throws {
    stylesheet = try String(contentsOf: folder.appendingPathComponent("traad.css"), encoding: .utf8)
    let fontFile = folder.appendingPathComponent(Self.fontName)
    font = FileManager.default.fileExists(atPath: fontFile.path) ? try Data(contentsOf: fontFile) : nil
  }

  /// The rules with the typeface inside, so that a file asks nobody for anything.
  fileprivate var selfContained: String {
    let place = "url(\"\(Self.fontName)\")"
    guard let font else { return stylesheet.replacingOccurrences(of: place, with: "local(\"IBM Plex Sans\")") }
    return stylesheet.replacingOccurrences(
      of: place, with: "url(\"data:font/woff2;base64,\(font.base64EncodedString())\")")
  }
}

/// A report as one HTML file without requests to anywhere; figures are named, not linked.
package func reportFile(of document: Document, look: LookFiles) -> Data {
  let renderer = HTMLRenderer(figureLink: { _ in nil }, linksToPages: false)
  let text = page(
    Page(
      title: document.title, municipality: document.municipality, userLine: document.recipient,
      content: renderer.title(of: document) + renderer.body(of: document), footer: .text(colophon(of: document)),
      style: .inline(look.selfContained)))
  return Data(text.utf8)
}
