internal import Access
internal import ControlStore
internal import DocumentModel
internal import Foundation

extension Workspace {
  /// Writes one edition for each recipient of the deliverable; all of them or none.
  ///
  /// - Parameters:
  ///   - output: a folder (PDF), or a file whose name is the pattern: `ud/maaned.pdf` gives `ud/maaned-ledelse.pdf`.
  ///   - perUnit: also one for each unit and facility that the recipients can narrow to (personlige udgaver).
  package func writeReports(
    _ call: ReportCall, to output: String, perUnit: Bool = false, for reader: Reader
  ) async throws(Refusal) -> [String] {
    let deliverable = try deliverable(call.id, for: reader)
    let target = url(output)
    let format = ReportFormat(rawValue: target.pathExtension.lowercased())
    if format == nil && !target.pathExtension.isEmpty {
      throw Refusal(
        .badCall, code: "format-ukendt", "`\(target.lastPathComponent)` har ikke en endelse, der kan skrives.",
        suggestion: "Skriv en mappe, eller en fil, der ender på .html, .pdf, .xlsx eller .json.")
    }
    let recipients = try recipients(of: deliverable, perUnit: perUnit, for: reader)
    var documents: [Document] = []
    for recipient in recipients {
      surroundings.say("Udgave \(documents.count + 1) af \(recipients.count)")
      documents.append(try showReport(call, for: recipient).document)
    }
    let kind = format ?? .pdf
    let files = zip(zip(recipients, documents), try await rendered(documents, as: kind)).map { edition, bytes in
      let (recipient, document) = edition
      guard format != nil else {
        return (target.appendingPathComponent(fileName(document, reader: recipient, format: kind)), bytes)
      }
      let stem = target.deletingPathExtension().lastPathComponent
      let name = "\(stem)-\(recipient.role.rawValue)\(fileNamePart(recipient.unit)).\(kind.rawValue)"
      return (target.deletingLastPathComponent().appendingPathComponent(name), bytes)
    }
    for (recipient, document) in zip(recipients, documents) {
      try log(
        .export, "rapport \(document.id) \(document.period) \(kind.rawValue)", by: recipient,
        persons: document.personRows)
    }
    return try write(files)
  }

  /// The recipient groups, each followed by its units; politicians have none.
  private func recipients(
    of deliverable: Deliverable, perUnit: Bool, for reader: Reader
  ) throws(Refusal) -> [Reader] {
    let open = try serving.current()
    return deliverable.recipients.flatMap { role in
      let whole = Reader(
        user: reader.user, role: role, reason: "Udgave til \(role.danishName), bestilt som \(reader.role.danishName)")
      let units = perUnit ? choices(for: whole, in: open) : []
      return [whole]
        + units.map { unit in
          var narrowed = whole
          narrowed.unit = unit.id
          return narrowed
        }
    }
  }
}
