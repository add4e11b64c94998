internal import Access
internal import ControlStore
internal import DocumentModel
internal import Foundation
internal import Reporting
package import Serving

extension Reports {
  /// Writes one edition for each recipient of the deliverable; all of them or none.
  ///
  /// - Parameters:
  ///   - output: a folder (PDF), or a file whose name is the pattern: `ud/maaned.pdf` gives `ud/maaned-ledelse.pdf`.
  ///   - perUnit: also one for each unit and facility that the recipients can narrow to (personlige udgaver).
  package func writeAll(
    _ call: ReportCall, to output: String, perUnit: Bool = false
  ) async throws(Refusal) -> WrittenReports {
    let target = session.place(output)
    let (files, heldBack) = try await session.export { inside in
      let deliverable = try inside.knowledge.deliverable(call.id, for: inside.reader)
      let format = ReportFormat(rawValue: target.pathExtension.lowercased())
      if format == nil && !target.pathExtension.isEmpty {
        throw Refusal(
          .badCall, code: "format-ukendt", "`\(target.lastPathComponent)` har ikke en endelse, der kan skrives.",
          suggestion: "Skriv en mappe, eller en fil, der ender på .html, .pdf, .xlsx eller .json.")
      }
      let recipients = try recipients(of: deliverable, perUnit: perUnit, inside)
      var documents: [Document] = []
      var heldBack: [String: HeldBack?] = [:]
      for recipient in recipients {
        inside.surroundings.say("Udgave \(documents.count + 1) af \(recipients.count)")
        let edition = try Reports(session.acting(as: recipient)).show(call)
        documents.append(edition.sendable)
        heldBack["\(edition.title), \(recipient.text)"] = edition.standing.heldBack
      }
      let kind = format ?? .pdf
      let files = zip(zip(recipients, documents), try await FileRendering(inside).files(of: documents, as: kind)).map {
        edition, bytes in
        let (recipient, document) = edition
        guard format != nil else {
          return (target.appendingPathComponent(fileName(document, reader: recipient, format: kind)), bytes)
        }
        let stem = target.deletingPathExtension().lastPathComponent
        let name = "\(stem)-\(recipient.role.rawValue)\(fileNamePart(recipient.unit)).\(kind.rawValue)"
        return (target.deletingLastPathComponent().appendingPathComponent(name), bytes)
      }
      let lines = zip(recipients, documents).map { recipient, document in
        LogLine(
          "rapport \(document.id) \(document.period) \(kind.rawValue)", persons: document.persons, for: recipient)
      }
      return Shown((files, heldBack), log: lines)
    }
    return WrittenReports(paths: try write(files), heldBack: held(heldBack))
  }

  /// The recipient groups, each followed by its units; politicians have none, and providers have an edition for each place alone.
  private func recipients(
    of deliverable: Deliverable, perUnit: Bool, _ inside: OpenSession
  ) throws(Refusal) -> [Reader] {
    let (open, reader) = (try inside.warehouse(), inside.reader)
    var recipients: [Reader] = []
    for role in deliverable.recipients {
      let whole = reader.recipient(
        role, because: "Udgave til \(role.danishName), bestilt som \(reader.role.danishName)")
      let isOfPlace = open.policy[role].unit == .required
      let all = perUnit || isOfPlace ? try open.choices(for: whole) : []
      let units = perUnit ? all : all.filter { $0.kind == .facility }
      if !isOfPlace { recipients.append(whole) }
      recipients += units.map { whole.narrowed(to: $0.id) }
    }
    return recipients
  }

  /// "Månedsopfølgning, oktober 2026, ledelse er holdt tilbage: …", one an edition that is.
  func held(_ editions: [String: HeldBack?]) -> [String] {
    editions.sorted { $0.key < $1.key }.compactMap { name, held in
      held.map { "\(name) er holdt tilbage: \($0.sentence) Ansvarlig: \($0.owners)." }
    }
  }
}

extension ReportEdition {
  /// A file can be sent on, so it never holds figures that are not released, whoever takes it out.
  var sendable: Document { standing.heldBack.map { document.withheld($0) } ?? document }
}
