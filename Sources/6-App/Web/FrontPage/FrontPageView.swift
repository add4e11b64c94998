internal import Access
internal import CareModel
internal import Danish
internal import DocumentModel
internal import FrontPage
internal import Rendering
internal import Worklist

/// The front page: what waits for the reader, or honestly nothing; three figures with their date; the reader's own reports.
struct FrontPageView {
  let model: FrontPage
  let role: Role
  /// Whether anything has been loaded.
  let hasData: Bool
  let seesFigures: Bool

  var content: PageContent {
    PageContent("Forside", in: .front, here: .front, persons: model.followUps?.persons ?? 0) {
      element("p", .class("dim")) { model.date }
      element("h1") { model.heading }
      element("section", .class("first"), Attribute("aria-label", "Det venter på dig")) {
        if let delivery = model.delivery {
          element("div", .class("cols")) {
            todo
            ReachView(delivery: delivery, today: model.today).html
          }
        } else {
          todo
        }
      }
      model.followUps.map(ownFollowUps) ?? .nothing
      figures
      if !model.catalogue.isEmpty {
        CatalogueView(states: model.catalogue, role: role, id: "kat", heading: "Dine rapporter").html
      }
      if hasData, seesFigures {
        element("p", .class("small")) { element("a", .class("arrow"), .href(.coming)) { "Rapporter, der kommer" } }
      }
    }
  }

  private var todo: HTML {
    element("ol", .class("todo")) {
      model.waiting.map { item($0, waits: true) }
      model.known.map { item($0, waits: false) }
    }
  }

  private func item(_ item: FrontPage.Item, waits: Bool) -> HTML {
    element("li") {
      Icon(item.sign).html(class: waits && item.sign.waits ? "a" : nil)
      element("div") {
        element("h2") {
          if let address = item.address {
            element("a", .href(address)) { item.title }
          } else {
            item.title
          }
        }
        element("p") { withDates(item.text) }
      }
      if let address = item.address, let action = item.action {
        element("div", .class("btns")) { element("a", .class("btn"), .href(address)) { action } }
      }
    }
  }

  /// The caseworker's own list, on the page.
  private func ownFollowUps(_ own: FrontPage.FollowUps) -> HTML {
    guard !own.lines.isEmpty else { return .nothing }
    return element("section", Attribute("aria-labelledby", "sagsliste")) {
      element("div", .class("headrow")) {
        element("h2", .id("sagsliste")) { "Overskredne opfølgninger" }
        element("a", .class("arrow"), .href(.followUps(FollowUpAddress()))) { "Hele listen" }
      }
      element("p", .class("sub")) {
        own.lines.count < own.overdue
          ? "De \(own.lines.count) ældste af \(DanishText.whole(own.overdue)), den ældste først. At åbne en borger bliver logget."
          : "Den ældste først. At åbne en borger bliver logget."
      }
      FollowUpTable(lines: own.lines, names: own.names, id: "sagsliste").html
    }
  }

  private var figures: HTML {
    guard !model.figures.isEmpty else { return .nothing }
    return element("section", Attribute("aria-labelledby", "tal")) {
      element("h2", .class("sr"), .id("tal")) { "Tal" }
      element("ul", .class("kf", "kf\(min(3, model.figures.count))")) { model.figures.prefix(3).map(figure) }
      model.figuresNote.map { note in element("p", .class("small", "dim")) { withDates(note) } }
    }
  }

  private func figure(_ figure: KeyFigure) -> HTML {
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
        if let word = figure.state.word, word != figure.value, figure.exact != nil {
          " "
          element("small", .class("state")) { word }
        }
      }
      figure.direction.map { direction in
        element("p", .class("dir")) {
          state(Icon(direction.arrow), .text(direction.text), emphasis: direction.isOutsideFrame ? "a" : "k")
        }
      }
      figure.quality.map { mark in HTMLRenderer.withoutFigures.badge(mark, about: figure.label) }
      if !figure.reference.metric.isEmpty {
        element("p", .class("small")) {
          element("a", .class("src"), .href(.explanation(FigureAddress(figure.reference)))) {
            "Hvor kommer tallet fra?"
            element("span", .class("sr")) { " \(figure.label)" }
          }
        }
      }
    }
  }
}
