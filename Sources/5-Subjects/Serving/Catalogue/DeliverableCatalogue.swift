package import Access
internal import CareModel
internal import Definitions
package import Diagnostics
package import Foundation

/// The deliverables that the product knows (leverancekatalog), in the order of their files.
package struct DeliverableCatalogue: Sendable {
  package let all: [Deliverable]

  package init(_ all: [Deliverable]) { self.all = all }

  package subscript(id: String) -> Deliverable? { all.first { $0.id == id } }

  /// Reads every `.yaml` of `8-deliverables/`; only sound ones are in the catalogue, all faults come back at once.
  ///
  /// - Parameter policy: what the roles may that receive them; nil where that has faults of its own, which say enough.
  package static func load(folder: URL, policy: Policy?) throws -> (DeliverableCatalogue, [Diagnostic]) {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    var all: [Deliverable] = []
    var faults: [Diagnostic] = []
    for name in names {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let file = DefinitionFile(name: "8-deliverables/\(name)", text: text)
      let deliverable = file.mapping.flatMap { read($0, policy) }
      if let deliverable, all.contains(where: { $0.id == deliverable.id }) {
        file.report(
          "id-gentaget", "Leverancen `\(deliverable.id)` findes i to filer.", at: Place(file: "8-deliverables/\(name)"))
      }
      faults += file.faults
      if let deliverable, file.faults.isEmpty { all.append(deliverable) }
    }
    return (DeliverableCatalogue(all), faults)
  }

  private static func read(_ top: DefinitionMapping, _ policy: Policy?) -> Deliverable? {
    let id = top.string("id")
    let demand = top.string("demand")
    let name = top.string("name")
    let contents = top.string("contents")
    let level = top.choice("level", Deliverable.Level.self)
    let cadence = top.choice("cadence", Cadence.self)?.grain
    let due = top.requiredMapping("due").flatMap(readDue)
    let recipients = top.choices("recipients", Role.self)
    if recipients.isEmpty { top.report("modtager-mangler", "Leverancen har ingen modtagere.", at: "recipients") }
    for role in recipients where policy?[role].seesFigures == false {
      top.report(
        "modtager-uden-tal", "`\(role.rawValue)` ser logge, ikke tal, og kan ikke være modtager.", at: "recipients")
    }
    let alsoOpenTo = top.choices("also_open_to", Role.self)
    for role in alsoOpenTo where policy?[role].releasesReports == false {
      top.report(
        "aabnes-uden-ret", "`\(role.rawValue)` kan ikke frigive en rapport og skal ikke åbne den for at kunne det.",
        at: "also_open_to")
    }
    let isInOperation = top.bool("in_operation")
    let status = top.string("status")
    let sources = top.strings("sources")
    top.finish()
    guard let id, let demand, let name, let contents, let level, let cadence, let due, let status else { return nil }
    return Deliverable(
      id: id, demand: demand, name: name, contents: contents, level: level, cadence: cadence, due: due,
      recipients: recipients, alsoOpenTo: alsoOpenTo, isInOperation: isInOperation, status: status, sources: sources)
  }

  /// How often, in the words of the file.
  enum Cadence: String, CaseIterable {
    case maaned, kvartal, halvaar, aar

    var grain: Period.Grain {
      switch self {
      case .maaned: .month
      case .kvartal: .quarter
      case .halvaar: .half
      case .aar: .year
      }
    }
  }

  private static func readDue(_ due: DefinitionMapping) -> DueRule? {
    defer { due.finish() }
    let (months, workingDay) = (due.optionalInt("months_after"), due.optionalInt("working_day"))
    guard let months, let workingDay, (0...24).contains(months), (1...15).contains(workingDay) else {
      due.report("frist-ukendt", "`due` skal have `months_after` (0–24) og `working_day` (1–15).")
      return nil
    }
    return DueRule(monthsAfter: months, workingDay: workingDay)
  }
}
