internal import Access
internal import ControlStore
internal import DocumentModel
internal import Foundation
internal import Rendering
internal import Reporting
package import Serving

/// Files that were written, and which of them say that they are held back instead of their figures.
package struct WrittenReports: Sendable {
  package var paths: [String]
  /// "Månedsopfølgning, oktober 2026 er holdt tilbage: …", one a file.
  package var heldBack: [String]
}

extension Reports {
  /// One edition as a file in memory, for a download.
  ///
  /// - Parameter preview: whether a report that is held back may hold its figures, for a reader who may release it. Every page
  ///   and sheet, and the file's name, then say that it is not released.
  package func export(
    _ call: ReportCall, as format: ReportFormat, preview: Bool = false
  ) async throws(Refusal) -> ReportFile {
    try await session.export { inside in
      let edition = try show(call)
      let held = edition.standing.heldBack
      let isPreview = preview && held != nil && edition.standing.mayRelease
      let document = isPreview ? edition.document : edition.sendable
      let bytes = try await FileRendering(inside).files(of: [document], as: format)[0]
      let name = fileName(document, reader: inside.reader, format: format, isReleased: !isPreview)
      return Shown(
        ReportFile(name: name, format: format, bytes: bytes, heldBack: isPreview ? nil : held),
        log: LogLine(
          "rapport \(edition.deliverable.id) \(edition.period) \(format.rawValue)\(isPreview ? " ikke frigivet" : "")",
          persons: document.persons))
    }
  }

  /// Writes one edition to a file, whole or not at all (`traad report`). Gives the paths that were written.
  package func write(
    _ call: ReportCall, to output: String
  ) async throws(Refusal) -> WrittenReports {
    let file = session.place(output)
    guard let format = ReportFormat(rawValue: file.pathExtension.lowercased()) else {
      throw Refusal(
        .badCall, code: "format-ukendt", "`\(file.lastPathComponent)` har ikke en endelse, der kan skrives.",
        suggestion: "Skriv en fil, der ender på .html, .pdf, .xlsx eller .json.")
    }
    let export = try await export(call, as: format)
    return WrittenReports(paths: try write([(file, export.bytes)]), heldBack: held([export.name: export.heldBack]))
  }

  /// The same for a recipient of a name: a role of the matrix, by its id or its Danish name.
  package func to(_ name: String, of id: String) throws(Refusal) -> Reports {
    let recipient = try session.show { inside in
      let deliverable = try inside.knowledge.deliverable(id, for: inside.reader)
      let role = deliverable.recipients.first { $0.rawValue == name || $0.danishName.lowercased() == name.lowercased() }
      guard let role else {
        let refusal = Refusal(
          .forbidden, code: "ikke-modtager", "`\(Asked.short(name))` modtager ikke \(deliverable.name).",
          suggestion: "Modtagere: \(deliverable.recipients.map(\.rawValue).joined(separator: ", ")).")
        throw Role(rawValue: name) == nil ? refusal : refusal.about("rapport \(id) til \(name)")
      }
      let reader = inside.reader
      return .withoutFigures(
        reader.recipient(role, unit: reader.unit, because: "Udgave til \(role.danishName)"))
    }
    return Reports(session.acting(as: recipient))
  }

  func fileName(_ document: Document, reader: Reader, format: ReportFormat, isReleased: Bool = true) -> String {
    let recipient = "\(reader.role.rawValue)\(fileNamePart(reader.unit))"
    return "\(document.id)_\(document.period)_\(recipient)\(isReleased ? "" : "_ikke-frigivet").\(format.rawValue)"
  }

  /// `-T012`, of the letters and figures of a unit's id; nothing without a unit.
  func fileNamePart(_ unit: String?) -> String {
    unit.map { "-\($0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })" } ?? ""
  }

  func write(_ files: [(URL, Data)]) throws(Refusal) -> [String] {
    do {
      try WholeFile.writeAll(files)
    } catch {
      guard error is Refusal else {
        throw Refusal(
          .badInput, code: "fil-skrivebeskyttet", "Filen kan ikke skrives.",
          suggestion: "Se, om mappen findes, og om du må skrive i den.")
      }
      throw Refusal(error)
    }
    return files.map(\.0.path)
  }
}
