internal import Charts
internal import DocumentModel
internal import Foundation

/// A document as the template `rapport.typ` reads it: words and drawings in order, nothing left to decide.
struct Paper: Encodable {
  struct Span: Encodable {
    var text: String
    var strong: Bool
  }

  struct Sentence: Encodable {
    var sign: String
    var title: String
    var text: [Span]
  }

  /// The quality of a figure: sign, badge and consequence.
  struct Quality: Encodable {
    var sign: String
    var word: String
    var sentence: String
  }

  struct Figures: Encodable {
    struct Comparison: Encodable {
      var label: String
      var value: String
    }

    struct Direction: Encodable {
      var sign: String
      var text: String
      var isOutsideFrame: Bool
    }

    @Present var state: String?
    @Present var direction: Direction?
    @Present var quality: Quality?
    var label: String
    var period: String
    var value: String
    var unit: String
    var quiet: Bool
    var comparisons: [Comparison]
  }

  struct Column: Encodable {
    @Present var unit: String?
    var title: String
    var isNumber: Bool
    /// Letters that the column needs room for.
    var weight: Int
    /// Letters that it cannot do without.
    var least: Int
  }

  /// A small drawing and the width that it was made for.
  struct Graphic: Encodable {
    var svg: String
    var width: Int
  }

  struct CellContents: Encodable {
    @Present var note: String?
    @Present var sign: String?
    @Present var graphic: Graphic?
    var text: String
    var quiet: Bool
    var strong: Bool
  }

  struct Row: Encodable {
    var kind: String
    var cells: [CellContents]
  }

  struct Table: Encodable {
    @Present var note: String?
    @Present var quality: Quality?
    var caption: String
    var showsCaption: Bool
    var isWork: Bool
    var columns: [Column]
    var rows: [Row]
    var emptyText: String
    var footnotes: [String]
  }

  struct Help: Encodable {
    var title: String
    var paragraphs: [String]
  }

  struct Figure: Encodable {
    var title: String
    var subtitle: String
    var svg: String
    var alternative: String
    var sourceText: String
    @Present var quality: Quality?
    var table: Table
    var help: Help
  }

  enum Part: Encodable {
    case prose([Span])
    case notice(Sentence)
    case table(Table, help: Help?)
    case figure(Figure, showsTitle: Bool)
    case help(Help)
  }

  struct Chapter: Encodable {
    @Present var subtitle: String?
    var title: String
    var blocks: [Part]
    /// Words of the report that are met here for the first time; they stand at the foot of the page.
    var words: [Word]
  }

  /// What was received at one time, in words.
  struct Delivered: Encodable {
    var name: String
    var words: String
  }

  @Present var status: Sentence?
  /// What stands at the head of every page: "Ikke frigivet".
  @Present var stamp: String?
  var title: String
  var name: String
  var municipality: String
  var recipient: String
  var asOf: String
  var colophon: String
  var definitions: String
  var facts: [String]
  var lead: [Span]
  var keyFigures: [Figures]
  var notices: [Sentence]
  var sections: [Chapter]
  /// Words met before the first section.
  var words: [Word]
  var sources: [Delivered]
  var signs: [String: String]
}

/// An optional that is written as null, so that the template can ask for it without guessing.
@propertyWrapper
struct Present<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  // Written out: only then do initialisers of structures take the bare value.
  init(wrappedValue value: Value?) { wrappedValue = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension Paper.Part {
  private enum Key: String, CodingKey { case kind, text, notice, table, help, figure, showsTitle }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .prose(let spans):
      try container.encode("prose", forKey: .kind)
      try container.encode(spans, forKey: .text)
    case .notice(let notice):
      try container.encode("notice", forKey: .kind)
      try container.encode(notice, forKey: .notice)
    case .table(let table, let help):
      try container.encode("table", forKey: .kind)
      try container.encode(table, forKey: .table)
      try container.encode(Present(wrappedValue: help), forKey: .help)
    case .figure(let figure, let showsTitle):
      try container.encode("figure", forKey: .kind)
      try container.encode(figure, forKey: .figure)
      try container.encode(showsTitle, forKey: .showsTitle)
    case .help(let help):
      try container.encode("help", forKey: .kind)
      try container.encode(help, forKey: .help)
    }
  }
}
