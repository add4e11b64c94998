internal import DocumentModel
internal import Foundation

// What every renderer shows in the same way.

extension Cell {
  /// The text, or the state's word where there is no text: a missing number never looks like an empty cell.
  var shownText: String {
    guard text.isEmpty, graphic == nil, !state.standsBesideNumber else { return text }
    return state.word ?? ""
  }

  /// The small second line: the note, and the state's word when the note does not say it.
  var smallLine: String? {
    guard state.standsBesideNumber, let word = state.word, !shownText.isEmpty else { return note }
    guard let note else { return word }
    return note.contains(word) ? note : "\(note) \(word)"
  }
}

/// The day that the figures are counted to, `dd-mm-åååå`.
func dataDate(of document: Document) -> String {
  "\(document.asOf)".split(separator: "-").reversed().joined(separator: "-")
}

/// The line at the foot: which report, how far its data reach, when they came, whether persons are in it.
func colophon(of document: Document) -> String {
  var parts = [document.title, "data til \(dataDate(of: document))"]
  if let delivered = latestDelivery(of: document) { parts.append("leveret \(delivered)") }
  parts.append(document.holdsPersons ? "indeholder personoplysninger" : "ingen personoplysninger")
  return parts.joined(separator: " · ")
}

/// The newest delivery's date, `dd-mm-åååå` as the sources write it; nil when none has a date.
private func latestDelivery(of document: Document) -> String? {
  let dates = document.sources.compactMap { source -> (key: String, text: String)? in
    let text = String(source.received.prefix(10))
    let parts = text.split(separator: "-")
    guard parts.count == 3, parts.map(\.count) == [2, 2, 4] else { return nil }
    return (parts.reversed().joined(), text)
  }
  return dates.max { $0.key < $1.key }?.text
}

/// The deliveries as a table like any other.
func sourceTable(of document: Document) -> DataTable {
  DataTable(
    id: "kilder", caption: "Kilder", note: "Leverancer, som tallene bygger på",
    columns: [
      .init("Kilde"), .init("Fil"), .init("Modtaget"), .init("Dækker til"), .init("Rækker læst", number: true),
      .init("Sat til side", number: true),
    ],
    rows: document.sources.map { source in
      DataTable.Row([
        Cell(source.name), Cell(source.file), Cell(source.received), Cell(source.coversTo), Cell(source.rows),
        Cell(source.setAside, link: source.setAside == "0" ? nil : PageLink.setAside(in: [source.file]).address),
      ])
    },
    emptyText: "Ingen kilder.")
}

/// The data's last day at 00.00 UTC: the date that stands in finished files, so that the same document
/// gives the same bytes.
func timestamp(of document: Document) throws -> Date {
  do {
    return try Date("\(document.asOf)T00:00:00Z", strategy: .iso8601)
  } catch {
    throw RenderingError.invalidDate
  }
}
