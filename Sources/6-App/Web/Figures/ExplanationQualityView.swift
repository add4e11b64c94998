internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Figures
internal import Rendering

/// "Åbne fund, der rører tallet": by check, never by person.
struct ExplanationQualityView {
  let quality: FigureExplanation.Quality?

  var html: HTML {
    element("section", Attribute("aria-labelledby", "fund")) {
      element("h2", .id("fund")) { "Åbne fund, der rører tallet" }
      if let quality {
        if quality.checks.isEmpty {
          element("p") { state(.ok, .text("Ingen åbne fund rører tallet i perioden."), emphasis: "q") }
        } else {
          listTable(
            labelledBy: "fund", columns: ["Kontrol", "Fund", "Hvad det betyder for tallet", "Ansvarlig"],
            rows: quality.checks.map(row))
        }
        if let mark = quality.mark, let rows = mark.rowsLink {
          element("p", .class("keyline")) {
            mark.setAside == 1
              ? "Én række i tallets kilder er sat til side, fordi den ikke kunne læses sikkert. "
              : "\(DanishText.whole(mark.setAside)) rækker i tallets kilder er sat til side, fordi de ikke kunne læses sikkert. "
            element("a", .href(rows)) { "Se hvilke" }
          }
        }
        if !quality.silent.isEmpty {
          element("details") {
            element("summary") { "Kontroller, der ikke har set på tallet (\(quality.silent.count))" }
            element("ul") { quality.silent.map { line in element("li") { line } } }
          }
        }
      } else {
        element("p") { "Datalageret er bygget, før der var kontroller. Indlæs en levering igen for at få dem med." }
      }
    }
  }

  private func row(_ check: FigureExplanation.Quality.Check) -> [HTML] {
    [
      group {
        if let link = check.link {
          element("a", .href(link)) { check.title }
        } else {
          check.title
        }
        element("small") { "Kontrol \(check.id)" }
      },
      state(Icon(check.severity), .text(check.count), emphasis: check.severity.waits ? "a" : "q"),
      .text(check.consequence), .text(check.owner),
    ]
  }
}
