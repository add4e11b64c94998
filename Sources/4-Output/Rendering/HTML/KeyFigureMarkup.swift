internal import DocumentModel

extension HTMLRenderer {
  /// The numbers on top of the page; the first is what the page is about.
  func keyFigures(_ figures: [KeyFigure]) -> HTML {
    guard !figures.isEmpty else { return .nothing }
    return element("ul", .class("kf", "q2", "kf\(figures.count)")) { figures.map(keyFigure) }
  }

  private func keyFigure(_ figure: KeyFigure) -> HTML {
    element("li") {
      element("h3") {
        figure.label
        element("span") { " \(figure.period)" }
      }
      element("p", .class("v", figure.state.className)) {
        figure.value
        if !figure.unit.isEmpty {
          " "
          element("small") { figure.unit }
        }
        if let word = figure.state.word, word != figure.value, figure.mark?.kind != .preliminary {
          " "
          element("small", .class("state")) { word }
        }
      }
      // The rows stand in line across the figures, so an empty one keeps its place.
      figure.direction.map(direction) ?? element("div")
      if figure.comparisons.isEmpty {
        element("div")
      } else {
        element("dl") {
          figure.comparisons.map { comparison in
            group {
              element("dt") { comparison.label }
              element("dd") { comparison.value }
            }
          }
        }
      }
      figureLink(figure.reference) == nil ? element("div") : sourceLink(figure.reference, about: figure.label)
      figure.mark.map { mark in badge(mark, about: figure.label) } ?? element("div")
    }
  }

  private func direction(_ direction: KeyFigure.DirectionText) -> HTML {
    element("p", .class("dir")) {
      state(Icon(direction.arrow), .text(direction.text), emphasis: direction.isOutsideFrame ? "a" : "k")
    }
  }
}

extension KeyFigure {
  /// One mark a figure: what open findings mean for it, else that it is preliminary.
  fileprivate var mark: QualityMark? {
    let preliminary = QualityMark(
      .preliminary, word: "Foreløbig", sentence: "Perioden er ikke slut, så tallet kan ændre sig.")
    guard state == .preliminary else { return quality }
    return quality.map { $0.kind == .done ? preliminary : $0 } ?? preliminary
  }
}

extension CellState {
  /// The word that says the state; nil where the number says it all.
  package var word: String? {
    switch self {
    case .normal: nil
    case .preliminary: "foreløbig"
    case .expected: "ventet"
    case .missing: "mangler"
    case .suppressed: "<5"
    case .hidden: "skjult"
    }
  }

  /// Whether the word stands beside a number; the others stand instead of one.
  var standsBesideNumber: Bool { self == .preliminary || self == .expected }

  fileprivate var className: String? {
    switch self {
    case .normal, .preliminary, .expected: nil
    case .missing: "none"
    case .suppressed, .hidden: "sup"
    }
  }
}
