internal import Access
internal import ControlStore
internal import DocumentModel
package import Foundation
internal import Rendering

/// A kind of file that a report can be taken out as.
package enum ReportFormat: String, Sendable, CaseIterable {
  case html, pdf, xlsx, json

  /// How people name it.
  package var danishName: String {
    switch self {
    case .html: "Webside"
    case .pdf: "PDF"
    case .xlsx: "Regneark"
    case .json: "JSON"
    }
  }

  package var mediaType: String {
    switch self {
    case .html: "text/html; charset=utf-8"
    case .pdf: "application/pdf"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .json: "application/json; charset=utf-8"
    }
  }
}

/// A finished file in memory.
package struct ReportFile: Sendable {
  package var name: String
  package var format: ReportFormat
  package var bytes: Data
}

extension Workspace {
  /// One edition as a file in memory, for a download.
  package func exportReport(
    _ call: ReportCall, as format: ReportFormat, for reader: Reader
  ) async throws(Refusal) -> ReportFile {
    let edition = try showReport(call, for: reader)
    let bytes = try await rendered(edition.document, as: format)
    try log(
      .export, "rapport \(edition.deliverable.id) \(edition.period) \(format.rawValue)", by: reader,
      persons: edition.document.personRows)
    return ReportFile(name: fileName(edition.document, reader: reader, format: format), format: format, bytes: bytes)
  }

  /// Writes one edition to a file, whole or not at all (`traad report`). Gives the paths that were written.
  package func writeReport(_ call: ReportCall, to output: String, for reader: Reader) async throws(Refusal) -> [String]
  {
    let file = url(output)
    guard let format = ReportFormat(rawValue: file.pathExtension.lowercased()) else {
      throw Refusal(
        .badCall, code: "format-ukendt", "`\(file.lastPathComponent)` har ikke en endelse, der kan skrives.",
        suggestion: "Skriv en fil, der ender på .html, .pdf, .xlsx eller .json.")
    }
    let export = try await exportReport(call, as: format, for: reader)
    return try write([(file, export.bytes)])
  }

  /// Writes one edition for each recipient of the deliverable; all of them or none.
  ///
  /// `output` is a folder (PDF), or a file whose name is the pattern: `ud/maaned.pdf` gives `ud/maaned-ledelse.pdf`.
  package func writeReports(
    _ call: ReportCall, to output: String, for reader: Reader
  ) async throws(Refusal) -> [String] {
    let deliverable = try deliverable(call.id, for: reader)
    let target = url(output)
    let format = ReportFormat(rawValue: target.pathExtension.lowercased())
    if format == nil && !target.pathExtension.isEmpty {
      throw Refusal(
        .badCall, code: "format-ukendt", "`\(target.lastPathComponent)` har ikke en endelse, der kan skrives.",
        suggestion: "Skriv en mappe, eller en fil, der ender på .html, .pdf, .xlsx eller .json.")
    }
    var files: [(URL, Data)] = []
    for role in deliverable.recipients {
      let recipient = Reader(
        user: reader.user, role: role, reason: "Udgave til \(role.danishName), bestilt som \(reader.role.danishName)")
      let export = try await exportReport(call, as: format ?? .pdf, for: recipient)
      if let format {
        let stem = target.deletingPathExtension().lastPathComponent
        let name = "\(stem)-\(role.rawValue).\(format.rawValue)"
        files.append((target.deletingLastPathComponent().appendingPathComponent(name), export.bytes))
      } else {
        files.append((target.appendingPathComponent(export.name), export.bytes))
      }
    }
    return try write(files)
  }

  /// The recipient of a name: a role of the matrix, by its id or its Danish name.
  package func recipient(_ name: String, of id: String, for reader: Reader) throws(Refusal) -> Reader {
    let deliverable = try deliverable(id, for: reader)
    let role = deliverable.recipients.first { $0.rawValue == name || $0.danishName.lowercased() == name.lowercased() }
    guard let role else {
      if Role(rawValue: name) != nil { try log(.refuse, "rapport \(id) til \(name)", by: reader) }
      throw Refusal(
        .forbidden, code: "ikke-modtager", "`\(name.prefix(60))` modtager ikke \(deliverable.name).",
        suggestion: "Modtagere: \(deliverable.recipients.map(\.rawValue).joined(separator: ", ")).")
    }
    return Reader(user: reader.user, role: role, unit: reader.unit, reason: "Udgave til \(role.danishName)")
  }

  private func rendered(_ document: Document, as format: ReportFormat) async throws(Refusal) -> Data {
    do {
      switch format {
      case .html: return reportFile(of: document, look: try LookFiles(folder: installation.assets))
      case .json: return try JSONRenderer().render(document)
      case .xlsx: return try XLSXRenderer().render(document)
      case .pdf:
        let renderer = PDFRenderer(
          typst: installation.typst, template: installation.assets.appendingPathComponent("rapport.typ"),
          fonts: installation.fonts)
        return try await renderer.render(document)
      }
    } catch let error as RenderingError {
      throw Refusal(internalFault: "\(error)")
    } catch {
      throw Refusal(error)
    }
  }

  private func fileName(_ document: Document, reader: Reader, format: ReportFormat) -> String {
    let unit = reader.unit.map { "-\($0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })" } ?? ""
    return "\(document.id)_\(document.period)_\(reader.role.rawValue)\(unit).\(format.rawValue)"
  }

  private func url(_ path: String) -> URL {
    URL(fileURLWithPath: path, relativeTo: surroundings.current).standardizedFileURL
  }

  private func write(_ files: [(URL, Data)]) throws(Refusal) -> [String] {
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
