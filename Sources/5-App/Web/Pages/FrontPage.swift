internal import Access
internal import Application
internal import CareModel
internal import DocumentModel
internal import Rendering

/// The front page: what waits for the reader, how far the data reach, the month in three numbers, the catalogue.
extension Site {
  func frontPage(_ asked: PageRequest) throws -> MadePage {
    let model = try workspace.frontPage(for: asked.reader)
    let content = group {
      element("p", .class("dim")) { model.date }
      element("h1") { heading(model.waiting.count) }
      element("section", .class("first"), Attribute("aria-label", "Det venter på dig")) {
        element("div", .class("cols")) {
          waiting(model)
          if let open = asked.open { reach(open, today: model.today) }
        }
      }
      if let month = model.month { monthInShort(month) }
      catalogue(model.catalogue, for: asked.reader, id: "kat", heading: "Rapporter", onlyOwn: true)
    }
    return MadePage(frame(title: "Forside", current: .front, reader: asked.reader, content: content))
  }

  private func heading(_ count: Int) -> String {
    let words = ["Intet", "Én ting", "To ting", "Tre ting", "Fire ting", "Fem ting", "Seks ting"]
    return (count < words.count ? words[count] : "\(count) ting") + " venter på dig"
  }

  private func waiting(_ model: FrontPage) -> HTML {
    if model.waiting.isEmpty {
      return element("div") {
        element("p", .class("lead")) { "Alt, hvad du modtager, er vist nedenfor. Der er ikke noget, du skal gøre." }
      }
    }
    return element("ol", .class("todo")) {
      model.waiting.map { item in
        element("li") {
          icon(item.sign).html(class: item.sign.waits ? "a" : nil)
          element("div") {
            element("h2") {
              if let path = item.path {
                element("a", .href(path)) { item.title }
              } else {
                item.title
              }
            }
            element("p") { withDates(item.text) }
          }
          if let path = item.path, let action = item.action {
            element("div", .class("btns")) { element("a", .class("btn"), .href(path)) { action } }
          }
        }
      }
    }
  }

  private func icon(_ kind: Notice.Kind) -> Icon { Icon(kind) }

  private func monthInShort(_ month: FrontPage.Month) -> HTML {
    element("section", Attribute("aria-labelledby", "kort")) {
      element("div", .class("headrow")) {
        element("h2", .id("kort")) { "Kort om \(month.name)" }
        element("a", .class("arrow"), .href("/rapporter/\(month.report)")) { "Hele rapporten: \(month.reportName)" }
      }
      element("ul", .class("kf", "kf\(min(3, month.figures.count))")) {
        month.figures.prefix(3).map { figure in
          element("li") {
            element("h3") {
              figure.label
              element("span") { " \(figure.period)" }
            }
            element("p", .class("v")) {
              figure.value
              if !figure.unit.isEmpty {
                " "
                element("small") { figure.unit }
              }
            }
            figure.direction.map { direction in
              element("p", .class("dir")) {
                state(Icon(direction.arrow), .text(direction.text), emphasis: direction.isOutsideFrame ? "a" : "k")
              }
            }
            figure.quality.map { mark in HTMLRenderer(figureLink: { _ in nil }).badge(mark, about: figure.label) }
          }
        }
      }
    }
  }
}
