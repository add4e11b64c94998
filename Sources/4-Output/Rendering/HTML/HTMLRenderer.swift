package import DocumentModel

/// Lays a document out as the contents of a page. Every word and number is the document's own.
package struct HTMLRenderer: Sendable {
  /// Where "Hvor kommer tallet fra?" leads; nil where the reader has nowhere to go, as in a file.
  package var figureLink: @Sendable (FigureReference) -> Address?
  /// Whether links to pages of ours lead anywhere; where they do not, the words stand alone.
  private let linksToPages: Bool

  package init(
    figureLink: @escaping @Sendable (FigureReference) -> Address?,
    linksToPages: Bool = true
  ) {
    self.figureLink = figureLink
    self.linksToPages = linksToPages
  }

  /// For what stands on a page that explains no figures.
  package static let withoutFigures = HTMLRenderer(figureLink: { _ in nil })

  /// Where a page of ours is; nil leaves plain text.
  func pageLink(_ address: Address?) -> String? { linksToPages ? address?.path : nil }

  /// The heading of a report page: its name, its facts and its status.
  package func title(of document: Document) -> HTML {
    group {
      document.stamp.map { stamp in element("p", .class("stamp")) { stamp } }
      element("h1") { document.title }
      element("p", .class("meta")) {
        document.facts.map { fact in element("span") { fact } }
        document.status.map { notice in
          state(Icon(notice.kind), words(of: notice), emphasis: notice.kind.waits ? "a" : "q")
        }
      }
    }
  }

  /// Everything after the title row, in the same order every month.
  package func body(of document: Document) -> HTML {
    let names = RegionNames()
    return group {
      element("section", .class("first"), Attribute("aria-labelledby", "dokument-kort")) {
        element("h2", .id("dokument-kort"), .class("sr")) { "Kort fortalt" }
        element("p", .class("lead")) { prose(document.lead) }
        keyFigures(document.keyFigures)
        quality(document.notices)
      }
      paired(document.sections).map { pair in
        if pair.count == 1 {
          section(of: pair[0], names: names)
        } else {
          element("div", .class("duo")) { pair.map { section(of: $0, room: .half, names: names) } }
        }
      }
      background(of: document, names: names)
    }
  }

  /// Two charts that follow each other stand side by side on a desk.
  private func paired(_ sections: [Section]) -> [[Section]] {
    var result: [[Section]] = []
    for section in sections {
      if section.isOneFigure, let last = result.last, last.count == 1, last[0].isOneFigure {
        result[result.count - 1].append(section)
      } else {
        result.append([section])
      }
    }
    return result
  }

  func section(of section: Section, room: FigureRoom = .alone, names: RegionNames) -> HTML {
    // A title that the only figure repeats is read once: by the figure.
    var isRepeated = false
    if case .figure(let figure)? = section.blocks.first { isRepeated = figure.title == section.title }
    return element("section", .id(section.id), Attribute("aria-labelledby", "\(section.id)-h")) {
      element("h2", .id("\(section.id)-h"), .class(isRepeated ? "sr" : nil)) { section.title }
      section.subtitle.map { line in element("p", .class("sub")) { line } }
      section.blocks.map { block($0, in: section, room: room, names: names) }
    }
  }

  private func block(_ block: Block, in section: Section, room: FigureRoom, names: RegionNames) -> HTML {
    switch block {
    case .prose(let prose): element("p") { self.prose(prose) }
    case .notice(let notice): self.notice(notice)
    case .table(let table):
      self.table(table, id: "tabel-\(table.id)", hidesCaption: table.caption == section.title, names: names)
    case .figure(let figure): self.figure(figure, room: room, names: names)
    case .help(let help): element("div", .class("fold")) { self.help(help, about: section.title) }
    }
  }

  func prose(_ prose: Prose) -> HTML {
    group {
      prose.spans.map { span in
        let text = withDates(span.text)
        let words = span.isStrong ? element("strong") { text } : text
        guard let path = span.figure.flatMap(figureLink) else { return words }
        return element("a", .href(path)) { words }
      }
    }
  }

  package func notice(_ notice: Notice) -> HTML {
    element("div", .class("quality", notice.kind.waits ? "a" : nil)) {
      Icon(notice.kind).html()
      element("p") { words(of: notice) }
    }
  }

  /// How to read a thing, one press away; `about` tells a listener which thing, for the same words stand at many.
  func help(_ help: HelpText, about: String) -> HTML {
    element("details") {
      element("summary") {
        help.title
        element("span", .class("sr")) { ": \(about)" }
      }
      element("div", .class("help")) { help.paragraphs.map { paragraph in element("p") { withDates(paragraph) } } }
    }
  }

  /// "Hvor kommer tallet fra?", with the figure's name for those who only hear the link.
  func sourceLink(_ reference: FigureReference?, about name: String) -> HTML {
    guard let path = reference.flatMap(figureLink) else { return .nothing }
    return element("a", .class("src"), .href(path)) {
      "Hvor kommer tallet fra?"
      element("span", .class("sr")) { " \(name)" }
    }
  }

  /// What the figures rest on, for whoever asks: the deliveries and the meaning of the words.
  private func background(of document: Document, names: RegionNames) -> HTML {
    guard !document.sources.isEmpty || !document.words.isEmpty else { return .nothing }
    return element("section", .id("dokument-grundlag"), Attribute("aria-labelledby", "dokument-grundlag-h")) {
      element("h2", .id("dokument-grundlag-h")) { "Kilder og ord" }
      element("p", .class("sub")) {
        "Tallene er gjort op til "
        withDates(dataDate(of: document))
        " efter definitionernes version \(document.definitionVersion)."
      }
      element("div", .class("fold")) {
        if !document.sources.isEmpty {
          element("details", .id("dokument-kilder")) {
            element("summary") { "Kilder: \(document.sources.count)" }
            table(sourceTable(of: document), id: "dokument-kilder-tabel", hidesCaption: true, names: names)
          }
        }
        if !document.words.isEmpty {
          element("details", .id("dokument-ord")) {
            element("summary") { "Ord i rapporten: \(document.words.count)" }
            element("dl", .class("defs")) {
              document.words.map { word in
                group {
                  element("dt") { word.term }
                  element("dd") { word.meaning }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Bold first words, then the sentence.
  func words(of notice: Notice) -> HTML {
    group {
      if !notice.title.isEmpty {
        element("strong") { notice.title }
        " "
      }
      prose(notice.text)
      if let link = notice.link, linksToPages {
        " "
        element("a", .href(link)) { link.title }
      }
    }
  }
}

extension Section {
  /// A chart and nothing else.
  fileprivate var isOneFigure: Bool {
    if case .figure? = blocks.first { blocks.count == 1 } else { false }
  }
}

/// Names that regions of one page have got; two regions with one name cannot be told apart by ear.
final class RegionNames {
  private var taken: [String: Int] = [:]

  func unique(_ name: String) -> String {
    taken[name, default: 0] += 1
    let count = taken[name, default: 1]
    return count == 1 ? name : "\(name) (\(count))"
  }
}
