internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering
internal import Serving

/// Sources, one a row.
struct SourceTable {
  let sources: [SourceState]
  let id: String
  /// Source to why it is stale.
  var stale: [String: String] = [:]

  var html: HTML {
    listTable(
      labelledBy: id, columns: ["Kilde", "Leveret", "Dækker", "Seneste dato", "Rækker", "Sat til side", "Tilstand"],
      numbers: [4, 5],
      rows: sources.map { source in
        [
          group {
            Words.source(source.source)
            if !source.fileName.isEmpty { element("small") { source.fileName } }
          },
          .text(source.isRead ? DanishText.time(source.received) : "–"),
          covered(source),
          source.coversTo.map(time) ?? element("span", .class("none")) { "ingen dato" },
          // Of a file that was not read nobody knows how many rows it has.
          .text(source.isRead ? DanishText.whole(source.rowsRead) : "–"),
          source.rowsSetAside == 0
            ? .text(source.isRead ? "0" : "–")
            : element("a", .href(PageLink.setAside(in: [source.source]))) {
              DanishText.whole(source.rowsSetAside)
            },
          stale[source.source].map { state(.late, .text($0), emphasis: "a") } ?? status(source),
        ]
      })
  }

  private func status(_ source: SourceState) -> HTML {
    switch source.status {
    case "read" where source.rowsSetAside > 0:
      state(.half, .text("Læst, nogle rækker er sat til side"), emphasis: "q")
    case "read": state(.ok, .text("Modtaget hel"), emphasis: "q")
    case "refused": state(.hold, .text("Afvist: \(quoted(source.message ?? source.code ?? ""))"), emphasis: "a")
    case "ignored": state(.info, .text("Kendes ikke; arkiveret og ladt i fred"), emphasis: "q")
    default: state(.info, .text("Ikke leveret"), emphasis: "q")
    }
  }
}

/// "januar–oktober 2025", and below it the months between that it left out.
func covered(_ source: SourceState) -> HTML {
  group {
    HTML.text(source.coveredText)
    source.gapText.map { gaps in element("small") { "uden \(gaps)" } }
  }
}
