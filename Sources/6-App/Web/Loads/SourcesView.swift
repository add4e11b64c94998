internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Loads
internal import Rendering

/// Every file of the delivery in use: when it came, how far it reaches, how it went.
struct SourcesView {
  /// nil before the first load.
  let delivery: DeliveryView?

  var content: PageContent {
    PageContent("Kilder", in: .sources, here: .sources) {
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
          element("a", .class("arrow"), .href(.valueChain(ValueChainAddress()))) {
            "Dataværdikæde: fra felt til tal og fra tal til felt"
          }
        }
        // The way to this page is left out on it.
        delivery.banner.map { banner in
          HTMLRenderer.withoutFigures.notice(Notice(banner.kind, title: banner.title, text: banner.text))
        }
        element("section", Attribute("aria-labelledby", "filer")) {
          element("h2", .id("filer")) { "Filer" }
          element("p", .class("small", "dim")) {
            "En måned, som en kilde ikke dækker, mangler i alle tal, der bygger på den. Den er ikke nul."
          }
          SourceTable(sources: delivery.sources, id: "filer", stale: delivery.stale).html
        }
      } else {
        element("p", .class("lead")) { "Der er ikke indlæst nogen data endnu." }
        element("p") { "Indlæs en levering med “traad load MAPPE”, eller prøv “traad demo”." }
      }
    }
  }
}
