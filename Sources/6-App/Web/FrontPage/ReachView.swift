internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Loads
internal import Rendering
internal import Serving

/// "Så langt rækker data": the period that each source covers, as a drawing and as a table.
struct ReachView {
  let delivery: DeliveryView
  let today: Day

  var html: HTML {
    let wanted = ["indsatser", "sager", "posteringer", "budget", "fravaer", "loen", "ophold", "klager"]
    let states = wanted.compactMap { name in delivery.sources.first { $0.source == name } }
    return element("aside", Attribute("aria-labelledby", "friske")) {
      element("figure", .class("fig")) {
        element("h2", .id("friske")) { "Så langt rækker data" }
        element("p", .class("sub")) { "Periode, som hver kilde dækker" }
        HTML.raw(drawing(states))
      }
      element("details") {
        element("summary") { "Vis som tabel" }
        element(
          "div", .class("tw"), Attribute("tabindex", "0"), Attribute("role", "region"),
          Attribute("aria-label", "Tabel: kilder")
        ) {
          element("table", .class("tight")) {
            element("thead") {
              element("tr") {
                ["Kilde", "Dækker", "Leveret"].map { t in element("th", Attribute("scope", "col")) { t } }
              }
            }
            element("tbody") {
              states.map { source in
                element("tr") {
                  element("th", Attribute("scope", "row")) { Words.source(source.source) }
                  element("td") { covered(source) }
                  element("td") { source.isRead ? DanishText.time(source.received) : "ikke leveret" }
                }
              }
            }
          }
        }
      }
      element("p", .class("small")) { element("a", .class("src"), .href(.sources)) { "Alle kilder og leveringer" } }
    }
  }

  /// Three months up to today; a source that stops before is seen to stop, a month that it leaves out is a hole, and one that
  /// never came is hatched.
  private func drawing(_ states: [SourceState]) -> String {
    let first = Period(monthOf: today).advanced(by: -2).firstDay
    let span = Double(max(1, first.distance(to: today)))
    func x(_ day: Day) -> Double {
      4 + 336 * Double(max(0, min(first.distance(to: day), first.distance(to: today)))) / span
    }
    let height = 34 + states.count * 46
    var svg = ""
    var month = Period(monthOf: first)
    while month.firstDay <= today {
      let place = text(x(month.firstDay))
      svg += "<line x1=\"\(place)\" y1=\"22\" x2=\"\(place)\" y2=\"\(height - 20)\" class=\"gl\"/>"
      if x(month.firstDay) < 300 {
        svg +=
          "<text x=\"\(text(x(month.firstDay) + 3))\" y=\"14\">\(DanishText.month(month.firstDay.month).prefix(3)).</text>"
      }
      month = month.advanced(by: 1)
    }
    svg += "<line x1=\"340\" y1=\"18\" x2=\"340\" y2=\"\(height - 20)\" class=\"zl\"/>"
    svg += "<text x=\"344\" y=\"\(height - 4)\" class=\"k b e\">i dag, \(DanishText.date(today))</text>"
    var told: [String] = []
    for (index, source) in states.enumerated() {
      let y = 30 + index * 46
      let name = HTML.text(Words.source(source.source)).markup
      svg += "<text x=\"4\" y=\"\(y + 12)\" class=\"k b halo\">\(name)</text>"
      let end = delivery.coveredTo(source)
      let words = source.isRead ? end.map(DanishText.date) ?? source.coveredText : "ikke leveret"
      told.append("\(Words.source(source.source)): \(words)")
      svg += "<text x=\"332\" y=\"\(y + 12)\" class=\"\(source.isRead ? "" : "ta b ")e halo\">\(words)</text>"
      if source.isRead, let end {
        for month in Period.series(from: Period(monthOf: first), to: Period(monthOf: today), by: .month)
        where source.covers(month) && month.firstDay <= end {
          let (begin, stop) = (x(month.firstDay), x(min(month.lastDay, end).advanced(by: 1)))
          svg +=
            "<rect x=\"\(text(begin))\" y=\"\(y + 19)\" width=\"\(text(max(2, stop - begin)))\" height=\"9\" class=\"bar\"/>"
        }
      } else if !source.isRead {
        svg += "<rect x=\"4\" y=\"\(y + 19)\" width=\"336\" height=\"9\" class=\"bar hatattn\"/>"
      }
    }
    return "<svg class=\"c\" viewBox=\"0 0 350 \(height)\" role=\"img\" aria-labelledby=\"rk-t rk-d\">"
      + "<title id=\"rk-t\">Hvor langt hver kilde rækker</title>"
      + "<desc id=\"rk-d\">\(HTML.text(told.joined(separator: ". ")).markup).</desc>\(svg)</svg>"
  }

  private func text(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
