package import Access
internal import Danish
package import DocumentModel
package import Foundation
internal import Rendering

/// Documents and lists as files in memory, made with what the installation has for it.
package struct FileRendering {
  private let inside: OpenSession

  package init(_ inside: OpenSession) { self.inside = inside }

  /// A list as a workbook.
  package func workbook(_ file: WorklistFile) throws -> Data {
    try WorklistRenderer(scratch: ScratchRoom(inside.home.scratch)).render(file)
  }

  /// As many files as documents, in their order.
  package func files(of documents: [Document], as format: ReportFormat) async throws -> [Data] {
    switch format {
    case .html:
      let look = try LookFiles(folder: inside.installation.assets)
      return documents.map { reportFile(of: $0, look: look) }
    case .json: return try documents.map(JSONRenderer().render)
    case .xlsx: return try documents.map(XLSXRenderer(scratch: ScratchRoom(inside.home.scratch)).render)
    case .pdf:
      let renderer = PDFRenderer(
        typst: inside.installation.typst, template: inside.installation.assets.appendingPathComponent("rapport.typ"),
        fonts: inside.installation.fonts, scratch: ScratchRoom(inside.home.scratch), turns: inside.workspace.typstTurns)
      return try await renderer.render(documents)
    }
  }
}

extension OpenWarehouse {
  /// What a cover says of where the list comes from and whom it is for.
  ///
  /// - Parameter place: the unit's name; nil where the reader has none and the cover says nothing of it.
  package func coverFacts(_ role: Role, place: String?) -> [Word] {
    [
      Word(term: "Levering", meaning: "\(delivery), modtaget \(DanishText.time(received))"),
      Word(term: "Udgave til", meaning: [role.danishName, place].compactMap { $0 }.joined(separator: ", ")),
    ]
  }
}
