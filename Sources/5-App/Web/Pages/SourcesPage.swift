internal import Access
internal import Application
internal import Danish
internal import DocumentModel
internal import Rendering

/// Every file of the delivery in use: when it came, how far it reaches, how it went.
extension Site {
  func sourcesPage(_ asked: PageRequest) throws -> MadePage {
    let delivery = try Deliveries(asked.session).inUse()
    let content = group {
      element("h1") { "Kilder og leveringer" }
      if let delivery {
        element("p", .class("lead")) {
          "Alle sider bygger på leveringen, der er modtaget "
          withDates(DanishText.time(delivery.received))
          ". Tallene er gjort op til "
          time(delivery.asOf)
          "."
        }
        element("p", .class("small", "dim")) { "Leveringens nummer: \(delivery.delivery)" }
        element("p") {
          element("a", .class("arrow"), .href("/datavaerdikaede")) {
            "Dataværdikæde: fra felt til tal og fra tal til felt"
          }
        }
        // The way to this page is left out on it.
        delivery.banner.map { banner in
          HTMLRenderer(figureLink: { _ in nil }).notice(Notice(banner.kind, title: banner.title, text: banner.text))
        }
        element("section", Attribute("aria-labelledby", "filer")) {
          element("h2", .id("filer")) { "Filer" }
          element("p", .class("small", "dim")) {
            "En måned, som en kilde ikke dækker, mangler i alle tal, der bygger på den. Den er ikke nul."
          }
          sourceTable(delivery.sources, labelledBy: "filer", stale: delivery.stale)
        }
      } else {
        element("p", .class("lead")) { "Der er ikke indlæst nogen data endnu." }
        element("p") { "Indlæs en levering med “traad load MAPPE”, eller prøv “traad demo”." }
      }
    }
    return MadePage(frame(title: "Kilder", current: .sources, reader: asked.reader, back: "/kilder", content: content))
  }

  func sourceTable(_ sources: [SourceState], labelledBy id: String, stale: [String: String] = [:]) -> HTML {
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
            : element("a", .href(PageLink.setAside(in: [source.source]).path)) {
              DanishText.whole(source.rowsSetAside)
            },
          stale[source.source].map { state(.late, .text($0), emphasis: "a") } ?? status(source),
        ]
      })
  }

  /// "januar–oktober 2025", and below it the months between that it left out.
  func covered(_ source: SourceState) -> HTML {
    group {
      HTML.text(source.coveredText)
      source.gapText.map { gaps in element("small") { "uden \(gaps)" } }
    }
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
