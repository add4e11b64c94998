internal import Access
internal import Application
internal import CareModel
internal import Danish
internal import DocumentModel
internal import Rendering

/// The front page: what waits for the reader, or honestly nothing; three figures with their date; the reader's own reports.
extension Site {
  func frontPage(_ asked: PageRequest) throws -> MadePage {
    let model = try FrontPages(asked.session).show()
    let content = group {
      element("p", .class("dim")) { model.date }
      element("h1") { model.heading }
      element("section", .class("first"), Attribute("aria-label", "Det venter på dig")) {
        if let delivery = model.delivery {
          element("div", .class("cols")) {
            todo(model)
            reach(delivery, today: model.today)
          }
        } else {
          todo(model)
        }
      }
      model.followUps.map(ownFollowUps) ?? .nothing
      figures(model)
      if !model.catalogue.isEmpty {
        catalogue(model.catalogue, for: asked.reader, id: "kat", heading: "Dine rapporter")
      }
      if asked.moment != nil, workspace.knowledge.policy[asked.reader.role].seesFigures {
        element("p", .class("small")) { element("a", .class("arrow"), .href("/kommer")) { "Rapporter, der kommer" } }
      }
    }
    return MadePage(
      frame(title: "Forside", current: .front, reader: asked.reader, content: content),
      persons: model.followUps?.persons ?? 0)
  }

  private func todo(_ model: FrontPage) -> HTML {
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

  /// The caseworker's own list, on the page.
  private func ownFollowUps(_ own: FrontPage.FollowUps) -> HTML {
    guard !own.lines.isEmpty else { return .nothing }
    return element("section", Attribute("aria-labelledby", "sagsliste")) {
      element("div", .class("headrow")) {
        element("h2", .id("sagsliste")) { "Overskredne opfølgninger" }
        element("a", .class("arrow"), .href("/opfoelgninger")) { "Hele listen" }
      }
      element("p", .class("sub")) {
        own.lines.count < own.overdue
          ? "De \(own.lines.count) ældste af \(DanishText.whole(own.overdue)), den ældste først. At åbne en borger bliver logget."
          : "Den ældste først. At åbne en borger bliver logget."
      }
      followUpTable(own.lines, names: own.names, labelledBy: "sagsliste")
    }
  }

  private func figures(_ model: FrontPage) -> HTML {
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
      figure.quality.map { mark in HTMLRenderer(figureLink: { _ in nil }).badge(mark, about: figure.label) }
      if !figure.reference.metric.isEmpty {
        element("p", .class("small")) {
          element("a", .class("src"), .href(explanationPath(figure.reference))) {
            "Hvor kommer tallet fra?"
            element("span", .class("sr")) { " \(figure.label)" }
          }
        }
      }
    }
  }
}
