internal import Charts
internal import DocumentModel
internal import Foundation

extension Paper {
  init(_ document: Document) {
    var remaining = document.words
    var opening = taken(from: &remaining, by: openingText(of: document))
    var chapters = document.sections.map { section in
      Chapter(section, words: taken(from: &remaining, by: text(of: section)))
    }
    // Words that no text holds as they are written stand with the last ones.
    if let last = chapters.indices.last { chapters[last].words += remaining } else { opening += remaining }
    self.init(
      status: document.status.map(Sentence.init), stamp: document.stamp,
      title: document.title,
      name: document.name,
      municipality: document.municipality,
      recipient: document.recipient,
      asOf: "Data til \(dataDate(of: document))",
      colophon: Rendering.colophon(of: document),
      definitions:
        "Tallene er gjort op til \(dataDate(of: document)) efter definitionernes version \(document.definitionVersion).",
      facts: document.facts,
      lead: spans(document.lead),
      keyFigures: document.keyFigures.map(Figures.init),
      notices: document.notices.map(Sentence.init),
      sections: chapters,
      words: opening,
      sources: Delivered.all(document.sources),
      signs: Dictionary(uniqueKeysWithValues: Icon.allCases.map { ($0.rawValue, $0.standalone) }))
  }
}

private func spans(_ prose: Prose) -> [Paper.Span] { prose.spans.map { .init(text: $0.text, strong: $0.isStrong) } }

extension Paper.Sentence {
  fileprivate init(_ notice: Notice) {
    self.init(sign: Icon(notice.kind).rawValue, title: notice.title, text: spans(notice.text))
  }
}

extension Paper.Delivered {
  /// What came at the same time stands together: "Modtaget 09-11-2026 kl. 02.14", "Borgere, dækker til 31-10-2026, 12.345
  /// rækker læst, 3 sat til side; Budget, 349 rækker læst."
  fileprivate static func all(_ sources: [Source]) -> [Paper.Delivered] {
    let times = sources.map(\.received).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return times.map { time in
      let own = sources.filter { $0.received == time }.map(words)
      return Paper.Delivered(name: "Modtaget \(time)", words: own.joined(separator: "; ") + ".")
    }
  }

  private static func words(_ source: Source) -> String {
    let covers = source.coversTo == "ingen dato" ? [] : ["dækker til \(source.coversTo)"]
    let rows = "\(source.rows) \(source.rows == "1" ? "række" : "rækker") læst"
    let aside = source.setAside == "0" ? [] : ["\(source.setAside) sat til side"]
    return ([source.name] + covers + [rows] + aside).joined(separator: ", ")
  }
}

extension Paper.Quality {
  fileprivate init(_ mark: QualityMark) {
    self.init(sign: Icon(mark.kind).rawValue, word: mark.word, sentence: mark.sentence)
  }
}

extension Paper.Figures {
  fileprivate init(_ figure: KeyFigure) {
    self.init(
      state: figure.state.word == figure.value ? nil : figure.state.word,
      direction: figure.direction.map {
        Direction(sign: Icon($0.arrow).rawValue, text: $0.text, isOutsideFrame: $0.isOutsideFrame)
      }, quality: figure.quality.map(Paper.Quality.init),
      label: figure.label, period: figure.period, value: figure.value, unit: figure.unit, quiet: !figure.state.isNumber,
      comparisons: figure.comparisons.map { Comparison(label: $0.label, value: $0.value) })
  }
}

extension Paper.Table {
  fileprivate init(_ table: DataTable, showsCaption: Bool) {
    self.init(
      note: table.note, quality: table.quality.map(Paper.Quality.init), caption: table.caption,
      showsCaption: showsCaption, isWork: table.kind == .work,
      columns: table.columns.enumerated().map { index, column in
        Paper.Column(
          unit: column.unit, title: column.title, isNumber: column.isNumber, weight: weight(of: index, in: table),
          least: least(of: index, in: table))
      },
      rows: table.rows.map { row in
        Paper.Row(kind: row.kind.rawValue, cells: row.cells.prefix(table.columns.count).map(Paper.CellContents.init))
      },
      emptyText: table.emptyText, footnotes: table.footnotes)
  }
}

extension Paper.Graphic {
  fileprivate init(_ graphic: Cell.Graphic) {
    let drawn = inlineDrawing(of: graphic, for: true)
    self.init(svg: drawn.svg, width: drawn.width)
  }
}

extension Paper.CellContents {
  fileprivate init(_ cell: Cell) {
    self.init(
      note: cell.smallLine, sign: cell.sign.map { Icon($0).rawValue },
      graphic: cell.graphic.map(Paper.Graphic.init), text: cell.shownText,
      quiet: !cell.state.isNumber, strong: cell.isStrong)
  }
}

extension Paper.Help {
  fileprivate init(_ help: HelpText) { self.init(title: help.title, paragraphs: help.paragraphs) }
}

extension Paper.Figure {
  fileprivate init(_ figure: ChartFigure) {
    let drawn = drawing(of: figure, size: .print, idPrefix: figure.id)
    self.init(
      title: figure.title, subtitle: [figure.subtitle, drawn.axisNote].compactMap { $0 }.joined(separator: " "),
      svg: drawn.svg, alternative: "\(figure.alternative). \(figure.description)", sourceText: figure.sourceText,
      quality: figure.quality.map(Paper.Quality.init),
      table: Paper.Table(figure.monthsAcross ?? figure.table, showsCaption: false),
      help: Paper.Help(figure.help))
  }
}

extension Paper.Chapter {
  fileprivate init(_ section: Section, words: [Word]) {
    self.init(
      subtitle: section.subtitle, title: section.title,
      blocks: section.blocks.map { block in
        switch block {
        case .prose(let prose): .prose(spans(prose))
        case .notice(let notice): .notice(Paper.Sentence(notice))
        case .table(let table):
          .table(
            Paper.Table(table, showsCaption: table.caption != section.title), help: table.help.map(Paper.Help.init))
        case .figure(let figure): .figure(Paper.Figure(figure), showsTitle: figure.title != section.title)
        case .help(let help): .help(Paper.Help(help))
        }
      }, words: words)
  }
}

extension CellState {
  /// Whether there is a number to read; the others are words in quiet ink.
  fileprivate var isNumber: Bool { self == .normal || standsBesideNumber }
}

extension Icon {
  /// The sign as a drawing of its own, on white paper.
  fileprivate var standalone: String {
    ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">"##
      + drawing.replacingOccurrences(of: "var(--paper)", with: "#fff")
      .replacingOccurrences(of: "currentColor", with: "#000")
      + "</svg>"
  }
}
