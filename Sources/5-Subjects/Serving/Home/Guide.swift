package import Foundation

/// The user guide (vejledning) that comes with the program: one Markdown file a page.
package struct Guide: Sendable {
  package struct Page: Sendable {
    /// The file's name without ending, also in addresses.
    package var id: String
    package var title: String
    /// Markdown, the title not in it.
    package var text: String
  }

  /// In the order in which they are read; a page that nobody has placed comes last.
  package let pages: [Page]

  private static let order = [
    "kom-i-gang", "laes-en-maanedsopfoelgning", "hvor-kommer-tallet-fra", "fejllisten", "opfoelgninger",
    "raekker-sat-til-side", "ordliste", "profiler",
  ]

  /// - Throws: when the folder or a page of it cannot be read.
  package init(folder: URL) throws(Refusal) {
    do {
      pages = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "md" }
        .map { file in
          let id = file.deletingPathExtension().lastPathComponent
          let lines = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
          let title = lines.first { $0.hasPrefix("# ") }
          return Page(
            id: id, title: title.map { String($0.dropFirst(2)) } ?? id,
            text: lines.filter { $0 != title }.joined(separator: "\n"))
        }
        .sorted { (Guide.place($0.id), $0.id) < (Guide.place($1.id), $1.id) }
    } catch {
      throw Refusal(error)
    }
  }

  package func page(_ id: String) throws(Refusal) -> Page {
    guard let page = pages.first(where: { $0.id == id }) else {
      throw Refusal(
        .notFound, code: "vejledning-ukendt", "Den side har vejledningen ikke.", suggestion: "Se listen under Hjælp.")
    }
    return page
  }

  private static func place(_ id: String) -> Int { order.firstIndex(of: id) ?? order.count }
}
