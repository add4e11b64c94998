package import DocumentModel

/// Lays a document out as the contents of a page. Every word and number is the document's own.
package struct HTMLRenderer: Sendable {
  /// Where "Hvor kommer tallet fra?" leads; nil where the reader has nowhere to go, as in a file.
  package var figureLink: @Sendable (FigureReference) -> String?
  /// Where a path of our own leads; nil leaves plain text.
  package var pageLink: @Sendable (String) -> String?

  package init(
    figureLink: @escaping @Sendable (FigureReference) -> String?,
    pageLink: @escaping @Sendable (String) -> String? = { $0 }
  ) {
    self.figureLink = figureLink
    self.pageLink = pageLink
  }

  /// The heading of a report page: its name, facts, status and what can be done with it.
  package func titleRow(of document: Document, actions: [Page.Link] = []) -> HTML {
    element("div", .class("headrow")) {
      element("div") {
        element("h1") { document.title }
        element("p", .class("meta")) {
          document.facts.map { fact in element("span") { fact } }
          document.status.map { notice in
            state(Icon(notice.kind), notice.words(by: self), emphasis: notice.kind.waits ? "a" : "q")
          }
        }
      }
      if !actions.isEmpty {
        element("div", .class("btns")) {
          actions.map { action in element("a", .class("btn"), .href(action.path)) { action.title } }
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
      }
      if !document.notices.isEmpty {
        element("section", .class("first"), Attribute("aria-label", "Datakvalitet")) {
          document.notices.map(notice)
        }
      }
      document.sections.map { section(of: $0, names: names) }
      sources(of: document, names: names)
      words(of: document)
    }
  }

  func section(of section: Section, names: RegionNames) -> HTML {
    // A title that the only figure repeats is read once: by the figure.
    var isRepeated = false
    if case .figure(let figure)? = section.blocks.first { isRepeated = figure.title == section.title }
    return element("section", .id(section.id), Attribute("aria-labelledby", "\(section.id)-h")) {
      element("h2", .id("\(section.id)-h"), .class(isRepeated ? "sr" : nil)) { section.title }
      section.subtitle.map { line in element("p", .class("sub")) { line } }
      section.blocks.map { block($0, in: section, names: names) }
    }
  }

  private func block(_ block: Block, in section: Section, names: RegionNames) -> HTML {
    switch block {
    case .prose(let prose): element("p") { self.prose(prose) }
    case .notice(let notice): self.notice(notice)
    case .table(let table):
      self.table(table, id: "tabel-\(table.id)", hidesCaption: table.caption == section.title, names: names)
    case .figure(let figure): self.figure(figure, names: names)
    case .help(let help): self.help(help, level: .h3, about: section.title)
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
      element("p") { notice.words(by: self) }
    }
  }

  enum HeadingLevel: Sendable { case h3, h4 }

  /// How to read a thing; `about` tells a listener which thing, for the same words stand at many.
  func help(_ help: HelpText, level: HeadingLevel, about: String) -> HTML {
    let title = group {
      help.title
      element("span", .class("sr")) { ": \(about)" }
    }
    return element("div", .class("help")) {
      switch level {
      case .h3: element("h3") { title }
      case .h4: element("h4") { title }
      }
      help.paragraphs.map { paragraph in element("p") { withDates(paragraph) } }
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

  private func sources(of document: Document, names: RegionNames) -> HTML {
    guard !document.sources.isEmpty else { return .nothing }
    return element("section", .id("dokument-kilder"), Attribute("aria-labelledby", "dokument-kilder-h")) {
      element("h2", .id("dokument-kilder-h")) { "Kilder" }
      element("p", .class("sub")) {
        "Tallene er gjort op til \(dataDate(of: document)) efter definitionernes version \(document.definitionVersion)."
      }
      table(sourceTable(of: document), id: "dokument-kilder-tabel", hidesCaption: true, names: names)
    }
  }

  private func words(of document: Document) -> HTML {
    guard !document.words.isEmpty else { return .nothing }
    return element("section", .id("dokument-ord"), Attribute("aria-labelledby", "dokument-ord-h")) {
      element("h2", .id("dokument-ord-h")) { "Ord i rapporten" }
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

extension Notice {
  /// Bold first words, then the sentence.
  fileprivate func words(by renderer: HTMLRenderer) -> HTML {
    group {
      if !title.isEmpty {
        element("strong") { title }
        " "
      }
      renderer.prose(text)
      if let link, let path = renderer.pageLink(link.path) {
        " "
        element("a", .href(path)) { link.title }
      }
    }
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
