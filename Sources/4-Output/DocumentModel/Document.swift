package import CareModel

/// A finished report as values: every number final, formatted and sourced. Renderers only lay it out.
package struct Document: Hashable, Sendable, Codable {
  /// The deliverable's id, for example `maanedsopfoelgning-myndighed`.
  package var id: String
  /// Names the thing and its period: "Månedsopfølgning, oktober 2026".
  package var title: String
  /// The deliverable's name without the period: "Månedsopfølgning (myndighed)".
  package var name: String
  /// `2026-10`.
  package var period: String
  /// "Fjordby Kommune".
  package var municipality: String
  /// Whom this edition is for: "Ledelse · hele kommunen".
  package var recipient: String
  /// Short facts under the title: unit, population.
  package var facts: [String]
  /// Whether the period is closed; a sentence when it is not.
  package var status: Notice?
  /// What must stand on every page of paper and every sheet: "Ikke frigivet"; nil where nothing must.
  package var stamp: String?
  /// What happened and why, its numbers bound to figures.
  package var lead: Prose
  /// At most five; the first is the one the page is about.
  package var keyFigures: [KeyFigure]
  /// What a reader must know of the quality before using the figures.
  package var notices: [Notice]
  package var sections: [Section]
  package var sources: [Source]
  /// Definitions of the words used, for the foot of the paper.
  package var words: [Word]
  /// The day that the figures are counted to.
  package var asOf: Day
  /// The version of the definitions that made the figures.
  package var definitionVersion: String
  /// Whether it holds rows of persons; stands on the paper as "ingen personoplysninger" when it does not.
  package var holdsPersons: Bool
  /// How many different persons its rows are about; for the access log.
  package var persons: Int

  package init(
    id: String, title: String, name: String, period: String, municipality: String, recipient: String,
    facts: [String] = [], status: Notice? = nil, lead: Prose, keyFigures: [KeyFigure] = [], notices: [Notice] = [],
    sections: [Section] = [], sources: [Source] = [], words: [Word] = [], asOf: Day, definitionVersion: String,
    holdsPersons: Bool = false, persons: Int = 0
  ) {
    self.id = id
    self.title = title
    self.name = name
    self.period = period
    self.municipality = municipality
    self.recipient = recipient
    self.facts = facts
    self.status = status
    self.lead = lead
    self.keyFigures = keyFigures
    self.notices = notices
    self.sections = sections
    self.sources = sources
    self.words = words
    self.asOf = asOf
    self.definitionVersion = definitionVersion
    self.holdsPersons = holdsPersons
    self.persons = persons
  }
}

/// A part of a document under one heading.
package struct Section: Hashable, Sendable, Codable {
  /// Anchor in a page, unique in the document; ASCII, no spaces.
  package var id: String
  /// The finding as a sentence, else the thing's name.
  package var title: String
  /// Measure, population, unit, period.
  package var subtitle: String?
  /// What its sheet in a workbook is called, at most 31 UTF-16 units; nil takes the table's caption.
  package var sheet: String?
  package var blocks: [Block]

  package init(id: String, title: String, subtitle: String? = nil, sheet: String? = nil, blocks: [Block]) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.sheet = sheet
    self.blocks = blocks
  }
}

/// What a section can hold. Closed: a renderer that forgets a case does not compile.
package indirect enum Block: Hashable, Sendable, Codable {
  case prose(Prose)
  case notice(Notice)
  case table(DataTable)
  case figure(ChartFigure)
  case help(HelpText)
}

/// Text with numbers that know where they come from.
package struct Prose: Hashable, Sendable, Codable {
  package struct Span: Hashable, Sendable, Codable {
    package var text: String
    package var isStrong: Bool
    package var figure: FigureReference?

    package init(_ text: String, strong: Bool = false, figure: FigureReference? = nil) {
      self.text = text
      self.isStrong = strong
      self.figure = figure
    }
  }

  package var spans: [Span]

  package init(_ spans: [Span]) { self.spans = spans }
  package init(_ text: String) { self.spans = [Span(text)] }

  package var plainText: String { spans.map(\.text).joined() }
}

/// Which figure a shown number is: enough to explain it. Never holds a person.
package struct FigureReference: Hashable, Sendable, Codable {
  package var metric: String
  /// `2026-10`; for year to date the first and last month.
  package var from: String
  package var to: String
  /// Dimension name and value; a nil value is "without".
  package var filters: [Filter]

  package struct Filter: Hashable, Sendable, Codable {
    package var dimension: String
    package var value: String?

    package init(_ dimension: String, _ value: String?) {
      self.dimension = dimension
      self.value = value
    }
  }

  package init(metric: String, from: String, to: String, filters: [Filter] = []) {
    self.metric = metric
    self.from = from
    self.to = to
    self.filters = filters
  }
}

/// A word and what it means in this document (ordforklaring).
package struct Word: Hashable, Sendable, Codable {
  package var term: String
  package var meaning: String

  package init(term: String, meaning: String) {
    self.term = term
    self.meaning = meaning
  }
}

/// A delivery that the document rests on (kilde).
package struct Source: Hashable, Sendable, Codable {
  /// "Indsatser".
  package var name: String
  /// File name as delivered; never a path.
  package var file: String
  /// When it was received: "09-11-2026 kl. 02.14".
  package var received: String
  /// "31-10-2026", or "ingen dato" when the file has none.
  package var coversTo: String
  package var rows: String
  package var setAside: String

  package init(name: String, file: String, received: String, coversTo: String, rows: String, setAside: String) {
    self.name = name
    self.file = file
    self.received = received
    self.coversTo = coversTo
    self.rows = rows
    self.setAside = setAside
  }
}

/// How to read a figure (hjælpetekst): what it counts, how to read it, what it cannot show.
package struct HelpText: Hashable, Sendable, Codable {
  package var title: String
  package var paragraphs: [String]

  package init(title: String = "Sådan læses figuren", paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// A sentence with a sign: a shape and a word, colour only for what waits for a person.
package struct Notice: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Held back (holdt tilbage): octagon.
    case held
    /// Warning (advarsel): triangle.
    case warning
    /// Due (frist): clock.
    case due
    /// With reservation (med forbehold): half disc.
    case reservation
    /// Done (færdig): tick.
    case done
    /// Preliminary (foreløbig): dashed ring.
    case preliminary
    /// Information: i.
    case info

    /// Whether it waits for a person; the only states that get a colour.
    package var waits: Bool { self == .held || self == .warning || self == .due || self == .reservation }
  }

  package var kind: Kind
  /// Bold first words: "Uden område."
  package var title: String
  package var text: Prose
  /// Where to go from here; nil where there is nowhere.
  package var link: PageLink?

  package init(_ kind: Kind, title: String, text: Prose, link: PageLink? = nil) {
    self.kind = kind
    self.title = title
    self.text = text
    self.link = link
  }
}
